using Fulfillment.Server.Events;
using Fulfillment.Server.Orders;

namespace Fulfillment.Server.Packing;

/// <summary>The bench's facts as events, one for each order of the shipment.</summary>
internal static class PackingEvents
{
    public static IEnumerable<NewEvent> Started(ShipmentView shipment, string parcel, string station, string badge) =>
        OfOrders(shipment, EventTypes.PackingStarted, new { shipment = shipment.Id, parcel, station, worker = badge });

    public static IEnumerable<NewEvent> Shipped(ShipmentView shipment, string parcel, string carrier, string waybill, string station, string badge) =>
        OfOrders(shipment, EventTypes.ParcelShipped, new { shipment = shipment.Id, parcel, carrier, waybill, status = "shipped", current = "shipped", station, worker = badge });

    public static IEnumerable<NewEvent> Held(ShipmentView shipment, string station, string badge) =>
        OfOrders(shipment, EventTypes.OrderHeld, new { shipments = new[] { shipment.Id }, station, worker = badge });

    private static IEnumerable<NewEvent> OfOrders(ShipmentView shipment, string type, object data) =>
        shipment.Orders.Where(order => order.Cancelled is null)
            .Select(order => NewEvent.OfOrder(shipment.Site, type, shipment.Merchant, order.OrderNo, order.TrackingToken, data));
}
