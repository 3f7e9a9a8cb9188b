using Fulfillment.Server.Catalog;
using Fulfillment.Server.Catalog.Barcodes;
using Fulfillment.Server.Inserts;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Printing;

namespace Fulfillment.Server.Dashboard.Lists;

/// <summary>What a search found.</summary>
/// <param name="Kind">What the code was taken for: the first reading that somebody knows.</param>
/// <param name="Shipments">Where that leads, what can still be packed first.</param>
/// <param name="Refusal">Which rule the code broke, where nobody knows it and it looks like a mistyped number.</param>
internal sealed record Found(string Code, CodeKind Kind, IReadOnlyList<ListedShipment> Shipments, ResolvedRefusal? Refusal);

/// <summary>Somebody has a code in hand (an order number, tote, label, sheet or item) and asks which order that is.</summary>
internal sealed class SearchShipments(
    ResolveCode resolve,
    FoundShipmentStore shipments,
    ShipmentInsertStore inserts,
    ProductStore products,
    PrintJobStore jobs,
    ShipmentListStore list,
    PlaceStore places)
{
    /// <summary>More than anybody reads: an item that half the orders hold is no way to find one of them.</summary>
    public const int Most = 100;

    /// <param name="merchant">Only what is this merchant's; null asks for everybody's.</param>
    public async Task<Found> HandleAsync(string text, string? merchant, CancellationToken ct)
    {
        var code = BarcodeParser.Parse(text, null);
        var resolved = await resolve.HandleAsync(text, null, merchant, ct);
        var ids = await IdsAsync(code, resolved.Kind, merchant, ct);

        // An id of ours is in links and logs, and on no label.
        if (ids.Count == 0 && Guid.TryParse(code.Text, out var id)) ids = await ByIdAsync(id.ToString(), ct);
        var found = (await list.FindAsync([.. ids.Distinct().Take(Most)], ct)).Where(shipment => merchant is null || shipment.Merchant == merchant).ToList();
        return new Found(code.Text, resolved.Kind, found, found.Count > 0 ? null : resolved.Refusal);
    }

    private async Task<IReadOnlyList<string>> IdsAsync(ScannedCode code, CodeKind kind, string? merchant, CancellationToken ct)
    {
        switch (kind)
        {
            case CodeKind.Insert:
                return await inserts.FindByCodeAsync(code.As<InsertCodeCandidate>()!.Code, ct) is { } sheet ? [sheet.ShipmentId] : [];
            case CodeKind.Product:
                return await WithProductAsync(code, merchant, ct);
            case CodeKind.Waybill:
                var numbers = code.Candidates.OfType<WaybillNumber>().Select(waybill => waybill.Number).Concat(References(code)).Distinct(StringComparer.Ordinal);
                return await ManyAsync(numbers, async number => (await shipments.ByWaybillAsync(number, ct)).Select(waybill => waybill.Shipment.Id));
            case CodeKind.Order:
                return await ManyAsync(References(code), async number => (await shipments.ByOrderAsync(number, ct)).Select(shipment => shipment.Id));
            case CodeKind.Tote:
                return await ManyAsync(References(code), async tote => await list.InToteAsync(tote, merchant, Most, ct));
            default:
                return [];
        }
    }

    private async Task<IReadOnlyList<string>> WithProductAsync(ScannedCode code, string? merchant, CancellationToken ct)
    {
        string[] sites = [.. (await places.ListSitesAsync(new PageRequest(PageRequest.Largest, ""), ct)).Select(site => site.Code)];
        return await ManyAsync(
            (await products.FindByCodeAsync(code, merchant, ct)).Select(match => (match.Merchant, match.Sku)).Distinct(),
            async product => await list.WithSkuAsync(sites, product.Merchant, product.Sku, Most, ct));
    }

    private async Task<IReadOnlyList<string>> ByIdAsync(string id, CancellationToken ct) =>
        await jobs.FindAsync(id, ct) is { Shipment: { } printedFor } ? [printedFor] : [id];

    private static IEnumerable<string> References(ScannedCode code) => code.Candidates.OfType<Reference>().Select(reference => reference.Value);

    private static async Task<IReadOnlyList<string>> ManyAsync<T>(IEnumerable<T> keys, Func<T, Task<IEnumerable<string>>> find)
    {
        var ids = new List<string>();
        foreach (var key in keys) ids.AddRange(await find(key));
        return ids;
    }
}
