using Fulfillment.LabelTemplates.Images;

namespace Fulfillment.LabelTemplates.Layout;

/// <summary>
/// A set sheet: everything decided, nothing left to measure. Millimetres from the top left corner of the page, y down.
/// Backends draw the marks in order and decide nothing.
/// </summary>
/// <param name="Title">The template's code; never personal data, for it becomes document metadata.</param>
/// <param name="Language"><c>ja</c> or <c>en</c>.</param>
public sealed record DisplayList(string Title, string Language, IReadOnlyList<DisplayPage> Pages)
{
    /// <summary>What it shows otherwise than the data says; empty unless the template allows that.</summary>
    public IReadOnlyList<CardWarning> Warnings { get; init; } = [];
}

/// <summary>One page, in mm, as it is after trimming.</summary>
public sealed record DisplayPage(double WidthMm, double HeightMm, IReadOnlyList<Mark> Marks)
{
    /// <summary>How far marks may reach past each edge, to be trimmed off; 0 where the sheet is printed in its own size.</summary>
    public double BleedMm { get; init; }
}

/// <summary>A rectangle, in mm.</summary>
public readonly record struct Area(double X, double Y, double Width, double Height)
{
    /// <summary>The same size, further right and down.</summary>
    public Area Moved(double dx, double dy) => this with { X = X + dx, Y = Y + dy };
}

/// <summary>A device colour, 0 to 255 a channel.</summary>
public readonly record struct Color(byte Red, byte Green, byte Blue)
{
    /// <summary>Pure black: bars are drawn in it, whatever the brand.</summary>
    public static Color Black { get; }
}

/// <summary>Something to draw.</summary>
public abstract record Mark
{
    internal abstract Mark Moved(double dx, double dy);
}

/// <summary>A filled rectangle, its corners rounded by <paramref name="RadiusMm"/>; with a line width only its outline is drawn, centred on the edge.</summary>
public sealed record RectangleMark(Area Area, double RadiusMm, Color Color, double? LineMm) : Mark
{
    internal override Mark Moved(double dx, double dy) => this with { Area = Area.Moved(dx, dy) };
}

/// <summary>Many filled rectangles of one colour: the modules of a code. Areas count from (X, Y).</summary>
/// <param name="DotMm">A printer's dot; a page puts the code on a whole number of them.</param>
public sealed record ModulesMark(double X, double Y, IReadOnlyList<Area> Modules, Color Color, double DotMm) : Mark
{
    internal override Mark Moved(double dx, double dy) => this with { X = X + dx, Y = Y + dy };

    /// <summary>At the nearest whole dots of the page, at most half a dot away: bars of equal width then print with equally many dots.</summary>
    internal ModulesMark OnDots() => this with { X = Math.Round(X / DotMm) * DotMm, Y = Math.Round(Y / DotMm) * DotMm };
}

/// <summary>An image stretched to <paramref name="Area"/> and clipped to <paramref name="Clip"/> with rounded corners.</summary>
public sealed record ImageMark(CardImage Image, Area Area, Area Clip, double RadiusMm) : Mark
{
    internal override Mark Moved(double dx, double dy) => this with { Area = Area.Moved(dx, dy), Clip = Clip.Moved(dx, dy) };
}
