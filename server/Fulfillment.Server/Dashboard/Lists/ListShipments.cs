using Fulfillment.Server.Dashboard.Floor;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Dashboard.Lists;

/// <summary>Somebody wants to see the shipments behind a number.</summary>
internal sealed class ListShipments(ShipmentListStore store, ReadFloor floor, PlaceStore places, TimeProvider clock)
{
    public async Task<Outcome<Listed<ListedShipment>>> HandleAsync(ShipmentQuery query, PageRequest page, CancellationToken ct)
    {
        if (query.Refuses() is { } refusal) return refusal;
        var site = query.Site is null ? null : await places.FindSiteAsync(query.Site, ct);
        if (query.Site is not null && site is null) return PlaceRefusals.NoSuchSite(query.Site);
        if (query.AsksForRisk) return await AtRiskAsync(query, ct);
        var now = clock.GetUtcNow();
        var range = query.Range(site, now);
        if (range.Refusal is { } unreadable) return unreadable;
        var cursor = ListCursor.Of(page.After);
        if (cursor.Refusal is { } malformed) return malformed;
        var filter = new ShipmentFilter(await SitesAsync(site, ct), query, range.Value, now);
        return await store.ListAsync(filter, cursor.Value, page.Limit, ct);
    }

    /// <summary>Those that will miss their departure at the present rate, all of them: the last of each departure.</summary>
    private async Task<Outcome<Listed<ListedShipment>>> AtRiskAsync(ShipmentQuery query, CancellationToken ct)
    {
        if (query.Site is not { } site) return ListRefusals.DayNeedsSite;
        var view = await floor.HandleAsync(site, query.Merchant, ct);
        if (view.Refusal is { } refusal) return refusal;
        var late = new List<ListedShipment>();
        foreach (var cutOff in view.Value!.CutOffs.Where(query.AsksForRiskOf))
            late.AddRange(await store.LastOfAsync(site, query.Merchant, cutOff.Open.Carrier, cutOff.Open.ShipBy!.Value, cutOff.AtRisk!.Value, ct));
        return new Listed<ListedShipment>(late, null);
    }

    private async Task<IReadOnlyList<string>> SitesAsync(Site? site, CancellationToken ct) =>
        site is not null ? [site.Code] : [.. (await places.ListSitesAsync(new PageRequest(PageRequest.Largest, ""), ct)).Select(each => each.Code)];
}
