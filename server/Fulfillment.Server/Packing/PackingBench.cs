using Fulfillment.Server.Catalog.Barcodes;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Printing;

namespace Fulfillment.Server.Packing;

/// <summary>Where a packer stands, and before which shipment.</summary>
internal sealed record BenchPlace(string Site, string Station, string Badge, string? ShipmentId);

/// <summary>What a saved scan came to. No parcel means the station is idle again.</summary>
internal sealed record BenchDone(ParcelAtBench? Parcel, BenchMessage? Message, Refusal? Refusal)
{
    public static BenchDone Refused(Refusal refusal, ParcelAtBench? parcel) => new(parcel, null, refusal);

    public static BenchDone Said(BenchMessage message, ParcelAtBench? parcel) => new(parcel, message, null);
}

/// <summary>The packing half of the scan conversation: loads what the scan may mean, decides, and hands back the save.</summary>
internal sealed class PackingBench(LoadParcel load, ReadScan read, OpenShipment open, RedecideInserts redecide, SaveMove save, VoidPrintJobs voided, TimeProvider clock)
{
    /// <summary>The parcel before the station, or why it is no longer there: cancelled, held, or taken elsewhere.</summary>
    public Task<(ParcelAtBench? Parcel, Refusal? Gone)> LookAsync(BenchPlace place, CancellationToken ct) => load.HandleAsync(place, ct);

    /// <summary>The save of one scan. It answers null when the facts moved since they were loaded.</summary>
    public async Task<Func<UnitOfWork, Task<BenchDone?>>> PrepareAsync(BenchPlace place, ScannedCode code, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (place.ShipmentId is null)
        {
            var opening = DecideOpening.For(place.Site, place.Station, await read.AtIdleAsync(place, code, now, ct), now);
            return opening.Refusal is { } no ? RefuseSheet(no, null, code) : await open.PrepareAsync(place, opening.Value!, ct);
        }

        var (parcel, gone) = await load.HandleAsync(place, ct);
        if (parcel is { IsDecided: false })
        {
            var holdsVoidPaper = parcel.HoldsVoidPaper;
            await redecide.HandleAsync(place, parcel.Shipment, ct);
            (parcel, gone) = await load.HandleAsync(place, ct);
            if (parcel is not null && holdsVoidPaper) return Refuse(PackingRefusals.TakeOldPaperOut(parcel.Parcel), parcel);
        }

        if (parcel is null) return Refuse(gone!, null);
        var move = DecideMove.For(parcel.Parcel, await read.InParcelAsync(place, code, parcel.Parcel, now, ct), now);
        return move.Refusal is { } refusal ? RefuseSheet(refusal, parcel, code) : work => save.HandleAsync(work, place, parcel, move.Value!);
    }

    /// <summary>Void paper scanned at a bench is on its way to the shredder: it leaves the list of paper to destroy.</summary>
    private Func<UnitOfWork, Task<BenchDone?>> RefuseSheet(Refusal refusal, ParcelAtBench? parcel, ScannedCode code) =>
        async work =>
        {
            if (refusal.Code is "packing/insert-void" or "packing/insert-skipped" && code.As<InsertCodeCandidate>() is { } sheet) await voided.MarkDestroyedAsync(work, sheet.Code);
            return BenchDone.Refused(refusal, parcel);
        };

    private static Func<UnitOfWork, Task<BenchDone?>> Refuse(Refusal refusal, ParcelAtBench? parcel) =>
        _ => Task.FromResult<BenchDone?>(BenchDone.Refused(refusal, parcel));
}
