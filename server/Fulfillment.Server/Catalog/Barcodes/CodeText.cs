using System.Globalization;
using System.Text;

namespace Fulfillment.Server.Catalog.Barcodes;

/// <summary>The text of a scan before anybody reads meaning into it: refuses what no code holds, narrows what a Japanese keyboard widened.</summary>
internal static class CodeText
{
    /// <summary>More than any code holds that a packer scans; the largest QR code of letters has 4,296.</summary>
    public const int MaxLength = 4096;

    private const char FullWidthFirst = '\uff01';
    private const char FullWidthLast = '\uff5e';
    private const char FullWidthShift = (char)(FullWidthFirst - '!');
    private const char IdeographicSpace = '\u3000';
    private const char LongVowelMark = '\u30fc';

    /// <summary>The text to read, or the rule it broke.</summary>
    public static (string? Text, string? Rule) Read(string? data)
    {
        if (string.IsNullOrEmpty(data)) return (null, "empty");
        if (data.Length > MaxLength) return (null, "too-long");
        var line = data.AsSpan().TrimEnd("\r\n");
        var isWide = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c is >= ' ' and <= '~' or Gs1.ElementString.Separator) continue;
            if (char.IsHighSurrogate(c) && i + 1 < line.Length && char.IsLowSurrogate(line[i + 1])) i++;
            else if (char.IsSurrogate(c) || c is '\ufffd' or >= '\ufffe') return (null, "broken-text");
            else if (IsUnprintable(c)) return (null, "control-character");
            else isWide |= c is >= FullWidthFirst and <= FullWidthLast or IdeographicSpace or LongVowelMark;
        }
        var text = isWide ? Narrow(line) : line.Length == data.Length ? data : new string(line);
        text = text.Trim(' ');
        return text.Length == 0 ? (null, "empty") : (text, null);
    }

    private static bool IsUnprintable(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    // Full compatibility decomposition would also rewrite ﾊﾝｶｸ, ① and ㈱, which are letters of order numbers.
    private static string Narrow(ReadOnlySpan<char> line)
    {
        var narrow = new StringBuilder(line.Length);
        foreach (var c in line)
            narrow.Append(c switch
            {
                >= FullWidthFirst and <= FullWidthLast => (char)(c - FullWidthShift),
                IdeographicSpace => ' ',
                // The hyphen key gives a long vowel mark while kana input is on; after a letter or digit it can be nothing else.
                LongVowelMark when narrow.Length > 0 && char.IsAsciiLetterOrDigit(narrow[^1]) => '-',
                _ => c,
            });
        return narrow.ToString();
    }
}
