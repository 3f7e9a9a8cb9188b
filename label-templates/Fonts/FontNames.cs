using System.Text;

namespace Fulfillment.LabelTemplates.Fonts;

/// <summary>What a font file says of a face, read without its glyphs: a directory of fonts can hold hundreds of megabytes.</summary>
internal sealed record FontNames(string Family, int Weight, bool HasTrueTypeOutlines)
{
    private const int LargestNameTable = 1 << 20;

    public static IReadOnlyList<FontNames> ReadFaces(Stream file)
    {
        var start = Read(file, 0, 12);
        if (FontTables.U32(start, 0) != 0x74746366) return [ReadFace(file, 0)];
        var count = (int)Math.Min(FontTables.U32(start, 8), FontTables.MostFaces);
        var offsets = Read(file, 12, 4 * count);
        return [.. Enumerable.Range(0, count).Select(i => ReadFace(file, FontTables.U32(offsets, 4 * i)))];
    }

    private static FontNames ReadFace(Stream file, long directory)
    {
        var count = FontTables.U16(Read(file, directory, 12), 4);
        var entries = Read(file, directory + 12, 16 * count);
        byte[] name = [], os2 = [];
        var hasGlyf = false;
        for (var i = 0; i < count; i++)
        {
            var tag = Encoding.ASCII.GetString(entries, 16 * i, 4);
            long offset = FontTables.U32(entries, (16 * i) + 8), length = FontTables.U32(entries, (16 * i) + 12);
            if (tag == "glyf") hasGlyf = true;
            else if (tag == "name" && length <= LargestNameTable) name = Read(file, offset, (int)length);
            else if (tag == "OS/2" && length <= LargestNameTable) os2 = Read(file, offset, (int)length);
        }
        var (family, style) = ReadFamily(name);
        // Klee One SemiBold calls itself weight 600 in OS/2, VL Gothic 400; a face without OS/2 is told by its style name.
        var weight = os2.Length >= 6 ? FontTables.U16(os2, 4) : style.Contains("Bold", StringComparison.OrdinalIgnoreCase) ? 700 : 400;
        return new FontNames(family, weight, hasGlyf);
    }

    private static (string Family, string Style) ReadFamily(byte[] name)
    {
        string family = "", typographic = "", style = "";
        if (name.Length < 6) return (family, style);
        var texts = FontTables.U16(name, 4);
        for (var i = 0; i < FontTables.U16(name, 2); i++)
        {
            var at = 6 + (12 * i);
            int platform = FontTables.U16(name, at), language = FontTables.U16(name, at + 4), kind = FontTables.U16(name, at + 6);
            if (platform != 3 || language != 0x0409) continue;
            var text = Encoding.BigEndianUnicode.GetString(name, texts + FontTables.U16(name, at + 10), FontTables.U16(name, at + 8));
            if (kind == 1) family = text;
            else if (kind == 2) style = text;
            else if (kind == 16) typographic = text;
        }
        return (typographic.Length > 0 ? typographic : family, style);
    }

    private static byte[] Read(Stream file, long offset, int length)
    {
        var bytes = new byte[length];
        file.Position = offset;
        file.ReadExactly(bytes);
        return bytes;
    }
}
