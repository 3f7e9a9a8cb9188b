using Fulfillment.Server.Catalog;
using Fulfillment.Server.Events;
using Fulfillment.Server.Inserts;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Packing;

/// <summary>
/// A packer opens a shipment at an idle station: it is claimed, its inserts are decided and sent to print, and its first box
/// stands open, all in one unit of work. Of several stations one gets it.
/// </summary>
internal sealed class OpenShipment(
    ShipmentStore shipments,
    PackingStore packing,
    PlaceStore places,
    ProductStore products,
    DecideInserts decide,
    PrintInserts print,
    SaveMove save,
    EventLog events,
    TimeProvider clock)
{
    public async Task<Func<UnitOfWork, Task<BenchDone?>>> PrepareAsync(BenchPlace place, Opening opening, CancellationToken ct)
    {
        // Load
        var shipment = await shipments.FindAsync(opening.Shipment.Id, ct) ?? throw new InvalidOperationException($"Shipment {opening.Shipment.Id} vanished.");
        var merchant = await places.FindMerchantAsync(shipment.Merchant, ct) ?? new MerchantDocument();
        var known = await LoadProductsAsync(shipment, ct);
        var stored = await packing.LoadAsync(shipment.Id, ct);
        var site = await places.FindSiteAsync(place.Site, ct) ?? throw new InvalidOperationException($"Site {place.Site} vanished.");
        var paper = await print.LoadAsync(site, place.Station, shipment, merchant, known, ct);

        // Save
        return async work =>
        {
            var now = clock.GetUtcNow();
            var isNew = shipment.State is ShipmentState.Waiting;
            if (isNew && !await shipments.TryClaimAsync(work, shipment.Id, place.Site, place.Station)) return null;
            var claimed = await shipments.FindAsync(work, shipment.Id);
            if (claimed is not { State: ShipmentState.Packing } || claimed.Station != place.Station || claimed.Version != shipment.Version + (isNew ? 1 : 0)) return null;

            var expected = LoadParcel.Expected(claimed, known);
            var again = stored.OpenParcel is not null && SameLines(stored.Lines, expected);
            if (stored.OpenParcel is not null && !again) await packing.StartAgainAsync(work, shipment.Id, now);
            var parcelId = stored.OpenParcel?.Id ?? Guid.CreateVersion7(now).ToString();
            if (stored.OpenParcel is null && !await packing.TryOpenParcelAsync(work, parcelId, shipment.Merchant, shipment.Id, place.Badge, place.Site, place.Station, now)) return null;
            if (!again) await packing.AddLinesAsync(work, shipment.Id, expected);

            var inserts = await decide.DecideAsync(work, InsertOccasion.Of(claimed, merchant, site, Facts(known)));
            var jobs = await print.HandleAsync(work, paper, inserts, $"worker:{place.Badge}", now);
            var parcel = LoadParcel.Build(claimed, merchant, parcelId, known) with { Sheets = LoadParcel.Sheets(inserts, jobs) };
            if (again) parcel = parcel with { Lines = [.. parcel.Lines.Select(line => line with { Packed = Packed(stored, line) })], Scans = stored.Scans };
            if (isNew)
            {
                foreach (var fact in PackingEvents.Started(claimed, parcelId, place.Station, place.Badge)) await events.AppendAsync(work, fact);
            }

            return await FinishAsync(work, place, opening, new ParcelAtBench(claimed, parcel, stored.NextOrdinal), now);
        };
    }

    /// <summary>The scan that opened it may already prove a card or be the first item.</summary>
    private async Task<BenchDone?> FinishAsync(UnitOfWork work, BenchPlace place, Opening opening, ParcelAtBench opened, DateTimeOffset now)
    {
        if (opening.ProvenInsert is { } insertId)
        {
            var sheet = opened.Parcel.Sheets.FirstOrDefault(candidate => candidate.InsertId == insertId);
            if (sheet is { AwaitsProof: true }) return await save.HandleAsync(work, place, opened, new PackingMove.Prove(sheet));
        }

        if (opening.Item is { } item)
        {
            var move = DecideMove.For(opened.Parcel, new ScanMeaning { Text = item.Sku, Products = [item] }, now);
            return move.Refusal is { } refusal ? BenchDone.Refused(refusal, opened) : await save.HandleAsync(work, place, opened, move.Value!);
        }

        return BenchDone.Said(PackingSentences.Opened(opened.Parcel), opened);
    }

    private async Task<IReadOnlyDictionary<string, Product>> LoadProductsAsync(ShipmentView shipment, CancellationToken ct)
    {
        var skus = shipment.Lines.Select(line => line.Sku).Concat(shipment.Orders.SelectMany(order => order.Document.RecommendedSkus)).ToHashSet(StringComparer.Ordinal);
        var known = await products.FindManyAsync(shipment.Merchant, skus, ct);
        var parts = known.Values.SelectMany(product => product.Parts).Select(part => part.Sku).Where(sku => !known.ContainsKey(sku)).ToHashSet(StringComparer.Ordinal);
        if (parts.Count == 0) return known;
        var all = new Dictionary<string, Product>(known, StringComparer.Ordinal);
        foreach (var (sku, product) in await products.FindManyAsync(shipment.Merchant, parts, ct)) all[sku] = product;
        return all;
    }

    private static IReadOnlyDictionary<string, ProductFacts> Facts(IReadOnlyDictionary<string, Product> known) =>
        known.ToDictionary(entry => entry.Key, entry => ProductFacts.Of(entry.Value.Category, entry.Value.Attributes), StringComparer.Ordinal);

    private static bool SameLines(IReadOnlyList<StoredPackingLine> stored, IReadOnlyList<StoredPackingLine> expected) =>
        stored.Select(line => line with { Packed = 0 }).ToHashSet().SetEquals(expected);

    private static int Packed(StoredPacking stored, PackLine line) =>
        stored.Lines.FirstOrDefault(candidate => candidate.OrderNo == line.OrderNo && candidate.LineNo == line.LineNo && candidate.Sku == line.Sku)?.Packed ?? 0;
}
