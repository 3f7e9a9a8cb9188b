namespace Fulfillment.LabelTemplates.Fonts;

/// <summary>Cells of glyphs that stand in a column, from <c>vhea</c> and <c>vmtx</c>; a face without them gives each glyph one em around the middle of its line.</summary>
internal sealed class VerticalMetrics
{
    private readonly FontFace face;
    private readonly int defaultOrigin;
    private readonly ushort[] advances = [];
    private readonly short[] bearings = [];

    public VerticalMetrics(FontFace face, FontTables tables)
    {
        this.face = face;
        defaultOrigin = (face.Ascent + face.Descent + face.UnitsPerEm) / 2;
        if (!tables.Has("vhea") || !tables.Has("vmtx")) return;
        ReadOnlySpan<byte> vhea = tables["vhea"], vmtx = tables["vmtx"];
        if (vhea.Length < 36 || FontTables.U16(vhea, 34) is not (> 0 and var full) || vmtx.Length < 4 * full) return;
        advances = new ushort[full];
        bearings = new short[Math.Min(face.GlyphCount, full + ((vmtx.Length - (4 * full)) / 2))];
        for (var i = 0; i < full; i++) advances[i] = FontTables.U16(vmtx, 4 * i);
        for (var i = 0; i < bearings.Length; i++) bearings[i] = FontTables.I16(vmtx, i < full ? (4 * i) + 2 : (4 * full) + (2 * (i - full)));
    }

    public int Advance(ushort glyph) => advances.Length > 0 && advances[Math.Min(glyph, advances.Length - 1)] is > 0 and var advance ? advance : face.UnitsPerEm;

    public int Origin(ushort glyph) => glyph < bearings.Length && face.RawGlyph(glyph) is { Length: >= 10 } data ? bearings[glyph] + FontTables.I16(data, 8) : defaultOrigin;
}
