namespace Fulfillment.Server.Catalog.Barcodes.Gs1;

/// <summary>Looks at one stretch of a value: the name of the rule it breaks, or null.</summary>
internal delegate string? Linter(ReadOnlySpan<char> data);

/// <summary>The content checks of the GS1 General Specifications. Rule names are those of GS1's own syntax tests in lower case, so that two systems can compare verdicts.</summary>
internal static class Linters
{
    private const string Set32 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    // The shortest company prefix that GS1 has given out.
    private const int ShortestCompanyPrefix = 4;

    private static readonly int[] Primes =
    [
        2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83,
    ];

    public static Linter OfCharacterSet(char set) => set switch
    {
        'N' => Digits,
        'X' => CharacterSet82,
        'Y' => static data => data.ContainsAnyExcept(CharacterSets.In39) ? "invalid-cset39-character" : null,
        'Z' => Base64Url,
        _ => throw new ArgumentOutOfRangeException(nameof(set), set, "The table names a character set that is not known."),
    };

    public static Linter Named(string name) => name switch
    {
        "csum" => static data => Gtin.HasCheckDigit(data) ? null : "incorrect-check-digit",
        "csumalpha" => CheckPair,
        "gcppos1" => CompanyPrefix,
        "gcppos2" => static data => CompanyPrefix(data[1..]),
        "yymmd0" => static data => DateLinters.Day(data, dayMayBeZero: true),
        "yymmdd" => static data => DateLinters.Day(data, dayMayBeZero: false),
        "yyyymmdd" => static data => DateLinters.Day(data, dayMayBeZero: false),
        "hhmi" => DateLinters.HourAndMinute,
        "hh" => DateLinters.Hour,
        "mi" => DateLinters.Minute,
        "ss" => DateLinters.Second,
        "iso3166" => static data => CodeLists.Countries.Contains(data) ? null : "not-iso3166",
        "iso3166999" => static data => data is "999" || CodeLists.Countries.Contains(data) ? null : "not-iso3166-or-999",
        "iso3166alpha2" => static data => CodeLists.CountryLetters.Contains(data) ? null : "not-iso3166-alpha2",
        "iso4217" => static data => CodeLists.Currencies.Contains(data) ? null : "not-iso4217",
        "packagetype" => static data => CodeLists.PackageTypes.Contains(data) ? null : "invalid-package-type",
        "mediatype" => static data => Number(data) is (>= 1 and <= 10) or (>= 80 and <= 99) ? null : "invalid-media-type",
        "iso5218" => static data => data is "0" or "1" or "2" or "9" ? null : "invalid-biological-sex-code",
        "iban" => Iban,
        "importeridx" => static data => IsBase64Url(data) ? null : "invalid-import-idx-character",
        "pcenc" => PercentSequences,
        "yesno" => static data => data is "0" or "1" ? null : "not-zero-or-one",
        "zero" => static data => data.ContainsAnyExcept('0') ? "not-zero" : null,
        "nonzero" => static data => data.ContainsAnyExcept('0') ? null : "illegal-zero-value",
        "nozeroprefix" => static data => data.Length > 1 && data[0] == '0' ? "illegal-zero-prefix" : null,
        "winding" => static data => data is "0" or "1" or "9" ? null : "invalid-winding-direction",
        "hyphen" => static data => data is "-" ? null : "not-hyphen",
        "hasnondigit" => static data => data.ContainsAnyExceptInRange('0', '9') ? null : "requires-non-digit-character",
        "latitude" => static data => Number(data) <= 1_800_000_000 ? null : "invalid-latitude",
        "longitude" => static data => Number(data) <= 3_600_000_000 ? null : "invalid-longitude",
        "pieceoftotal" => PieceOfTotal,
        "posinseqslash" => PositionInSequence,
        "couponcode" => CouponLinters.Coupon,
        "couponposoffer" => CouponLinters.PositiveOffer,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "The table names a check that is not known."),
    };

    public static string? Digits(ReadOnlySpan<char> data) => data.ContainsAnyExceptInRange('0', '9') ? "non-digit-character" : null;

    public static string? CompanyPrefix(ReadOnlySpan<char> data)
    {
        if (data.Length < ShortestCompanyPrefix) return "too-short-for-gcp";
        return data[..ShortestCompanyPrefix].ContainsAnyExceptInRange('0', '9') ? "invalid-gcp-prefix" : null;
    }

    /// <summary>The value of at most eighteen digits.</summary>
    public static long Number(ReadOnlySpan<char> digits)
    {
        var value = 0L;
        foreach (var digit in digits) value = value * 10 + (digit - '0');
        return value;
    }

    private static string? CharacterSet82(ReadOnlySpan<char> data) => data.ContainsAnyExcept(CharacterSets.In82) ? "invalid-cset82-character" : null;

    private static bool IsBase64Url(ReadOnlySpan<char> data) => !data.ContainsAnyExcept(CharacterSets.Base64Url);

    private static string? Base64Url(ReadOnlySpan<char> data)
    {
        var bare = data.TrimEnd('=');
        var padding = data.Length - bare.Length;
        if (padding > 2 || (padding > 0 && data.Length % 3 != 0)) return "invalid-cset64-padding";
        return IsBase64Url(bare) ? null : "invalid-cset64-character";
    }

    private static string? CheckPair(ReadOnlySpan<char> data)
    {
        if (data.Length < 2) return "too-short-for-check-pair";
        var body = data[..^2];
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
            sum += CharacterSets.Set82.IndexOf(body[i], StringComparison.Ordinal) * Primes[body.Length - 1 - i];
        sum %= 1021;
        return data[^2] == Set32[sum >> 5] && data[^1] == Set32[sum & 31] ? null : "incorrect-check-pair";
    }

    private static string? Iban(ReadOnlySpan<char> data)
    {
        if (data.Length < 4) return "iban-too-short";
        if (!CodeLists.CountryLetters.Contains(data[..2])) return "illegal-iban-country-code";
        if (data.Length <= 10) return "iban-too-short";
        var sum = 0;
        for (var i = 0; i < data.Length; i++)
        {
            var c = data[(i + 4) % data.Length];
            if (!char.IsAsciiDigit(c) && !char.IsAsciiLetterUpper(c)) return "invalid-iban-character";
            sum = char.IsAsciiDigit(c) ? (sum * 10 + (c - '0')) % 97 : (sum * 100 + (c - 'A' + 10)) % 97;
        }
        return sum == 1 ? null : "incorrect-iban-checksum";
    }

    private static string? PercentSequences(ReadOnlySpan<char> data)
    {
        for (var i = 0; i < data.Length; i++)
            if (data[i] == '%' && (i + 2 >= data.Length || !char.IsAsciiHexDigit(data[i + 1]) || !char.IsAsciiHexDigit(data[i + 2])))
                return "invalid-percent-sequence";
        return null;
    }

    private static string? PieceOfTotal(ReadOnlySpan<char> data)
    {
        var half = data.Length / 2;
        var (piece, total) = (Number(data[..half]), Number(data[half..]));
        if (piece == 0) return "zero-piece-number";
        if (total == 0) return "zero-total-pieces";
        return piece > total ? "piece-number-exceeds-total" : null;
    }

    private static string? PositionInSequence(ReadOnlySpan<char> data)
    {
        var slash = data.IndexOf('/');
        if (slash < 1 || slash == data.Length - 1 || Digits(data[..slash]) is not null || Digits(data[(slash + 1)..]) is not null)
            return "position-in-sequence-malformed";
        if (data[0] == '0' || data[slash + 1] == '0') return "illegal-zero-prefix";
        return Number(data[..slash]) > Number(data[(slash + 1)..]) ? "position-exceeds-end" : null;
    }
}
