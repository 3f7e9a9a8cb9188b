using Fulfillment.LabelTemplates.Layout;

namespace Fulfillment.LabelTemplates.Barcodes;

/// <summary>A code before it has a size: a grid of dark areas, or a row of bars.</summary>
internal abstract record Symbol
{
    /// <summary>Width in modules, quiet zones included.</summary>
    public required int Columns { get; init; }

    /// <summary>Modules come in multiples of this many printer dots, where a bar is a fraction of a module wide.</summary>
    public int DotsInStep { get; init; } = 1;

    /// <summary>The same symbol of other modules, quiet zones kept.</summary>
    public abstract Symbol With(bool[,] modules);

    /// <summary>Runs of dark modules of a row.</summary>
    protected static IEnumerable<(int Start, int Length)> Runs(bool[,] modules, int row)
    {
        for (var x = 0; x < modules.GetLength(1); x++)
        {
            if (!modules[row, x]) continue;
            var start = x;
            while (x < modules.GetLength(1) && modules[row, x]) x++;
            yield return (start, x - start);
        }
    }
}

/// <summary>A code whose height follows from its width.</summary>
/// <param name="Rows">Height in modules, quiet zones included.</param>
/// <param name="Dark">In modules.</param>
internal sealed record GridSymbol(int Rows, IReadOnlyList<Area> Dark) : Symbol
{
    public override Symbol With(bool[,] modules)
    {
        var quiet = (int)Dark.Min(area => area.X);
        return new GridSymbol(modules.GetLength(0) + (2 * quiet), [.. Enumerable.Range(0, modules.GetLength(0)).SelectMany(y => Runs(modules, y).Select(run => new Area(run.Start + quiet, y + quiet, run.Length, 1)))])
        {
            Columns = modules.GetLength(1) + (2 * quiet),
        };
    }
}

/// <summary>A code of bars as tall as its box makes them.</summary>
/// <param name="Bars">From the left.</param>
internal sealed record BarSymbol(IReadOnlyList<Bar> Bars) : Symbol
{
    /// <summary>What people read under the bars.</summary>
    public required IReadOnlyList<Legend> Legends { get; init; }

    public override Symbol With(bool[,] modules)
    {
        var left = Bars[0].X;
        var tails = Bars.Where(bar => bar.Tail > 0).ToDictionary(bar => bar.X, bar => bar.Tail);
        var right = Columns - (Bars[^1].X + Bars[^1].Width);
        return this with
        {
            Bars = [.. Runs(modules, 0).Select(run => new Bar(left + run.Start, run.Length, tails.GetValueOrDefault(left + run.Start)))],
            Columns = (int)Math.Ceiling(left + modules.GetLength(1) + right),
        };
    }
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
