namespace Fulfillment.Server.Catalog.Barcodes.Gs1;

/// <summary>The North American coupon codes (8110) and (8112): a chain of fields, each of which says how long the next one is.</summary>
internal static class CouponLinters
{
    private const int OfferCodeLength = 6;
    private const int FamilyCodeLength = 3;

    public static string? Coupon(ReadOnlySpan<char> data)
    {
        if (Linters.Digits(data) is { } rule) return rule;
        var fields = new Fields(data);
        return fields.Prefixed("missing-gcp-vli", "invalid-gcp-length", "truncated-gcp", 0, 6, longerBy: 6, isCompany: true)
            ?? fields.Skip(OfferCodeLength, "truncated-offer-code")
            ?? fields.Prefixed("missing-save-value-vli", "invalid-save-value-length", "truncated-save-value", 1, 5)
            ?? Requirement(ref fields, "1st")
            ?? SecondPurchase(ref fields)
            ?? ThirdPurchase(ref fields)
            ?? Dates(ref fields)
            ?? SerialAndRetailer(ref fields)
            ?? Miscellaneous(ref fields)
            ?? fields.End();
    }

    public static string? PositiveOffer(ReadOnlySpan<char> data)
    {
        if (Linters.Digits(data) is { } rule) return rule;
        var fields = new Fields(data);
        return fields.Code("missing-format-code", "invalid-format-code", "01")
            ?? fields.Prefixed("missing-funder-vli", "invalid-funder-length", "truncated-funder", 0, 6, longerBy: 6, isCompany: true)
            ?? fields.Skip(OfferCodeLength, "truncated-offer-code")
            ?? fields.Prefixed("missing-serial-number-vli", "", "truncated-serial-number", 0, 9, longerBy: 6)
            ?? fields.End();
    }

    private static string? Requirement(ref Fields fields, string which) =>
        fields.Prefixed($"missing-{which}-purchase-requirement-vli", $"invalid-{which}-purchase-requirement-length", $"truncated-{which}-purchase-requirement", 1, 5)
        ?? fields.Code($"missing-{which}-purchase-requirement-code", $"invalid-{which}-purchase-requirement-code", "012349")
        ?? fields.Skip(FamilyCodeLength, $"truncated-{which}-purchase-family-code");

    private static string? Company(ref Fields fields, string which) =>
        fields.Prefixed($"missing-{which}-purchase-gcp-vli", $"invalid-{which}-purchase-gcp-length", $"truncated-{which}-purchase-gcp", 0, 6, longerBy: 6, isCompany: true, absentWhen: 9);

    private static string? SecondPurchase(ref Fields fields) =>
        !fields.Take('1')
            ? null
            : fields.Code("missing-additional-purchase-rules-code", "invalid-additional-purchase-rules-code", "0123")
              ?? Requirement(ref fields, "2nd")
              ?? Company(ref fields, "2nd");

    private static string? ThirdPurchase(ref Fields fields) =>
        !fields.Take('2') ? null : Requirement(ref fields, "3rd") ?? Company(ref fields, "3rd");

    private static string? Dates(ref Fields fields)
    {
        ReadOnlySpan<char> expires = [];
        if (fields.Take('3') && fields.Day("too-short-for-expiration-date", "invalid-expiration-date", out expires) is { } expiry) return expiry;
        if (!fields.Take('4')) return null;
        if (fields.Day("too-short-for-start-date", "invalid-start-date", out var starts) is { } start) return start;
        return !expires.IsEmpty && expires.SequenceCompareTo(starts) < 0 ? "coupon-expiration-before-start" : null;
    }

    private static string? SerialAndRetailer(ref Fields fields)
    {
        if (fields.Take('5') && fields.Prefixed("missing-serial-number-vli", "", "truncated-serial-number", 0, 9, longerBy: 6) is { } serial) return serial;
        return fields.Take('6')
            ? fields.Prefixed("missing-retailer-gcp-or-gln-vli", "invalid-retailer-gcp-or-gln-length", "truncated-retailer-gcp-or-gln", 1, 7, longerBy: 6, isCompany: true)
            : null;
    }

    private static string? Miscellaneous(ref Fields fields) =>
        !fields.Take('9')
            ? null
            : fields.Code("missing-save-value-code", "invalid-save-value-code", "01256")
              ?? fields.Code("missing-save-value-applies-to-item", "invalid-save-value-applies-to-item", "012")
              ?? fields.Skip(1, "missing-store-coupon-flag")
              ?? fields.Code("missing-dont-multiply-flag", "invalid-dont-multiply-flag", "01");

    /// <summary>Reads on through the digits; each step answers the rule it found broken.</summary>
    private ref struct Fields(ReadOnlySpan<char> rest)
    {
        private ReadOnlySpan<char> _rest = rest;

        public bool Take(char kind)
        {
            if (_rest.IsEmpty || _rest[0] != kind) return false;
            _rest = _rest[1..];
            return true;
        }

        public string? Skip(int length, string truncated)
        {
            if (_rest.Length < length) return "coupon-" + truncated;
            _rest = _rest[length..];
            return null;
        }

        public string? Code(string missing, string invalid, ReadOnlySpan<char> allowed)
        {
            if (_rest.IsEmpty) return "coupon-" + missing;
            if (!allowed.Contains(_rest[0])) return "coupon-" + invalid;
            _rest = _rest[1..];
            return null;
        }

        /// <summary>A field whose length stands in the digit before it.</summary>
        public string? Prefixed(
            string missing, string invalid, string truncated, int least, int most, int longerBy = 0, bool isCompany = false, int absentWhen = -1)
        {
            if (_rest.IsEmpty) return "coupon-" + missing;
            var digit = _rest[0] - '0';
            if (digit != absentWhen && (digit < least || digit > most)) return "coupon-" + invalid;
            _rest = _rest[1..];
            var length = digit == absentWhen ? 0 : digit + longerBy;
            if (_rest.Length < length) return "coupon-" + truncated;
            if (isCompany && length > 0 && Linters.CompanyPrefix(_rest[..length]) is { } rule) return rule;
            _rest = _rest[length..];
            return null;
        }

        public string? Day(string tooShort, string invalid, out ReadOnlySpan<char> day)
        {
            day = [];
            if (_rest.Length < 6) return "coupon-" + tooShort;
            if (DateLinters.Day(_rest[..6], dayMayBeZero: false) is not null) return "coupon-" + invalid;
            day = _rest[..6];
            _rest = _rest[6..];
            return null;
        }

        public readonly string? End() => _rest.IsEmpty ? null : "coupon-excess-data";
    }
}
