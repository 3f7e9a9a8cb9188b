using System.Collections.Frozen;

namespace Fulfillment.Server.Inserts.Conditions;

/// <summary>Reads one fact; <paramref name="line"/> is the line a quantifier stands on.</summary>
internal delegate Fact FactSource(OrderFacts order, LineFacts? line);

/// <summary>Something a condition may ask about.</summary>
/// <param name="Path">As written: <c>customer.orderCount</c>.</param>
/// <param name="Kind">What it is; null for the merchant's free facts, which are what they are.</param>
/// <param name="Read">How it is read.</param>
internal sealed record Field(string Path, FactKind? Kind, FactSource Read)
{
    public bool OfLine => Path.StartsWith("line.", StringComparison.Ordinal);

    /// <summary>Names a person or where they live: the trace says whether it is there, never what it is.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>For an instant compared with a day: the same field as a day in the site's zone.</summary>
    public Field? AsDay { get; init; }
}

/// <summary>Every field there is. An unknown one is refused when a campaign is saved.</summary>
internal static class Fields
{
    private const string Facts = "order.facts.";
    private const string Attributes = "line.attributes.";
    private const string Dates = "customer.dates.";
    private const string DaysTo = "customer.daysTo.";
    private const string History = "insertHistory.";

    private static readonly FrozenDictionary<string, Field> Named = All().ToFrozenDictionary(field => field.Path, StringComparer.Ordinal);

    /// <summary>The fixed fields, for the editor's list; the families <c>order.facts.*</c>, <c>line.attributes.*</c>, <c>customer.dates.*</c>, <c>customer.daysTo.*</c> and <c>insertHistory.*</c> come on top.</summary>
    public static IEnumerable<string> Paths => Named.Keys.Order(StringComparer.Ordinal);

    public static Field? Find(string path)
    {
        if (Named.TryGetValue(path, out var field))
            return field;
        if (NameIn(path, Facts) is { } fact)
            return new(path, null, (order, _) => order.Free.GetValueOrDefault(fact));
        if (NameIn(path, Attributes) is { } attribute)
            return new(path, null, (_, line) => line!.Product.Attributes.GetValueOrDefault(attribute));
        if (NameIn(path, Dates) is { } day)
            return Text(path, order => order.Order.Customer.Dates?.GetValueOrDefault(day)) with { IsPersonal = true };
        if (NameIn(path, DaysTo) is { } date)
            return Number(path, order => order.DaysToNamedDate(date));
        if (NameIn(path, History, ".count") is { } counted)
            return Number(path, order => order.History.Of(counted).Count);
        if (NameIn(path, History, ".daysSince") is { } dated)
            return Number(path, order => DaysSince(order, dated));
        return null;
    }

    private static string? NameIn(string path, string prefix, string suffix = "") =>
        path.Length > prefix.Length + suffix.Length
        && path.StartsWith(prefix, StringComparison.Ordinal)
        && path.EndsWith(suffix, StringComparison.Ordinal)
            ? path[prefix.Length..^suffix.Length]
            : null;

    private static decimal? DaysSince(OrderFacts order, string campaign)
    {
        var given = order.History.Of(campaign);
        return given.Count == 0 ? null : order.PackedOn.DayNumber - given.Max().DayNumber;
    }

    private static IEnumerable<Field> All() =>
    [
        Text("order.orderNo", order => order.OrderNo),
        Instant("order.placedAt", order => order.Order.PlacedAt),
        Text("order.channel", order => order.Order.Channel),
        Number("order.total", order => order.Order.Total),
        Text("order.currency", order => order.Order.Currency),
        Flag("order.gift", order => order.IsGift),
        Text("order.coupon", order => order.Order.Coupon),
        Text("order.paymentMethod", order => order.Order.PaymentMethod),
        Text("order.notes", order => order.Order.Notes) with { IsPersonal = true },
        Text("order.carrier", order => order.Order.Carrier),
        Text("order.service", order => order.Order.Service),
        Text("order.temperature", order => TemperatureOf(order)),
        Text("order.timeSlot", order => order.Order.Delivery.TimeSlot),
        Flag("order.dropOff", order => order.Order.Delivery.DropOff),
        Number("order.codAmount", order => order.Order.Delivery.CodAmount),
        Text("order.site", order => order.Order.Site),
        Instant("order.shipBy", order => order.Order.ShipBy),
        Day("order.expectedDeliveryOn", order => order.ExpectedDeliveryOn),

        Text("customer.ref", order => order.CustomerRef),
        Text("customer.name", order => order.Order.Customer.Name) with { IsPersonal = true },
        Text("customer.honorific", order => order.Order.Customer.Honorific),
        Text("customer.locale", order => order.Order.Customer.Locale),
        Number("customer.orderCount", order => order.Order.Customer.OrderCount),
        Number("customer.subscriptionCount", order => order.Order.Customer.SubscriptionCount),
        Day("customer.firstOrderedOn", order => order.Order.Customer.FirstOrderedOn),
        Day("customer.lastOrderedOn", order => order.Order.Customer.LastOrderedOn),
        Number("customer.birthMonth", order => order.Order.Customer.BirthMonth),
        Text("customer.tier", order => order.Order.Customer.Tier),
        Number("customer.points", order => order.Order.Customer.Points),
        Number("customer.pointsToNextTier", order => order.Order.Customer.PointsToNextTier),
        new("customer.tags", FactKind.List, (order, _) => order.Tags),
        Flag("customer.consent.inserts", order => order.Order.Customer.Consent?.Inserts),
        Flag("customer.consent.personalData", order => order.Order.Customer.Consent?.PersonalData),
        Number("customer.daysSinceLastOrder", order => order.PlacedOn?.DayNumber - order.Order.Customer.LastOrderedOn?.DayNumber),
        Flag("customer.inBirthMonth", order => order.ExpectedDeliveryOn is { } day && order.Order.Customer.BirthMonth is { } month ? day.Month == month : null),
        Number("customer.daysToFirstOrderAnniversary", order => order.DaysToYearly(order.Order.Customer.FirstOrderedOn, notBeforeOneYear: true)),
        Number("customer.pastReturns", order => order.History.PastReturns),
        Number("customer.pastDefects", order => order.History.PastDefects),

        Text("subscription.plan", order => order.Order.Subscription?.Plan),
        Number("subscription.delivery", order => order.Order.Subscription?.Delivery),

        Text("shipTo.name", order => order.Order.ShipTo.Name) with { IsPersonal = true },
        Text("shipTo.postalCode", order => order.Order.ShipTo.PostalCode),
        Text("shipTo.prefecture", order => order.Order.ShipTo.Prefecture),
        Text("shipTo.address", order => order.Order.ShipTo.Street) with { IsPersonal = true },
        Text("shipTo.phone", order => order.Order.ShipTo.Phone) with { IsPersonal = true },
        Text("shipTo.country", order => order.Order.ShipTo.Country),

        new("line.sku", FactKind.Text, (_, line) => Fact.Of(line!.Line.Sku)),
        new("line.category", FactKind.Text, (_, line) => Fact.Of(line!.Product.Category)),
        new("line.quantity", FactKind.Number, (_, line) => Fact.Of(line!.Line.Quantity)),
        new("line.price", FactKind.Number, (_, line) => Fact.Of(line!.Line.Price)),
        new("line.amount", FactKind.Number, (_, line) => Fact.Of(AmountOf(line!))),
        new("line.taxRatePercent", FactKind.Number, (_, line) => Fact.Of(line!.Line.TaxRatePercent)),
    ];

    public static decimal AmountOf(LineFacts line) => line.Line.Price * line.Line.Quantity;

    private static string TemperatureOf(OrderFacts order) => order.Order.Delivery.Temperature switch
    {
        Orders.Temperature.Chilled => "chilled",
        Orders.Temperature.Frozen => "frozen",
        _ => "ambient",
    };

    private static Field Text(string path, Func<OrderFacts, string?> read) => new(path, FactKind.Text, (order, _) => Fact.Of(read(order)));

    private static Field Number(string path, Func<OrderFacts, decimal?> read) => new(path, FactKind.Number, (order, _) => Fact.Of(read(order)));

    private static Field Flag(string path, Func<OrderFacts, bool?> read) => new(path, FactKind.Flag, (order, _) => Fact.Of(read(order)));

    private static Field Day(string path, Func<OrderFacts, DateOnly?> read) => new(path, FactKind.Day, (order, _) => Fact.Of(read(order)));

    private static Field Instant(string path, Func<OrderFacts, DateTimeOffset?> read) => new(path, FactKind.Instant, (order, _) => Fact.Of(read(order)))
    {
        AsDay = new(path, FactKind.Day, (order, _) => Fact.Of(read(order) is { } instant ? order.DayOf(instant) : (DateOnly?)null)),
    };
}
