using Fulfillment.Server.Access;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Places;

/// <summary>Set-up: merchants, sites, printers, stations and workers. Only the installation's administrators write; the staff reads.</summary>
internal static class PlacesModule
{
    public static IServiceCollection AddPlaces(this IServiceCollection services) => services
        .AddSingleton<PlaceStore>()
        .AddSingleton<SetUpStore>()
        .AddSingleton<PutMerchant>()
        .AddSingleton<PutSite>()
        .AddSingleton<PutPrinter>()
        .AddSingleton<PutStation>()
        .AddSingleton<PutWorker>()
        .AddSingleton<RemoveWorker>();

    public static void MapPlaces(this IEndpointRouteBuilder api)
    {
        string[] readers = [Scopes.Read, Scopes.Bench, Scopes.Orders, Scopes.Campaigns, Scopes.Events];
        api.MapPut("/merchants/{merchant}", PutMerchantAsync).Takes<MerchantDocument>().Allow(Scopes.Admin).ForInstallation();
        api.MapGet("/merchants/{merchant}", GetMerchantAsync).Allow(readers);
        api.MapGet("/merchants", ListMerchantsAsync).Allow(readers).ForOwnMerchant();

        var sites = api.MapGroup("/sites");
        sites.MapPut("/{site}", PutSiteAsync).Takes<SiteDocument>().Allow(Scopes.Admin);
        sites.MapGet("/{site}", GetSiteAsync).Allow(readers).ForOwnMerchant();
        sites.MapGet("/", ListSitesAsync).Allow(readers).ForOwnMerchant();
        sites.MapPut("/{site}/printers/{printer}", PutPrinterAsync).Takes<PrinterDocument>().Allow(Scopes.Admin);
        sites.MapGet("/{site}/printers/{printer}", GetPrinterAsync).Allow(readers);
        sites.MapGet("/{site}/printers", ListPrintersAsync).Allow(readers);
        sites.MapPut("/{site}/stations/{station}", PutStationAsync).Takes<StationDocument>().Allow(Scopes.Admin);
        sites.MapGet("/{site}/stations/{station}", GetStationAsync).Allow(readers);
        sites.MapGet("/{site}/stations", ListStationsAsync).Allow(readers);
        sites.MapPut("/{site}/workers/{badge}", PutWorkerAsync).Takes<WorkerDocument>().Allow(Scopes.Admin);
        sites.MapGet("/{site}/workers/{badge}", GetWorkerAsync).Allow(Scopes.Read);
        sites.MapGet("/{site}/workers", ListWorkersAsync).Allow(Scopes.Read);
        sites.MapDelete("/{site}/workers/{badge}", RemoveWorkerAsync).Allow(Scopes.Admin);
    }

    private static async Task<IResult> PutMerchantAsync(string merchant, HttpContext http, PutMerchant put, CancellationToken ct) =>
        (await (await http.Request.ReadJsonAsync<MerchantDocument>(ct)).ThenAsync(sent => put.HandleAsync(merchant, sent, http.Caller(), ct)))
            .ToPutReply(stored => stored.WithKey("code", merchant));

    private static async Task<IResult> GetMerchantAsync(string merchant, PlaceStore places, CancellationToken ct) =>
        Found((await places.FindMerchantAsync(merchant, ct))?.WithKey("code", merchant), PlaceRefusals.NoSuchMerchant(merchant));

    private static Task<IResult> ListMerchantsAsync(HttpContext http, PlaceStore places, CancellationToken ct) =>
        ListAsync(http, page => places.ListMerchantsAsync(page, http.Caller().Merchant, ct), merchant => merchant.Code, merchant => merchant.Document.WithKey("code", merchant.Code));

    private static async Task<IResult> PutSiteAsync(string site, HttpContext http, PutSite put, CancellationToken ct) =>
        (await (await http.Request.ReadJsonAsync<SiteDocument>(ct)).ThenAsync(sent => put.HandleAsync(site, sent, http.Caller(), ct))).ToPutReply();

    private static async Task<IResult> GetSiteAsync(string site, PlaceStore places, CancellationToken ct) =>
        Found(await places.FindSiteAsync(site, ct), PlaceRefusals.NoSuchSite(site));

    private static Task<IResult> ListSitesAsync(HttpContext http, PlaceStore places, CancellationToken ct) =>
        ListAsync(http, page => places.ListSitesAsync(page, ct), site => site.Code);

    private static async Task<IResult> PutPrinterAsync(string site, string printer, HttpContext http, PutPrinter put, CancellationToken ct) =>
        (await (await http.Request.ReadJsonAsync<PrinterDocument>(ct)).ThenAsync(sent => put.HandleAsync(site, printer, sent, http.Caller(), ct))).ToPutReply();

    private static async Task<IResult> GetPrinterAsync(string site, string printer, PlaceStore places, CancellationToken ct) =>
        Found(await places.FindPrinterAsync(site, printer, ct), PlaceRefusals.NoSuchPrinter(site, printer));

    private static Task<IResult> ListPrintersAsync(string site, HttpContext http, PlaceStore places, CancellationToken ct) =>
        ListOfSiteAsync(site, http, places, page => places.ListPrintersAsync(site, page, ct), printer => printer.Code, ct);

    private static async Task<IResult> PutStationAsync(string site, string station, HttpContext http, PutStation put, CancellationToken ct) =>
        (await (await http.Request.ReadJsonAsync<StationDocument>(ct)).ThenAsync(sent => put.HandleAsync(site, station, sent, http.Caller(), ct))).ToPutReply();

    private static async Task<IResult> GetStationAsync(string site, string station, PlaceStore places, CancellationToken ct) =>
        (await places.FindStationAsync($"{site}:{station}", ct)).ToHttp();

    private static Task<IResult> ListStationsAsync(string site, HttpContext http, PlaceStore places, CancellationToken ct) =>
        ListOfSiteAsync(site, http, places, page => places.ListStationsAsync(site, page, ct), station => station.Code, ct);

    private static async Task<IResult> PutWorkerAsync(string site, string badge, HttpContext http, PutWorker put, CancellationToken ct) =>
        (await (await http.Request.ReadJsonAsync<WorkerDocument>(ct)).ThenAsync(sent => put.HandleAsync(site, badge, sent, http.Caller(), ct))).ToPutReply();

    private static async Task<IResult> GetWorkerAsync(string site, string badge, PlaceStore places, CancellationToken ct) =>
        Found(await places.FindWorkerAsync(badge, ct) is { } worker && worker.Site == site ? worker : null, PlaceRefusals.NoSuchWorker(badge));

    private static Task<IResult> ListWorkersAsync(string site, HttpContext http, PlaceStore places, CancellationToken ct) =>
        ListOfSiteAsync(site, http, places, page => places.ListWorkersAsync(site, page, ct), worker => worker.Badge, ct);

    private static async Task<IResult> RemoveWorkerAsync(string site, string badge, HttpContext http, RemoveWorker remove, CancellationToken ct) =>
        await remove.HandleAsync(site, badge, http.Caller(), ct) is { } refusal ? refusal.ToHttp() : Results.NoContent();

    private static IResult Found(object? thing, Refusal absent) => thing is null ? absent.ToHttp() : Results.Json(thing, Json.Options);

    private static async Task<IResult> ListOfSiteAsync<T>(string site, HttpContext http, PlaceStore places, Func<PageRequest, Task<IReadOnlyList<T>>> list, Func<T, string> key, CancellationToken ct) =>
        await places.FindSiteAsync(site, ct) is null ? PlaceRefusals.NoSuchSite(site).ToHttp() : await ListAsync(http, list, key);

    private static async Task<IResult> ListAsync<T>(HttpContext http, Func<PageRequest, Task<IReadOnlyList<T>>> list, Func<T, string> key, Func<T, object?>? view = null)
    {
        var page = PageRequest.Of(http.Request);
        return page.Refusal is { } refusal ? refusal.ToHttp() : Results.Json(page.Value.Reply(await list(page.Value), key, view), Json.Options);
    }
}
