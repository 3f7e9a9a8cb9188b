using System.Text.Json;
using System.Text.Json.Nodes;
using Fulfillment.Server.Inserts;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Printing;

namespace Fulfillment.Server.Dashboard.OrderPages;

/// <summary>An order's page as the API shows it. A split order shows its first shipment's decision; parcels, inserts, sheets and scans are of all.</summary>
internal static class OrderPageJson
{
    public static JsonObject Of(OrderPage page, ReadOrder orders)
    {
        var json = orders.View(page.Order);
        json["waybills"] = Node(page.Waybills);
        json["timeline"] = Node(page.Timeline);
        json["parcels"] = Node(page.Shipments.SelectMany(shipment => shipment.Parcels.Select(parcel => View(parcel, shipment.Sheets))));
        json["inserts"] = Node(page.Shipments.SelectMany(shipment => shipment.Sheets.Select(insert => View(insert, shipment.Jobs))));
        json["decision"] = page.Shipments.Count > 0 ? page.Shipments[0].Decision?.DeepClone() : null;
        json["printJobs"] = Node(page.Shipments.SelectMany(shipment => shipment.Jobs.Select(job => PrintJobView.Of(job, shipment.Shipment.Orders.Select(order => order.OrderNo)))));
        json["scans"] = Node(page.Shipments.SelectMany(shipment => shipment.Scans));
        return json;
    }

    /// <summary>The same without the customer, the address, the tracking address, and who packed and scanned what.</summary>
    public static JsonObject WithoutPeople(OrderPage page, ReadOrder orders)
    {
        var json = Of(page, orders);
        foreach (var member in (string[])["customer", "shipTo", "sender", "notes", "trackingUrl", "timeline", "printJobs", "scans"]) json.Remove(member);
        foreach (var parcel in json["parcels"]!.AsArray()) parcel!.AsObject().Remove("packedBy");
        return json;
    }

    private static object View(ParcelOnPage shown, IReadOnlyList<ShipmentInsert> sheets) => new
    {
        id = shown.Parcel.Id,
        state = shown.State,
        carrier = shown.Parcel.Carrier,
        waybill = shown.Parcel.Waybill,
        weightGrams = shown.Parcel.WeightGrams,
        packedBy = shown.Parcel.PackedBy,
        openedAt = shown.Parcel.OpenedAt,
        shippedAt = shown.Parcel.ShippedAt,
        lines = shown.Lines.Select(units => new { order = units.OrderNo, lineNo = units.LineNo, sku = units.Sku, quantity = units.Quantity }),
        inserts = sheets.Where(insert => insert.ParcelId == shown.Parcel.Id).Select(insert => insert.Campaign),
    };

    private static object View(ShipmentInsert insert, IReadOnlyList<PrintJob> printed)
    {
        var job = printed.LastOrDefault(candidate => candidate.Insert == insert.Id);
        return new
        {
            id = insert.Id,
            campaign = insert.Campaign,
            variant = insert.Variant,
            slot = insert.Slot,
            template = insert.Template,
            code = insert.Code,
            proof = insert.Proof,
            state = insert.State,
            parcel = insert.ParcelId,
            reason = insert.Reason,
            sentence = insert.Sentence,
            printJob = job?.Id,
            printState = job?.State,
        };
    }

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, Json.Options);
}
