using Fulfillment.LabelTemplates.Layout;

namespace Fulfillment.LabelTemplates.Barcodes;

/// <summary>A code before it has a size: a grid of dark areas, or a row of bars.</summary>
internal abstract record Symbol
{
    /// <summary>Width in modules, quiet zones included.</summary>
    public required int Columns { get; init; }

    /// <summary>Modules come in multiples of this many printer dots, where a bar is a fraction of a module wide.</summary>
    public int DotsInStep { get; init; } = 1;
}

/// <summary>A code whose height follows from its width.</summary>
/// <param name="Rows">Height in modules, quiet zones included.</param>
/// <param name="Dark">In modules.</param>
internal sealed record GridSymbol(int Rows, IReadOnlyList<Area> Dark) : Symbol;

/// <summary>A code of bars as tall as its box makes them.</summary>
/// <param name="Bars">From the left.</param>
internal sealed record BarSymbol(IReadOnlyList<Bar> Bars) : Symbol
{
    /// <summary>What people read under the bars.</summary>
    public required IReadOnlyList<Legend> Legends { get; init; }
}

/// <param name="X">Left edge, modules.</param>
/// <param name="Width">Modules.</param>
/// <param name="Tail">How much further down than the others it reaches, modules.</param>
internal readonly record struct Bar(double X, double Width, double Tail);

/// <summary>A stretch of text under the bars, centred between two places.</summary>
/// <param name="From">Modules from the left.</param>
/// <param name="To">Modules from the left.</param>
internal readonly record struct Legend(string Text, double From, double To);

/// <summary>Why a value cannot stand in a symbology; both sentences go on after a colon.</summary>
internal sealed record CodeFault(string Ja, string En);

/// <summary>A symbol, or what is wrong with the value.</summary>
internal readonly record struct SymbolOutcome(Symbol? Symbol, CodeFault? Fault)
{
    public static implicit operator SymbolOutcome(Symbol symbol) => new(symbol, null);

    public static implicit operator SymbolOutcome(CodeFault fault) => new(null, fault);
}
