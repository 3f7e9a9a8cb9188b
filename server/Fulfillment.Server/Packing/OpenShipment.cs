using Fulfillment.Server.Events;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Packing;

/// <summary>
/// A packer opens a shipment at an idle station: it is claimed, its inserts are chosen and sent to print, and its first box
/// stands open, all in one unit of work. Of several stations one gets it.
/// </summary>
internal sealed class OpenShipment(ShipmentStore shipments, PackingStore packing, ChooseAndPrint inserts, SaveMove save, EventLog events, TimeProvider clock)
{
    public async Task<Func<UnitOfWork, Task<BenchDone?>>> PrepareAsync(BenchPlace place, Opening opening, CancellationToken ct)
    {
        // Load
        var shipment = await shipments.FindAsync(opening.Shipment.Id, ct) ?? throw new InvalidOperationException($"Shipment {opening.Shipment.Id} vanished.");
        var loaded = await inserts.LoadAsync(place, shipment, ct);
        var stored = await packing.LoadAsync(shipment.Id, ct);

        // Save
        return async work =>
        {
            var now = clock.GetUtcNow();
            var isNew = shipment.State is ShipmentState.Waiting;
            if (isNew && !await shipments.TryClaimAsync(work, shipment.Id, place.Site, place.Station)) return null;
            var claimed = await shipments.FindAsync(work, shipment.Id);
            if (claimed is not { State: ShipmentState.Packing } || claimed.Station != place.Station || claimed.Version != shipment.Version + (isNew ? 1 : 0)) return null;

            var expected = LoadParcel.Expected(claimed, loaded.Products);
            var isSame = stored.OpenParcel is not null && SameLines(stored.Lines, expected);
            var parcelId = await OpenParcelAsync(work, place, claimed, stored, isSame, now);
            if (parcelId is null) return null;
            if (!isSame) await packing.AddLinesAsync(work, shipment.Id, expected);

            if (await inserts.SaveAsync(work, loaded, claimed, place, now) is not { } sheets) return null;
            var parcel = LoadParcel.Build(claimed, loaded.Merchant, parcelId, loaded.Products) with { Sheets = sheets };
            if (isSame) parcel = parcel with { Lines = [.. parcel.Lines.Select(line => line with { Packed = Packed(stored, line) })], Scans = stored.Scans };
            if (isNew)
            {
                foreach (var fact in PackingEvents.Started(claimed, parcelId, place.Station, place.Badge)) await events.AppendAsync(work, fact);
            }

            return await FinishAsync(work, place, opening, new ParcelAtBench(claimed, parcel, stored.NextOrdinal), now);
        };
    }

    /// <summary>The box that stood aside, emptied where the order changed meanwhile, or a new one; null when another station opened it.</summary>
    private async Task<string?> OpenParcelAsync(UnitOfWork work, BenchPlace place, ShipmentView shipment, StoredPacking stored, bool isSame, DateTimeOffset now)
    {
        if (stored.OpenParcel is { } open)
        {
            if (!isSame) await packing.StartAgainAsync(work, shipment.Id, now);
            return open.Id;
        }

        var parcelId = Guid.CreateVersion7(now).ToString();
        return await packing.TryOpenParcelAsync(work, parcelId, shipment.Merchant, shipment.Id, place.Badge, place.Site, place.Station, now) ? parcelId : null;
    }

    /// <summary>The scan that opened it may already prove a card or be the first item.</summary>
    private async Task<BenchDone?> FinishAsync(UnitOfWork work, BenchPlace place, Opening opening, ParcelAtBench opened, DateTimeOffset now)
    {
        if (opening.ProvenInsert is { } insertId && opened.Parcel.Sheets.FirstOrDefault(candidate => candidate.InsertId == insertId) is { AwaitsProof: true } sheet)
            return await save.HandleAsync(work, place, opened, new PackingMove.Prove(sheet));
        if (opening.Item is not { } item) return BenchDone.Said(PackingSentences.Opened(opened.Parcel), opened);
        var move = DecideMove.For(opened.Parcel, new ScanMeaning { Text = item.Sku, Products = [item] }, now);
        return move.Refusal is { } refusal ? BenchDone.Refused(refusal, opened) : await save.HandleAsync(work, place, opened, move.Value!);
    }

    private static bool SameLines(IReadOnlyList<StoredPackingLine> stored, IReadOnlyList<StoredPackingLine> expected) =>
        stored.Select(line => line with { Packed = 0 }).ToHashSet().SetEquals(expected);

    private static int Packed(StoredPacking stored, PackLine line) =>
        stored.Lines.FirstOrDefault(candidate => candidate.OrderNo == line.OrderNo && candidate.LineNo == line.LineNo && candidate.Sku == line.Sku)?.Packed ?? 0;
}
