using Fulfillment.Contracts;
using Fulfillment.Server.Events;
using Fulfillment.Server.Inserts;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Printing;

namespace Fulfillment.Server.Packing;

/// <summary>Saves one decided move of the bench in the caller's unit of work. Null when a guard said no: the facts moved since they were loaded.</summary>
internal sealed class SaveMove(
    PackingStore packing,
    ShipmentStore shipments,
    WaybillStore waybills,
    SettleInsert inserts,
    SettleByScan prints,
    VoidPrintJobs voided,
    ReprintJob reprint,
    ResolvePrintJob resolve,
    EventLog events,
    TimeProvider clock)
{
    public async Task<BenchDone?> HandleAsync(UnitOfWork work, BenchPlace place, ParcelAtBench seen, PackingMove move)
    {
        if (move is PackingMove.Pack or PackingMove.Undo or PackingMove.Prove && !await shipments.IsStillAsync(work, seen.Shipment.Id, seen.Shipment.Version)) return null;
        var now = clock.GetUtcNow();
        var parcel = seen.Parcel;
        var after = seen with { Parcel = parcel.After(move, seen.NextOrdinal), NextOrdinal = seen.NextOrdinal + (move is PackingMove.Pack ? 1 : 0) };
        switch (move)
        {
            case PackingMove.Pack pack:
                return await packing.TryPackAsync(work, parcel.ShipmentId, parcel.ParcelId, seen.NextOrdinal, pack, place.Badge, now)
                    ? BenchDone.Said(PackingSentences.Packed(after.Parcel, pack), after)
                    : null;
            case PackingMove.Undo undo:
                return await packing.TryUndoAsync(work, parcel.ShipmentId, undo.Scan, now) ? BenchDone.Said(PackingSentences.Undone(after.Parcel), after) : null;
            case PackingMove.Prove proven:
                return await ProveAsync(work, place, parcel.ParcelId, proven.Sheet) ? BenchDone.Said(PackingSentences.Proven(after.Parcel, proven.Sheet), after) : null;
            case PackingMove.Ship ship:
                return await ShipAsync(work, place, seen, ship, now) ? BenchDone.Said(PackingSentences.Shipped(parcel, ship.Number), null) : null;
            case PackingMove.Hold hold:
                return await HoldAsync(work, place, seen.Shipment, hold.Reason, now) ? BenchDone.Said(PackingSentences.Held(parcel, hold.Reason), null) : null;
            case PackingMove.Reprint again:
                return await ReprintAsync(work, place, seen, again.Sheets);
            case PackingMove.Resolve resolved:
                var outcome = await resolve.HandleAsync(work, resolved.Sheet.PrintJob!, null, resolved.Printed ? PrintFinding.Printed : PrintFinding.Lost, $"worker:{place.Badge}");
                return outcome.Refusal is { } refusal ? BenchDone.Refused(refusal, seen) : BenchDone.Said(PackingSentences.Resolved(after.Parcel, resolved.Printed), after);
            case PackingMove.SkipSheets skipped:
                foreach (var sheet in skipped.Sheets)
                {
                    if (!await inserts.MarkSkippedAsync(work, sheet.InsertId, skipped.Reason)) return null;
                    await voided.VoidInsertAsync(work, sheet.InsertId, skipped.Reason, $"worker:{place.Badge}");
                }

                return BenchDone.Said(PackingSentences.Skipped(after.Parcel), after);
            case PackingMove.Say said:
                return BenchDone.Said(said.Message, seen);
            default:
                throw new InvalidOperationException($"No save for {move.GetType().Name}.");
        }
    }

    /// <summary>The sheet is in somebody's hand: it is proven with this parcel, and any doubt about its print is settled.</summary>
    private async Task<bool> ProveAsync(UnitOfWork work, BenchPlace place, string parcel, PackSheet sheet)
    {
        if (!await inserts.MarkVerifiedAsync(work, sheet.InsertId, parcel)) return false;
        if (sheet.PrintJob is not null) await prints.HandleAsync(work, sheet.Code, $"worker:{place.Badge}");
        return true;
    }

    private async Task<bool> ShipAsync(UnitOfWork work, BenchPlace place, ParcelAtBench seen, PackingMove.Ship ship, DateTimeOffset now)
    {
        var (parcel, shipment) = (seen.Parcel, seen.Shipment);
        var hasNumber = ship.Bind
            ? await waybills.TryBindAsync(work, shipment.Merchant, ship.Carrier, ship.Number, shipment.Id, parcel.ParcelId, now)
            : await waybills.TryUseAsync(work, shipment.Merchant, ship.Carrier, ship.Number, shipment.Id, parcel.ParcelId, now);
        if (!hasNumber
            || !await packing.TryShipParcelAsync(work, parcel.ParcelId, ship.Carrier, ship.Number, now)
            || !await shipments.TryShipAsync(work, shipment.Id, place.Site, place.Station, shipment.Version, now)) return false;
        foreach (var fact in PackingEvents.Shipped(shipment, parcel.ParcelId, ship.Carrier, ship.Number, place.Station, place.Badge)) await events.AppendAsync(work, fact);
        return true;
    }

    private async Task<bool> HoldAsync(UnitOfWork work, BenchPlace place, ShipmentView shipment, Text reason, DateTimeOffset now)
    {
        if (!await shipments.TryHoldAsync(work, shipment.Id, place.Site, place.Station, new OrderMark(reason.Ja, $"worker:{place.Badge}", now))) return false;
        foreach (var fact in PackingEvents.Held(shipment, place.Station, place.Badge)) await events.AppendAsync(work, fact);
        return true;
    }

    private async Task<BenchDone> ReprintAsync(UnitOfWork work, BenchPlace place, ParcelAtBench seen, IReadOnlyList<PackSheet> sheets)
    {
        var parcel = seen.Parcel;
        foreach (var sheet in sheets)
        {
            var job = await reprint.HandleAsync(work, sheet.PrintJob!, null, "bench", $"worker:{place.Badge}");
            if (job.Refusal is { } refusal) return BenchDone.Refused(refusal, seen);
            parcel = parcel.WithSheet(sheet with { PrintJob = job.Value!.Id, PrintState = "queued" });
        }

        return BenchDone.Said(PackingSentences.Reprinting(parcel, sheets.Count), seen with { Parcel = parcel });
    }
}
