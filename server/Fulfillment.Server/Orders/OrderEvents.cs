using Fulfillment.Server.Events;

namespace Fulfillment.Server.Orders;

/// <summary>What happens to orders, for the log: references only, no names and no free text.</summary>
internal static class OrderEvents
{
    public static NewEvent Accepted(StoredOrder order, string shipment) => Of(order, EventTypes.OrderAccepted, new
    {
        shipment,
        lines = order.Document.Lines.Count,
        units = order.Document.Lines.Sum(line => (long)line.Quantity),
        carrier = order.Document.Carrier,
        shipBy = order.Document.ShipBy,
    });

    public static NewEvent Changed(StoredOrder order, string shipment) => Of(order, EventTypes.OrderChanged, new { shipment });

    public static NewEvent Cancelled(StoredOrder order) => Of(order, EventTypes.OrderCancelled, Shipments(order));

    public static NewEvent Held(StoredOrder order) => Of(order, EventTypes.OrderHeld, Shipments(order));

    public static NewEvent Released(StoredOrder order) => Of(order, EventTypes.OrderReleased, Shipments(order));

    private static object Shipments(StoredOrder order) => new { shipments = order.Shipments.Select(shipment => shipment.Id) };

    private static NewEvent Of(StoredOrder order, string type, object data) =>
        NewEvent.OfOrder(order.Site, type, order.Merchant, order.OrderNo, order.TrackingToken, data);
}
