using Fulfillment.Contracts;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Packing;

/// <summary>What a scan means for the open parcel. Pure: the same parcel and the same scan give the same move.</summary>
internal static class DecideMove
{
    public static Outcome<PackingMove> For(OpenParcel parcel, ScanMeaning scan, DateTimeOffset now)
    {
        if (scan.Command is { } command) return Command(parcel, command, now);
        if (scan.Sheet is { } sheet) return Sheet(parcel, sheet);

        // This parcel's own number first: twelve digits may also be somebody's JAN. Before the items are in, the goods come first.
        var own = scan.Waybills.FirstOrDefault(waybill => waybill.Shipment.Id == parcel.ShipmentId);
        if (own is not null) return Label(parcel, own, scan.Waybills);
        if (scan.Waybills is [var foreign, ..] && parcel.Step is not StationStates.Packing && !IsInParcel(parcel, scan)) return foreign.Used ? PackingRefusals.WaybillUsed(foreign) : PackingRefusals.WaybillOfAnother(foreign);
        if (scan.Products.Count > 0) return Item(parcel, scan);
        if (scan.Waybills.Count > 0) return PackingRefusals.ItemsMissing(parcel);
        if (scan.Shipments.Count > 0) return OtherShipment(parcel, scan.Shipments);
        return scan.WaybillNumber is null || parcel.Step is StationStates.Packing ? PackingRefusals.UnknownCode(scan.Text) : NewLabel(parcel, scan.WaybillNumber);
    }

    private static Outcome<PackingMove> Item(OpenParcel parcel, ScanMeaning scan)
    {
        var product = scan.Products.FirstOrDefault(candidate => parcel.Lines.Any(line => Takes(parcel, line, candidate)));
        if (product is null) return PackingRefusals.NotInOrder(scan);
        var units = new List<PackedUnits>();
        var left = product.Quantity;
        foreach (var line in parcel.Lines.Where(line => Takes(parcel, line, product) && line.Missing > 0))
        {
            var here = Math.Min(left, line.Missing);
            units.Add(new PackedUnits(line.OrderNo, line.LineNo, line.Sku, here));
            left -= here;
            if (left == 0) break;
        }

        return left > 0
            ? PackingRefusals.OverQuantity(parcel.Lines.First(line => Takes(parcel, line, product)), product.Quantity)
            : new PackingMove.Pack(product, units);
    }

    private static Outcome<PackingMove> Sheet(OpenParcel parcel, ScannedSheet scanned)
    {
        if (scanned.State == "voided") return PackingRefusals.SheetVoided(scanned);
        if (scanned.ShipmentId != parcel.ShipmentId) return PackingRefusals.SheetOfAnother(scanned);
        var sheet = parcel.Sheets.FirstOrDefault(candidate => candidate.InsertId == scanned.InsertId);
        if (sheet is null) return PackingRefusals.SheetVoided(scanned);
        return sheet.State switch
        {
            "verified" => new PackingMove.Say(PackingSentences.SheetAlreadyProven(parcel, sheet)),
            "skipped" => PackingRefusals.SheetSkipped(sheet),
            _ => new PackingMove.Prove(sheet),
        };
    }

    private static Outcome<PackingMove> Label(OpenParcel parcel, ScannedWaybill own, IReadOnlyList<ScannedWaybill> all)
    {
        // The number may stand under two carriers or merchants; once it is on any box it is on no other.
        if (all.FirstOrDefault(waybill => waybill.Used) is { } used) return PackingRefusals.WaybillUsed(used);
        return NotReadyForLabel(parcel) is { } refusal ? refusal : new PackingMove.Ship(own.Carrier, own.Number, Bind: false);
    }

    /// <summary>A number nobody knows: bound where the merchant wants that and it can be the carrier's, for digits alone may be anything.</summary>
    private static Outcome<PackingMove> NewLabel(OpenParcel parcel, string number)
    {
        if (NotReadyForLabel(parcel) is { } refusal) return refusal;
        return parcel.MerchantSettings.Policies.LabelMatch is LabelMatchPolicy.Bind && WaybillRules.IsValid(parcel.Carrier, number)
            ? new PackingMove.Ship(parcel.Carrier ?? "", number, Bind: true)
            : PackingRefusals.WaybillUnknown(number, parcel.Waybills.Count);
    }

    private static Refusal? NotReadyForLabel(OpenParcel parcel) => parcel.Step switch
    {
        StationStates.Packing => PackingRefusals.ItemsMissing(parcel),
        StationStates.Inserts => PackingRefusals.InsertsMissing(parcel),
        _ => null,
    };

    private static Outcome<PackingMove> OtherShipment(OpenParcel parcel, IReadOnlyList<FoundShipment> found) =>
        found.Any(shipment => shipment.Id == parcel.ShipmentId)
            ? new PackingMove.Say(PackingSentences.AlreadyOpen(parcel))
            : PackingRefusals.FinishFirst(parcel, found[0]);

    private static Outcome<PackingMove> Command(OpenParcel parcel, string command, DateTimeOffset now)
    {
        var unsure = parcel.Sheets.FirstOrDefault(sheet => sheet.PrintState == "unknown");
        switch (command)
        {
            case "UNDO":
                return parcel.Scans is [.., var newest] ? new PackingMove.Undo(newest) : PackingRefusals.NothingToUndo;
            case "HOLD":
                return new PackingMove.Hold(new Text("梱包台で保留", "Held at the bench"));
            case "SHORT" when parcel.ItemsComplete:
                return PackingRefusals.NothingShort;
            case "SHORT":
                // Whatever the merchant's policy does with the rest, the goods first leave the bench and a person looks.
                return new PackingMove.Hold(new Text("欠品", "Short pick"));
            case "REPRINT":
                var settled = parcel.Sheets.Where(sheet => sheet is { PrintState: "done" or "failed" or "unknown", State: "chosen" or "printed" }).ToList();
                return settled.Count > 0 ? new PackingMove.Reprint(settled) : PackingRefusals.NothingToReprint;
            case "PRINTED" or "NOTPRINTED":
                return unsure is null ? PackingRefusals.NothingUnsure : new PackingMove.Resolve(unsure, command == "PRINTED");
            case "FINISH" when parcel.Step == StationStates.Inserts && parcel.SheetsToProve.All(sheet => sheet.HasNoPaper):
                return new PackingMove.SkipSheets([.. parcel.SheetsToProve], "noPrinter");
            case "FINISH" when parcel.Step == StationStates.Inserts && IsLate(parcel, now):
                var unprinted = parcel.SheetsToProve.Where(sheet => sheet.PrintState is not "done").ToList();
                return unprinted.Count > 0 ? new PackingMove.SkipSheets(unprinted, "late") : PackingRefusals.InsertsMissing(parcel);
            case "FINISH":
                return NotReadyForLabel(parcel) is { } refusal ? refusal : new PackingMove.Say(PackingSentences.ScanTheLabel(parcel));
            case "SIGNOUT":
                return PackingRefusals.FinishOrHoldFirst(parcel);
            default:
                return PackingRefusals.CommandNotHere(command);
        }
    }

    /// <summary>The last minutes before the carrier leaves, where the merchant lets the parcel go without its paper.</summary>
    private static bool IsLate(OpenParcel parcel, DateTimeOffset now) =>
        parcel.MerchantSettings.Policies.WhenLate is WhenLatePolicy.Ship
        && parcel.ShipBy is { } shipBy
        && now >= shipBy.AddMinutes(-parcel.MerchantSettings.Policies.LateMinutes);

    private static bool IsInParcel(OpenParcel parcel, ScanMeaning scan) =>
        scan.Products.Any(product => parcel.Lines.Any(line => Takes(parcel, line, product)));

    private static bool Takes(OpenParcel parcel, PackLine line, ScannedProduct product) =>
        product.Merchant == parcel.Merchant && product.Sku == line.Sku;
}
