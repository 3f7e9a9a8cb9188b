using System.Text.Json.Nodes;
using Fulfillment.Server.Dashboard.Lists;
using Fulfillment.Server.Events;
using Fulfillment.Server.Inserts;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Packing;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Printing;
using Fulfillment.Server.Tracking;

namespace Fulfillment.Server.Dashboard.OrderPages;

/// <summary>Somebody reads an order's whole page: what was ordered, where it is, what lies in each parcel, which inserts and why, and everything that happened.</summary>
internal sealed class ReadOrderPage(
    OrderStore orders,
    ShipmentStore shipments,
    PackingStore packing,
    ShipmentInsertStore inserts,
    PrintJobStore jobs,
    CarrierNewsStore news,
    EventStore events,
    ScanListStore scans)
{
    /// <param name="withScans">False for a merchant's reader: what was scanned may be another merchant's.</param>
    public async Task<Outcome<OrderPage>> HandleAsync(string merchant, string orderNo, bool withScans, CancellationToken ct)
    {
        if (await orders.FindAsync(merchant, orderNo, ct) is not { } order) return OrderRefusals.NoSuchOrder(orderNo);
        var shown = new List<ShipmentOnPage>();
        foreach (var each in order.Shipments)
            if (await shipments.FindAsync(each.Id, ct) is { } shipment) shown.Add(await ReadAsync(shipment, orderNo, withScans, ct));
        return new OrderPage(
            order,
            await orders.WaybillsAsync([.. order.Shipments.Select(shipment => shipment.Id)], ct),
            shown,
            await events.ReadSubjectAsync($"orders/{merchant}/{orderNo}", ct));
    }

    private async Task<ShipmentOnPage> ReadAsync(ShipmentView shipment, string orderNo, bool withScans, CancellationToken ct)
    {
        var contents = await packing.ListContentsAsync(shipment.Id, ct);
        var parcels = new List<ParcelOnPage>();
        foreach (var parcel in await packing.ListParcelsAsync(shipment.Id, ct))
        {
            var carrier = parcel.Waybill is null ? [] : await news.ListAsync(parcel.Merchant, parcel.Carrier!, parcel.Waybill, ct);
            parcels.Add(new ParcelOnPage(parcel, parcel.State == "open" ? "packing" : ParcelStatus.Of(parcel.ShippedAt, carrier).Code, [.. contents[parcel.Id]]));
        }

        var sheets = await inserts.ListAsync(shipment.Id, ct);
        var printed = await jobs.OfShipmentAsync(shipment.Id, ct);
        return new ShipmentOnPage(
            shipment,
            parcels,
            sheets,
            await inserts.FindDecisionAsync(shipment.Id, ct) is { } decision ? JsonNode.Parse(decision) : null,
            printed,
            withScans ? await scans.OfShipmentAsync(shipment.Id, ct) : [],
            FindWhere.Place(shipment, orderNo, parcels.Count > 0, sheets, printed));
    }
}
