using Fulfillment.Server.Catalog;
using Fulfillment.Server.Inserts;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Packing;

/// <summary>What choosing and printing a shipment's inserts needs, loaded before the save.</summary>
internal sealed record Ingredients(MerchantDocument Merchant, Site Site, IReadOnlyDictionary<string, Product> Products, PaperOrder Paper);

/// <summary>A shipment's inserts are chosen and their sheets sent to the station's printers. A decision that holds is kept, a sheet that is queued is not queued again.</summary>
internal sealed class ChooseAndPrint(PlaceStore places, ProductStore products, DecideInserts decide, PrintInserts print)
{
    public async Task<Ingredients> LoadAsync(BenchPlace place, ShipmentView shipment, CancellationToken ct)
    {
        var merchant = await places.FindMerchantAsync(shipment.Merchant, ct) ?? new MerchantDocument();
        var site = await places.FindSiteAsync(place.Site, ct) ?? throw new InvalidOperationException($"Site {place.Site} vanished.");
        var known = await LoadProductsAsync(shipment, ct);
        return new Ingredients(merchant, site, known, await print.LoadAsync(site, place.Station, shipment, merchant, known, ct));
    }

    /// <summary>Null when the campaigns changed since <see cref="LoadAsync"/>.</summary>
    /// <param name="shipment">As this unit of work sees it.</param>
    public async Task<IReadOnlyList<PackSheet>?> SaveAsync(UnitOfWork work, Ingredients loaded, ShipmentView shipment, BenchPlace place, DateTimeOffset now)
    {
        var inserts = await decide.DecideAsync(work, InsertOccasion.Of(shipment, loaded.Merchant, loaded.Site, ProductFacts.Of(loaded.Products)));
        var jobs = await print.HandleAsync(work, loaded.Paper with { Shipment = shipment }, inserts, $"worker:{place.Badge}", now);
        return jobs is null ? null : LoadParcel.Sheets(inserts, jobs);
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
}
