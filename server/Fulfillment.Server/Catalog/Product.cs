using System.Text.Json;
using System.Text.Json.Serialization;
using Fulfillment.Contracts;
using Fulfillment.Server.Catalog.Barcodes;

namespace Fulfillment.Server.Catalog;

/// <summary>A product of a merchant, as the API speaks of it (<c>PUT /api/v1/merchants/{m}/products/{sku}</c>). Absent members take their defaults; null is absent.</summary>
internal sealed record Product
{
    [JsonIgnore]
    public string Merchant { get; init; } = "";

    public string Sku { get; init; } = "";

    /// <summary>Stored in both languages: one alone serves both, and the SKU where there is none.</summary>
    public Text Name { get; init; } = new("", "");

    public IReadOnlyList<ProductBarcode> Barcodes { get; init; } = [];
    public string? Category { get; init; }

    /// <summary>Strings, numbers, booleans or lists of them, for rules to ask about.</summary>
    public IReadOnlyDictionary<string, JsonElement> Attributes { get; init; } = new Dictionary<string, JsonElement>();

    public decimal? WeightGrams { get; init; }

    /// <summary>Length, width, height.</summary>
    public IReadOnlyList<decimal>? DimensionsMm { get; init; }

    public string? ImageAsset { get; init; }

    /// <summary>What the bench must capture when the goods are packed.</summary>
    public ProductTracking Tracking { get; init; }

    /// <summary>What a set consists of; it is packed by counting these.</summary>
    public IReadOnlyList<ProductPart> Parts { get; init; } = [];

    /// <summary>What the packer reads while packing it.</summary>
    public string? Instructions { get; init; }

    public decimal? TaxRatePercent { get; init; }

    /// <summary>For recommendations on cards; what an order costs stands in the order.</summary>
    public decimal? Price { get; init; }

    /// <summary>The keys of <see cref="Barcodes"/>, each with the pieces that one scan counts. Eight digits can be a UPC-E and an EAN-8: such a barcode has both.</summary>
    public IReadOnlyDictionary<string, int> BarcodeKeys()
    {
        var keys = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var barcode in Barcodes)
            foreach (var code in BarcodeParser.Parse(barcode.Code).Candidates.OfType<ProductCode>())
                keys.TryAdd(code.Key, barcode.Quantity);
        return keys;
    }

    public static Product Read(string merchant, string document) => Platform.Json.Read<Product>(document) with { Merchant = merchant };
}

internal enum ProductTracking
{
    None,
    Lot,
    Expiry,
    Serial,
}

/// <summary>One part of a set.</summary>
internal sealed record ProductPart
{
    public string Sku { get; init; } = "";
    public int Quantity { get; init; } = 1;
}

/// <summary>A barcode of a product: in JSON its text, or <c>{code, quantity}</c> for a case.</summary>
/// <param name="Code">As the merchant wrote it.</param>
/// <param name="Quantity">Pieces that one scan counts.</param>
[JsonConverter(typeof(ProductBarcodeJson))]
internal sealed record ProductBarcode(string Code, int Quantity = 1);

internal sealed class ProductBarcodeJson : JsonConverter<ProductBarcode>
{
    public override ProductBarcode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String) return new ProductBarcode(reader.GetString()!);
        var written = JsonSerializer.Deserialize<Written>(ref reader, options)!;
        return new ProductBarcode(written.Code, written.Quantity);
    }

    public override void Write(Utf8JsonWriter writer, ProductBarcode value, JsonSerializerOptions options)
    {
        if (value.Quantity == 1) writer.WriteStringValue(value.Code);
        else JsonSerializer.Serialize(writer, new Written { Code = value.Code, Quantity = value.Quantity }, options);
    }

    private sealed record Written
    {
        public string Code { get; init; } = "";
        public int Quantity { get; init; } = 1;
    }
}
