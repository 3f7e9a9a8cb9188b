using Fulfillment.LabelTemplates.Fonts;

namespace Fulfillment.LabelTemplates.Layout;

/// <summary>One character of a text with the glyph that shows it; a line end has no face.</summary>
internal readonly record struct Cluster(int CodePoint, int Selector, FontFace? Face, ushort Glyph)
{
    public static Cluster LineEnd { get; } = new('\n', 0, null, 0);

    public bool IsLineEnd => Face is null;

    public int Advance => Face?.Advance(Glyph) ?? 0;

    /// <summary>Advance as a share of the type size.</summary>
    public double Em => Face is null ? 0 : (double)Face.Advance(Glyph) / Face.UnitsPerEm;
}
