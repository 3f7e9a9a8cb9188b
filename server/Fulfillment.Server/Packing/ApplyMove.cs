namespace Fulfillment.Server.Packing;

/// <summary>What the parcel is after a move. Pure: the screen shows exactly what the guarded saves made true.</summary>
internal static class ApplyMove
{
    public static OpenParcel After(this OpenParcel parcel, PackingMove move, int ordinal) => move switch
    {
        PackingMove.Pack pack => parcel with
        {
            Lines = [.. parcel.Lines.Select(line => Count(line, pack.Units, 1))],
            Scans = [.. parcel.Scans, new PackedScan(ordinal, pack.Units)],
        },
        PackingMove.Undo undo => parcel with
        {
            Lines = [.. parcel.Lines.Select(line => Count(line, undo.Scan.Units, -1))],
            Scans = [.. parcel.Scans.Where(scan => scan.Ordinal != undo.Scan.Ordinal)],
        },
        PackingMove.Prove prove => parcel.WithSheet(prove.Sheet with { State = "verified", PrintState = prove.Sheet.PrintJob is null ? null : "done" }),
        PackingMove.Resolve resolve => parcel.WithSheet(resolve.Sheet with { PrintState = resolve.Printed ? "done" : "failed" }),
        PackingMove.SkipSheets skip => skip.Sheets.Aggregate(parcel, (changed, sheet) => changed.WithSheet(sheet with { State = "skipped" })),
        _ => parcel,
    };

    public static OpenParcel WithSheet(this OpenParcel parcel, PackSheet changed) =>
        parcel with { Sheets = [.. parcel.Sheets.Select(sheet => sheet.InsertId == changed.InsertId ? changed : sheet)] };

    private static PackLine Count(PackLine line, IEnumerable<PackedUnits> units, int sign) =>
        line with { Packed = line.Packed + sign * units.Where(unit => unit.OrderNo == line.OrderNo && unit.LineNo == line.LineNo && unit.Sku == line.Sku).Sum(unit => unit.Quantity) };
}
