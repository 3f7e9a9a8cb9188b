namespace Fulfillment.Server.Catalog.Barcodes;

/// <summary>Trade item numbers in all their lengths: EAN-8, UPC-E, UPC-A, JAN/EAN-13, ITF-14. The one form to compare is fourteen digits.</summary>
internal static class Gtin
{
    public const int Length = 14;

    /// <summary>Whether the last digit is the GS1 check digit of those before it (weights 3 and 1 from the right). False for anything but digits.</summary>
    public static bool HasCheckDigit(ReadOnlySpan<char> digits) =>
        digits.Length > 1 && !digits.ContainsAnyExceptInRange('0', '9') && digits[^1] == CheckDigit(digits[..^1]);

    public static char CheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
            sum += (digits[^(i + 1)] - '0') * (i % 2 == 0 ? 3 : 1);
        return (char)('0' + (10 - sum % 10) % 10);
    }

    /// <summary>The fourteen digits of an 8 (EAN-8), 12, 13 or 14 digit number whose check digit holds; null otherwise.</summary>
    public static string? From(ReadOnlySpan<char> digits) =>
        digits.Length is 8 or 12 or 13 or 14 && HasCheckDigit(digits) ? Pad(digits) : null;

    /// <summary>The fourteen digits of an eight-digit UPC-E (number system 0 or 1, six digits, check digit); null when it is none.</summary>
    public static string? FromUpcE(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 8 || digits[0] is not ('0' or '1') || digits.ContainsAnyExceptInRange('0', '9')) return null;
        Span<char> wide = stackalloc char[12];
        wide.Fill('0');
        wide[0] = digits[0];
        wide[11] = digits[7];
        var six = digits[1..7];
        switch (six[5])
        {
            case '0' or '1' or '2':
                six[..2].CopyTo(wide[1..]);
                wide[3] = six[5];
                six[2..5].CopyTo(wide[8..]);
                break;
            case '3':
                six[..3].CopyTo(wide[1..]);
                six[3..5].CopyTo(wide[9..]);
                break;
            case '4':
                six[..4].CopyTo(wide[1..]);
                wide[10] = six[4];
                break;
            default:
                six[..5].CopyTo(wide[1..]);
                wide[10] = six[5];
                break;
        }
        return HasCheckDigit(wide) ? Pad(wide) : null;
    }

    public static string Pad(ReadOnlySpan<char> digits)
    {
        Span<char> padded = stackalloc char[Length];
        padded.Fill('0');
        digits.CopyTo(padded[(Length - digits.Length)..]);
        return new string(padded);
    }
}
