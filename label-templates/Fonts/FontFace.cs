using System.Collections.Concurrent;

namespace Fulfillment.LabelTemplates.Fonts;

/// <summary>One TrueType face: its metrics in font units, its characters and its outlines. Immutable, shared by every card.</summary>
public sealed class FontFace
{
    private const byte Unknown = 0, Sound = 1, Broken = 2;

    private readonly FontTables tables;
    private readonly CharacterMap characters;
    private readonly ushort[] advances;
    private readonly int[] glyphStarts;
    private readonly VerticalMetrics verticals;
    private readonly IReadOnlyDictionary<ushort, ushort> upright;
    private readonly ConcurrentDictionary<ushort, GlyphData> glyphs = [];
    private readonly ConcurrentDictionary<ushort, GlyphOutline> outlines = [];
    private readonly byte[] soundness;

    private FontFace(FontTables tables, string family, bool isBold)
    {
        this.tables = tables;
        Family = family;
        IsBold = isBold;
        ReadOnlySpan<byte> head = tables["head"], hhea = tables["hhea"], maxp = tables["maxp"];
        UnitsPerEm = FontTables.U16(head, 18);
        (XMin, YMin, XMax, YMax) = (FontTables.I16(head, 36), FontTables.I16(head, 38), FontTables.I16(head, 40), FontTables.I16(head, 42));
        Ascent = FontTables.I16(hhea, 4);
        Descent = FontTables.I16(hhea, 6);
        GlyphCount = FontTables.U16(maxp, 4);
        if (UnitsPerEm is < 16 or > 16_384) throw new InvalidDataException("The font's em is outside of what OpenType allows.");
        characters = new CharacterMap(tables["cmap"]);
        advances = ReadAdvances(tables["hmtx"], FontTables.U16(hhea, 34), GlyphCount);
        glyphStarts = ReadGlyphStarts(tables["loca"], FontTables.I16(head, 50) != 0, GlyphCount);
        soundness = new byte[GlyphCount];
        verticals = new VerticalMetrics(this, tables);
        EmTop = verticals.Origin(Glyph(0x4E00));
        upright = GlyphSubstitutions.Upright(tables.Has("GSUB") ? tables["GSUB"] : []);
        var os2 = tables.Has("OS/2") ? tables["OS/2"] : [];
        CapHeight = os2.Length >= 90 && FontTables.I16(os2, 88) > 0 ? FontTables.I16(os2, 88) : UnitsPerEm * 7 / 10;
    }

    /// <exception cref="InvalidDataException">A table is missing or broken; glyphs are looked at when they are used.</exception>
    internal static FontFace Read(FontTables tables, string family, bool isBold)
    {
        try
        {
            return new FontFace(tables, family, isBold);
        }
        catch (Exception broken) when (broken is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException("A table of the font is cut short.", broken);
        }
    }

    /// <summary>Family name, as its maker wrote it in English.</summary>
    public string Family { get; }

    public bool IsBold { get; }

    /// <summary>Font units to one em; every other measure here is in them.</summary>
    public int UnitsPerEm { get; }

    public int Ascent { get; }

    /// <summary>Below the baseline, so negative.</summary>
    public int Descent { get; }

    public int CapHeight { get; }

    internal int GlyphCount { get; }
    internal int XMin { get; }
    internal int YMin { get; }
    internal int XMax { get; }
    internal int YMax { get; }

    internal ushort Glyph(int codePoint) => characters.Glyph(codePoint);

    internal ushort Glyph(int codePoint, int selector) => characters.Glyph(codePoint, selector);

    internal int Advance(ushort glyph) => advances[Math.Min(glyph, advances.Length - 1)];

    /// <summary>Whether the glyph is there, has ink, and can be read: a broken one is no better than a missing one.</summary>
    internal bool Shows(ushort glyph) => IsSound(glyph) && RawGlyph(glyph).Length > 0;

    private bool IsSound(ushort glyph)
    {
        if (glyph >= GlyphCount) return false;
        if (soundness[glyph] == Unknown) soundness[glyph] = CanBeRead(glyph) ? Sound : Broken;
        return soundness[glyph] == Sound;
    }

    private bool CanBeRead(ushort glyph)
    {
        try
        {
            GlyphOutline.Read(this, glyph);
            GlyphData.Read(RawGlyph(glyph));
            return true;
        }
        catch (Exception broken) when (broken is InvalidDataException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>Height of the cell of an upright glyph in a column.</summary>
    internal int AdvanceDown(ushort glyph) => verticals.Advance(glyph);

    /// <summary>How far the upper edge of that cell is above the baseline.</summary>
    internal int VerticalOrigin(ushort glyph) => verticals.Origin(glyph);

    /// <summary>Where a glyph's ink begins and ends, from its origin.</summary>
    internal (int Left, int Right) InkAcross(ushort glyph) =>
        RawGlyph(glyph) is { Length: >= 10 } data ? (FontTables.I16(data, 2), FontTables.I16(data, 6)) : (0, Advance(glyph));

    /// <summary>Upper edge of the square of a kanji above the baseline.</summary>
    internal int EmTop { get; }

    /// <summary>The form of a glyph that stands in a column (GSUB <c>vert</c>), or the glyph itself.</summary>
    internal ushort Upright(ushort glyph) => upright.TryGetValue(glyph, out var form) && Shows(form) ? form : glyph;

    internal ReadOnlySpan<byte> Head => tables["head"];

    internal ReadOnlySpan<byte> Hhea => tables["hhea"];

    internal ReadOnlySpan<byte> Maxp => tables["maxp"];

    internal short LeftSideBearing(ushort glyph)
    {
        var hmtx = tables["hmtx"];
        var full = FontTables.U16(Hhea, 34);
        var at = glyph < full ? (4 * glyph) + 2 : (4 * full) + (2 * (glyph - full));
        return at + 2 <= hmtx.Length ? FontTables.I16(hmtx, at) : (short)0;
    }

    /// <summary>The glyph's own bytes, without hinting programs.</summary>
    internal GlyphData Data(ushort glyph) => glyphs.GetOrAdd(glyph, static (id, face) => face.IsSound(id) ? GlyphData.Read(face.RawGlyph(id)) : GlyphData.Empty, this);

    internal GlyphOutline Outline(ushort glyph) => outlines.GetOrAdd(glyph, static (id, face) => face.IsSound(id) ? GlyphOutline.Read(face, id) : GlyphOutline.Empty, this);

    internal ReadOnlySpan<byte> RawGlyph(ushort glyph)
    {
        if (glyph >= GlyphCount) return [];
        int start = glyphStarts[glyph], end = glyphStarts[glyph + 1];
        var glyf = tables["glyf"];
        return start >= 0 && end > start && end <= glyf.Length ? glyf[start..end] : [];
    }

    private static ushort[] ReadAdvances(ReadOnlySpan<byte> hmtx, int full, int count)
    {
        if (full == 0) throw new InvalidDataException("The font has no advance widths.");
        var read = new ushort[count];
        for (var i = 0; i < count; i++) read[i] = FontTables.U16(hmtx, 4 * Math.Min(i, full - 1));
        return read;
    }

    private static int[] ReadGlyphStarts(ReadOnlySpan<byte> loca, bool isLong, int count)
    {
        var read = new int[count + 1];
        for (var i = 0; i <= count; i++) read[i] = isLong ? (int)FontTables.U32(loca, 4 * i) : 2 * FontTables.U16(loca, 2 * i);
        return read;
    }
}
