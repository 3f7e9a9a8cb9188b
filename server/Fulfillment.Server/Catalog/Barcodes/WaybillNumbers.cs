namespace Fulfillment.Server.Catalog.Barcodes;

/// <summary>Carrier numbers (問い合わせ番号) as printed and scanned: hyphens between digits, Codabar start and stop letters around them.</summary>
internal static class WaybillNumbers
{
    private const int LeastDigits = 8;
    private const int MostDigits = 20;

    /// <summary>The number in a text, or null when the text cannot be one.</summary>
    public static WaybillNumber? Read(ReadOnlySpan<char> text)
    {
        text = WithoutStartAndStop(text);
        if (text.Length > 2 * MostDigits) return null;
        if (IsPostalS10(text)) return new WaybillNumber(new string(text), true);
        Span<char> digits = stackalloc char[MostDigits];
        var count = 0;
        foreach (var c in text)
            if (char.IsAsciiDigit(c) && count < MostDigits) digits[count++] = c;
            else if (!IsHyphen(c) || count == 0) return null;
        if (count < LeastDigits || IsHyphen(text[^1])) return null;
        return new WaybillNumber(new string(digits[..count]), HasSevenCheck(digits[..count]));
    }

    /// <summary>Twelve digits (Yamato, Sagawa, Japan Post) or eleven (registered mail), the last of which is the remainder of the others by seven.</summary>
    public static bool HasSevenCheck(ReadOnlySpan<char> digits) =>
        digits.Length is 11 or 12 && !digits.ContainsAnyExceptInRange('0', '9') && Gs1.Linters.Number(digits[..^1]) % 7 == digits[^1] - '0';

    /// <summary>The text between Codabar's start and stop letters A to D, or the text itself.</summary>
    public static ReadOnlySpan<char> WithoutStartAndStop(ReadOnlySpan<char> text) =>
        text.Length > 2 && IsStartOrStop(text[0]) && IsStartOrStop(text[^1]) ? text[1..^1] : text;

    private static bool IsStartOrStop(char c) => c is (>= 'A' and <= 'D') or (>= 'a' and <= 'd');

    private static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011' or '\u2212';

    // International mail (UPU S10): two letters, eight digits with a check by eleven, the country.
    private static bool IsPostalS10(ReadOnlySpan<char> text)
    {
        if (text.Length != 13 || text[2..11].ContainsAnyExceptInRange('0', '9')) return false;
        foreach (var c in (ReadOnlySpan<char>)[text[0], text[1], text[11], text[12]])
            if (!char.IsAsciiLetterUpper(c))
                return false;
        ReadOnlySpan<byte> weights = [8, 6, 4, 2, 3, 5, 9, 7];
        var sum = 0;
        for (var i = 0; i < weights.Length; i++) sum += (text[2 + i] - '0') * weights[i];
        var check = 11 - sum % 11;
        return text[10] - '0' == check switch { 10 => 0, 11 => 5, _ => check };
    }
}
