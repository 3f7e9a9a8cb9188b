using System.Text.Json;
using Fulfillment.Contracts;

namespace Fulfillment.Server.Inserts;

/// <summary>
/// The rule that puts an insert into parcels, as the merchant states it (<c>PUT /api/v1/merchants/{m}/campaigns/{code}</c>).
/// Absent members take their defaults; null is absent. <see cref="CampaignReader"/> checks it and compiles its condition.
/// </summary>
internal sealed record CampaignDocument
{
    /// <summary>As the packer hears it; absent, the campaign's code stands in.</summary>
    public Text? Name { get; init; }

    public CampaignStatus Status { get; init; }
    public CampaignMessage Message { get; init; }
    public CampaignGoal Goal { get; init; }

    /// <summary>Where the printed QR code leads in the end.</summary>
    public string? Link { get; init; }

    public InsertSlot Slot { get; init; }
    public string? Template { get; init; }

    /// <summary>Higher wins a slot; equals are settled by code.</summary>
    public int Priority { get; init; }

    public CampaignWindow? Window { get; init; }

    /// <summary>Kept as written for the editor; <see cref="Campaign.When"/> is its compiled form. Absent means every order.</summary>
    public JsonElement? When { get; init; }

    public CampaignCaps Caps { get; init; } = new();

    /// <summary>Share of customers, 0 to 100, who pass every gate and yet never get this insert, for comparison.</summary>
    public decimal HoldoutPercent { get; init; }

    public IReadOnlyList<CampaignVariant> Variants { get; init; } = [];
    public InsertProof Proof { get; init; }

    /// <summary>A number, or <c>{"sumLines":"line.quantity","where":…,"max":10}</c>.</summary>
    public JsonElement? Copies { get; init; }

    public InsertStock Stock { get; init; } = new();
    public decimal Grams { get; init; }
    public decimal ThicknessMm { get; init; }

    /// <summary>Absent means yes for every message but a transactional one: a gift carries no promotion and nothing of the buyer's history.</summary>
    public bool? SuppressForGift { get; init; }
}

/// <summary>Only a live campaign puts anything into a parcel.</summary>
internal enum CampaignStatus
{
    Draft,
    Live,
    Paused,
    Ended,
}

/// <summary>What an insert says. All but <see cref="Transactional"/> are promotional: an opt-out, a gift or the control group keeps them out.</summary>
internal enum CampaignMessage
{
    Welcome,
    Transactional,
    Loyal,
    Anniversary,
    Winback,
    Review,
    CrossSell,
}

internal enum CampaignGoal
{
    None,
    Buy,
    Visit,
    Open,
    Store,
    Survey,
    Review,
    Follow,
    Refer,
}

/// <summary>The place for one insert on the bench.</summary>
internal enum InsertSlot
{
    Card,
    Flyer,
    Qr,
}

/// <summary>How the packer proves an insert: this very sheet, its campaign's barcode, or not at all.</summary>
internal enum InsertProof
{
    Unique,
    Kind,
    None,
}

/// <summary>Both ends are included, as days in the site's zone.</summary>
internal sealed record CampaignWindow
{
    public WindowBy By { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
}

internal enum WindowBy
{
    Packed,
    Delivery,
}

/// <summary>How often a campaign may be chosen; an absent cap does not bind.</summary>
internal sealed record CampaignCaps
{
    public int? PerCustomer { get; init; }
    public PeriodCap? PerCustomerPeriod { get; init; }
    public int? Total { get; init; }
}

/// <summary>At most <see cref="Count"/> in any <see cref="Days"/> consecutive days: with 30 days, one given on 1 November allows the next on 1 December.</summary>
internal sealed record PeriodCap
{
    public int Days { get; init; }
    public int Count { get; init; }
}

internal sealed record CampaignVariant
{
    public string Key { get; init; } = "";
    public int Weight { get; init; }

    /// <summary>What this variant puts into the template's places; the card library knows them.</summary>
    public JsonElement? Content { get; init; }
}

internal sealed record InsertStock
{
    public StockKind Kind { get; init; }
    public string? Sku { get; init; }
    public string? Barcode { get; init; }
    public WhenOutPolicy WhenOut { get; init; }

    /// <summary>The campaign that stands in when this one's paper is out.</summary>
    public string? Substitute { get; init; }
}

internal enum StockKind
{
    Printed,
    Preprinted,
}

internal enum WhenOutPolicy
{
    Skip,
    Block,
    Substitute,
}
