using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Places;

/// <summary>
/// What set-up writes. Each PUT replaces the row of its natural key; the same document again writes nothing. Of two at the same
/// moment the later wins, and one of them only is told that it made the row.
/// </summary>
internal sealed class SetUpStore
{
    public async Task<Written> PutMerchantAsync(UnitOfWork work, string code, MerchantDocument merchant)
    {
        var args = new { code, document = Json.Write(merchant) };
        var stored = await work.FirstOrDefaultAsync<string>("select Document from Merchant where Code = @code", args);
        if (stored == args.document) return Written.Same;
        return await WriteAsync(
            work,
            stored is null,
            "insert into Merchant (Code, Document) values (@code, @document)",
            "update Merchant set Document = @document where Code = @code",
            args);
    }

    public async Task<Written> PutSiteAsync(UnitOfWork work, Site site)
    {
        var stored = (await work.FirstOrDefaultAsync<SiteRow>("select Code, Name, TimeZone, PinAtStation from Site where Code = @Code", site))?.ToSite();
        if (stored == site) return Written.Same;
        return await WriteAsync(
            work,
            stored is null,
            "insert into Site (Code, Name, TimeZone, PinAtStation) values (@Code, @Name, @TimeZone, @PinAtStation)",
            "update Site set Name = @Name, TimeZone = @TimeZone, PinAtStation = @PinAtStation where Code = @Code",
            new { site.Code, site.Name, site.TimeZone, site.PinAtStation });
    }

    public async Task<Written> PutPrinterAsync(UnitOfWork work, Printer printer)
    {
        var stored = (await work.FirstOrDefaultAsync<PrinterRow>("select Site, Code, Uri, Media from Printer where Site = @Site and Code = @Code", printer))?.ToPrinter();
        if (stored == printer) return Written.Same;
        return await WriteAsync(
            work,
            stored is null,
            "insert into Printer (Site, Code, Uri, Media) values (@Site, @Code, @Uri, @Media)",
            "update Printer set Uri = @Uri, Media = @Media where Site = @Site and Code = @Code",
            printer);
    }

    public async Task<Written> PutStationAsync(UnitOfWork work, Station station)
    {
        var args = new
        {
            station.Site,
            station.Code,
            Kind = station.Kind.ToString(),
            station.Printers.Card,
            station.Printers.Flyer,
            station.Printers.Qr,
            station.Printers.Label,
        };
        var stored = (await work.FirstOrDefaultAsync<StationRow>(
            "select Site, Code, Kind, CardPrinter, FlyerPrinter, QrPrinter, LabelPrinter from Station where Site = @Site and Code = @Code", args))?.ToStation();
        if (stored == station) return Written.Same;
        return await WriteAsync(
            work,
            stored is null,
            """
            insert into Station (Site, Code, Kind, CardPrinter, FlyerPrinter, QrPrinter, LabelPrinter)
            values (@Site, @Code, @Kind, @Card, @Flyer, @Qr, @Label)
            """,
            """
            update Station set Kind = @Kind, CardPrinter = @Card, FlyerPrinter = @Flyer, QrPrinter = @Qr, LabelPrinter = @Label
            where Site = @Site and Code = @Code
            """,
            args);
    }

    /// <summary>Null when the badge is a worker's of another site. No PIN keeps the one on record.</summary>
    public async Task<Written?> PutWorkerAsync(UnitOfWork work, Worker worker)
    {
        var args = new { worker.Badge, worker.Site, worker.Name, Role = worker.Role.ToString(), worker.Language, worker.PinHash };
        var stored = (await work.FirstOrDefaultAsync<WorkerRow>("select Badge, Site, Name, Role, Language, PinHash from Worker where Badge = @Badge", args))?.ToWorker();
        if (stored is not null && stored.Site != worker.Site) return null;
        if (stored is not null && stored == worker with { PinHash = worker.PinHash ?? stored.PinHash }) return Written.Same;
        const string insert = "insert into Worker (Badge, Site, Name, Role, Language, PinHash) values (@Badge, @Site, @Name, @Role, @Language, @PinHash)";
        if (stored is null && await work.TryInsertAsync(insert, args)) return Written.Created;
        const string update =
            """
            update Worker set Name = @Name, Role = @Role, Language = @Language, PinHash = coalesce(@PinHash, PinHash)
            where Badge = @Badge and Site = @Site
            """;
        return await work.ExecuteAsync(update, args) == 1 ? Written.Changed : null;
    }

    /// <summary>False when the site has no such worker. What the worker did stays on record under the badge.</summary>
    public async Task<bool> RemoveWorkerAsync(UnitOfWork work, string site, string badge) =>
        await work.ExecuteAsync("delete from Worker where Badge = @badge and Site = @site", new { site, badge }) == 1;

    // Another node may insert the key between the look and the insert: then this request is the one that replaces.
    private static async Task<Written> WriteAsync(UnitOfWork work, bool absent, string insert, string update, object args)
    {
        if (absent && await work.TryInsertAsync(insert, args)) return Written.Created;
        await work.ExecuteAsync(update, args);
        return Written.Changed;
    }
}
