using Fulfillment.Contracts;
using Fulfillment.Server.Catalog.Barcodes;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Catalog;

/// <summary>Every "no" of products and their barcodes.</summary>
internal static class CatalogRefusals
{
    public static Refusal NoSuchProduct(string sku) => new(
        "catalog/no-such-product",
        StatusCodes.Status404NotFound,
        new Text($"商品 {sku} はありません。", $"There is no product {sku}."),
        new Text("商品コードを確かめてください。", "Check the SKU."))
    {
        Field = "sku",
    };

    public static Refusal NoSuchProfile(string profile, int status = StatusCodes.Status404NotFound) => new(
        "catalog/no-such-profile",
        status,
        new Text($"取り込みプロファイル {profile} はありません。", $"There is no import profile {profile}."),
        new Text("先にプロファイルを登録してください。", "Store the profile first."))
    {
        Field = "profile",
    };

    /// <summary>The barcode is already another product's, which is named.</summary>
    public static Refusal BarcodeTaken(string field, string code, string owner) => Wrong(
        "barcode-taken",
        field,
        $"バーコード {code} は商品 {owner} のものです。",
        $"The barcode {code} belongs to product {owner}.",
        $"どちらかの商品から外してください。",
        "Remove it from one of the two.");

    public static Refusal BarcodeTwice(string field, string code) => Wrong(
        "barcode-twice",
        field,
        $"バーコード {code} が違う入数で二度書かれています。",
        $"The barcode {code} stands twice with different quantities.",
        "入数を一つにしてください。",
        "Give it one quantity.");

    public static Refusal NoBarcode(string field, CodeRefusal? why) => Wrong(
        "not-a-barcode",
        field,
        $"商品のバーコードとして使えません。{why?.Says.Ja}",
        $"This cannot be a product's barcode. {why?.Says.En}".TrimEnd(),
        "スキャナーが読む通りに書いてください。",
        "Write it as a scanner reads it.");

    public static Refusal RoundedBarcode(string field, string text) => Wrong(
        "rounded-barcode",
        field,
        $"バーコード {text} は表計算ソフトで丸められています。",
        $"The barcode {text} was rounded by a spreadsheet.",
        "列の書式を文字列にして保存し直してください。",
        "Format the column as text and save it again.");

    public static Refusal PartOfItself(string field, string sku) => Wrong(
        "part-of-itself",
        field,
        $"セット {sku} は自分自身を含めません。",
        $"The set {sku} cannot contain itself.",
        "中身の商品を書いてください。",
        "Name the products inside.");

    public static Refusal SkuTwice(string sku, int firstRow) => Wrong(
        "sku-twice",
        "sku",
        $"商品 {sku} は {firstRow} 行目にもあります。",
        $"Product {sku} also stands in row {firstRow}.",
        "一行にまとめてください。",
        "Make one row of them.");

    public static Refusal UnknownValue(string field, string value, string allowed) => Wrong(
        "unknown-value",
        field,
        $"{field} の「{value}」は使えません。",
        $"The value \"{value}\" of {field} is not known.",
        $"次のいずれかにしてください: {allowed}",
        $"Use one of: {allowed}");

    public static Refusal TooMany(string field, int most) => Wrong(
        "too-many",
        field,
        $"{field} が {most} 件を超えています。",
        $"There are more than {most} {field}.",
        $"{most} 件までにしてください。",
        $"Use at most {most}.");

    public static Refusal OutOfRange(string field, decimal least, decimal most) => Wrong(
        "out-of-range",
        field,
        $"{field} の値が範囲の外です。",
        $"The value of {field} is out of range.",
        $"{least:0.####}〜{most:0.####} にしてください。",
        $"Use {least:0.####} to {most:0.####}.");

    /// <summary>400: the value has not the shape it must have.</summary>
    public static Refusal Malformed(string field, string doJa, string doEn) => new(
        "catalog/malformed",
        StatusCodes.Status400BadRequest,
        new Text($"{field} の値が正しくありません。", $"The value of {field} is not well formed."),
        new Text(doJa, doEn))
    {
        Field = field,
    };

    private static Refusal Wrong(string what, string field, string saysJa, string saysEn, string doJa, string doEn) =>
        new($"catalog/{what}", StatusCodes.Status422UnprocessableEntity, new Text(saysJa, saysEn), new Text(doJa, doEn)) { Field = field };
}
