using Fulfillment.Contracts;
using Fulfillment.Server.Events;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Tracking;

/// <summary>A carrier's news as the merchant's system sends it on.</summary>
internal sealed record CarrierNewsDocument
{
    public string? Waybill { get; init; }

    /// <summary>Where two carriers of the merchant use the same number.</summary>
    public string? Carrier { get; init; }

    public CarrierStatus? Status { get; init; }
    public DateTimeOffset? At { get; init; }
    public string? Detail { get; init; }
}

/// <summary>A merchant's system passes a carrier's news on, in any order and any number of times; each counts once.</summary>
internal sealed class TakeCarrierNews(Db db, FoundShipmentStore shipments, TrackedOrderStore orders, CarrierNewsStore store, EventLog events, TimeProvider clock)
{
    public async Task<Outcome<ParcelStatus>> HandleAsync(string merchant, CarrierNewsDocument document, CancellationToken ct)
    {
        // Load
        if (Refuses(document) is { } malformed) return malformed;
        var number = WaybillRules.Normal(document.Waybill!);
        var found = (await shipments.ByWaybillAsync(number, ct))
            .Where(waybill => waybill.Shipment.Merchant == merchant && (document.Carrier is null || waybill.Carrier == document.Carrier))
            .ToList();
        if (found.Count == 0) return TrackingRefusals.NoSuchWaybill(document.Waybill!);
        if (found.Count > 1) return TrackingRefusals.WhichCarrier(document.Waybill!);
        var waybill = found[0];
        var tracked = await orders.ListOfShipmentAsync(waybill.Shipment.Id, ct);
        var news = new CarrierNews(document.Status!.Value, document.At!.Value, document.Detail);

        // Save and tell: the news' own key decides whether it is new, and only then there are events
        return await db.WriteAsync(
            async work =>
            {
                var isNew = await store.TryAddAsync(work, merchant, waybill.Carrier, waybill.Number, news, clock.GetUtcNow());
                var status = ParcelStatus.Of(waybill.UsedAt, await store.ListAsync(work, merchant, waybill.Carrier, waybill.Number));
                foreach (var order in isNew ? tracked : [])
                {
                    var data = new { carrier = waybill.Carrier, waybill = waybill.Number, parcel = waybill.ParcelId, status = ParcelStatus.Name(news.Status), current = status.Code };
                    await events.AppendAsync(work, NewEvent.OfOrder(order.Site, ParcelStatus.EventType(news.Status), merchant, order.OrderNo, order.TrackingToken, data) with { OccurredAt = news.At });
                }

                return status;
            },
            ct);
    }

    internal static Refusal? Refuses(CarrierNewsDocument document) => document switch
    {
        { Waybill: null or "" } or { Waybill.Length: > 64 } => TrackingRefusals.Malformed("waybill", new Text("送り状番号がありません。", "The waybill number is missing.")),
        { Status: null } => TrackingRefusals.Malformed("status", new Text("status がありません。", "The status is missing.")),
        { At: null } => TrackingRefusals.Malformed("at", new Text("at（起きた日時）がありません。", "The instant (at) is missing.")),
        { Detail.Length: > 200 } => TrackingRefusals.Malformed("detail", new Text("detail は200文字までです。", "The detail may have 200 characters.")),
        _ => null,
    };
}
