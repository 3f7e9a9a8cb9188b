using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fulfillment.LabelTemplates.Fonts;
using Fulfillment.LabelTemplates.Layout;

namespace Fulfillment.LabelTemplates.Pdf;

/// <summary>
/// One face in one document. Every character gets a code of its own, even where two share a glyph (髙 drawn for two code
/// points, a full-width form): only so can ToUnicode give each of them back.
/// </summary>
internal sealed class PdfFont(FontFace face, int number, PdfFile file)
{
    private const int LargestBlock = 100;

    private readonly Dictionary<(ushort, int, int), int> codes = [];
    private readonly List<SetGlyph> characters = [];
    private readonly int across = file.Reserve();
    private readonly SortedSet<int> standing = [];
    private int down;

    public int Number => number;

    public string Names => string.Create(CultureInfo.InvariantCulture, $"/F{number} {across} 0 R") + (down > 0 ? string.Create(CultureInfo.InvariantCulture, $"/V{number} {down} 0 R") : "");

    /// <summary>The character's code in the document, from 1; 0 stays .notdef.</summary>
    public int Character(SetGlyph glyph, bool isDown)
    {
        var code = Character(glyph);
        if (!isDown) return code;
        if (down == 0) down = file.Reserve();
        standing.Add(code);
        return code;
    }

    private int Character(SetGlyph glyph)
    {
        var key = (glyph.Glyph, glyph.CodePoint, glyph.Selector);
        if (codes.TryGetValue(key, out var code)) return code;
        characters.Add(glyph);
        return codes[key] = characters.Count;
    }

    public void Write()
    {
        var subset = FontSubset.Of(face, [.. characters.Select(c => c.Glyph)]);
        var name = $"{Tag(subset)}+{PostScriptName(face)}";
        int program = file.Reserve(), descriptor = file.Reserve(), descendant = file.Reserve(), toUnicode = file.Reserve();
        file.Stream(program, string.Create(CultureInfo.InvariantCulture, $"/Length1 {subset.Length}"), PdfFile.Compress(subset), isCompressed: true);
        file.Stream(toUnicode, "", PdfFile.Compress(Encoding.ASCII.GetBytes(ToUnicode())), isCompressed: true);
        file.Object(descriptor, string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{Em(face.XMin)} {Em(face.YMin)} {Em(face.XMax)} {Em(face.YMax)}]/ItalicAngle 0/Ascent {Em(face.Ascent)}/Descent {Em(face.Descent)}/CapHeight {Em(face.CapHeight)}/StemV {(face.IsBold ? 140 : 80)}/FontFile2 {program} 0 R>>"));
        file.Object(descendant, $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {descriptor} 0 R/CIDToGIDMap/Identity/W[{Widths()}]{Heights()}>>");
        Composite(across, "Identity-H");
        if (down > 0) Composite(down, "Identity-V");

        void Composite(int id, string encoding) =>
            file.Object(id, $"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/{encoding}/DescendantFonts[{descendant} 0 R]/ToUnicode {toUnicode} 0 R>>");
    }

    private string Widths() => "1[" + string.Join(' ', characters.Select(c => Em(face.Advance(c.Glyph)))) + "]";

    /// <summary>For each character of a column: how far it goes down, and where from its origin its cell begins.</summary>
    private string Heights() => standing.Count == 0 ? "" : "/W2[" + string.Concat(standing.Select(code =>
    {
        var glyph = characters[code - 1].Glyph;
        return string.Create(CultureInfo.InvariantCulture, $"{code}[{Em(-face.AdvanceDown(glyph))} {Em(face.Advance(glyph) / 2.0)} {Em(face.VerticalOrigin(glyph))}]");
    })) + "]";

    private string Em(double units) => (units * 1000.0 / face.UnitsPerEm).ToString("0.##", CultureInfo.InvariantCulture);

    private string ToUnicode()
    {
        var text = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
        for (var start = 0; start < characters.Count; start += LargestBlock)
        {
            var end = Math.Min(start + LargestBlock, characters.Count);
            text.Append(CultureInfo.InvariantCulture, $"{end - start} beginbfchar\n");
            for (var i = start; i < end; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $"<{i + 1:X4}><");
                AppendUtf16(text, characters[i].CodePoint);
                if (characters[i].Selector != 0) AppendUtf16(text, characters[i].Selector);
                text.Append(">\n");
            }
            text.Append("endbfchar\n");
        }
        return text.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }

    private static void AppendUtf16(StringBuilder text, int codePoint)
    {
        Span<char> units = stackalloc char[2];
        var count = new Rune(codePoint).EncodeToUtf16(units);
        foreach (var unit in units[..count]) text.Append(((int)unit).ToString("X4", CultureInfo.InvariantCulture));
    }

    /// <summary>The six letters that tell a subset from its font and from other subsets.</summary>
    private static string Tag(byte[] subset) => string.Concat(SHA256.HashData(subset).Take(6).Select(b => (char)('A' + (b % 26))));

    private static string PostScriptName(FontFace face) =>
        string.Concat(face.Family.Where(char.IsAsciiLetterOrDigit)) + (face.IsBold ? "-Bold" : "-Regular");
}
