using System.Text.Json;
using System.Text.Json.Serialization;
using Fulfillment.Contracts;

namespace Fulfillment.Server.Orders;

/// <summary>An order as the merchant's system states it (<c>PUT /api/v1/merchants/{m}/orders/{orderNo}</c>). Absent members take their defaults; null is absent.</summary>
internal sealed record OrderDocument
{
    public DateTimeOffset? PlacedAt { get; init; }
    public string? Channel { get; init; }
    public OrderCustomer Customer { get; init; } = new();
    public Address ShipTo { get; init; } = new();
    public Address? Sender { get; init; }
    public string? Carrier { get; init; }
    public string? Service { get; init; }
    public Delivery Delivery { get; init; } = new();
    public DateOnly? ExpectedDeliveryOn { get; init; }
    public DateTimeOffset? ShipBy { get; init; }
    public DateTimeOffset? NotBefore { get; init; }
    public string? Site { get; init; }
    public string? Tote { get; init; }
    public bool Gift { get; init; }
    public JsonElement? Wrap { get; init; }
    public string? Coupon { get; init; }
    public string? PaymentMethod { get; init; }
    public string? Notes { get; init; }
    public Subscription? Subscription { get; init; }
    public decimal Total { get; init; }
    public string Currency { get; init; } = "JPY";

    /// <summary>Free facts of the merchant's systems, e.g. a marketing tool's own choice: strings, numbers, booleans or lists of them.</summary>
    public IReadOnlyDictionary<string, JsonElement> Facts { get; init; } = new Dictionary<string, JsonElement>();

    public IReadOnlyList<string> RecommendedSkus { get; init; } = [];
    public IReadOnlyList<OrderAttachment> Documents { get; init; } = [];
    public IReadOnlyList<string> Waybills { get; init; } = [];
    public IReadOnlyList<OrderLine> Lines { get; init; } = [];

    /// <summary>What is paid beside the goods, and what is taken off.</summary>
    public IReadOnlyList<OrderCharge> Charges { get; init; } = [];
}

/// <summary>The buyer as the merchant's systems know them; an absent member is an absent fact, never zero.</summary>
internal sealed record OrderCustomer
{
    public string? Ref { get; init; }
    public string? Name { get; init; }
    public string? Honorific { get; init; }
    public string? Locale { get; init; }
    public int? OrderCount { get; init; }
    public int? SubscriptionCount { get; init; }
    public DateOnly? FirstOrderedOn { get; init; }
    public DateOnly? LastOrderedOn { get; init; }

    /// <summary>1 to 12. The day of birth is never taken.</summary>
    public int? BirthMonth { get; init; }

    public string? Tier { get; init; }
    public decimal? Points { get; init; }
    public decimal? PointsToNextTier { get; init; }
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Named yearly days as <c>MM-dd</c>, e.g. <c>petBirthday</c>.</summary>
    public IReadOnlyDictionary<string, string>? Dates { get; init; }

    public Consent? Consent { get; init; }
}

internal sealed record Consent
{
    public bool Inserts { get; init; } = true;
    public bool PersonalData { get; init; } = true;
}

internal sealed record Address
{
    public string? Name { get; init; }
    public string? PostalCode { get; init; }
    public string? Prefecture { get; init; }
    [JsonPropertyName("address")]
    public string? Street { get; init; }
    public string? Phone { get; init; }
    public string Country { get; init; } = "JP";
}

internal sealed record Delivery
{
    public DateOnly? RequestedOn { get; init; }
    public string? TimeSlot { get; init; }
    public Temperature Temperature { get; init; }
    public bool DropOff { get; init; }
    public decimal CodAmount { get; init; }
}

internal enum Temperature
{
    Ambient,
    Chilled,
    Frozen,
}

internal sealed record Subscription
{
    public string? Plan { get; init; }
    public int? Delivery { get; init; }
}

internal sealed record OrderAttachment
{
    public string Name { get; init; } = "";
    public string Asset { get; init; } = "";
}

internal sealed record OrderLine
{
    public int LineNo { get; init; }
    public string Sku { get; init; } = "";
    public int Quantity { get; init; }
    public decimal Price { get; init; }
    public decimal? TaxRatePercent { get; init; }
    public IReadOnlyList<string> Lots { get; init; } = [];
}

/// <summary>Something that the total holds beside the goods.</summary>
internal sealed record OrderCharge
{
    public ChargeKind Kind { get; init; }

    /// <summary>As the slip says it; absent, the kind's own word.</summary>
    public Text? Name { get; init; }

    /// <summary>Added to the total, tax included: a discount is below 0, everything else is not.</summary>
    public decimal Amount { get; init; }

    /// <summary>Absent for a discount on the whole, which then falls on all rates.</summary>
    public decimal? TaxRatePercent { get; init; }
}

internal enum ChargeKind
{
    Shipping,
    Wrapping,
    Fee,
    Discount,
    Other,
}
