using Fulfillment.Server.Catalog;
using Fulfillment.Server.Catalog.Barcodes;
using Fulfillment.Server.Inserts;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Packing;

/// <summary>Looks up what a scanned code is: goods, a sheet, a label, an order. Looks no further than the decision will ask.</summary>
internal sealed class ReadScan(FoundShipmentStore shipments, ShipmentStore whole, ProductStore products, ShipmentInsertStore inserts, CampaignSets campaigns, PlaceStore places)
{
    /// <summary>At an idle station every kind is asked for.</summary>
    public async Task<ScanMeaning> AtIdleAsync(BenchPlace place, ScannedCode code, DateTimeOffset now, CancellationToken ct)
    {
        var meaning = await StartAsync(place, code, now, ct);
        if (meaning.Command is not null) return meaning;
        meaning = meaning with { Sheet = await SheetAsync(code, ct) };
        if (meaning.Sheet is not null) return meaning;
        var found = await ShipmentsAsync(place, code, ct);
        if (found.Count > 0) return meaning with { Shipments = found };
        meaning = meaning with { WaitingForItem = await WaitingAsync(place, meaning.Products, now, ct) };
        return meaning.WaitingForItem.Count > 0 ? meaning : meaning with { Waybills = await WaybillsAsync(code, ct) };
    }

    /// <summary>With a parcel open most scans are its own items: nothing else is looked up for those.</summary>
    public async Task<ScanMeaning> InParcelAsync(BenchPlace place, ScannedCode code, OpenParcel parcel, DateTimeOffset now, CancellationToken ct)
    {
        var meaning = await StartAsync(place, code, now, ct);
        if (meaning.Command is not null || (!parcel.ItemsComplete && meaning.Products.Any(product => IsIn(parcel, product)))) return meaning;
        meaning = meaning with { Sheet = await SheetAsync(code, ct) ?? await PreprintedAsync(code, parcel, ct) };
        if (meaning.Sheet is not null) return meaning;
        meaning = meaning with { Waybills = await WaybillsAsync(code, ct), WaybillNumber = code.As<WaybillNumber>()?.Number };
        if (meaning.Waybills.Count > 0 || meaning.Products.Any(product => IsIn(parcel, product))) return meaning;
        if (meaning.Products.Count == 0) return meaning with { Shipments = await ShipmentsAsync(place, code, ct) };
        return meaning with { WaitingForItem = await WaitingAsync(place, meaning.Products, now, ct) };
    }

    private static bool IsIn(OpenParcel parcel, ScannedProduct product) =>
        product.Merchant == parcel.Merchant && parcel.Lines.Any(line => line.Sku == product.Sku);

    private async Task<ScanMeaning> StartAsync(BenchPlace place, ScannedCode code, DateTimeOffset now, CancellationToken ct)
    {
        var text = code.Text.Length > 60 ? $"{code.Text[..60]}…" : code.Text;
        if (code.As<Command>() is { } command) return new ScanMeaning { Text = text, Command = command.Name.ToString().ToUpperInvariant() };
        if (code.As<ProductCode>() is null) return new ScanMeaning { Text = text };
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, (await places.FindSiteAsync(place.Site, ct))?.Zone ?? TimeZoneInfo.Utc).DateTime);
        var matches = await products.FindByCodeAsync(code, ct);
        return new ScanMeaning
        {
            Text = text,
            Products =
            [
                .. matches.Select(match => new ScannedProduct(match.Merchant, match.Sku, match.Quantity) { Lot = code.Lot, Serial = code.Serial, ExpiresOn = code.ExpiresOn(today) }),
            ],
        };
    }

    private async Task<ScannedSheet?> SheetAsync(ScannedCode code, CancellationToken ct)
    {
        if (code.As<InsertCodeCandidate>() is not { } candidate || await inserts.FindByCodeAsync(candidate.Code, ct) is not { } insert) return null;
        var shipment = await whole.FindAsync(insert.ShipmentId, ct);
        return new ScannedSheet(insert.Id, insert.ShipmentId, insert.Campaign, Json.Name(insert.State), shipment?.AsFound());
    }

    /// <summary>Paper that came printed carries its campaign's barcode, the same on every piece: each scan stands for one piece not proven yet.</summary>
    private async Task<ScannedSheet?> PreprintedAsync(ScannedCode code, OpenParcel parcel, CancellationToken ct)
    {
        if (parcel.Sheets.Count == 0) return null;
        var carrying = (await campaigns.OfAsync(parcel.Merchant, ct)).Ranked
            .Where(campaign => campaign.Document.Stock is { Kind: StockKind.Preprinted, Barcode: { Length: > 0 } barcode } && IsSame(code, barcode))
            .Select(campaign => campaign.Code)
            .ToHashSet(StringComparer.Ordinal);
        return parcel.Sheets.Where(sheet => carrying.Contains(sheet.Campaign)).OrderByDescending(sheet => sheet.AwaitsProof).FirstOrDefault() is { } piece
            ? new ScannedSheet(piece.InsertId, parcel.ShipmentId, piece.Campaign, piece.State, null)
            : null;
    }

    private static bool IsSame(ScannedCode code, string barcode) =>
        code.Text == barcode || (code.As<ProductCode>() is { } goods && BarcodeParser.Parse(barcode).As<ProductCode>()?.Key == goods.Key);

    private async Task<IReadOnlyList<ScannedWaybill>> WaybillsAsync(ScannedCode code, CancellationToken ct)
    {
        if (code.As<WaybillNumber>()?.Number is not { } number && (number = code.As<Reference>()?.Value) is null) return [];
        var found = await shipments.ByWaybillAsync(number, ct);
        return [.. found.Select(waybill => new ScannedWaybill(waybill.Shipment.Merchant, waybill.Carrier, waybill.Number, waybill.UsedAt is not null, waybill.Shipment))];
    }

    private async Task<IReadOnlyList<FoundShipment>> ShipmentsAsync(BenchPlace place, ScannedCode code, CancellationToken ct)
    {
        // A code may be read in several ways: a Codabar label's letters are start and stop signs, or part of a tote's name.
        foreach (var reading in code.Candidates.OfType<Reference>().Select(reference => reference.Value).Prepend(code.Text).Distinct(StringComparer.Ordinal))
        {
            var byOrder = await shipments.ByOrderAsync(reading, ct);
            if (byOrder.Count > 0) return byOrder;
            var byTote = await shipments.ByToteAsync(place.Site, reading, ct);
            if (byTote.Count > 0) return byTote;
        }

        return [];
    }

    private Task<IReadOnlyList<FoundShipment>> WaitingAsync(BenchPlace place, IReadOnlyList<ScannedProduct> scanned, DateTimeOffset now, CancellationToken ct) =>
        shipments.SinglesAsync(place.Site, [.. scanned.Where(product => product.Quantity == 1).Select(product => (product.Merchant, product.Sku))], now, ct);
}
