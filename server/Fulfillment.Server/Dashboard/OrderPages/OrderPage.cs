using System.Text.Json.Nodes;
using Fulfillment.Server.Dashboard.Lists;
using Fulfillment.Server.Events;
using Fulfillment.Server.Inserts;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Packing;
using Fulfillment.Server.Printing;

namespace Fulfillment.Server.Dashboard.OrderPages;

/// <summary>Everything there is to know of one order.</summary>
/// <param name="Waybills">The numbers of all its shipments, whoever told them.</param>
/// <param name="Shipments">One; several once the order is split.</param>
/// <param name="Timeline">Oldest first.</param>
internal sealed record OrderPage(StoredOrder Order, IReadOnlyList<string> Waybills, IReadOnlyList<ShipmentOnPage> Shipments, IReadOnlyList<CloudEvent> Timeline);

/// <summary>One shipment of the order.</summary>
/// <param name="Sheets">Every insert's every sheet, of all rounds, void ones too.</param>
/// <param name="Decision">The decision that holds, as it was kept; null when nothing was decided, or it no longer holds.</param>
/// <param name="Jobs">Oldest first.</param>
/// <param name="Scans">At any bench while the shipment lay there. They may name other merchants' parcels: empty for a merchant's reader.</param>
internal sealed record ShipmentOnPage(
    ShipmentView Shipment,
    IReadOnlyList<ParcelOnPage> Parcels,
    IReadOnlyList<ShipmentInsert> Sheets,
    JsonNode? Decision,
    IReadOnlyList<PrintJob> Jobs,
    IReadOnlyList<ListedScan> Scans,
    OrderPlace Place);

/// <summary>One box.</summary>
/// <param name="State"><c>packing</c>, or how far the carrier has it.</param>
internal sealed record ParcelOnPage(StoredParcel Parcel, string State, IReadOnlyList<PackedUnits> Lines);
