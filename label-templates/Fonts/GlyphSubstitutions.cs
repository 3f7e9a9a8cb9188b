using System.Text;

namespace Fulfillment.LabelTemplates.Fonts;

/// <summary>
/// The forms of glyphs that stand in a column: single substitutions (GSUB lookup type 1) of the feature <c>vert</c>, or of
/// <c>vrt2</c> where a font has only that. Latin that <c>vrt2</c> would turn is turned by the layout.
/// </summary>
internal static class GlyphSubstitutions
{
    private const int SingleLookup = 1, ExtensionLookup = 7;

    /// <summary>Fonts name the same few lookups for each of their scripts; what goes on beyond this is no font.</summary>
    private const int MostFeatures = 1024, MostGlyphs = 65_536;

    /// <returns>Empty where the font has none.</returns>
    public static IReadOnlyDictionary<ushort, ushort> Upright(ReadOnlySpan<byte> gsub)
    {
        var forms = new Dictionary<ushort, ushort>();
        if (gsub.Length < 10) return forms;
        var lookups = Lookups(gsub, "vert");
        if (lookups.Count == 0) lookups = Lookups(gsub, "vrt2");
        foreach (var lookup in lookups) Read(gsub, lookup, forms);
        return forms;
    }

    private static SortedSet<int> Lookups(ReadOnlySpan<byte> gsub, string feature)
    {
        var found = new SortedSet<int>();
        var list = gsub[FontTables.U16(gsub, 6)..];
        for (var i = 0; i < Math.Min((int)FontTables.U16(list, 0), MostFeatures); i++)
        {
            if (Encoding.ASCII.GetString(list.Slice(2 + (6 * i), 4)) != feature) continue;
            var table = list[FontTables.U16(list, 6 + (6 * i))..];
            for (var l = 0; l < Math.Min((int)FontTables.U16(table, 2), MostFeatures); l++) found.Add(FontTables.U16(table, 4 + (2 * l)));
        }
        return found;
    }

    private static void Read(ReadOnlySpan<byte> gsub, int index, Dictionary<ushort, ushort> forms)
    {
        var list = gsub[FontTables.U16(gsub, 8)..];
        if (index >= FontTables.U16(list, 0)) return;
        var lookup = list[FontTables.U16(list, 2 + (2 * index))..];
        int kind = FontTables.U16(lookup, 0), tables = Math.Min((int)FontTables.U16(lookup, 4), MostFeatures);
        for (var i = 0; i < tables && forms.Count < MostGlyphs; i++)
        {
            var table = lookup[FontTables.U16(lookup, 6 + (2 * i))..];
            if (kind == ExtensionLookup && FontTables.U16(table, 2) == SingleLookup) ReadSingle(table[checked((int)Math.Min(FontTables.U32(table, 4), (uint)table.Length))..], forms);
            else if (kind == SingleLookup) ReadSingle(table, forms);
        }
    }

    private static void ReadSingle(ReadOnlySpan<byte> table, Dictionary<ushort, ushort> forms)
    {
        int format = FontTables.U16(table, 0), delta = FontTables.U16(table, 4);
        var at = 0;
        foreach (var glyph in Covered(table[FontTables.U16(table, 2)..]))
        {
            if (format == 1) forms.TryAdd(glyph, (ushort)(glyph + delta));
            else if (format == 2 && at < delta) forms.TryAdd(glyph, FontTables.U16(table, 6 + (2 * at)));
            at++;
        }
    }

    private static List<ushort> Covered(ReadOnlySpan<byte> coverage)
    {
        var glyphs = new List<ushort>();
        int format = FontTables.U16(coverage, 0), count = FontTables.U16(coverage, 2);
        for (var i = 0; i < count && glyphs.Count < MostGlyphs; i++)
        {
            if (format == 1)
            {
                glyphs.Add(FontTables.U16(coverage, 4 + (2 * i)));
                continue;
            }
            int first = FontTables.U16(coverage, 4 + (6 * i)), last = FontTables.U16(coverage, 6 + (6 * i));
            for (var glyph = first; glyph <= last && glyphs.Count < MostGlyphs; glyph++) glyphs.Add((ushort)glyph);
        }
        return glyphs;
    }
}
