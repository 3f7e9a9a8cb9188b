using Fulfillment.Contracts;

namespace Fulfillment.Server.Packing;

/// <summary>The open parcel as the contract's screen.</summary>
internal static class PackingScreens
{
    public static PackingScreen Of(ParcelAtBench? at, string? worker, string language, Text next)
    {
        if (at is null) return new PackingScreen { Worker = worker, Language = language, Next = next };
        var parcel = at.Parcel;
        return new PackingScreen
        {
            Worker = worker,
            Language = language,
            Next = next,
            Order = parcel.Orders[0],
            Orders = parcel.Orders,
            Shipment = parcel.ShipmentId,
            Merchant = parcel.Merchant,
            MerchantName = parcel.MerchantSettings.Name.In(language),
            Parcel = parcel.ParcelId,
            Tote = parcel.Tote,
            Carrier = parcel.Carrier,
            Service = parcel.Service,
            ShipBy = parcel.ShipBy,
            Gift = parcel.Gift,
            Documents = parcel.Documents,
            Lines = [.. parcel.Lines.Select(line => Line(parcel, line, language))],
            Inserts = [.. parcel.Sheets.Select(sheet => new PackingInsert(sheet.Campaign, sheet.Slot, sheet.PrintJob, sheet.ShownState, sheet.Code, sheet.Proof) { Sentence = sheet.Sentence, Trouble = sheet.Trouble })],
        };
    }

    private static PackingLine Line(OpenParcel parcel, PackLine line, string language) =>
        new(
            line.LineNo,
            line.Sku,
            line.Label.In(language),
            line.Quantity,
            line.Packed,
            line.ImageAsset is null ? null : $"/api/v1/merchants/{parcel.Merchant}/assets/{Uri.EscapeDataString(line.ImageAsset)}")
        {
            Order = parcel.Orders.Count > 1 ? line.OrderNo : null,
            Instructions = line.Instructions,
        };
}
