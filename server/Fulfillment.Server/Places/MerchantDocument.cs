using Fulfillment.Contracts;

namespace Fulfillment.Server.Places;

/// <summary>A merchant (荷主) and how its parcels are to be treated (<c>PUT /api/v1/merchants/{merchant}</c>). Absent members take their defaults.</summary>
internal sealed record MerchantDocument
{
    public Text Name { get; init; } = new("", "");
    public string Locale { get; init; } = "ja";
    public string? InvoiceRegistrationNumber { get; init; }
    public Brand Brand { get; init; } = new();
    public MerchantPolicies Policies { get; init; } = new();

    /// <summary>How many inserts of one shipment each slot takes.</summary>
    public SlotCapacity Slots { get; init; } = new();

    /// <summary>Share of customers, 0 to 100, who get no promotional insert at all, so that the effect of all of them can be measured.</summary>
    public decimal ControlGroupPercent { get; init; }
}

internal sealed record Brand
{
    /// <summary><c>#rrggbb</c>.</summary>
    public string? Color { get; init; }

    public string? LogoAsset { get; init; }
    public string? SiteUrl { get; init; }
}

internal sealed record MerchantPolicies
{
    public ShortPickPolicy ShortPick { get; init; }
    public InsertProofPolicy InsertProof { get; init; }
    public LabelMatchPolicy LabelMatch { get; init; }
    public PackingSlipPolicy PackingSlip { get; init; }
    public WhenLatePolicy WhenLate { get; init; }
    public int LateMinutes { get; init; } = 30;

    /// <summary>A buyer's name that is not the recipient's makes the order a gift.</summary>
    public bool GiftWhenNamesDiffer { get; init; } = true;

    public decimal? WeighTolerancePercent { get; init; }

    /// <summary>So many days after the expected delivery a card may ask for a review, where nobody said that it was delivered.</summary>
    public int ReviewAfterDays { get; init; } = 3;

    /// <summary>Which way the seller rounds the tax of an invoice, once per rate (消費税の端数処理); the law leaves the choice to the seller.</summary>
    public TaxRounding TaxRounding { get; init; }
}

/// <summary>切捨て, 四捨五入, 切上げ.</summary>
internal enum TaxRounding
{
    Down,
    HalfUp,
    Up,
}

internal enum ShortPickPolicy
{
    Hold,
    Split,
    ShipShort,
}

internal enum InsertProofPolicy
{
    Required,
    Optional,
    Off,
}

internal enum LabelMatchPolicy
{
    Required,
    Bind,
}

internal enum PackingSlipPolicy
{
    Never,
    Always,
}

internal enum WhenLatePolicy
{
    Ship,
    Wait,
}

internal sealed record SlotCapacity
{
    public int Card { get; init; } = 1;
    public int Flyer { get; init; } = 1;
    public int Qr { get; init; } = 1;
}
