using System.Text.Json;
using Fulfillment.Contracts;
using Fulfillment.Server.Events;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Tracking;

/// <summary>What the holder of a tracking token sees: where the parcels are and how they got there. No name, no address, no one of the warehouse.</summary>
/// <param name="Status">The order's: of several parcels, the one least far.</param>
/// <param name="CarrierDataAt">When the carrier's newest news happened; the page says how old it is.</param>
internal sealed record TrackingView(
    string OrderNo,
    Text Merchant,
    string Status,
    Text StatusText,
    DateTimeOffset? StatusAt,
    DateTimeOffset? CarrierDataAt,
    DateOnly? ExpectedDeliveryOn,
    IReadOnlyList<TrackedParcel> Parcels,
    IReadOnlyList<CloudEvent> Events,
    string Next);

internal sealed record TrackedParcel(string? Carrier, string? Waybill, string Status, Text StatusText, DateTimeOffset? StatusAt);

/// <summary>A customer asks where the order is.</summary>
internal sealed class ReadTracking(TrackedOrderStore orders, ShipmentStore shipments, ShipmentParcels parcels, EventStore events, PlaceStore places)
{
    public const int ShortestToken = 16;
    public const int LongestToken = 64;

    // Least far first: an order is where its slowest parcel is.
    private static readonly string[] Way = ["exception", "accepted", "packing", "shipped", "inTransit", "outForDelivery", "returned", "delivered"];
    private static readonly HashSet<string> ShownData = ["carrier", "waybill", "status", "current"];

    /// <param name="after">The token's sequence after which events are wanted; 0 for all.</param>
    public async Task<Outcome<TrackingView>> HandleAsync(string token, long after, CancellationToken ct)
    {
        if (token.Length is < ShortestToken or > LongestToken || await orders.FindByTokenAsync(token, ct) is not { } order) return TrackingRefusals.NoSuchToken;

        // The events before the parcels: what happens in between is told once more by the next look, and never left out.
        var seen = (await events.ReadTokenAsync(token, after, 500, ct)).Select(ForCustomer).ToList();
        order = await orders.FindByTokenAsync(token, ct) ?? order;
        var tracked = new List<TrackedParcel>();
        var statuses = new List<ParcelStatus>();
        DateOnly? expected = null;
        foreach (var id in order.Shipments)
        {
            var shipment = await shipments.FindAsync(id, ct);
            expected ??= shipment?.Orders.FirstOrDefault(candidate => candidate.OrderNo == order.OrderNo)?.Document.ExpectedDeliveryOn;
            foreach (var parcel in await parcels.ListAsync(id, ct))
            {
                var status = parcel.Status;
                statuses.Add(status);
                tracked.Add(new TrackedParcel(parcel.Carrier, parcel.Waybill, status.Code, ParcelStatus.Sentence(status.Code), status.At));
            }
        }

        var current = order.CancelledAt is not null
            ? new ParcelStatus("cancelled", order.CancelledAt, null)
            : statuses.MinBy(status => Array.IndexOf(Way, status.Code)) ?? new ParcelStatus("accepted", null, null);
        var merchant = await places.FindMerchantAsync(order.Merchant, ct);
        return new TrackingView(
            order.OrderNo,
            merchant?.Name ?? new Text(order.Merchant, order.Merchant),
            current.Code,
            ParcelStatus.Sentence(current.Code),
            current.At,
            current.CarrierDataAt,
            expected,
            tracked,
            seen,
            seen.Count > 0 ? seen[^1].Sequence : after.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>The event without what only the warehouse should know: stations, badges, ids.</summary>
    internal static CloudEvent ForCustomer(CloudEvent fact) => fact with
    {
        Data = JsonSerializer.SerializeToElement(
            fact.Data.EnumerateObject().Where(member => ShownData.Contains(member.Name)).ToDictionary(member => member.Name, member => member.Value),
            Json.Options),
    };
}
