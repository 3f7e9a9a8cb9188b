using Fulfillment.Server.Orders;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Packing;

/// <summary>Which shipment a scan at an idle station opens. Pure.</summary>
/// <param name="ProvenInsert">The insert whose card was scanned: opening by a card proves it in the same scan.</param>
/// <param name="Item">The item whose scan opened its single-item shipment: it is packed in the same scan.</param>
internal sealed record Opening(FoundShipment Shipment, string? ProvenInsert, ScannedProduct? Item);

internal static class DecideOpening
{
    public static Outcome<Opening> For(string site, string station, ScanMeaning scan, DateTimeOffset now)
    {
        if (scan.Command is { } command) return PackingRefusals.CommandNotHere(command);
        if (scan.Sheet is { } sheet)
        {
            if (sheet.State == "voided" || sheet.Shipment is null) return PackingRefusals.SheetVoided(sheet);
            return Opens(site, station, sheet.Shipment, now) is { } no ? no : new Opening(sheet.Shipment, sheet.InsertId, null);
        }

        if (scan.Shipments.Count > 0)
        {
            // What can still be packed comes before what is done with: an old cancelled order of the same number asks nothing of anybody.
            var open = scan.Shipments.Where(shipment => shipment.State is ShipmentState.Waiting or ShipmentState.Packing).ToList();
            var found = open.Count > 0 ? open : scan.Shipments;
            if (found.Select(shipment => shipment.Merchant).Distinct().Skip(1).Any()) return PackingRefusals.SeveralMerchants(scan.Text, found);
            return Opens(site, station, found[0], now) is { } no ? no : new Opening(found[0], null, null);
        }

        if (scan.WaitingForItem.Count > 0)
        {
            if (scan.WaitingForItem.Select(shipment => shipment.Merchant).Distinct().Skip(1).Any()) return PackingRefusals.ItemOfSeveralMerchants(scan.Text);
            var first = scan.WaitingForItem[0];
            return Opens(site, station, first, now) is { } no ? no : new Opening(first, null, scan.Products.First(product => product.Merchant == first.Merchant && product.Quantity == 1));
        }

        if (scan.Waybills.Count > 0)
        {
            var waybill = scan.Waybills[0];
            if (waybill.Used) return PackingRefusals.WaybillUsed(waybill);
            return Opens(site, station, waybill.Shipment, now) is { } no ? no : new Opening(waybill.Shipment, null, null);
        }

        return scan.Products.Count > 0 ? PackingRefusals.NothingWaitsFor(scan.Text) : PackingRefusals.UnknownCode(scan.Text);
    }

    private static Refusal? Opens(string site, string station, FoundShipment shipment, DateTimeOffset now) => shipment switch
    {
        { State: ShipmentState.Cancelled } => PackingRefusals.OrderCancelled(shipment),
        { State: ShipmentState.Held } => PackingRefusals.OrderHeld(shipment),
        { State: ShipmentState.Shipped } => PackingRefusals.AlreadyShipped(shipment),
        { Site: var other } when other != site => PackingRefusals.AtAnotherSite(shipment),
        { State: ShipmentState.Packing, Station: { } at } when at != station => PackingRefusals.AtAnotherStation(shipment),
        { NotBefore: { } notBefore } when notBefore > now => PackingRefusals.NotYet(shipment),
        _ => null,
    };
}
