using Fulfillment.Server.Events;

namespace Fulfillment.Server.Inserts;

/// <summary>What happens to inserts, for the log: references only, and never the code that a sheet is proved by.</summary>
internal static class InsertEvents
{
    public static NewEvent Chosen(ShipmentInsert sheet) => Of(sheet, EventTypes.InsertChosen);

    public static NewEvent Verified(ShipmentInsert sheet) => Of(sheet, EventTypes.InsertVerified);

    public static NewEvent Skipped(ShipmentInsert sheet) => Of(sheet, EventTypes.InsertSkipped);

    public static NewEvent Voided(ShipmentInsert sheet) => Of(sheet, EventTypes.InsertVoided);

    /// <summary>By a customer, the first time that day.</summary>
    public static NewEvent Scanned(ShipmentInsert sheet, bool locked) => NewEvent.OfOrder(
        sheet.Site,
        EventTypes.InsertScanned,
        sheet.Merchant,
        sheet.OrderNo,
        trackingToken: null,
        new { insert = sheet.Id, shipment = sheet.ShipmentId, campaign = sheet.Campaign, variant = sheet.Variant, copy = sheet.CopyNumber, locked });

    private static NewEvent Of(ShipmentInsert sheet, string type) => NewEvent.OfOrder(
        sheet.Site,
        type,
        sheet.Merchant,
        sheet.OrderNo,
        trackingToken: null,
        new
        {
            insert = sheet.Id,
            shipment = sheet.ShipmentId,
            campaign = sheet.Campaign,
            variant = sheet.Variant,
            slot = sheet.Slot,
            copy = sheet.CopyNumber,
            parcel = sheet.ParcelId,
            reason = sheet.Reason,
        });
}
