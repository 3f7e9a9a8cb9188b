using Fulfillment.LabelTemplates.Fonts;

namespace Fulfillment.LabelTemplates.Language;

internal enum HorizontalAlign
{
    Left,
    Center,
    Right,
}

internal enum TextAlign
{
    Left,
    Center,
    Right,

    /// <summary>Every line but the last of a paragraph reaches both edges.</summary>
    Justify,
}

internal enum VerticalAlign
{
    Top,
    Middle,
    Bottom,
}

/// <summary>A part of a sheet. Measures are millimetres; where a parent stacks, X and Y mean nothing.</summary>
internal abstract record Box
{
    /// <summary>Where in the template it stands (<c>boxes[2]</c>), for refusals.</summary>
    public required string Path { get; init; }

    public required IReadOnlyList<Condition> When { get; init; }
    public double X { get; init; }
    public double Y { get; init; }

    /// <summary>Distance of the lower edge from the frame's, instead of Y.</summary>
    public double? Bottom { get; init; }

    public double? Width { get; init; }
    public double? Height { get; init; }

    /// <summary>In a stack of fixed height: takes what the others leave.</summary>
    public bool Grows { get; init; }
}

/// <summary>How a text first tries to fit: on one line in smaller type, or in its own size over lines.</summary>
internal enum TextFit
{
    Wrap,
    Line,
}

/// <summary>Rows from left to right, or columns from right to left.</summary>
internal enum Writing
{
    Horizontal,
    Vertical,
}

/// <summary>What becomes of a character that no font has.</summary>
internal enum MissingGlyph
{
    Refuse,
    Mark,
}

internal sealed record TextBox : Box
{
    public required LocalText Text { get; init; }
    public FontRole Font { get; init; }
    public bool IsBold { get; init; }

    /// <summary>Points.</summary>
    public double Size { get; init; }

    /// <summary>The smallest it may shrink to, points.</summary>
    public double MinSize { get; init; }

    /// <summary>Line height as a multiple of the size.</summary>
    public double Leading { get; init; }

    /// <summary>Added after each character, in em.</summary>
    public double Tracking { get; init; }

    /// <summary>In columns, from right to left.</summary>
    public bool IsVertical { get; init; }

    /// <summary>In a column, numbers of up to so many figures stand upright.</summary>
    public int Figures { get; init; }

    /// <summary>、 and 。 may stand outside of the edge.</summary>
    public bool Hangs { get; init; }

    /// <summary>A character that no font has becomes 〓 with a warning, instead of a refusal.</summary>
    public bool MarksMissing { get; init; }

    public TextFit Fit { get; init; }
    public int? MaxLines { get; init; }
    public TextAlign Align { get; init; }
    public VerticalAlign VerticalAlign { get; init; }
    public required Ink Color { get; init; }
}

/// <summary>Whether an image shows whole, or fills its box and loses its edges.</summary>
internal enum ImageFit
{
    Contain,
    Cover,
}

internal sealed record ImageBox : Box
{
    public required LocalText Source { get; init; }
    public ImageFit Fit { get; init; }
    public double Radius { get; init; }
    public HorizontalAlign Align { get; init; }
}

internal sealed record RuleBox : Box
{
    public double Thickness { get; init; }
    public bool IsVertical { get; init; }
    public required Ink Color { get; init; }
}

/// <summary>How a container puts its children.</summary>
internal enum Arrangement
{
    Frame,
    Stack,
    Row,
}

internal sealed record ContainerBox : Box
{
    public required Arrangement Arrangement { get; init; }
    public required IReadOnlyList<Box> Boxes { get; init; }
    public double Gap { get; init; }
    public double PaddingX { get; init; }
    public double PaddingY { get; init; }
    public Ink? Fill { get; init; }
    public Ink? Line { get; init; }
    public double LineWidth { get; init; }
    public double Radius { get; init; }
    public VerticalAlign VerticalAlign { get; init; }
}

/// <summary>One box per entry of a list of the data, row by row.</summary>
internal sealed record RepeatBox : Box
{
    public required DataPath Over { get; init; }

    /// <summary>The name under which the item's texts find their entry.</summary>
    public required string As { get; init; }

    public required Box Item { get; init; }

    /// <summary>Set above the first entry, and again on each page that the list reaches.</summary>
    public Box? Head { get; init; }

    public int Columns { get; init; }
    public int? Max { get; init; }
    public double Gap { get; init; }
}

/// <summary>Boxes set one under the other, and on to the next page where one is full.</summary>
/// <param name="LaterY">Where it begins on later pages.</param>
internal sealed record Flow(double X, double Y, double LaterY, double? Width, double Bottom, double Gap, IReadOnlyList<Box> Boxes);
