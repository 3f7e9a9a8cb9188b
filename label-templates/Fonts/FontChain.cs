namespace Fulfillment.LabelTemplates.Fonts;

/// <summary>What a template calls a typeface by; which file that is, the machine decides.</summary>
internal enum FontRole
{
    Gothic,
    Mincho,
    Hand,
}

/// <summary>One role and weight: the faces asked for a character, first to last.</summary>
internal sealed class FontChain(IReadOnlyList<FontSource> sources)
{
    /// <summary>The face whose metrics set the line, or null where the machine has no font for the role at all.</summary>
    public FontFace? First => sources.Count > 0 ? sources[0].Face : null;

    /// <summary>The first face that has the character; with a variation selector, the first that has that variant, else the plain character.</summary>
    public (FontFace Face, ushort Glyph)? Find(int codePoint, int selector)
    {
        if (selector != 0)
        {
            foreach (var source in sources)
            {
                if (source.Face.Glyph(codePoint, selector) is var variant and not 0) return (source.Face, variant);
            }
        }
        foreach (var source in sources)
        {
            if (source.Face.Glyph(codePoint) is var glyph and not 0) return (source.Face, glyph);
        }
        return null;
    }
}
