namespace Fulfillment.Server.Orders;

/// <summary>An order as it is kept, with the shipments that carry it.</summary>
internal sealed record StoredOrder
{
    public required string Merchant { get; init; }
    public required string OrderNo { get; init; }
    public required string Site { get; init; }

    /// <summary>At least 128 random bits: who holds it may see where the order is.</summary>
    public required string TrackingToken { get; init; }

    /// <summary>Of the document as it was sent last; a repeat is told by it.</summary>
    public required string DocumentHash { get; init; }

    /// <summary>With its people, as long as they are not erased.</summary>
    public required OrderDocument Document { get; init; }

    /// <summary>When the customer ordered, or when the order was accepted if nobody said.</summary>
    public required DateTimeOffset PlacedAt { get; init; }

    public OrderMark? Cancelled { get; init; }
    public OrderMark? Held { get; init; }

    /// <summary>What the audit trail calls it.</summary>
    public string AuditSubject => $"merchants/{Merchant}/orders/{OrderNo}";

    /// <summary>One today; several once an order is split.</summary>
    public IReadOnlyList<ShipmentOfOrder> Shipments { get; init; } = [];

    /// <summary>The order is as far as the shipment that is least far.</summary>
    public ShipmentState Status =>
        Cancelled is not null ? ShipmentState.Cancelled
        : Held is not null ? ShipmentState.Held
        : Shipments.Select(shipment => shipment.State).DefaultIfEmpty(ShipmentState.Waiting).Min();
}

/// <summary>A shipment as one of its orders sees it.</summary>
/// <param name="OtherOrders">What is merged with the order.</param>
internal sealed record ShipmentOfOrder(string Id, string Site, ShipmentState State, string? Station, IReadOnlyList<string> OtherOrders);

/// <summary>What the shipment takes from its order: where, how and when it goes.</summary>
internal sealed record ShipmentFacts(string Site, string? Carrier, string? Service, Temperature Temperature, string? Tote, DateTimeOffset? ShipBy, DateTimeOffset? NotBefore)
{
    public static ShipmentFacts Of(OrderDocument order) =>
        new(order.Site!, order.Carrier, order.Service, order.Delivery.Temperature, order.Tote, order.ShipBy, order.NotBefore);
}
