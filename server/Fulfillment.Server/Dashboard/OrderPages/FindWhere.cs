using Fulfillment.Contracts;
using Fulfillment.Server.Inserts;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Packing;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Printing;

namespace Fulfillment.Server.Dashboard.OrderPages;

/// <summary>Where an order's goods are to be found, and which paper of it must be destroyed.</summary>
/// <param name="Place"><c>waiting</c>, <c>station</c>, <c>held</c>, <c>cancelled</c> or <c>gone</c>.</param>
/// <param name="Says">The place as one sentence for whoever goes there.</param>
internal sealed record OrderPlace(string Place, string Site, string? Station, string? Tote, Text Says, IReadOnlyList<PaperToDestroy> PaperToDestroy);

/// <param name="Kind"><c>insert</c> or <c>waybill</c>.</param>
/// <param name="Code">What is printed on it: the sheet's code or the waybill number.</param>
/// <param name="PrintJob">The job that printed it, for inserts.</param>
internal sealed record PaperToDestroy(string Kind, string Code, string? Campaign, string? PrintJob);

/// <summary>A supervisor looks for the goods of an order, often because it was just cancelled.</summary>
internal sealed class FindWhere(ReadOrder orders, ShipmentStore shipments, PackingStore packing, ShipmentInsertStore inserts, PrintJobStore jobs)
{
    public async Task<Outcome<OrderPlace>> HandleAsync(string merchant, string orderNo, CancellationToken ct)
    {
        var order = await orders.HandleAsync(merchant, orderNo, ct);
        if (order.Refusal is { } refusal) return refusal;
        var shipment = order.Value!["shipment"]?.GetValue<string>() is { } id ? await shipments.FindAsync(id, ct) : null;
        if (shipment is null) return OrderRefusals.NoSuchOrder(orderNo);
        var parcels = await packing.ListParcelsAsync(shipment.Id, ct);
        return Place(shipment, orderNo, parcels.Count > 0, await inserts.ListAsync(shipment.Id, ct), await jobs.OfShipmentAsync(shipment.Id, ct));
    }

    /// <param name="opened">Whether a bench ever had it.</param>
    public static OrderPlace Place(ShipmentView shipment, string orderNo, bool opened, IReadOnlyList<ShipmentInsert> sheets, IReadOnlyList<PrintJob> jobs)
    {
        var printed = jobs.Where(job => job is { State: PrintJobState.Void, Paper: not PaperLeft.None, DestroyedAt: null });
        var paper = printed.Select(job => new PaperToDestroy("insert", job.SheetCode ?? job.Id, sheets.FirstOrDefault(sheet => sheet.Id == job.Insert)?.Campaign, job.Id));
        var labels = shipment.State is ShipmentState.Cancelled ? shipment.Waybills.Where(waybill => waybill.UsedAt is null).Select(waybill => new PaperToDestroy("waybill", waybill.Number, null, null)) : [];
        var (place, says) = Describe(shipment, orderNo, opened);
        return new OrderPlace(place, shipment.Site, shipment.Station, shipment.Tote, says, [.. paper, .. labels]);
    }

    private static (string Place, Text Says) Describe(ShipmentView shipment, string orderNo, bool opened)
    {
        var tote = shipment.Tote is null ? new Text("", "") : new Text($"トート {shipment.Tote}", $"tote {shipment.Tote}");
        var bench = new Text($"作業台 {shipment.Station}", $"station {shipment.Station}");
        var at = shipment.Station is not null && opened ? bench : shipment.Tote is not null ? tote : new Text("ピッキングエリア", "the picking area");
        return shipment.State switch
        {
            ShipmentState.Shipped or ShipmentState.Packed => ("gone", new Text($"注文 {orderNo} は出荷済みです。", $"Order {orderNo} has left.")),
            ShipmentState.Packing => ("station", new Text($"注文 {orderNo} は{bench.Ja}で梱包中です。", $"Order {orderNo} is being packed at {bench.En}.")),
            ShipmentState.Held => ("held", new Text($"注文 {orderNo} は保留です。{at.Ja}の保留棚を見てください。", $"Order {orderNo} is on hold. Look on the hold shelf of {at.En}.")),
            ShipmentState.Cancelled => ("cancelled", new Text($"注文 {orderNo} はキャンセル済みです。商品は{at.Ja}にあります。", $"Order {orderNo} is cancelled. Its goods are at {at.En}.")),
            _ => ("waiting", new Text($"注文 {orderNo} は梱包待ちです。{at.Ja}にあります。", $"Order {orderNo} waits to be packed. It is in {at.En}.")),
        };
    }
}
