using Fulfillment.LabelTemplates.Layout;

namespace Fulfillment.LabelTemplates.Barcodes;

/// <summary>
/// Japan Post's customer barcode (カスタマバーコード): 67 bars of four states for postal code and address number. Layout, check
/// digit and dimensions after 日本郵便「郵便番号・バーコードマニュアル」; a module here is the width of a bar, 0.6 mm at 10 points.
/// </summary>
internal static class JapanPost
{
    /// <summary>Bars as wide as at 8 and at 11.5 points, mm.</summary>
    public const double FinestModule = 0.48, WidestModule = 0.69;

    private const int PostalCodeLength = 7, Length = 20, Hyphen = 10, FirstControl = 11, Filler = 14, Modulus = 19;

    /// <summary>Light modules around, more than 2 mm.</summary>
    private const int QuietZone = 4;

    private const int Height = 6;

    // F is a full bar, A the upper two thirds, D the lower two thirds, T the middle. Digits, hyphen, CC1 to CC8.
    private static readonly string[] Patterns =
        ["FTT", "FFT", "FDA", "DFA", "FAD", "FTF", "DAF", "AFD", "ADF", "TFF", "TFT", "DAT", "DTA", "ADT", "TDA", "ATD", "TAD", "TTF", "FFF"];

    /// <param name="postalCode">Seven digits, a hyphen after the third allowed.</param>
    /// <param name="number">The address number as <see cref="JapanPostAddress"/> finds it: digits, hyphens, capital letters.</param>
    public static SymbolOutcome Encode(string postalCode, string number)
    {
        var digits = postalCode.Length == PostalCodeLength + 1 && postalCode[3] == '-' ? postalCode.Remove(3, 1) : postalCode;
        if (digits.Length != PostalCodeLength || digits.AsSpan().ContainsAnyExceptInRange('0', '9')) return new CodeFault("郵便番号は7桁の数字です", "a postal code is seven digits");
        var dark = new List<Area>();
        var at = 0;
        foreach (var state in States(digits, number))
        {
            var (top, bottom) = state switch { 'F' => (0, 6), 'A' => (0, 4), 'D' => (2, 6), _ => (2, 4) };
            dark.Add(new Area(QuietZone + at, QuietZone + top, 1, bottom - top));
            at += 2;
        }
        return new GridSymbol(Height + (2 * QuietZone), dark) { Columns = at - 1 + (2 * QuietZone) };
    }

    /// <summary>The 67 bars from the left.</summary>
    internal static string States(string digits, string number)
    {
        var codes = Codes(digits + number);
        var check = (Modulus - (codes.Sum() % Modulus)) % Modulus;
        return "FD" + string.Concat(codes.Append(check).Select(code => Patterns[code])) + "DF";
    }

    /// <summary>Twenty codes: a letter takes two (of which the second may be cut off), what is missing is filled.</summary>
    private static List<int> Codes(string text)
    {
        var codes = new List<int>(Length + 1);
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c)) codes.Add(c - '0');
            else if (c == '-') codes.Add(Hyphen);
            else codes.AddRange([FirstControl + ((c - 'A') / 10), (c - 'A') % 10]);
        }
        if (codes.Count > Length) codes.RemoveRange(Length, codes.Count - Length);
        while (codes.Count < Length) codes.Add(Filler);
        return codes;
    }
}
