using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;

namespace Fulfillment.Server.Inserts;

/// <summary>A shipment at the moment its inserts are decided.</summary>
internal sealed record InsertOccasion
{
    public required string ShipmentId { get; init; }
    public required string Merchant { get; init; }
    public required MerchantDocument Terms { get; init; }
    public required Site Site { get; init; }

    /// <summary>At least one; the first leads.</summary>
    public required IReadOnlyList<ShipmentOrder> Orders { get; init; }

    /// <summary>By SKU; a missing one has no category and no attributes.</summary>
    public IReadOnlyDictionary<string, ProductFacts> Products { get; init; } = new Dictionary<string, ProductFacts>();

    /// <summary>As <see cref="DecisionInput.Stock"/>.</summary>
    public IReadOnlyDictionary<string, int>? Stock { get; init; }

    /// <summary>As <see cref="DecisionInput.Budget"/>.</summary>
    public PaperBudget? Budget { get; init; }

    /// <summary>The orders that are still to go out, each with what this very shipment carries of its lines.</summary>
    public static InsertOccasion Of(ShipmentView shipment, MerchantDocument terms, Site site, IReadOnlyDictionary<string, ProductFacts> products)
    {
        var orders = shipment.Orders.Where(order => order.Cancelled is null).ToArray();
        if (orders.Length == 0) orders = [.. shipment.Orders];
        return new()
        {
            ShipmentId = shipment.Id,
            Merchant = shipment.Merchant,
            Terms = terms,
            Site = site,
            Orders = [.. orders.Select(order => new ShipmentOrder(order.OrderNo, order.Document with { Lines = LinesOf(shipment, order) }))],
            Products = products,
        };
    }

    private static IReadOnlyList<OrderLine> LinesOf(ShipmentView shipment, OrderInShipment order)
    {
        var carried = shipment.Lines.Where(line => line.OrderNo == order.OrderNo).ToDictionary(line => line.LineNo, line => line.Quantity);
        return [.. order.Document.Lines.Where(line => carried.ContainsKey(line.LineNo)).Select(line => line with { Quantity = carried[line.LineNo] })];
    }
}
