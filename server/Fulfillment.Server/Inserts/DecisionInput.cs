using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;

namespace Fulfillment.Server.Inserts;

/// <summary>Everything a decision may look at, as values: the same input gives the same decision on every machine, for ever.</summary>
internal sealed record DecisionInput
{
    public required string Merchant { get; init; }
    public required MerchantDocument Terms { get; init; }

    /// <summary>At least one; the first leads.</summary>
    public required IReadOnlyList<ShipmentOrder> Orders { get; init; }

    public required TimeZoneInfo Zone { get; init; }
    public required DateTimeOffset At { get; init; }
    public required CampaignSet Campaigns { get; init; }

    /// <summary>By SKU; a missing one has no category and no attributes.</summary>
    public IReadOnlyDictionary<string, ProductFacts> Products { get; init; } = new Dictionary<string, ProductFacts>();

    public CustomerHistory History { get; init; } = new();

    /// <summary>The customer of any of these orders said on their page that they want no inserts.</summary>
    public bool OptedOutOnPage { get; init; }

    /// <summary>How often each campaign was chosen at all, for its <c>total</c>; a missing one never was.</summary>
    public IReadOnlyDictionary<string, int> TotalUses { get; init; } = new Dictionary<string, int>();

    /// <summary>Campaigns whose last place another shipment took while this one was being decided.</summary>
    public IReadOnlySet<string> CappedOut { get; init; } = new HashSet<string>();

    /// <summary>Campaigns that another shipment of the same order carries already: each goes in once.</summary>
    public IReadOnlySet<string> AlreadyIn { get; init; } = new HashSet<string>();

    /// <summary>Sheets of pre-printed inserts at this site, by the insert's SKU, a missing one being 0. Null: nothing is counted here, and stock stops nothing.</summary>
    public IReadOnlyDictionary<string, int>? Stock { get; init; }

    /// <summary>What the carrier service still takes. Null: no limit.</summary>
    public PaperBudget? Budget { get; init; }
}

/// <summary>One order of the shipment.</summary>
internal sealed record ShipmentOrder(string OrderNo, OrderDocument Document);

/// <summary>What is known of a customer's past; for a customer without a reference returns are unknown and inserts are none.</summary>
internal sealed record CustomerHistory
{
    public int? PastReturns { get; init; }
    public int? PastDefects { get; init; }

    /// <summary>The days (in the site's zone) on which each campaign was chosen for this customer and not taken back, in any order.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<DateOnly>> Inserts { get; init; } = new Dictionary<string, IReadOnlyList<DateOnly>>();

    public IReadOnlyList<DateOnly> Of(string campaign) => Inserts.GetValueOrDefault(campaign) ?? [];
}

/// <summary>Weight and thickness that inserts may still add; null is unlimited.</summary>
internal sealed record PaperBudget(decimal? Grams, decimal? ThicknessMm);
