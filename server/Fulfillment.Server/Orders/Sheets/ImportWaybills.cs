using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Orders.Sheets;

/// <summary>The carrier's program issued waybill numbers, and the merchant sends them as a sheet: from then on the bench accepts exactly these for their orders.</summary>
internal sealed class ImportWaybills(Db db, OrderStore orders, IntakeStore intake)
{
    private const int RowsPerCommit = 100;

    public async Task<ImportResult> HandleAsync(string merchant, CsvTable table, bool dryRun, CancellationToken ct)
    {
        var rejected = new List<RejectedRow>(table.Broken);
        var seen = new Dictionary<(string? Carrier, string Number), CsvRow>();
        var good = new List<CsvRow>();
        foreach (var row in table.Rows)
        {
            if (Refuses(row, seen) is { } refusal) rejected.Add(row.Reject(refusal));
            else good.Add(row);
        }

        foreach (var some in good.Chunk(RowsPerCommit)) rejected.AddRange(await SaveAsync(merchant, some, dryRun, ct));
        return new ImportResult(table.Rows.Count + table.Broken.Count - rejected.Count, rejected);
    }

    /// <summary>What can be told of a row from the sheet alone.</summary>
    private static Refusal? Refuses(CsvRow row, Dictionary<(string? Carrier, string Number), CsvRow> seen)
    {
        if (row["orderNo"] is not { } orderNo || !OrderNumber.IsValid(orderNo)) return OrderRefusals.BadOrderNumber;
        if (row["waybill"] is not { } number || !WaybillRules.IsValid(CarrierOf(row), number)) return OrderRefusals.BadWaybill("waybill", row["waybill"] ?? "");
        var key = (CarrierOf(row), WaybillRules.Normal(number));
        return !seen.TryAdd(key, row) && seen[key]["orderNo"] != orderNo ? SheetRefusals.WaybillTwice(number, seen[key].Number) with { Field = "waybill" } : null;
    }

    private Task<List<RejectedRow>> SaveAsync(string merchant, IReadOnlyList<CsvRow> rows, bool dryRun, CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                var rejected = new List<RejectedRow>();
                foreach (var row in rows)
                {
                    if (await SaveAsync(work, merchant, row) is { } refusal) rejected.Add(row.Reject(refusal));
                }

                return dryRun ? work.Abandon(rejected) : rejected;
            },
            ct);

    private async Task<Refusal?> SaveAsync(UnitOfWork work, string merchant, CsvRow row)
    {
        var order = await orders.LockAsync(work, merchant, row["orderNo"]!);
        if (order is null) return OrderRefusals.NoSuchOrder(row["orderNo"]!);
        var carrier = CarrierOf(row) ?? order.Document.Carrier;
        if (!WaybillRules.IsValid(carrier, row["waybill"]!)) return OrderRefusals.BadWaybill("waybill", row["waybill"]!);
        var number = WaybillRules.Normal(row["waybill"]!);
        if (await intake.OwnsWaybillAsync(work, merchant, carrier ?? "", number, order)) return null;
        if (order.Cancelled is not null) return OrderRefusals.AlreadyCancelled(order.OrderNo);
        if (order.Shipments.FirstOrDefault(shipment => shipment.State is not ShipmentState.Shipped) is not { } open) return OrderRefusals.AlreadyShipped(order.OrderNo);
        if (await intake.FindTakenWaybillAsync(work, merchant, carrier ?? "", [number], open.Id) is var (_, owner)) return OrderRefusals.WaybillTaken("waybill", number, owner);
        await intake.AddWaybillsAsync(work, merchant, carrier ?? "", [number], open.Id, "import");
        return null;
    }

    private static string? CarrierOf(CsvRow row) => row["carrier"] is { } carrier ? OrderColumns.Words.GetValueOrDefault(carrier, carrier) : null;
}
