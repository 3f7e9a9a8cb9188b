using Fulfillment.Server.Orders;

namespace Fulfillment.Server.Packing;

/// <summary>What one scanned code was found to be. Several can be true at once (twelve digits may be a JAN and a waybill number); the decision asks in its own order.</summary>
internal sealed record ScanMeaning
{
    /// <summary>The code as people would read it, safe to show.</summary>
    public required string Text { get; init; }

    /// <summary>The name of a command barcode, upper case: <c>UNDO</c>, <c>HOLD</c> …</summary>
    public string? Command { get; init; }

    /// <summary>Products that carry this barcode, of any merchant.</summary>
    public IReadOnlyList<ScannedProduct> Products { get; init; } = [];

    /// <summary>The insert whose sheet carries this code.</summary>
    public ScannedSheet? Sheet { get; init; }

    /// <summary>Shipments that this waybill number was issued to.</summary>
    public IReadOnlyList<ScannedWaybill> Waybills { get; init; } = [];

    /// <summary>The number, where the code has the form of a waybill's.</summary>
    public string? WaybillNumber { get; init; }

    /// <summary>Shipments found by order number or tote, at this site.</summary>
    public IReadOnlyList<FoundShipment> Shipments { get; init; } = [];

    /// <summary>Single-item shipments of this site that wait for the scanned product, the most urgent first.</summary>
    public IReadOnlyList<FoundShipment> WaitingForItem { get; init; } = [];
}

/// <param name="Quantity">Pieces that one scan counts: 1, or what the case holds.</param>
internal sealed record ScannedProduct(string Merchant, string Sku, int Quantity)
{
    public string? Lot { get; init; }
    public DateOnly? ExpiresOn { get; init; }
    public string? Serial { get; init; }
}

/// <param name="State">The insert's state.</param>
internal sealed record ScannedSheet(string InsertId, string ShipmentId, string Campaign, string State, FoundShipment? Shipment);

/// <param name="Used">A parcel carries the number already.</param>
internal sealed record ScannedWaybill(string Merchant, string Carrier, string Number, bool Used, FoundShipment Shipment);

/// <summary>How the bench names a shipment to people.</summary>
internal static class ShipmentNames
{
    public static FoundShipment AsFound(this ShipmentView shipment) =>
        new(shipment.Id, shipment.Merchant, shipment.Site, shipment.State, [.. shipment.Orders.Select(order => order.OrderNo)], shipment.Station, shipment.Tote, shipment.ShipBy, shipment.NotBefore);

    public static string OrderNo(this FoundShipment shipment) => shipment.OrderNos[0];

    /// <summary>Where a person goes with what is not theirs: the tote where there is one, else the order.</summary>
    public static string Place(this FoundShipment shipment) => shipment.Tote ?? shipment.OrderNos[0];

    /// <summary><c>site:station</c> of whoever packs it now.</summary>
    public static string? AtStation(this FoundShipment shipment) =>
        shipment is { State: ShipmentState.Packing, Station: not null } ? $"{shipment.Site}:{shipment.Station}" : null;
}
