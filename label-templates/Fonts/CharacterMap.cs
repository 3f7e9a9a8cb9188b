namespace Fulfillment.LabelTemplates.Fonts;

/// <summary>Code point → glyph (cmap formats 4 and 12) and code point with variation selector → glyph (format 14).</summary>
internal sealed class CharacterMap
{
    /// <summary>Entries that one map may spell out; tables whose ranges overlap to multiply their work claim more.</summary>
    private const int MostCharacters = 0x110000 + 0x10000, MostVariants = 1 << 18, MostSelectors = 256 + 16;

    private int characters;
    private readonly ushort[]?[] planes = new ushort[17][];
    private readonly Dictionary<(int CodePoint, int Selector), ushort> variants = [];
    private readonly HashSet<(int CodePoint, int Selector)> defaultVariants = [];

    public CharacterMap(ReadOnlySpan<byte> cmap)
    {
        int format4 = -1, format12 = -1, format14 = -1;
        for (var i = 0; i < FontTables.U16(cmap, 2); i++)
        {
            var platform = FontTables.U16(cmap, 4 + (8 * i));
            var offset = (int)FontTables.U32(cmap, 8 + (8 * i));
            if (platform is not (0 or 3)) continue;
            switch (FontTables.U16(cmap, offset))
            {
                case 4: format4 = offset; break;
                case 12: format12 = offset; break;
                case 14: format14 = offset; break;
            }
        }
        if (format4 >= 0) ReadFormat4(cmap[format4..]);
        if (format12 >= 0) ReadFormat12(cmap[format12..]);
        if (format14 >= 0) ReadFormat14(cmap[format14..]);
    }

    /// <returns>0 when the font has no glyph for the character.</returns>
    public ushort Glyph(int codePoint) => planes[codePoint >> 16]?[codePoint & 0xFFFF] ?? 0;

    /// <returns>The variant's glyph; the base character's when the variant is its default; 0 when the font does not know the variant.</returns>
    public ushort Glyph(int codePoint, int selector) =>
        variants.TryGetValue((codePoint, selector), out var glyph) ? glyph
        : defaultVariants.Contains((codePoint, selector)) ? Glyph(codePoint)
        : (ushort)0;

    private void Put(int codePoint, int glyph)
    {
        if (++characters > MostCharacters) throw new InvalidDataException("The character map repeats itself.");
        if (codePoint is < 0 or > 0x10FFFF || glyph is <= 0 or > 0xFFFF) return;
        (planes[codePoint >> 16] ??= new ushort[0x10000])[codePoint & 0xFFFF] = (ushort)glyph;
    }

    private void ReadFormat4(ReadOnlySpan<byte> table)
    {
        var segments = FontTables.U16(table, 6) / 2;
        int ends = 14, starts = 16 + (2 * segments), deltas = starts + (2 * segments), ranges = deltas + (2 * segments);
        for (var s = 0; s < segments; s++)
        {
            int end = FontTables.U16(table, ends + (2 * s)), start = FontTables.U16(table, starts + (2 * s));
            int delta = FontTables.U16(table, deltas + (2 * s)), range = FontTables.U16(table, ranges + (2 * s));
            for (var c = start; c <= end && c != 0xFFFF; c++)
            {
                if (range == 0)
                {
                    Put(c, (c + delta) & 0xFFFF);
                    continue;
                }
                var at = ranges + (2 * s) + range + (2 * (c - start));
                if (at + 2 > table.Length) break;
                var glyph = FontTables.U16(table, at);
                Put(c, glyph == 0 ? 0 : (glyph + delta) & 0xFFFF);
            }
        }
    }

    private void ReadFormat12(ReadOnlySpan<byte> table)
    {
        var groups = FontTables.U32(table, 12);
        for (var g = 0; g < groups; g++)
        {
            var at = 16 + (12 * g);
            uint start = FontTables.U32(table, at), end = FontTables.U32(table, at + 4), glyph = FontTables.U32(table, at + 8);
            for (var c = start; c <= end && c <= 0x10FFFF; c++) Put((int)c, (int)(glyph + (c - start)));
        }
    }

    private void ReadFormat14(ReadOnlySpan<byte> table)
    {
        var selectors = FontTables.U32(table, 6);
        if (selectors > MostSelectors) throw new InvalidDataException("The character map has more selectors than there are.");
        for (var s = 0; s < selectors; s++)
        {
            var at = 10 + (11 * s);
            var selector = U24(table, at);
            int defaults = (int)FontTables.U32(table, at + 3), others = (int)FontTables.U32(table, at + 7);
            if (defaults != 0)
            {
                for (var r = 0; r < FontTables.U32(table, defaults); r++)
                {
                    var start = U24(table, defaults + 4 + (4 * r));
                    for (var extra = 0; extra <= table[defaults + 7 + (4 * r)]; extra++) defaultVariants.Add((start + extra, selector));
                    if (defaultVariants.Count > MostVariants) throw new InvalidDataException("The character map has more variants than characters.");
                }
            }
            if (others == 0) continue;
            if (FontTables.U32(table, others) > MostVariants) throw new InvalidDataException("The character map has more variants than characters.");
            for (var m = 0; m < FontTables.U32(table, others); m++)
                variants[(U24(table, others + 4 + (5 * m)), selector)] = FontTables.U16(table, others + 7 + (5 * m));
        }
    }

    private static int U24(ReadOnlySpan<byte> data, int at) => (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];
}
