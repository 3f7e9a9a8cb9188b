using System.Collections.Frozen;

namespace Fulfillment.Server.Events;

/// <summary>Every type of the log. The names are contract.</summary>
internal static class EventTypes
{
    public const string Prefix = "fulfillment.";
    public const string OfOrders = "fulfillment.order.";
    public const string OrderAccepted = "fulfillment.order.accepted";
    public const string OrderChanged = "fulfillment.order.changed";
    public const string OrderHeld = "fulfillment.order.held";
    public const string OrderReleased = "fulfillment.order.released";
    public const string OrderCancelled = "fulfillment.order.cancelled";
    public const string PackingStarted = "fulfillment.packing.started";
    public const string InsertChosen = "fulfillment.insert.chosen";
    public const string InsertPrinted = "fulfillment.insert.printed";
    public const string InsertVerified = "fulfillment.insert.verified";
    public const string InsertSkipped = "fulfillment.insert.skipped";
    public const string InsertVoided = "fulfillment.insert.voided";
    public const string InsertScanned = "fulfillment.insert.scanned";
    public const string ParcelShipped = "fulfillment.parcel.shipped";
    public const string ParcelInTransit = "fulfillment.parcel.inTransit";
    public const string ParcelOutForDelivery = "fulfillment.parcel.outForDelivery";
    public const string ParcelDelivered = "fulfillment.parcel.delivered";
    public const string ParcelException = "fulfillment.parcel.exception";
    public const string ParcelReturned = "fulfillment.parcel.returned";

    /// <summary>What the holder of a tracking token may see; the rest is the warehouse's own business.</summary>
    public static readonly FrozenSet<string> ForCustomers = FrozenSet.Create(
        StringComparer.Ordinal,
        OrderAccepted,
        OrderCancelled,
        PackingStarted,
        ParcelShipped,
        ParcelInTransit,
        ParcelOutForDelivery,
        ParcelDelivered,
        ParcelException,
        ParcelReturned);
}
