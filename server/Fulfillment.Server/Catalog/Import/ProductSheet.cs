using System.Text.Json;
using Fulfillment.Contracts;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Catalog.Import;

/// <summary>Products as rows of a sheet. A column that the sheet does not have leaves what is stored; an empty cell takes the default.</summary>
internal static class ProductSheet
{
    public static IReadOnlyList<CsvColumn> Columns { get; } =
    [
        new("sku", "商品コード", "商品番号", "品番", "SKUコード", "item code") { IsRequired = true },
        new("name.ja", "商品名", "商品名称", "品名", "name", "nameJa", "商品名(日本語)"),
        new("name.en", "商品名(英語)", "英語商品名", "英文商品名", "nameEn", "English name"),
        new("barcodes", "JANコード", "JAN", "バーコード", "EAN", "UPC", "GTIN", "barcode"),
        new("caseBarcode", "ケースJAN", "ケースJANコード", "ケースバーコード", "ITFコード", "ITF", "case barcode"),
        new("caseQuantity", "ケース入数", "入数", "case quantity"),
        new("category", "カテゴリ", "カテゴリー", "商品分類", "分類"),
        new("weightGrams", "重量(g)", "重量", "重さ(g)", "weight"),
        new("lengthMm", "縦(mm)", "奥行(mm)", "長さ(mm)", "length"),
        new("widthMm", "横(mm)", "幅(mm)", "width"),
        new("heightMm", "高さ(mm)", "height"),
        new("imageAsset", "画像", "画像名", "商品画像", "image"),
        new("tracking", "管理区分", "ロット管理", "追跡"),
        new("parts", "セット構成", "構成品", "セット内容"),
        new("instructions", "作業指示", "梱包指示", "注意事項"),
        new("taxRatePercent", "税率", "税率(%)", "消費税率", "tax rate"),
        new("price", "価格", "販売価格", "単価"),
        new("attributes.*", "属性:", "属性："),
    ];

    private static readonly Dictionary<string, ProductTracking> Trackings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["none"] = ProductTracking.None,
        ["なし"] = ProductTracking.None,
        ["lot"] = ProductTracking.Lot,
        ["ロット"] = ProductTracking.Lot,
        ["expiry"] = ProductTracking.Expiry,
        ["期限"] = ProductTracking.Expiry,
        ["賞味期限"] = ProductTracking.Expiry,
        ["使用期限"] = ProductTracking.Expiry,
        ["serial"] = ProductTracking.Serial,
        ["シリアル"] = ProductTracking.Serial,
    };

    /// <summary>The product that a row states, on top of the one that is stored.</summary>
    public static Outcome<Product> Read(CsvTable table, CsvRow row, Product stored)
    {
        var product = stored;
        if (table.Has("name.ja") || table.Has("name.en"))
            product = product with { Name = new Text(table.Has("name.ja") ? row["name.ja"] ?? "" : stored.Name.Ja, table.Has("name.en") ? row["name.en"] ?? "" : stored.Name.En) };
        if (table.Has("category")) product = product with { Category = row["category"] };
        if (table.Has("imageAsset")) product = product with { ImageAsset = row["imageAsset"] };
        if (table.Has("instructions")) product = product with { Instructions = row["instructions"] };
        var attributes = table.Fields.Where(field => field.StartsWith("attributes.", StringComparison.Ordinal)).ToList();
        if (attributes.Count > 0) product = product with { Attributes = Attributes(row, attributes, stored) };

        var read = Barcodes(table, row, product);
        if (read.Refusal is null) read = Numbers(table, row, read.Value!);
        if (read.Refusal is null) read = Dimensions(table, row, read.Value!);
        if (read.Refusal is null) read = Parts(table, row, read.Value!);
        return read.Refusal is null ? TrackingOf(table, row, read.Value!) : read;
    }

    private static Outcome<Product> Barcodes(CsvTable table, CsvRow row, Product product)
    {
        var hasCase = table.Has("caseBarcode");
        if (!table.Has("barcodes") && !hasCase) return product;
        var barcodes = table.Has("barcodes")
            ? SheetCells.Counted(row["barcodes"]).Select(item => new ProductBarcode(item.Code, item.Quantity)).ToList()
            : product.Barcodes.Where(barcode => barcode.Quantity == 1).ToList();
        if (hasCase && row["caseBarcode"] is { } code)
        {
            var quantity = row.DecimalOf("caseQuantity");
            if (quantity.Refusal is { } refusal) return refusal;
            if (quantity.Value is not { } pieces || pieces != decimal.Truncate(pieces) || pieces is < 1 or > 100_000) return CatalogRefusals.OutOfRange("caseQuantity", 1, 100_000);
            barcodes.Add(new ProductBarcode(code, (int)pieces));
        }
        var rounded = barcodes.Find(barcode => SheetCells.IsRounded(barcode.Code));
        return rounded is null ? product with { Barcodes = barcodes } : CatalogRefusals.RoundedBarcode("barcodes", rounded.Code);
    }

    private static Outcome<Product> Numbers(CsvTable table, CsvRow row, Product product)
    {
        var (weight, tax, price) = (row.DecimalOf("weightGrams"), row.DecimalOf("taxRatePercent"), row.DecimalOf("price"));
        if ((weight.Refusal ?? tax.Refusal ?? price.Refusal) is { } refusal) return refusal;
        return product with
        {
            WeightGrams = table.Has("weightGrams") ? weight.Value : product.WeightGrams,
            TaxRatePercent = table.Has("taxRatePercent") ? tax.Value : product.TaxRatePercent,
            Price = table.Has("price") ? price.Value : product.Price,
        };
    }

    private static Outcome<Product> Dimensions(CsvTable table, CsvRow row, Product product)
    {
        string[] sides = ["lengthMm", "widthMm", "heightMm"];
        if (!Array.Exists(sides, table.Has)) return product;
        var numbers = sides.Select(row.DecimalOf).ToList();
        if (numbers.Find(number => number.Refusal is not null).Refusal is { } refusal) return refusal;
        var known = numbers.Where(number => number.Value is not null).Select(number => number.Value!.Value).ToList();
        return product with { DimensionsMm = known.Count == 0 ? null : known };
    }

    private static Outcome<Product> Parts(CsvTable table, CsvRow row, Product product) =>
        table.Has("parts")
            ? product with { Parts = [.. SheetCells.Counted(row["parts"]).Select(item => new ProductPart { Sku = item.Code, Quantity = item.Quantity })] }
            : product;

    private static Outcome<Product> TrackingOf(CsvTable table, CsvRow row, Product product)
    {
        if (!table.Has("tracking")) return product;
        if (row["tracking"] is not { } word) return product with { Tracking = ProductTracking.None };
        return Trackings.TryGetValue(word, out var tracking)
            ? product with { Tracking = tracking }
            : CatalogRefusals.UnknownValue("tracking", word, "none, lot, expiry, serial");
    }

    private static Dictionary<string, JsonElement> Attributes(CsvRow row, List<string> fields, Product stored)
    {
        var attributes = new Dictionary<string, JsonElement>(stored.Attributes, StringComparer.Ordinal);
        foreach (var field in fields)
        {
            var name = field["attributes.".Length..];
            if (row[field] is { } value) attributes[name] = JsonSerializer.SerializeToElement(value);
            else attributes.Remove(name);
        }
        return attributes;
    }
}
