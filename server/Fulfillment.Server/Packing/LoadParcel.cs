using Fulfillment.Server.Catalog;
using Fulfillment.Server.Inserts;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Printing;

namespace Fulfillment.Server.Packing;

/// <summary>The parcel before a station, with the shipment as it was when loaded: a save is guarded by that version.</summary>
internal sealed record ParcelAtBench(ShipmentView Shipment, OpenParcel Parcel, int NextOrdinal)
{
    /// <summary>False when the order changed after its inserts were chosen.</summary>
    public bool IsDecided { get; init; } = true;

    /// <summary>A sheet that was proven in this box is void since.</summary>
    public bool HoldsVoidPaper { get; init; }
}

/// <summary>Loads the parcel that a station has open, or says why it is no longer there.</summary>
internal sealed class LoadParcel(ShipmentStore shipments, PackingStore packing, PlaceStore places, ProductStore products, ShipmentInsertStore inserts, PrintJobStore jobs)
{
    public async Task<(ParcelAtBench? Parcel, Refusal? Gone)> HandleAsync(BenchPlace place, CancellationToken ct)
    {
        if (await shipments.FindAsync(place.ShipmentId!, ct) is not { } shipment) return (null, PackingRefusals.UnknownCode(place.ShipmentId!));
        if (Gone(place, shipment) is { } gone) return (null, gone);
        var stored = await packing.LoadAsync(shipment.Id, ct);
        if (stored.OpenParcel is not { } parcel) return (null, PackingRefusals.AlreadyShipped(shipment.AsFound()));
        var merchant = await places.FindMerchantAsync(shipment.Merchant, ct) ?? new MerchantDocument();
        var known = await products.FindManyAsync(shipment.Merchant, [.. stored.Lines.Select(line => line.Sku)], ct);
        var chosen = await inserts.ListAsync(shipment.Id, ct);
        var sheets = Sheets(chosen, await jobs.OfShipmentAsync(shipment.Id, ct));
        var open = Build(shipment, merchant, parcel.Id, known) with
        {
            Lines = [.. stored.Lines.Select(line => Line(line, known))],
            Sheets = sheets,
            Scans = stored.Scans,
        };
        var at = new ParcelAtBench(shipment, open, stored.NextOrdinal)
        {
            IsDecided = await inserts.IsDecidedAsync(shipment.Id, ct),
            HoldsVoidPaper = chosen.Any(insert => insert.State is InsertState.Voided && insert.ParcelId == parcel.Id),
        };
        return (at, null);
    }

    /// <summary>Why this station may not go on with it; null when it may.</summary>
    internal static Refusal? Gone(BenchPlace place, ShipmentView shipment) => shipment.State switch
    {
        ShipmentState.Cancelled => PackingRefusals.OrderCancelled(shipment.AsFound()),
        ShipmentState.Held => PackingRefusals.OrderHeld(shipment.AsFound()),
        ShipmentState.Packing when shipment.Site == place.Site && shipment.Station == place.Station => null,
        ShipmentState.Packing => PackingRefusals.AtAnotherStation(shipment.AsFound()),
        ShipmentState.Shipped or ShipmentState.Packed => PackingRefusals.AlreadyShipped(shipment.AsFound()),
        _ => PackingRefusals.TakenBack(shipment.AsFound()),
    };

    internal static OpenParcel Build(ShipmentView shipment, MerchantDocument merchant, string parcelId, IReadOnlyDictionary<string, Product> known)
    {
        var orders = shipment.Orders.Where(order => order.Cancelled is null).ToList();
        return new OpenParcel
        {
            ShipmentId = shipment.Id,
            Merchant = shipment.Merchant,
            MerchantSettings = merchant,
            ParcelId = parcelId,
            Orders = [.. orders.Select(order => order.OrderNo)],
            Tote = shipment.Tote,
            Carrier = shipment.Carrier,
            Service = shipment.Service,
            ShipBy = shipment.ShipBy,
            Documents = [.. orders.SelectMany(order => order.Document.Documents).Select(document => document.Name)],
            Gift = orders.Any(order => GiftRule.IsGift(order.Document, merchant.Policies)),
            Lines = [.. Expected(shipment, known).Select(line => Line(line, known))],
            Sheets = [],
            Waybills = [.. shipment.Waybills.Select(waybill => new IssuedWaybill(waybill.Carrier, waybill.Number, waybill.UsedAt is not null))],
            Scans = [],
        };
    }

    /// <summary>What belongs into the shipment: its lines, a set as its parts.</summary>
    internal static IReadOnlyList<StoredPackingLine> Expected(ShipmentView shipment, IReadOnlyDictionary<string, Product> known) =>
    [
        .. shipment.Lines
            .SelectMany(line => known.TryGetValue(line.Sku, out var product) && product.Parts.Count > 0
                ? product.Parts.Select(part => new StoredPackingLine(line.OrderNo, line.LineNo, part.Sku, line.Quantity * part.Quantity, 0))
                : [new StoredPackingLine(line.OrderNo, line.LineNo, line.Sku, line.Quantity, 0)])
            .GroupBy(line => (line.OrderNo, line.LineNo, line.Sku))
            .Select(same => same.First() with { Quantity = same.Sum(line => line.Quantity) }),
    ];

    internal static IReadOnlyList<PackSheet> Sheets(IReadOnlyList<ShipmentInsert> inserts, IReadOnlyList<PrintJob> jobs) =>
    [
        .. inserts.Where(insert => insert.State is not InsertState.Voided).OrderBy(insert => insert.Slot).ThenBy(insert => insert.Campaign, StringComparer.Ordinal).ThenBy(insert => insert.CopyNumber).Select(insert =>
        {
            var job = jobs.LastOrDefault(candidate => candidate.Insert == insert.Id);
            return new PackSheet(insert.Id, insert.Campaign, Json.Name(insert.Slot), insert.Code, Json.Name(insert.Proof), Json.Name(insert.State), job?.Id, job is null ? null : Json.Name(job.State), insert.Sentence)
            {
                IsPrintedHere = insert.Template is not null,
                Trouble = job?.Why?.Says,
            };
        }),
    ];


    private static PackLine Line(StoredPackingLine line, IReadOnlyDictionary<string, Product> known)
    {
        var product = known.GetValueOrDefault(line.Sku);
        return new PackLine(line.OrderNo, line.LineNo, line.Sku, product?.Name, line.Quantity, line.Packed, product?.ImageAsset, product?.Instructions);
    }
}
