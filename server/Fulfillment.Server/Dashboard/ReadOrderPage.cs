using System.Text.Json;
using System.Text.Json.Nodes;
using Fulfillment.Server.Events;
using Fulfillment.Server.Inserts;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Packing;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Printing;
using Fulfillment.Server.Tracking;

namespace Fulfillment.Server.Dashboard;

/// <summary>Somebody reads an order's whole page: what was ordered, where it is, what lies in each parcel, which inserts and why, and everything that happened.</summary>
internal sealed class ReadOrderPage(ReadOrder orders, PackingStore packing, ShipmentInsertStore inserts, PrintJobStore jobs, CarrierNewsStore news, EventStore events)
{
    public async Task<Outcome<JsonObject>> HandleAsync(string merchant, string orderNo, CancellationToken ct)
    {
        var read = await orders.HandleAsync(merchant, orderNo, ct);
        if (read.Refusal is not null) return read;
        var page = read.Value!;
        page["timeline"] = Node(await events.ReadSubjectAsync($"orders/{merchant}/{orderNo}", ct));
        if (page["shipment"]?.GetValue<string>() is not { } shipment)
        {
            page["parcels"] = new JsonArray();
            page["inserts"] = new JsonArray();
            page["decision"] = null;
            return page;
        }

        var sheets = await inserts.ListAsync(shipment, ct);
        var printed = await jobs.OfShipmentAsync(shipment, ct);
        page["inserts"] = Node(sheets.Select(insert => View(insert, printed)));
        page["decision"] = await inserts.FindDecisionAsync(shipment, ct) is { } decision ? JsonNode.Parse(decision) : null;
        page["parcels"] = await ParcelsAsync(shipment, sheets, ct);
        return page;
    }

    private async Task<JsonNode?> ParcelsAsync(string shipment, IReadOnlyList<ShipmentInsert> sheets, CancellationToken ct)
    {
        var contents = await packing.ListContentsAsync(shipment, ct);
        var parcels = new List<object>();
        foreach (var parcel in await packing.ListParcelsAsync(shipment, ct))
        {
            var carrier = parcel.Waybill is null ? [] : await news.ListAsync(parcel.Merchant, parcel.Carrier!, parcel.Waybill, ct);
            parcels.Add(new
            {
                id = parcel.Id,
                state = parcel.State == "open" ? "packing" : ParcelStatus.Of(parcel.ShippedAt, carrier).Code,
                carrier = parcel.Carrier,
                waybill = parcel.Waybill,
                weightGrams = parcel.WeightGrams,
                packedBy = parcel.PackedBy,
                openedAt = parcel.OpenedAt,
                shippedAt = parcel.ShippedAt,
                lines = contents[parcel.Id].Select(units => new { order = units.OrderNo, lineNo = units.LineNo, sku = units.Sku, quantity = units.Quantity }),
                inserts = sheets.Where(insert => insert.ParcelId == parcel.Id).Select(insert => insert.Campaign),
            });
        }

        return Node(parcels);
    }

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
