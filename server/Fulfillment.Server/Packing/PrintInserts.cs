using Fulfillment.Server.Cards;
using Fulfillment.Server.Catalog;
using Fulfillment.Server.Inserts;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Printing;

namespace Fulfillment.Server.Packing;

/// <summary>What printing a shipment's inserts needs, loaded before the save.</summary>
/// <param name="Templates">The templates that its campaigns may ask for, as they are now.</param>
internal sealed record PaperOrder(
    Station Station,
    ShipmentView Shipment,
    MerchantDocument Merchant,
    IReadOnlyDictionary<string, Product> Products,
    TimeZoneInfo Zone,
    CampaignSet Campaigns,
    IReadOnlyDictionary<string, string> Templates,
    IReadOnlyDictionary<string, string> Pictures,
    IReadOnlyList<PrintJob> Jobs);

/// <summary>Sends a shipment's chosen inserts to the station's printers, each once.</summary>
internal sealed class PrintInserts(PlaceStore places, CampaignSets campaigns, FindTemplate templates, AssetStore assets, PrintJobStore jobs, QueuePrintJobs queue, IConfiguration configuration)
{
    private readonly string _publicUrl = configuration.PublicUrl();

    public async Task<PaperOrder> LoadAsync(Site site, string station, ShipmentView shipment, MerchantDocument merchant, IReadOnlyDictionary<string, Product> products, CancellationToken ct)
    {
        var at = (await places.FindStationAsync($"{site.Code}:{station}", ct)).Value ?? new Station(site.Code, station, StationKind.Packing, new StationPrinters());
        var set = await campaigns.OfAsync(shipment.Merchant, ct);
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var code in set.Ranked.Select(campaign => campaign.Document.Template).Append(PackingSlip.Template).OfType<string>().Distinct())
        {
            if ((await templates.HandleAsync(shipment.Merchant, code, ct)).Value is { } found) hashes[code] = found.Template.Hash;
        }

        var pictures = OrderCard.PictureNames(merchant, products.Values);
        return new PaperOrder(at, shipment, merchant, products, site.Zone, set, hashes, await assets.FindHashesAsync(shipment.Merchant, pictures, ct), await jobs.OfShipmentAsync(shipment.Id, ct));
    }

    /// <summary>Queues what is not queued yet, in slot order, and answers all jobs of the shipment; null when the campaigns changed since they were loaded.</summary>
    public async Task<IReadOnlyList<PrintJob>?> HandleAsync(UnitOfWork work, PaperOrder paper, IReadOnlyList<ShipmentInsert> inserts, string by, DateTimeOffset now)
    {
        var all = paper.Jobs.ToList();
        foreach (var insert in inserts.Where(insert => insert is { Template: not null, State: InsertState.Chosen } && paper.Jobs.All(job => job.Insert != insert.Id)))
        {
            if (PrinterFor(paper.Station, insert) is not { } printer) continue;
            // A campaign saved since the load may ask for a template that was not looked up: load and decide again.
            if (!paper.Templates.TryGetValue(insert.Template!, out var hash)) return null;
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
                Source = new PrintSource(PrintSourceKind.Template, insert.Template!, hash),
                Data = Data(paper, insert, now),
                RequestedBy = by,
            });
            if (await jobs.FindAsync(work, id) is { } job) all.Add(job);
        }

        return all;
    }

    // A packing slip is A5, and A5 is what the flyer printer holds.
    private static string? PrinterFor(Station station, ShipmentInsert insert) =>
        station.Printers.ForSlot(Json.Name(insert.Slot)) ?? station.Printers.Card;

    private string Data(PaperOrder paper, ShipmentInsert insert, DateTimeOffset now)
    {
        var order = paper.Shipment.Orders.First(candidate => candidate.OrderNo == insert.OrderNo);
        var card = new OrderCard
        {
            MerchantCode = paper.Shipment.Merchant,
            Merchant = paper.Merchant,
            OrderNo = order.OrderNo,
            Order = order.Document,
            Products = paper.Products,
            Pictures = paper.Pictures,
            Code = insert.Code,
            QrUrl = $"{_publicUrl}/q/{insert.Code}",
            PrintedAt = now,
            Zone = paper.Zone,
            Gift = GiftRule.IsGift(order.Document, paper.Merchant.Policies),
            Content = paper.Campaigns.Find(insert.Campaign)?.Document.Variants.FirstOrDefault(variant => variant.Key == insert.Variant)?.Content,
        };
        return Json.Write(card.ToDocument());
    }
}
