using System.Data.Common;
using Dapper;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Places;

/// <summary>Who and where, as any slice asks. Plain reads by primary key, some 30 µs each on SQLite: a cache could be stale on the other nodes.</summary>
internal sealed class PlaceStore(Db db)
{
    /// <summary>Null when there is no such merchant.</summary>
    public async Task<MerchantDocument?> FindMerchantAsync(string code, CancellationToken ct = default)
    {
        var document = await db.ReadAsync(connection => connection.QueryFirstOrDefaultAsync<string>("select Document from Merchant where Code = @code", new { code }), ct);
        return document is null ? null : Json.Read<MerchantDocument>(document);
    }

    public async Task<IReadOnlyList<Merchant>> ListMerchantsAsync(PageRequest page, string? only, CancellationToken ct = default)
    {
        var sql = db.Pick(
            sqlite: "select Code, Document from Merchant where Code > @After and (@only is null or Code = @only) order by Code limit @Limit",
            sqlServer: "select top (@Limit) Code, Document from Merchant where Code > @After and (@only is null or Code = @only) order by Code");
        return await ListAsync<MerchantRow, Merchant>(sql, new { page.After, page.Limit, only }, row => new Merchant(row.Code, Json.Read<MerchantDocument>(row.Document)), ct);
    }

    public async Task<Site?> FindSiteAsync(string code, CancellationToken ct = default)
    {
        var row = await db.ReadAsync(connection => connection.QueryFirstOrDefaultAsync<SiteRow>("select Code, Name, TimeZone, PinAtStation from Site where Code = @code", new { code }), ct);
        return row?.ToSite();
    }

    public Task<IReadOnlyList<Site>> ListSitesAsync(PageRequest page, CancellationToken ct = default)
    {
        var sql = db.Pick(
            sqlite: "select Code, Name, TimeZone, PinAtStation from Site where Code > @After order by Code limit @Limit",
            sqlServer: "select top (@Limit) Code, Name, TimeZone, PinAtStation from Site where Code > @After order by Code");
        return ListAsync<SiteRow, Site>(sql, page, row => row.ToSite(), ct);
    }

    public async Task<Printer?> FindPrinterAsync(string site, string code, CancellationToken ct = default)
    {
        var row = await db.ReadAsync(connection => connection.QueryFirstOrDefaultAsync<PrinterRow>("select Site, Code, Uri, Media from Printer where Site = @site and Code = @code", new { site, code }), ct);
        return row?.ToPrinter();
    }

    /// <summary>Every printer of every site, by site and code.</summary>
    public Task<IReadOnlyList<Printer>> ListPrintersAsync(CancellationToken ct = default) =>
        ListAsync<PrinterRow, Printer>("select Site, Code, Uri, Media from Printer order by Site, Code", null, row => row.ToPrinter(), ct);

    public Task<IReadOnlyList<Printer>> ListPrintersAsync(string site, PageRequest page, CancellationToken ct = default)
    {
        var sql = db.Pick(
            sqlite: "select Site, Code, Uri, Media from Printer where Site = @site and Code > @After order by Code limit @Limit",
            sqlServer: "select top (@Limit) Site, Code, Uri, Media from Printer where Site = @site and Code > @After order by Code");
        return ListAsync<PrinterRow, Printer>(sql, new { site, page.After, page.Limit }, row => row.ToPrinter(), ct);
    }

    /// <summary>The station of <c>site:station</c>, or of a code alone where one site only has it; several are refused by name.</summary>
    public async Task<Outcome<Station>> FindStationAsync(string text, CancellationToken ct = default)
    {
        var rows = text.Split(':') switch
        {
            [var code] => await ListAsync<StationRow, Station>("select Site, Code, Kind, CardPrinter, FlyerPrinter, QrPrinter, LabelPrinter from Station where Code = @code order by Site", new { code }, row => row.ToStation(), ct),
            [var site, var code] => await ListAsync<StationRow, Station>("select Site, Code, Kind, CardPrinter, FlyerPrinter, QrPrinter, LabelPrinter from Station where Site = @site and Code = @code", new { site, code }, row => row.ToStation(), ct),
            _ => [],
        };
        return rows switch
        {
            [] => PlaceRefusals.NoSuchStation(text),
            [var station] => station,
            _ => PlaceRefusals.StationInSeveralSites(text, rows.Select(station => station.Site)),
        };
    }

    /// <summary>Every station of every site, by site and code.</summary>
    public Task<IReadOnlyList<Station>> ListStationsAsync(CancellationToken ct = default) =>
        ListAsync<StationRow, Station>("select Site, Code, Kind, CardPrinter, FlyerPrinter, QrPrinter, LabelPrinter from Station order by Site, Code", null, row => row.ToStation(), ct);

    public Task<IReadOnlyList<Station>> ListStationsAsync(string site, PageRequest page, CancellationToken ct = default)
    {
        var sql = db.Pick(
            sqlite: "select Site, Code, Kind, CardPrinter, FlyerPrinter, QrPrinter, LabelPrinter from Station where Site = @site and Code > @After order by Code limit @Limit",
            sqlServer: "select top (@Limit) Site, Code, Kind, CardPrinter, FlyerPrinter, QrPrinter, LabelPrinter from Station where Site = @site and Code > @After order by Code");
        return ListAsync<StationRow, Station>(sql, new { site, page.After, page.Limit }, row => row.ToStation(), ct);
    }

    public async Task<Worker?> FindWorkerAsync(string badge, CancellationToken ct = default)
    {
        var row = await db.ReadAsync(connection => connection.QueryFirstOrDefaultAsync<WorkerRow>("select Badge, Site, Name, Role, Language, PinHash from Worker where Badge = @badge", new { badge }), ct);
        return row?.ToWorker();
    }

    public Task<IReadOnlyList<Worker>> ListWorkersAsync(string site, PageRequest page, CancellationToken ct = default)
    {
        var sql = db.Pick(
            sqlite: "select Badge, Site, Name, Role, Language, PinHash from Worker where Site = @site and Badge > @After order by Badge limit @Limit",
            sqlServer: "select top (@Limit) Badge, Site, Name, Role, Language, PinHash from Worker where Site = @site and Badge > @After order by Badge");
        return ListAsync<WorkerRow, Worker>(sql, new { site, page.After, page.Limit }, row => row.ToWorker(), ct);
    }

    private async Task<IReadOnlyList<T>> ListAsync<TRow, T>(string sql, object? args, Func<TRow, T> map, CancellationToken ct) =>
        [.. (await db.ReadAsync((DbConnection connection) => connection.QueryAsync<TRow>(sql, args), ct)).Select(map)];

    private sealed class MerchantRow
    {
        public string Code { get; set; } = "";
        public string Document { get; set; } = "";
    }
}

/// <summary>A merchant with its code, as lists give it.</summary>
internal sealed record Merchant(string Code, MerchantDocument Document);

/// <summary>The tables' rows, read here and compared by <see cref="SetUpStore"/>.</summary>
internal sealed class SiteRow
{
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public string TimeZone { get; set; } = "";
    public bool PinAtStation { get; set; }

    public Site ToSite() => new(Code, Name, TimeZone, PinAtStation);
}

internal sealed class PrinterRow
{
    public string Site { get; set; } = "";
    public string Code { get; set; } = "";
    public string Uri { get; set; } = "";
    public string Media { get; set; } = "";

    public Printer ToPrinter() => new(Site, Code, Uri, Media);
}

internal sealed class StationRow
{
    public string Site { get; set; } = "";
    public string Code { get; set; } = "";
    public string Kind { get; set; } = "";
    public string? CardPrinter { get; set; }
    public string? FlyerPrinter { get; set; }
    public string? QrPrinter { get; set; }
    public string? LabelPrinter { get; set; }

    public Station ToStation() => new(Site, Code, Enum.Parse<StationKind>(Kind), new StationPrinters(CardPrinter, FlyerPrinter, QrPrinter, LabelPrinter));
}

internal sealed class WorkerRow
{
    public string Badge { get; set; } = "";
    public string Site { get; set; } = "";
    public string Name { get; set; } = "";
    public string Role { get; set; } = "";
    public string Language { get; set; } = "";
    public string? PinHash { get; set; }

    public Worker ToWorker() => new(Badge, Site, Name, Enum.Parse<WorkerRole>(Role), Language) { PinHash = PinHash };
}
