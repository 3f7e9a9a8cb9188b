using Fulfillment.Server.Catalog;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;

namespace Fulfillment.Server.Cards;

/// <summary>What a sheet can say of an order, without what a campaign adds.</summary>
internal static class OrderCard
{
    /// <param name="products">By SKU, those of the lines and the recommended ones; what nobody stated goes by its SKU.</param>
    /// <param name="zone">The site's, for the days.</param>
    public static CardDocument Of(
        StoredOrder order, MerchantDocument merchant, IReadOnlyDictionary<string, Product> products, string locale, string code, string qrUrl, DateOnly printedOn, TimeZoneInfo zone)
    {
        var document = order.Document;
        var lines = document.Lines.Select(Line).ToList();
        var honorific = document.Customer.Honorific ?? (locale == "ja" ? "様" : null);
        return new CardDocument
        {
            Locale = locale,
            Code = code,
            PrintedOn = printedOn,
            Merchant = merchant.OnCards(order.Merchant, locale),
            Order = new CardOrder(order.OrderNo, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(order.PlacedAt, zone).DateTime), document.Total, document.Currency, document.Gift),
            Customer = document.Gift || document.Customer.Name is null ? null : new CardPerson(document.Customer.Name, honorific),
            ShipTo = new CardPerson(document.ShipTo.Name ?? document.Customer.Name, honorific)
            {
                PostalCode = document.ShipTo.PostalCode,
                Prefecture = document.ShipTo.Prefecture,
                Address = document.ShipTo.Street,
            },
            QrUrl = qrUrl,
            Products = [.. document.RecommendedSkus.Select(sku => new CardProduct(sku, Name(sku), products.GetValueOrDefault(sku)?.Price, products.GetValueOrDefault(sku)?.ImageAsset, null))],
            Lines = lines,
            Totals = Totals(lines, document.Total),
        };

        string Name(string sku) => products.GetValueOrDefault(sku)?.Name.In(locale) is { Length: > 0 } name ? name : sku;

        CardLine Line(OrderLine line) => new(
            line.LineNo, line.Sku, Name(line.Sku), line.Quantity, line.Price, line.Price * line.Quantity, line.TaxRatePercent ?? products.GetValueOrDefault(line.Sku)?.TaxRatePercent);
    }

    /// <summary>Tax by rate, contained in the amounts and rounded down once a rate; only where the lines are all there is to pay, for nobody states the rate of postage.</summary>
    internal static CardTotals Totals(IReadOnlyList<CardLine> lines, decimal total)
    {
        var subtotal = lines.Sum(line => line.Amount);
        var isWhole = subtotal == total && lines.All(line => line.TaxRatePercent is not null);
        return new CardTotals
        {
            Subtotal = subtotal,
            Taxes = isWhole
                ? [.. lines.GroupBy(line => line.TaxRatePercent!.Value).OrderBy(rate => rate.Key).Select(rate =>
                    new CardTax(rate.Key, rate.Sum(line => line.Amount), Math.Floor(rate.Sum(line => line.Amount) * rate.Key / (100 + rate.Key))))]
                : [],
        };
    }
}
