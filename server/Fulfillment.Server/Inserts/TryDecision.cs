using Fulfillment.Server.Catalog;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Inserts;

/// <summary>What would go into an order's parcel, with the reasons and without any effect: a known order or one that is made up, with the stored campaigns or others.</summary>
internal sealed class TryDecision(PlaceStore places, OrderStore orders, CampaignSets campaigns, CampaignUseStore uses, ShipmentInsertStore inserts, InsertPreferenceStore preferences, ProductStore products, TimeProvider clock)
{
    public async Task<Outcome<InsertDecision>> HandleAsync(string merchant, DecisionTrial trial, CancellationToken ct)
    {
        if (await places.FindMerchantAsync(merchant, ct) is not { } terms) return PlaceRefusals.NoSuchMerchant(merchant);
        var order = await FindOrderAsync(merchant, trial, ct);
        if (order.Refusal is { } refusal) return refusal;
        var zone = await FindZoneAsync(trial.Site ?? order.Value!.Document.Site, ct);
        if (zone.Refusal is { } nowhere) return nowhere;
        var input = new DecisionInput
        {
            Merchant = merchant,
            Terms = terms,
            Orders = [order.Value!],
            Zone = zone.Value!,
            At = trial.At ?? clock.GetUtcNow(),
            Campaigns = trial.Campaigns ?? await campaigns.OfAsync(merchant, ct),
            Products = ProductFacts.Of(await products.FindManyAsync(merchant, [.. order.Value!.Document.Lines.Select(line => line.Sku)], ct)),
            OptedOutOnPage = await preferences.AnyOptedOutAsync(merchant, [CustomerDigest.Of(merchant, order.Value!.Document.Customer.Ref, order.Value!.OrderNo)], ct),
            TotalUses = await uses.TotalsAsync(merchant, ct),
        };
        var facts = new OrderFacts(input);
        var customer = CustomerDigest.Of(merchant, facts.CustomerKey);
        return InsertChoice.Decide(input with { History = await inserts.HistoryAsync(merchant, customer, facts, ct) });
    }

    private async Task<Outcome<ShipmentOrder>> FindOrderAsync(string merchant, DecisionTrial trial, CancellationToken ct)
    {
        if (trial.Order is { } made) return new ShipmentOrder(trial.OrderNo ?? "", made);
        if (trial.OrderNo is not { } number) return InsertRefusals.OrderNeeded;
        return await orders.FindAsync(merchant, number, ct) is { } stored
            ? new ShipmentOrder(number, stored.Document)
            : OrderRefusals.NoSuchOrder(number);
    }

    /// <summary>The named site's zone, else the only site's, else Japan's.</summary>
    private async Task<Outcome<TimeZoneInfo>> FindZoneAsync(string? code, CancellationToken ct)
    {
        if (code is not null) return await places.FindSiteAsync(code, ct) is { } named ? named.Zone : PlaceRefusals.NoSuchSite(code);
        return await places.ListSitesAsync(new PageRequest(2, ""), ct) is [var only] ? only.Zone : TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");
    }
}

/// <summary>The request of a trial.</summary>
/// <param name="OrderNo">A known order, or the number of the made-up one.</param>
/// <param name="Order">A made-up order.</param>
/// <param name="At">When; null is now.</param>
/// <param name="Site">Where; null is where the order says.</param>
/// <param name="Campaigns">Instead of the stored ones.</param>
internal sealed record DecisionTrial(string? OrderNo, OrderDocument? Order, DateTimeOffset? At, string? Site, CampaignSet? Campaigns);
