using Fulfillment.Server.Access;
using Fulfillment.Server.Dashboard.Floor;
using Fulfillment.Server.Dashboard.Lists;
using Fulfillment.Server.Dashboard.OrderPages;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Dashboard;

/// <summary>
/// Reads across all slices for the people who watch; writes nothing. The floor, with who packs how fast, is a supervisor's. Everybody at
/// a bench may look an order up. A merchant's key sees its own shipments and parcels, and nothing of benches, workers and printers.
/// </summary>
internal static class DashboardModule
{
    public static IServiceCollection AddDashboard(this IServiceCollection services) => services
        .AddSingleton<FloorStore>()
        .AddSingleton<ReadFloor>()
        .AddSingleton<ShipmentListStore>()
        .AddSingleton<ListShipments>()
        .AddSingleton<ParcelListStore>()
        .AddSingleton<ListParcels>()
        .AddSingleton<ScanListStore>()
        .AddSingleton<SheetListStore>()
        .AddSingleton<ListBehind>()
        .AddSingleton<SearchShipments>()
        .AddSingleton<ReadOrderPage>()
        .AddSingleton<FindWhere>();

    public static void MapDashboard(this IEndpointRouteBuilder api)
    {
        string[] readers = [Scopes.Read, Scopes.Orders, Scopes.Bench, Scopes.Campaigns];
        var order = api.MapGroup("/merchants/{merchant}/orders/{orderNo}");
        order.MapGet("/", ReadOrderAsync).Allow(readers);
        order.MapGet("/where", async (string merchant, string orderNo, FindWhere find, CancellationToken ct) => (await find.HandleAsync(merchant, orderNo, ct)).ToHttp()).Allow(readers);

        api.MapGet("/sites/{site}/floor", ReadFloorAsync).Allow(Scopes.Read).ForOwnMerchant();
        api.MapGet("/sites/{site}/mis-scans", (string site, string? station, string? on, ListBehind list, CancellationToken ct) => BehindAsync(list.MisScansAsync(site, station, on, ct))).Allow(Scopes.Read);
        api.MapGet("/sites/{site}/proven-sheets", (string site, string? station, string? on, ListBehind list, CancellationToken ct) => BehindAsync(list.ProvenAsync(site, station, on, ct))).Allow(Scopes.Read);
        api.MapGet("/sites/{site}/reprints", (string site, string? station, string? on, ListBehind list, CancellationToken ct) => BehindAsync(list.ReprintedAsync(site, station, on, ct))).Allow(Scopes.Read);
        api.MapGet("/sites/{site}/paper-to-destroy", (string site, HttpContext http, ListBehind list, CancellationToken ct) => BehindAsync(list.ToDestroyAsync(site, http.Caller().Merchant, ct))).Allow(Scopes.Read, Scopes.Bench).ForOwnMerchant();
        api.MapGet("/shipments", ListShipmentsAsync).Allow(Scopes.Read, Scopes.Orders, Scopes.Bench).ForOwnMerchant();
        api.MapGet("/parcels", ListParcelsAsync).Allow(Scopes.Read, Scopes.Orders).ForOwnMerchant();
        api.MapGet("/search", SearchAsync).Allow(Scopes.Read, Scopes.Orders, Scopes.Bench).ForOwnMerchant();
    }

    private static async Task<IResult> ReadOrderAsync(string merchant, string orderNo, HttpContext http, ReadOrderPage read, ReadOrder orders, CancellationToken ct) =>
        (await read.HandleAsync(merchant, orderNo, withScans: http.Caller().Merchant is null, ct))
            .ToHttp(page => Results.Json(SeesPeople(http.Caller()) ? OrderPageJson.Of(page, orders) : OrderPageJson.WithoutPeople(page, orders), Json.Options));

    // As on the order's page: a packer, or a bench where nobody is signed in, sees where it is and what goes in, not whose it is.
    private static bool SeesPeople(Caller caller) => !caller.ByCookie || caller.Scopes.Overlaps([Scopes.Orders, Scopes.Read, Scopes.Admin]);

    /// <summary><c>?merchant=</c> counts one merchant's; a merchant's own key counts its own whatever it asks.</summary>
    private static async Task<IResult> ReadFloorAsync(string site, string? merchant, HttpContext http, ReadFloor read, CancellationToken ct) =>
        (await read.HandleAsync(site, http.Caller().Merchant ?? Given(merchant), ct)).ToHttp();

    private static async Task<IResult> ListShipmentsAsync(string? site, string? merchant, string? state, string? carrier, string? due, HttpContext http, ListShipments list, CancellationToken ct)
    {
        var page = PageRequest.Of(http.Request);
        if (page.Refusal is { } refusal) return refusal.ToHttp();
        var query = new ShipmentQuery(Given(site), http.Caller().Merchant ?? Given(merchant), Given(state) ?? "open", carrier, Given(due));
        return (await list.HandleAsync(query, page.Value, ct)).ToHttp();
    }

    private static async Task<IResult> ListParcelsAsync(string? site, string? merchant, string? station, string? worker, string? on, string? from, string? to, HttpContext http, ListParcels list, CancellationToken ct)
    {
        var page = PageRequest.Of(http.Request);
        if (page.Refusal is { } refusal) return refusal.ToHttp();
        if (Given(site) is not { } asked) return ListRefusals.Unreadable("site", "osaka").ToHttp();
        var own = http.Caller().Merchant;
        var query = new ParcelQuery(asked, own ?? Given(merchant), Given(station), own is null ? Given(worker) : null, on, from, to);
        var parcels = await list.HandleAsync(query, page.Value, ct);
        return parcels.ToHttp(listed => Results.Json(own is null ? listed : listed with { Items = [.. listed.Items.Select(parcel => parcel with { Worker = null })] }, Json.Options));
    }

    private static async Task<IResult> SearchAsync(string? code, HttpContext http, SearchShipments search, CancellationToken ct) =>
        Given(code) is { } text ? Results.Json(await search.HandleAsync(text, http.Caller().Merchant, ct), Json.Options) : ListRefusals.Unreadable("code", "1001, T-014, 444413758703").ToHttp();

    private static async Task<IResult> BehindAsync<T>(Task<Outcome<Listed<T>>> list) => (await list).ToHttp();

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
