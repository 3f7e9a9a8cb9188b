using System.Text.Json;
using Fulfillment.Contracts;
using Fulfillment.Server.Catalog.Barcodes;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Catalog;

/// <summary>What a product must be. Each answer names the member that is wrong.</summary>
internal static class ProductRules
{
    public const int LongestSku = 100;
    private const int LongestName = 200;
    private const int LongestCode = 200;
    private const int LongestInstructions = 2000;
    private const int MostBarcodes = 50;
    private const int MostAttributes = 100;
    private const int MostParts = 100;
    private const int MostPieces = 100_000;

    public static Refusal? Refuses(Product product) =>
        RefusesSku("sku", product.Sku)
        ?? RefusesText("name.ja", product.Name.Ja, LongestName)
        ?? RefusesText("name.en", product.Name.En, LongestName)
        ?? RefusesBarcodes(product.Barcodes)
        ?? RefusesText("category", product.Category, LongestName)
        ?? RefusesAttributes(product.Attributes)
        ?? RefusesRange("weightGrams", product.WeightGrams, 0, 10_000_000)
        ?? RefusesDimensions(product.DimensionsMm)
        ?? RefusesAsset(product.ImageAsset)
        ?? RefusesParts(product)
        ?? RefusesText("instructions", product.Instructions, LongestInstructions, mayBreakLines: true)
        ?? RefusesRange("taxRatePercent", product.TaxRatePercent, 0, 100)
        ?? RefusesRange("price", product.Price, 0, 1_000_000_000);

    public static Refusal? RefusesSku(string field, string sku) =>
        sku.Trim().Length == 0 || sku.Length > LongestSku || sku.Contains('/', StringComparison.Ordinal) || !IsText(sku, mayBreakLines: false)
            ? CatalogRefusals.Malformed(field, $"「/」と制御文字を除く {LongestSku} 文字までにしてください。", $"Use at most {LongestSku} characters, without / and control characters.")
            : null;

    /// <summary>A name in one language serves both; none at all is the SKU.</summary>
    public static Text Complete(Text? name, string sku)
    {
        var (ja, en) = (name?.Ja?.Trim() ?? "", name?.En?.Trim() ?? "");
        return new Text(ja.Length > 0 ? ja : en.Length > 0 ? en : sku, en.Length > 0 ? en : ja.Length > 0 ? ja : sku);
    }

    private static Refusal? RefusesBarcodes(IReadOnlyList<ProductBarcode> barcodes)
    {
        if (barcodes.Count > MostBarcodes) return CatalogRefusals.TooMany("barcodes", MostBarcodes);
        var pieces = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < barcodes.Count; i++)
        {
            var (code, quantity) = barcodes[i];
            if (quantity is < 1 or > MostPieces) return CatalogRefusals.OutOfRange($"barcodes[{i}].quantity", 1, MostPieces);
            var read = BarcodeParser.Parse(code);
            if (read.As<ProductCode>() is not { Key.Length: <= LongestCode } goods) return CatalogRefusals.NoBarcode($"barcodes[{i}]", read.Refusal);
            // A JAN and its UPC are the same number; they must count the same, then.
            if (!pieces.TryAdd(goods.Key, quantity) && pieces[goods.Key] != quantity) return CatalogRefusals.BarcodeTwice($"barcodes[{i}]", code);
        }
        return null;
    }

    private static Refusal? RefusesAttributes(IReadOnlyDictionary<string, JsonElement> attributes)
    {
        if (attributes.Count > MostAttributes) return CatalogRefusals.TooMany("attributes", MostAttributes);
        foreach (var (name, value) in attributes)
            if (name.Length is 0 or > LongestName || !IsText(name, mayBreakLines: false) || !IsFact(value))
                return CatalogRefusals.Malformed($"attributes.{name}", "文字列・数・真偽値か、そのリストにしてください。", "Use a string, a number, a boolean or a list of them.");
        return null;
    }

    private static bool IsFact(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().All(item => item.ValueKind is not JsonValueKind.Array && IsFact(item)),
        JsonValueKind.String => value.GetString()!.Length <= LongestInstructions,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => true,
        _ => false,
    };

    private static Refusal? RefusesDimensions(IReadOnlyList<decimal>? dimensions) =>
        dimensions is null || (dimensions.Count == 3 && dimensions.All(side => side is > 0 and <= 100_000))
            ? null
            : CatalogRefusals.Malformed("dimensionsMm", "縦・横・高さをミリで三つ書いてください。", "Write length, width and height in mm, three numbers.");

    private static Refusal? RefusesAsset(string? name) =>
        name is null || (name.Length is > 0 and <= LongestName && name.AsSpan().IndexOfAny('/', '\\') < 0 && IsText(name, mayBreakLines: false))
            ? null
            : CatalogRefusals.Malformed("imageAsset", "登録した画像の名前にしてください。", "Use the name of an uploaded image.");

    private static Refusal? RefusesParts(Product product)
    {
        if (product.Parts.Count > MostParts) return CatalogRefusals.TooMany("parts", MostParts);
        for (var i = 0; i < product.Parts.Count; i++)
        {
            var part = product.Parts[i];
            if (RefusesSku($"parts[{i}].sku", part.Sku) is { } refusal) return refusal;
            if (part.Sku == product.Sku) return CatalogRefusals.PartOfItself($"parts[{i}].sku", part.Sku);
            if (part.Quantity is < 1 or > MostPieces) return CatalogRefusals.OutOfRange($"parts[{i}].quantity", 1, MostPieces);
        }
        return null;
    }

    private static Refusal? RefusesText(string field, string? text, int longest, bool mayBreakLines = false) =>
        text is null || (text.Length <= longest && IsText(text, mayBreakLines))
            ? null
            : CatalogRefusals.Malformed(field, $"制御文字を除く {longest} 文字までにしてください。", $"Use at most {longest} characters, without control characters.");

    private static Refusal? RefusesRange(string field, decimal? value, decimal least, decimal most) =>
        value < least || value > most ? CatalogRefusals.OutOfRange(field, least, most) : null;

    private static bool IsText(string text, bool mayBreakLines)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(text[i]) || (char.IsControl(text[i]) && !(mayBreakLines && text[i] is '\r' or '\n' or '\t'))) return false;
        }
        return true;
    }
}
