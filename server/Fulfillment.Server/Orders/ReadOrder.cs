using System.Text.Json;
using System.Text.Json.Nodes;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Orders;

/// <summary>Somebody reads an order: the document as it was stated, and what became of it as far as this slice knows.</summary>
internal sealed class ReadOrder(OrderStore store, IConfiguration configuration)
{
    private readonly string _publicBase = configuration.PublicUrl();

    public async Task<Outcome<JsonObject>> HandleAsync(string merchant, string orderNo, CancellationToken ct)
    {
        if (await store.FindAsync(merchant, orderNo, ct) is not { } order) return OrderRefusals.NoSuchOrder(orderNo);
        var page = View(order);
        page["waybills"] = JsonSerializer.SerializeToNode(await store.WaybillsAsync([.. order.Shipments.Select(shipment => shipment.Id)], ct), Json.Options);
        return page;
    }

    /// <summary>One order as lists and pages show it. <c>waybills</c> are those the order stated.</summary>
    public JsonObject View(StoredOrder order)
    {
        var page = order.Document.WithKey("orderNo", order.OrderNo);
        page["status"] = JsonSerializer.SerializeToNode(order.Status, Json.Options);
        page["shipment"] = order.Shipments.Count > 0 ? order.Shipments[0].Id : null;
        page["trackingUrl"] = $"{_publicBase}/t/{order.TrackingToken}";
        page["cancelled"] = JsonSerializer.SerializeToNode(order.Cancelled, Json.Options);
        page["held"] = JsonSerializer.SerializeToNode(order.Held, Json.Options);
        return page;
    }
}
