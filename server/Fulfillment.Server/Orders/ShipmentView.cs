namespace Fulfillment.Server.Orders;

/// <summary>How far a shipment is. Stored by its camelCase name.</summary>
internal enum ShipmentState
{
    Waiting,
    Packing,
    Packed,
    Shipped,
    Cancelled,
    Held,
}

/// <summary>One shipment whole: what goes to one address from one site, with the orders it carries.</summary>
internal sealed record ShipmentView
{
    public required string Id { get; init; }
    public required string Merchant { get; init; }
    public required string Site { get; init; }
    public required ShipmentState State { get; init; }

    /// <summary>Has the shipment while it is packing; afterwards where the goods were last; null while it waits.</summary>
    public string? Station { get; init; }

    public string? Carrier { get; init; }
    public string? Service { get; init; }
    public Temperature Temperature { get; init; }
    public string? Tote { get; init; }
    public DateTimeOffset? ShipBy { get; init; }
    public DateTimeOffset? NotBefore { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Counts every change of what is to be packed and of who packs it. A decision made on an older version no longer holds.</summary>
    public required long Version { get; init; }

    /// <summary>By order number; one today, several once orders are merged.</summary>
    public IReadOnlyList<OrderInShipment> Orders { get; init; } = [];

    /// <summary>By order number and line number; lines of cancelled orders are left out.</summary>
    public IReadOnlyList<ShipmentLine> Lines { get; init; } = [];

    public IReadOnlyList<ShipmentWaybill> Waybills { get; init; } = [];
}

/// <summary>An order as its shipment carries it, document and personal data joined again.</summary>
internal sealed record OrderInShipment(string OrderNo, OrderDocument Document, string TrackingToken, OrderMark? Cancelled, OrderMark? Held);

/// <summary>Why an order was cancelled or held, by whom and when.</summary>
/// <param name="By">The caller's stable name, e.g. <c>worker:…</c> or <c>key:…</c>.</param>
internal sealed record OrderMark(string Reason, string By, DateTimeOffset At);

internal sealed record ShipmentLine(string OrderNo, int LineNo, string Sku, int Quantity);

/// <summary>A waybill number this shipment may use.</summary>
/// <param name="Carrier">Empty where the order named none.</param>
internal sealed record ShipmentWaybill(string Carrier, string Number, string? ParcelId, DateTimeOffset? UsedAt);

/// <summary>A shipment that a scanned code may mean, with what a station says about it.</summary>
/// <param name="OrderNos">All orders it carries.</param>
/// <param name="Station">Where it is being packed, or was last.</param>
internal sealed record FoundShipment(
    string Id,
    string Merchant,
    string Site,
    ShipmentState State,
    IReadOnlyList<string> OrderNos,
    string? Station,
    string? Tote,
    DateTimeOffset? ShipBy,
    DateTimeOffset? NotBefore);

/// <summary>A known waybill number and the shipment it belongs to.</summary>
internal sealed record FoundWaybill(string Carrier, string Number, string? ParcelId, DateTimeOffset? UsedAt, FoundShipment Shipment);
