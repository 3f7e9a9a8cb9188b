using System.Text.Json;
using Fulfillment.Contracts;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Cards;

/// <summary>A product as a sheet shows it.</summary>
internal sealed record SheetProduct(string Sku, Text Name, decimal? Price, string? ImageAsset, decimal? TaxRatePercent);

/// <summary>
/// Everything that one sheet of paper is set from, as the JSON a print job keeps. A gift's sheet has no price in it, and
/// nothing of what the buyer did before: what is not in the data no template can print.
/// </summary>
internal sealed class SheetData
{
    public required string MerchantCode { get; init; }
    public required MerchantDocument Merchant { get; init; }
    public required OrderInShipment Order { get; init; }

    /// <summary>What lies in the shipment, by SKU; a product that is not known is named by its SKU.</summary>
    public required IReadOnlyDictionary<string, SheetProduct> Products { get; init; }

    /// <summary>The sheet's own code, machine and human readable.</summary>
    public required string Code { get; init; }

    /// <summary>Where the sheet's QR code leads.</summary>
    public required string QrUrl { get; init; }

    public required DateOnly PrintedOn { get; init; }

    /// <summary>The site's time zone: days on paper are the floor's days.</summary>
    public required TimeZoneInfo Zone { get; init; }

    public bool Gift { get; init; }

    /// <summary>The variant's words, each a text or a <c>{ja, en}</c>.</summary>
    public IReadOnlyDictionary<string, JsonElement> Content { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>What a flyer offers, best first.</summary>
    public IReadOnlyList<SheetProduct> Offers { get; init; } = [];

    /// <summary><c>ja</c> or <c>en</c>: the customer's language, else the merchant's.</summary>
    public string Locale => IsEnglish(Order.Document.Customer.Locale ?? Merchant.Locale) ? "en" : "ja";

    public string ToJson()
    {
        var document = Order.Document;
        return Json.Write(new
        {
            locale = Locale,
            reprint = false,
            code = Code,
            printedOn = PrintedOn,
            merchant = new
            {
                code = MerchantCode,
                name = Merchant.Name.In(Locale),
                brandColor = Merchant.Brand.Color,
                logo = Merchant.Brand.LogoAsset,
                siteUrl = Merchant.Brand.SiteUrl,
                invoiceRegistrationNumber = Merchant.InvoiceRegistrationNumber,
            },
            order = new
            {
                orderNo = Order.OrderNo,
                placedOn = document.PlacedAt is { } placedAt ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(placedAt, Zone).DateTime) : (DateOnly?)null,
                total = Gift ? (decimal?)null : document.Total,
                currency = document.Currency,
                gift = Gift,
            },
            customer = Gift ? Person(document.ShipTo.Name, null) : Person(document.Customer.Name ?? document.ShipTo.Name, document.Customer.Honorific),
            shipTo = new
            {
                name = document.ShipTo.Name,
                honorific = Honorific(null),
                postalCode = document.ShipTo.PostalCode,
                prefecture = document.ShipTo.Prefecture,
                address = Locale == "ja" ? document.ShipTo.Prefecture + document.ShipTo.Street : document.ShipTo.Street,
            },
            content = Content.ToDictionary(entry => entry.Key, entry => InLocale(entry.Value)),
            qrUrl = QrUrl,
            products = Offers.Select(offer => new { sku = offer.Sku, name = offer.Name.In(Locale), price = Gift ? null : offer.Price, image = offer.ImageAsset }),
            lines = document.Lines.Select(line => new
            {
                lineNo = line.LineNo,
                sku = line.Sku,
                name = Products.TryGetValue(line.Sku, out var product) ? product.Name.In(Locale) : line.Sku,
                quantity = line.Quantity,
                price = Gift ? (decimal?)null : line.Price,
                amount = Gift ? (decimal?)null : line.Price * line.Quantity,
                taxRatePercent = Gift ? (decimal?)null : RateOf(line),
            }),
            totals = Gift ? null : new { subtotal = document.Lines.Sum(line => line.Price * line.Quantity), taxes = Taxes() },
        });
    }

    /// <summary>
    /// The qualified invoice's summary (適格請求書, 消費税法57条の4): prices include tax, and the tax is rounded down once
    /// per rate, never per line.
    /// </summary>
    internal IReadOnlyList<SheetTax> Taxes() =>
    [
        .. Order.Document.Lines.GroupBy(RateOf).OrderByDescending(rate => rate.Key).Select(rate =>
        {
            var taxable = rate.Sum(line => line.Price * line.Quantity);
            return new SheetTax(rate.Key, taxable, decimal.Floor(taxable * rate.Key / (100 + rate.Key)));
        }),
    ];

    private decimal RateOf(OrderLine line) =>
        line.TaxRatePercent ?? (Products.TryGetValue(line.Sku, out var product) ? product.TaxRatePercent : null) ?? 10m;

    private object Person(string? name, string? honorific) => new { name, honorific = Honorific(honorific) };

    private string? Honorific(string? given) => given ?? (Locale == "ja" ? "様" : null);

    private object? InLocale(JsonElement value) => value.ValueKind is JsonValueKind.Object && (value.TryGetProperty(Locale, out var text) || value.TryGetProperty("ja", out text) || value.TryGetProperty("en", out text))
        ? text
        : value;

    private static bool IsEnglish(string locale) => locale.StartsWith("en", StringComparison.OrdinalIgnoreCase);
}

/// <param name="RatePercent">e.g. 8 or 10.</param>
/// <param name="Taxable">The sum at this rate, tax included.</param>
/// <param name="Tax">The tax in it, whole currency units.</param>
internal sealed record SheetTax(decimal RatePercent, decimal Taxable, decimal Tax);
