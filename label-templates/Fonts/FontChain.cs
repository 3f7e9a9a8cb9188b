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
    /// <summary>The face whose metrics set the line, or null where the machine has no font for the role, or a broken one.</summary>
    public FontFace? First => sources.Count > 0 ? sources[0].Face : null;

    /// <summary>The file that should be first and cannot be read.</summary>
    public string? Broken => sources.Count > 0 && sources[0].Face is null ? sources[0].Path : null;

    /// <summary>The first face that shows the character; with a variation selector, the first that has that variant, else the plain character.</summary>
    public (FontFace Face, ushort Glyph)? Find(int codePoint, int selector)
    {
        if (selector != 0)
        {
            foreach (var source in sources)
            {
                if (source.Face is { } face && face.Glyph(codePoint, selector) is var variant and not 0 && face.Shows(variant)) return (face, variant);
            }
        }
        var isBlank = Layout.Kinsoku.IsSpace(codePoint) || codePoint is 0xA0 or 0x202F or 0x2007;
        foreach (var source in sources)
        {
            if (source.Face is { } face && face.Glyph(codePoint) is var glyph and not 0 && (isBlank || face.Shows(glyph))) return (face, glyph);
        }
        return null;
    }
}
