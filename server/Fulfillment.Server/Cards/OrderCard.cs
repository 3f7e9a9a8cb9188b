using System.Text.Json;
using Fulfillment.Contracts;
using Fulfillment.Server.Catalog;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;

namespace Fulfillment.Server.Cards;

/// <summary>
/// What one sheet of paper says of an order. A gift's sheet holds no price and nothing of the buyer: what is not in the data no
/// template can print.
/// </summary>
internal sealed record OrderCard
{
    private const int MostOffers = 6;

    /// <summary>軽減税率: food and newspapers.</summary>
    private const decimal ReducedRatePercent = 8;

    public required string MerchantCode { get; init; }
    public required MerchantDocument Merchant { get; init; }
    public required string OrderNo { get; init; }
    public required OrderDocument Order { get; init; }

    /// <summary>Products of the lines and of the recommendations, by SKU; one that is not known is named by its SKU.</summary>
    public required IReadOnlyDictionary<string, Product> Products { get; init; }

    /// <summary>The merchant's pictures by name, each with its content's hash. One that is not there is left out of the sheet: a missing photo never stops a parcel.</summary>
    public required IReadOnlyDictionary<string, string> Pictures { get; init; }

    /// <summary>The sheet's own code.</summary>
    public required string Code { get; init; }

    /// <summary>Where the sheet's QR code leads.</summary>
    public required string QrUrl { get; init; }

    public required DateTimeOffset PrintedAt { get; init; }

    /// <summary>The site's: days on paper are the floor's days.</summary>
    public required TimeZoneInfo Zone { get; init; }

    public bool Gift { get; init; }

    /// <summary>The words of the campaign's variant, each a text or <c>{ja, en}</c>.</summary>
    public JsonElement? Content { get; init; }

    /// <summary><c>ja</c> or <c>en</c>; null is the customer's, else the merchant's.</summary>
    public string? InLocale { get; init; }

    private string Locale => InLocale ?? ((Order.Customer.Locale ?? Merchant.Locale).StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "ja");

    public CardDocument ToDocument()
    {
        var merchant = Merchant.OnCards(MerchantCode, Locale);
        var lines = Order.Lines.Select(Line).ToList();
        return new CardDocument
        {
            Locale = Locale,
            Code = Code,
            PrintedOn = DayOf(PrintedAt),
            Merchant = merchant with { Logo = Picture(merchant.Logo) },
            Order = new CardOrder(OrderNo, Order.PlacedAt is { } placedAt ? DayOf(placedAt) : null, Gift ? null : Order.Total, Order.Currency, Gift),
            Customer = Customer(),
            ShipTo = new CardPerson(Order.ShipTo.Name ?? (Gift ? null : Order.Customer.Name), Honorific(null))
            {
                PostalCode = Order.ShipTo.PostalCode,
                Prefecture = Order.ShipTo.Prefecture,
                Address = Locale == "ja" ? Order.ShipTo.Prefecture + Order.ShipTo.Street : Order.ShipTo.Street,
            },
            Content = CardWords.Of(Content, Locale),
            QrUrl = QrUrl,
            Products = [.. Offers()],
            Lines = lines,
            Totals = Gift ? null : Totals(lines, Order, Merchant.Policies.TaxRounding, Locale),
            Assets = Pictures,
        };
    }

    /// <summary>The pictures that a sheet of these goods may show.</summary>
    public static IReadOnlyCollection<string> PictureNames(MerchantDocument merchant, IEnumerable<Product> products) =>
        products.Select(product => product.ImageAsset).Append(merchant.Brand.LogoAsset).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>The amounts of the slip. Tax is told by rate only where lines and charges are all there is to pay: a summary of a part would be no invoice.</summary>
    internal static CardTotals Totals(IReadOnlyList<CardLine> lines, OrderDocument order, TaxRounding rounding, string locale)
    {
        var subtotal = lines.Sum(line => line.Amount ?? 0);
        var isWhole = subtotal + order.Charges.Sum(charge => charge.Amount) == order.Total;
        return new CardTotals
        {
            Subtotal = subtotal,
            Charges = [.. order.Charges.Select(charge => new CardCharge(Label(charge, locale), charge.Amount))],
            Reduced = lines.Any(line => line.TaxRatePercent is ReducedRatePercent) ? true : null,
            Taxes = isWhole ? TaxSummary.Of([.. lines.Select(line => new TaxedAmount(line.Amount ?? 0, line.TaxRatePercent)), .. order.Charges.Select(charge => new TaxedAmount(charge.Amount, charge.TaxRatePercent))], order.Currency, rounding) ?? [] : [],
        };
    }

    private static string Label(OrderCharge charge, string locale) =>
        charge.Name?.In(locale) is { Length: > 0 } own ? own : (charge.Kind switch
        {
            ChargeKind.Shipping => new Text("送料", "Shipping"),
            ChargeKind.Wrapping => new Text("ラッピング", "Gift wrapping"),
            ChargeKind.Fee => new Text("手数料", "Fee"),
            ChargeKind.Discount => new Text("値引き", "Discount"),
            _ => new Text("その他", "Other"),
        }).In(locale);

    // Ranked by whoever sent them; never what lies in this very parcel.
    private IEnumerable<CardProduct> Offers()
    {
        var bought = Order.Lines.Select(line => line.Sku).ToHashSet(StringComparer.Ordinal);
        return Order.RecommendedSkus.Distinct(StringComparer.Ordinal)
            .Where(sku => !bought.Contains(sku))
            .Select(Products.GetValueOrDefault)
            .OfType<Product>()
            .Take(MostOffers)
            .Select(product => new CardProduct(product.Sku, product.Name.In(Locale), Gift ? null : product.Price, Picture(product.ImageAsset), null));
    }

    private string? Picture(string? name) => name is not null && Pictures.ContainsKey(name) ? name : null;

    private CardLine Line(OrderLine line) => new(
        line.LineNo,
        line.Sku,
        Products.TryGetValue(line.Sku, out var product) ? product.Name.In(Locale) : line.Sku,
        line.Quantity,
        Gift ? null : line.Price,
        Gift ? null : line.Price * line.Quantity,
        Gift ? null : line.TaxRatePercent ?? product?.TaxRatePercent);

    private CardCustomer? Customer()
    {
        if (Gift) return Order.ShipTo.Name is { } recipient ? new CardCustomer(recipient, Honorific(null)) : null;
        var buyer = Order.Customer;
        var named = new CardCustomer(buyer.Name ?? Order.ShipTo.Name, Honorific(buyer.Honorific));
        if (named.Name is null) return null;
        // Whoever does not want their data used still gets a card, by name alone.
        return buyer.Consent?.PersonalData is false ? named : named with
        {
            Tier = buyer.Tier,
            Points = buyer.Points,
            PointsToNextTier = buyer.PointsToNextTier,
            BirthMonth = buyer.BirthMonth,
            OrderCount = buyer.OrderCount,
            SubscriptionCount = buyer.SubscriptionCount,
            FirstOrderedOn = buyer.FirstOrderedOn,
            LastOrderedOn = buyer.LastOrderedOn,
        };
    }

    private string? Honorific(string? given) => given ?? (Locale == "ja" ? "様" : null);

    private DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);
}
