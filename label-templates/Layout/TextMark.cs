using Fulfillment.LabelTemplates.Fonts;

namespace Fulfillment.LabelTemplates.Layout;

/// <summary>How the glyphs of a mark follow one another.</summary>
public enum TextDirection
{
    /// <summary>From left to right on a baseline.</summary>
    Across,

    /// <summary>Upright, one under the other, centred on a line: Japanese in columns.</summary>
    Down,

    /// <summary>A row from left to right turned a quarter clockwise: Latin within a column.</summary>
    Sideways,
}

/// <summary>Glyphs of one face in a row or a column.</summary>
/// <param name="X">Across: left edge of the first glyph. Down: centre line of the column. Sideways: the baseline, which runs down the page. In mm.</param>
/// <param name="Baseline">Across: the baseline. Down and sideways: where the first glyph begins. In mm from the top.</param>
/// <param name="SizeMm">Height of one em, mm.</param>
/// <param name="TrackingMm">Added after each glyph.</param>
/// <param name="StrokeMm">Width of a line along the outlines, for a bold text whose face has no bold; 0 for none.</param>
public sealed record TextMark(FontFace Face, IReadOnlyList<SetGlyph> Glyphs, double X, double Baseline, double SizeMm, double TrackingMm, double StrokeMm, Color Color) : Mark
{
    public TextDirection Direction { get; init; }

    /// <summary>What glyphs and advances across are multiplied by in width: figures squeezed into a column are narrower than they are high.</summary>
    public double Stretch { get; init; } = 1;

    /// <summary>One font unit, in mm.</summary>
    public double UnitMm => SizeMm / Face.UnitsPerEm;

    /// <summary>The origin of each glyph, in mm: the left end of its baseline, or its upper end where the mark runs sideways.</summary>
    public IEnumerable<(SetGlyph Glyph, double X, double Y)> Places()
    {
        double unit = UnitMm, pen = 0;
        foreach (var glyph in Glyphs)
        {
            yield return Direction switch
            {
                TextDirection.Down => (glyph, X - (Face.Advance(glyph.Glyph) * unit / 2), Baseline + pen + (Face.VerticalOrigin(glyph.Glyph) * unit)),
                TextDirection.Sideways => (glyph, X, Baseline + pen),
                _ => (glyph, X + pen, Baseline),
            };
            pen += ((glyph.Advance + glyph.Space) * unit * (Direction == TextDirection.Across ? Stretch : 1)) + TrackingMm;
        }
    }

    internal override Mark Moved(double dx, double dy) => this with { X = X + dx, Baseline = Baseline + dy };
}

/// <summary>A glyph, its own advance in font units along the mark's direction, and the character it stands for, with its variation selector (0 for none).</summary>
public readonly record struct SetGlyph(ushort Glyph, int Advance, int CodePoint, int Selector)
{
    /// <summary>Added to the advance, in font units: a justified line opens, a bracket beside another closes (negative).</summary>
    public int Space { get; init; }
}
