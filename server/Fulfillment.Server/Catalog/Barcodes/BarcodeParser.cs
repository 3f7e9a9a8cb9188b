using Fulfillment.Server.Catalog.Barcodes.Gs1;

namespace Fulfillment.Server.Catalog.Barcodes;

/// <summary>Reads what any scanner or keyboard sends. The only barcode parser: slices ask the <see cref="ScannedCode"/> for their own kind of code.</summary>
internal static class BarcodeParser
{
    // Longer texts are no product's barcode and no order number; they stay readable as element strings and links.
    private const int LongestReference = 200;

    /// <summary>Never throws; what cannot be read says which rule it broke.</summary>
    /// <param name="data">As the device sent it, an AIM symbology identifier in front or not.</param>
    /// <param name="symbology">What the device says the symbol is: an AIM identifier or a name such as <c>EAN13</c>. An identifier in the data goes before it.</param>
    public static ScannedCode Parse(string? data, string? symbology = null)
    {
        var (text, rule) = CodeText.Read(data);
        if (text is null) return Refused("", rule!);
        if (!Symbologies.TrySplit(text, symbology, out var kind, out var body)) return Refused(text, "unknown-symbology");
        switch (kind)
        {
            case Symbology.Gs1:
                return ReadElements(body.StartsWith(ElementString.Separator) ? body[1..] : body);
            case Symbology.Ean or Symbology.Ean8 or Symbology.EanAddOn:
                return ReadEan(body, kind);
        }
        if (body.Length == 0) return new ScannedCode();
        if (body.Contains(ElementString.Separator, StringComparison.Ordinal))
            // Without an identifier a separator tells an element string; a symbol that says it is none should hold none.
            return text == body ? ReadElements(body.TrimStart(ElementString.Separator)) : Refused("", "control-character");
        if (PrefixedCode.Read(body) is { } prefixed) return prefixed;
        return DigitalLink.LooksLikeUri(body) ? ReadUri(body) : ReadText(body, kind, data!);
    }

    private static ScannedCode Refused(string text, string rule) => new() { Text = text, Refusal = new CodeRefusal(rule) };

    private static ScannedCode ReadElements(string body)
    {
        var elements = ElementString.Read(body, out var refusal);
        refusal ??= Associations.Refuses(elements);
        return new ScannedCode { Text = body, Elements = elements, Refusal = refusal, Candidates = [.. Goods(elements, refusal), .. Names(elements, refusal)] };
    }

    private static ScannedCode ReadEan(string body, Symbology kind)
    {
        if (kind == Symbology.EanAddOn) return Refused(body, "add-on-only");
        if (Linters.Digits(body) is { } rule) return Refused(body, rule);
        var main = body.Length is 15 or 18 ? body[..13] : body;
        var gtin = (kind, main.Length) switch
        {
            (Symbology.Ean8, 8) => Gtin.From(main),
            (Symbology.Ean, 8) => Gtin.FromUpcE(main) ?? Gtin.From(main),
            (Symbology.Ean, 12 or 13) => Gtin.From(main),
            _ => "",
        };
        return gtin switch
        {
            null => Refused(body, "incorrect-check-digit"),
            "" => Refused(body, "symbol-length"),
            _ => new ScannedCode { Text = main, Candidates = [ProductCode.OfGtin(gtin)] },
        };
    }

    private static ScannedCode ReadUri(string uri)
    {
        if (ReviewCode(uri) is { } insertCode) return new ScannedCode { Text = uri, Candidates = [new InsertCodeCandidate(insertCode)] };
        var elements = DigitalLink.Read(uri, OldSpellings.None, out var refusal);
        refusal ??= Associations.Refuses(elements);
        var goods = elements.Count > 0
            ? Goods(elements, refusal)
            : Goods(DigitalLink.Read(uri, OldSpellings.Names | OldSpellings.ShortGtins, out var stillRefused), stillRefused);
        return new ScannedCode
        {
            Text = uri,
            Elements = elements,
            Refusal = refusal,
            Candidates = [.. goods, .. elements.Count > 0 ? Names(elements, refusal) : AnyText(uri, uri)],
        };
    }

    /// <summary>The insert's code in <c>…/q/&lt;code&gt;</c>.</summary>
    private static string? ReviewCode(string uri)
    {
        var path = uri.AsSpan();
        if (path.IndexOfAny('?', '#') is var end and >= 0) path = path[..end];
        path = path.TrimEnd('/');
        var slash = path.LastIndexOf('/');
        return slash > 0 && path[..slash].EndsWith("/q") ? InsertCode.Read(path[(slash + 1)..]) : null;
    }

    private static ScannedCode ReadText(string text, Symbology kind, string original)
    {
        CodeRefusal? refusal = null;
        IReadOnlyList<Gs1Element> elements = [];
        if (text[0] == '(') elements = ElementString.ReadBracketed(text, out refusal);
        else if (MayBeBareElements(text)) elements = ElementString.Read(text, out _);
        if (elements.Count > 0) refusal = Associations.Refuses(elements);

        var candidates = new List<CodeCandidate>(4);
        if (InsertCode.Read(text) is { } insertCode) candidates.Add(new InsertCodeCandidate(insertCode));
        candidates.AddRange(Goods(elements, refusal));
        if (Gtin.From(text) is { } gtin) candidates.Add(ProductCode.OfGtin(gtin));
        if (Gtin.FromUpcE(text) is { } wide) candidates.Add(ProductCode.OfGtin(wide));
        var isGoods = candidates.Exists(candidate => candidate is ProductCode);
        var waybill = WaybillNumbers.Read(text);
        if (waybill is not null) candidates.Add(waybill);
        if (!isGoods && refusal is null && waybill is not { IsProven: true } && LooksLikeGtin(text)) refusal = new CodeRefusal("incorrect-check-digit");
        candidates.AddRange(Names(elements, refusal));
        candidates.AddRange(AnyText(text, original, keepsItsKey: isGoods));
        if (kind == Symbology.Codabar && WaybillNumbers.WithoutStartAndStop(text) is var inner && inner.Length < text.Length)
            candidates.AddRange(AnyText(new string(inner), text));
        return new ScannedCode { Text = text, Elements = elements, Refusal = refusal, Candidates = candidates };
    }

    private static bool LooksLikeGtin(string text) => text.Length is 8 or 12 or 13 or 14 && Linters.Digits(text) is null;

    // A scanner that sends neither identifier nor first separator: an SSCC or a GTIN with its check digit is proof enough to try.
    private static bool MayBeBareElements(string text) =>
        (text.Length >= 16 && (text.StartsWith("01", StringComparison.Ordinal) || text.StartsWith("02", StringComparison.Ordinal)) && Gtin.HasCheckDigit(text.AsSpan(2, 14)))
        || (text.Length >= 20 && text.StartsWith("00", StringComparison.Ordinal) && Gtin.HasCheckDigit(text.AsSpan(2, 18)));

    // Elements that contradict each other name no goods; one that lacks a companion, which may be on another label, still does.
    private static IEnumerable<ProductCode> Goods(IReadOnlyList<Gs1Element> elements, CodeRefusal? refusal)
    {
        if (refusal is { Rule: "exclusive-ai" or "repeated-ai" }) yield break;
        foreach (var (ai, value) in elements)
            if (ai is "01" or "03" or "8006") yield return ProductCode.OfGtin(value[..Gtin.Length]);
            else if (ai == "02") yield return ProductCode.OfGtin(value) with { Count = CountIn(elements) };
    }

    // What else an element string may name: goods without a trade item number, a logistic unit, somebody's order number.
    private static IEnumerable<CodeCandidate> Names(IReadOnlyList<Gs1Element> elements, CodeRefusal? refusal)
    {
        if (elements.Count == 0 || refusal is { Rule: "exclusive-ai" or "repeated-ai" }) yield break;
        if (!Goods(elements, refusal).Any() && ElementString.Write(elements) is { Length: <= LongestReference } key) yield return new ProductCode(key);
        foreach (var (ai, value) in elements)
            if (ai is "00" or "400") yield return new Reference(value);
    }

    private static int? CountIn(IReadOnlyList<Gs1Element> elements) =>
        elements.FirstOrDefault(element => element.Ai == "37") is { } count ? (int)Linters.Number(count.Value) : null;

    private static IEnumerable<CodeCandidate> AnyText(string text, string original, bool keepsItsKey = false)
    {
        if (text.Length > LongestReference) yield break;
        if (!keepsItsKey) yield return new ProductCode(text);
        yield return new Reference(text);
        // A merchant may have meant the full-width letters of its order number.
        var asSent = original.Trim(' ', '\r', '\n');
        if (asSent != text && asSent.Length <= LongestReference && asSent[0] != ']') yield return new Reference(asSent);
    }
}
