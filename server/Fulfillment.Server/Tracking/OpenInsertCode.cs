using Fulfillment.Server.Catalog.Barcodes;
using Fulfillment.Server.Events;
using Fulfillment.Server.Inserts;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Tracking;

/// <summary>Where a scanned card leads.</summary>
/// <param name="Merchant">Whose card it is.</param>
/// <param name="Link">The campaign's link as it was when the card was decided; null shows a page of the merchant's instead.</param>
/// <param name="IsLocked">A card that asks for an opinion, before there can be one.</param>
internal sealed record InsertLanding(MerchantDocument Merchant, string? Link, bool IsLocked);

/// <summary>
/// A customer scans the QR code on a card. The first scan of a code on a day is an event, so a page that is loaded twice and a family
/// that passes the card around count once; every scan is counted beside it.
/// </summary>
internal sealed class OpenInsertCode(
    Db db, ShipmentInsertStore inserts, CampaignStore campaigns, ShipmentStore shipments, ShipmentParcels parcels, PlaceStore places, InsertScanStore scans, EventLog events, TimeProvider clock)
{
    /// <param name="text">The code as it came in the address.</param>
    /// <param name="counts">False for what is no person: a preview, a robot, a browser that reads ahead.</param>
    /// <param name="ct">The request's.</param>
    public async Task<Outcome<InsertLanding>> HandleAsync(string text, bool counts, CancellationToken ct)
    {
        // Load
        if (InsertCode.Read(text) is not { } code || await inserts.FindByCodeAsync(code, ct) is not { State: not (InsertState.Voided or InsertState.Skipped) } sheet) return TrackingRefusals.NoSuchCode;
        if (await places.FindMerchantAsync(sheet.Merchant, ct) is not { } merchant || await places.FindSiteAsync(sheet.Site, ct) is not { } site) return TrackingRefusals.NoSuchCode;
        var campaign = await campaigns.FindAtAsync(sheet.Merchant, sheet.Campaign, sheet.ChosenAt, ct) is { } saved ? Json.Read<CampaignDocument>(saved.Document) : null;
        var now = clock.GetUtcNow();

        // Decide
        var locked = campaign is not null && ReviewLock.Asks(campaign) && await IsLockedAsync(sheet, merchant, site, now, ct);

        // Save and tell
        if (counts) await CountAsync(sheet, site, now, locked, ct);
        return new InsertLanding(merchant, IsWebAddress(campaign?.Link) ? campaign!.Link : null, locked);
    }

    private async Task<bool> IsLockedAsync(ShipmentInsert sheet, MerchantDocument merchant, Site site, DateTimeOffset now, CancellationToken ct)
    {
        var order = (await shipments.FindAsync(sheet.ShipmentId, ct))?.Orders.FirstOrDefault(candidate => candidate.OrderNo == sheet.OrderNo)?.Document;
        return ReviewLock.IsLocked(
            await parcels.ListAsync(sheet.ShipmentId, ct),
            order?.ExpectedDeliveryOn ?? order?.Delivery.RequestedOn,
            merchant.Policies.ReviewAfterDays,
            DayAt(site, now),
            instant => DayAt(site, instant));
    }

    private Task CountAsync(ShipmentInsert sheet, Site site, DateTimeOffset now, bool locked, CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                if (await scans.CountAsync(work, sheet.Id, DayAt(site, now), now)) await events.AppendAsync(work, InsertEvents.Scanned(sheet, locked));
            },
            ct);

    private static DateOnly DayAt(Site site, DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, site.Zone).DateTime);

    private static bool IsWebAddress(string? link) => Uri.TryCreate(link, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";
}
