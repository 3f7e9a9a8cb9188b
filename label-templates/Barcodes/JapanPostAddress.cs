using System.Text;
using System.Text.RegularExpressions;

namespace Fulfillment.LabelTemplates.Barcodes;

/// <summary>The address number that Japan Post's customer barcode wants out of an address (日本郵便「バーコードに必要な文字情報の抜き出し法」).</summary>
internal static partial class JapanPostAddress
{
    private const string KanjiDigits = "〇一二三四五六七八九";

    /// <param name="address">From the town on (町域名以降) or the whole; numbers in full width are read, too.</param>
    /// <returns>Digits, hyphens and single capital letters; may be empty.</returns>
    public static string Number(string address)
    {
        // Full-width forms become ASCII; the many dashes of an IME between numbers are hyphens.
        var text = Dashes().Replace(address.Normalize(NormalizationForm.FormKC), "-");
        text = KanjiNumber().Replace(text, match => Value(match.ValueSpan).ToString(System.Globalization.CultureInfo.InvariantCulture));
        text = Dropped().Replace(text.ToUpperInvariant(), "");
        // A floor: the number stays, its F goes, and what follows is another number.
        text = Floor().Replace(text, " ");
        text = Words().Replace(text, " ");
        text = Others().Replace(text, "-");
        text = AroundLetters().Replace(text, "$1");
        return text.Trim('-');
    }

    /// <summary>Kanji numbers count only before what numbers an address.</summary>
    [GeneratedRegex("[〇一二三四五六七八九十百千]+(?=丁目|丁|番地|番|号|地割|線|の|ノ)")]
    private static partial Regex KanjiNumber();

    [GeneratedRegex("(?<=[0-9])[‐‑‒–—―−ｰー](?=[0-9])")]
    private static partial Regex Dashes();

    [GeneratedRegex("[&/・.]")]
    private static partial Regex Dropped();

    [GeneratedRegex("(?<=[0-9])F(?![A-Z])")]
    private static partial Regex Floor();

    [GeneratedRegex("[A-Z]{2,}")]
    private static partial Regex Words();

    [GeneratedRegex("[^0-9A-Z]+")]
    private static partial Regex Others();

    [GeneratedRegex("-?([A-Z])-?")]
    private static partial Regex AroundLetters();

    /// <summary>Either places (二〇三) or multiples (二百三).</summary>
    private static int Value(ReadOnlySpan<char> kanji)
    {
        int whole = 0, digits = 0;
        foreach (var c in kanji)
        {
            var unit = c switch { '十' => 10, '百' => 100, '千' => 1000, _ => 0 };
            if (unit == 0) digits = (digits * 10) + KanjiDigits.IndexOf(c, StringComparison.Ordinal);
            else (whole, digits) = (whole + (Math.Max(digits, 1) * unit), 0);
        }
        return whole + digits;
    }
}
