using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Fulfillment.Server.Catalog;
using Fulfillment.Server.Inserts.Conditions;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;

namespace Fulfillment.Server.Inserts;

/// <summary>
/// What the rules may ask about one shipment, worked out once. Where orders were merged (同梱), the first one leads:
/// <c>order.*</c>, <c>customer.*</c> and <c>shipTo.*</c> are its own, lines are those of all, and one gift or one opt-out counts for the parcel.
/// </summary>
internal sealed class OrderFacts
{
    public OrderFacts(DecisionInput input)
    {
        var leading = input.Orders[0];
        OrderNo = leading.OrderNo;
        Order = leading.Document;
        History = input.History;
        Zone = input.Zone;
        PackedOn = DayOf(input.At);
        PlacedOn = Order.PlacedAt is { } placedAt ? DayOf(placedAt) : null;
        ExpectedDeliveryOn = Order.ExpectedDeliveryOn ?? Order.Delivery.RequestedOn;
        IsGift = input.Orders.Any(order => GiftRule.IsGift(order.Document, input.Terms.Policies));
        OptedOut = input.Orders.Any(order => order.Document.Customer.Consent is { Inserts: false });
        OptedOutOnPage = input.OptedOutOnPage;
        CustomerRef = string.IsNullOrWhiteSpace(Order.Customer.Ref) ? null : Order.Customer.Ref;
        Tags = Fact.OfTexts(Order.Customer.Tags);
        Free = Order.Facts.ToDictionary(pair => pair.Key, pair => Fact.Of(pair.Value), StringComparer.Ordinal);
        Lines = [.. input.Orders.SelectMany(order => order.Document.Lines)
            .Select(line => new LineFacts(line, input.Products.GetValueOrDefault(line.Sku) ?? ProductFacts.Unknown))];
    }

    public string OrderNo { get; }
    public OrderDocument Order { get; }
    public CustomerHistory History { get; }
    public TimeZoneInfo Zone { get; }
    public DateOnly PackedOn { get; }
    public DateOnly? PlacedOn { get; }

    /// <summary>The day the carrier is expected, or else the day the customer asked for.</summary>
    public DateOnly? ExpectedDeliveryOn { get; }

    public bool IsGift { get; }
    public bool OptedOut { get; }
    public bool OptedOutOnPage { get; }
    public string? CustomerRef { get; }
    public Fact Tags { get; }
    public IReadOnlyDictionary<string, Fact> Free { get; }
    public LineFacts[] Lines { get; }

    /// <summary>Who caps and chance go by: the customer, or the order alone where the shop named none.</summary>
    public string CustomerKey => KeyOf(CustomerRef, OrderNo);

    public static string KeyOf(string? customerRef, string orderNo) => string.IsNullOrWhiteSpace(customerRef) ? "order:" + orderNo : "customer:" + customerRef;

    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>Days from the expected delivery to the next return of a yearly day, 0 on the day itself; 29 February is kept on the 28th in common years.</summary>
    public int? DaysToYearly(DateOnly? day, bool notBeforeOneYear)
    {
        if (ExpectedDeliveryOn is not { } expected || day is not { } first || expected.Year >= DateOnly.MaxValue.Year - 1)
            return null;
        for (var year = expected.Year; ; year++)
        {
            var returns = new DateOnly(year, first.Month, Math.Min(first.Day, DateTime.DaysInMonth(year, first.Month)));
            if (returns >= expected && (!notBeforeOneYear || year > first.Year))
                return returns.DayNumber - expected.DayNumber;
        }
    }

    /// <summary>Days to a named yearly day of the customer (<c>MM-dd</c>), or nothing where the day is unknown or no day.</summary>
    public int? DaysToNamedDate(string name) =>
        Order.Customer.Dates?.GetValueOrDefault(name) is { } text
        && DateOnly.TryParseExact("2000-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? DaysToYearly(day, notBeforeOneYear: false)
            : null;
}

/// <summary>One line with what the catalog knows of its product.</summary>
internal sealed record LineFacts(OrderLine Line, ProductFacts Product);

/// <summary>What rules may ask about a product; an unknown SKU has none of it.</summary>
internal sealed record ProductFacts(string? Category, FrozenDictionary<string, Fact> Attributes)
{
    public static ProductFacts Unknown { get; } = new(null, FrozenDictionary<string, Fact>.Empty);

    public static ProductFacts Of(Product product) => Of(product.Category, product.Attributes);

    /// <summary>By SKU, as a decision takes them.</summary>
    public static IReadOnlyDictionary<string, ProductFacts> Of(IReadOnlyDictionary<string, Product> products) =>
        products.ToDictionary(pair => pair.Key, pair => Of(pair.Value), StringComparer.Ordinal);

    public static ProductFacts Of(string? category, IReadOnlyDictionary<string, JsonElement>? attributes) => new(
        category,
        (attributes ?? new Dictionary<string, JsonElement>()).ToFrozenDictionary(pair => pair.Key, pair => Fact.Of(pair.Value), StringComparer.Ordinal));
}

/// <summary>When a parcel is a gift: the order says so, or the buyer is not the recipient.</summary>
internal static class GiftRule
{
    public static bool IsGift(OrderDocument order, MerchantPolicies policies) =>
        order.Gift || (policies.GiftWhenNamesDiffer && NamesDiffer(order.Customer.Name, order.ShipTo.Name));

    /// <summary>Width, spacing and letter case do not make another person: 「ヤマダ　花子」 and 「ﾔﾏﾀﾞ花子」 are one. An unknown name differs from nothing.</summary>
    private static bool NamesDiffer(string? buyer, string? recipient) =>
        Folded(buyer) is { Length: > 0 } one && Folded(recipient) is { Length: > 0 } other && one != other;

    private static string Folded(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return "";
        var folded = new StringBuilder(name.Length);
        foreach (var character in name.Normalize(NormalizationForm.FormKC))
        {
            if (!char.IsWhiteSpace(character))
                folded.Append(char.ToUpperInvariant(character));
        }

        return folded.ToString();
    }
}
