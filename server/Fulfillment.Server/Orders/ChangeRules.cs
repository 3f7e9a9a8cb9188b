using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Orders;

/// <summary>
/// Whether an order may still become what its merchant states now. While it waits or is held: anything. While it is packed at a station:
/// all but what already lies in the box, that is lines, site and temperature; the station sees the new version at its next scan, and what was
/// printed for the old facts is void. Once packed, nothing but a hold or a cancel.
/// </summary>
internal static class ChangeRules
{
    public static Refusal? Refuses(StoredOrder stored, OrderDocument stated)
    {
        if (stored.Shipments.Any(shipment => shipment.State is ShipmentState.Shipped)) return OrderRefusals.AlreadyShipped(stored.OrderNo);
        if (stored.Cancelled is not null) return OrderRefusals.AlreadyCancelled(stored.OrderNo);
        if (stored.Shipments is not [var shipment]) return OrderRefusals.SeveralShipments(stored.OrderNo);
        return shipment.State switch
        {
            ShipmentState.Packed => OrderRefusals.AlreadyPacked(stored.OrderNo),
            ShipmentState.Packing when Contents(stored.Document) != Contents(stated) => OrderRefusals.BeingPacked(stored.OrderNo, shipment.Station),
            _ when shipment.OtherOrders.Count > 0 && Destination(stored.Document) != Destination(stated) => OrderRefusals.MergedWithOthers(stored.OrderNo, shipment.OtherOrders),
            _ => null,
        };
    }

    private static string Contents(OrderDocument order) => Json.Write(new
    {
        order.Site,
        order.Delivery.Temperature,
        Lines = order.Lines.OrderBy(line => line.LineNo).Select(line => new { line.LineNo, line.Sku, line.Quantity, line.Lots }),
    });

    // What orders of one shipment share: one address, one way to go there.
    private static (Address ShipTo, ShipmentFacts Facts) Destination(OrderDocument order) => (order.ShipTo, ShipmentFacts.Of(order));
}
