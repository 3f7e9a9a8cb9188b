using System.Text.Json;
using Fulfillment.LabelTemplates;
using Fulfillment.Server.Cards;
using Fulfillment.Server.Catalog;
using Fulfillment.Server.Inserts;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Printing;

namespace Fulfillment.Server.Packing;

/// <summary>What printing a shipment's inserts needs, loaded before the save.</summary>
internal sealed record PaperOrder(Station Station, ShipmentView Shipment, MerchantDocument Merchant, IReadOnlyDictionary<string, Product> Products, TimeZoneInfo Zone, CampaignSet Campaigns, IReadOnlyList<PrintJob> Jobs);

/// <summary>Sends a shipment's chosen inserts to the station's printers, each once.</summary>
internal sealed class PrintInserts(PlaceStore places, CampaignSets campaigns, PrintJobStore jobs, QueuePrintJobs queue, IConfiguration configuration)
{
    private readonly string _publicUrl = (configuration["Public:BaseUrl"] ?? "http://127.0.0.1:5080").TrimEnd('/');

    public async Task<PaperOrder> LoadAsync(Site site, string station, ShipmentView shipment, MerchantDocument merchant, IReadOnlyDictionary<string, Product> products, CancellationToken ct)
    {
        var at = (await places.FindStationAsync($"{site.Code}:{station}", ct)).Value ?? new Station(site.Code, station, StationKind.Packing, new StationPrinters());
        return new PaperOrder(at, shipment, merchant, products, site.Zone, await campaigns.OfAsync(shipment.Merchant, ct), await jobs.OfShipmentAsync(shipment.Id, ct));
    }

    /// <summary>Queues what is not queued yet, in slot order, and answers all jobs of the shipment.</summary>
    public async Task<IReadOnlyList<PrintJob>> HandleAsync(UnitOfWork work, PaperOrder paper, IReadOnlyList<ShipmentInsert> inserts, string by, DateTimeOffset now)
    {
        var all = paper.Jobs.ToList();
        foreach (var insert in inserts.Where(insert => insert is { Template: not null, State: InsertState.Chosen } && paper.Jobs.All(job => job.Insert != insert.Id)))
        {
            if (paper.Station.Printers.ForSlot(insert.Slot.ToString().ToLowerInvariant()) is not { } printer) continue;
            var order = paper.Shipment.Orders.First(candidate => candidate.Cancelled is null);
            var id = await queue.EnqueueAsync(work, new PrintRequest
            {
                Merchant = paper.Shipment.Merchant,
                Site = paper.Shipment.Site,
                Printer = printer,
                Station = paper.Station.Code,
                Orders = [.. paper.Shipment.Orders.Select(candidate => candidate.OrderNo)],
                Shipment = paper.Shipment.Id,
                Insert = insert.Id,
                SheetCode = insert.Code,
                Source = new PrintSource(PrintSourceKind.Template, insert.Template!, BuiltInTemplates.ByCode[insert.Template!].Hash),
                Data = Data(paper, order, insert, now).ToJson(),
                RequestedBy = by,
            });
            if (await jobs.FindAsync(work, id) is { } job) all.Add(job);
        }

        return all;
    }

    private SheetData Data(PaperOrder paper, OrderInShipment order, ShipmentInsert insert, DateTimeOffset now)
    {
        var known = paper.Products.ToDictionary(entry => entry.Key, entry => SheetProductOf(entry.Value));
        var bought = paper.Shipment.Lines.Select(line => line.Sku).ToHashSet(StringComparer.Ordinal);
        return new SheetData
        {
            MerchantCode = paper.Shipment.Merchant,
            Merchant = paper.Merchant,
            Order = order,
            Products = known,
            Code = insert.Code,
            QrUrl = $"{_publicUrl}/q/{insert.Code}",
            PrintedOn = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, paper.Zone).DateTime),
            Zone = paper.Zone,
            Gift = GiftRule.IsGift(order.Document, paper.Merchant.Policies),
            Content = ContentOf(paper.Campaigns.Find(insert.Campaign), insert.Variant),
            Offers = [.. order.Document.RecommendedSkus.Distinct().Where(sku => !bought.Contains(sku) && known.ContainsKey(sku)).Take(6).Select(sku => known[sku])],
        };
    }

    private static IReadOnlyDictionary<string, JsonElement> ContentOf(Campaign? campaign, string? variant) =>
        campaign?.Document.Variants.FirstOrDefault(candidate => candidate.Key == variant)?.Content is { ValueKind: JsonValueKind.Object } content
            ? content.EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal)
            : new Dictionary<string, JsonElement>();

    private static SheetProduct SheetProductOf(Product product) =>
        new(product.Sku, product.Name, product.Price, product.ImageAsset, product.TaxRatePercent);
}
