using System.Text.Json.Nodes;
using Fulfillment.Server.Access;
using Fulfillment.Server.Catalog;
using Fulfillment.Server.Catalog.Import;
using Fulfillment.Server.Orders.Sheets;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Microsoft.AspNetCore.Http.Features;

namespace Fulfillment.Server.Orders;

/// <summary>Intake of orders, and the shipments that carry them.</summary>
internal static class OrdersModule
{
    public static IServiceCollection AddOrders(this IServiceCollection services) => services
        .AddSingleton<ShipmentStore>()
        .AddSingleton<FoundShipmentStore>()
        .AddSingleton<WaybillStore>()
        .AddSingleton<TrackedOrderStore>()
        .AddSingleton<OrderStore>()
        .AddSingleton<IntakeStore>()
        .AddSingleton<OrderStateStore>()
        .AddSingleton<AcceptOrder>()
        .AddSingleton<CancelOrder>()
        .AddSingleton<HoldOrder>()
        .AddSingleton<ReleaseOrder>()
        .AddSingleton<ReadOrder>()
        .AddSingleton<ImportOrders>()
        .AddSingleton<ImportWaybills>()
        .AddSingleton<ICodeFinder, OrderFinder>()
        .AddSingleton<ICodeFinder, ToteFinder>()
        .AddSingleton<ICodeFinder, WaybillFinder>();

    public static void MapOrders(this IEndpointRouteBuilder api)
    {
        string[] readers = [Scopes.Read, Scopes.Orders, Scopes.Bench, Scopes.Campaigns];
        var orders = api.MapGroup("/merchants/{merchant}/orders");
        orders.MapPut("/{orderNo}", PutAsync).Allow(Scopes.Orders);
        orders.MapGet("/", ListAsync).Allow(readers);
        orders.MapPost("/import", ImportAsync).Allow(Scopes.Orders).AllowBody(CsvText.MostBytes + 1).TakesFile("text/csv");
        api.MapPost("/merchants/{merchant}/waybills/import", ImportWaybillsAsync).Allow(Scopes.Orders).AllowBody(CsvText.MostBytes + 1).TakesFile("text/csv");
        orders.MapPost("/{orderNo}/cancel", CancelAsync).Allow(Scopes.Orders);
        orders.MapPost("/{orderNo}/hold", HoldAsync).Allow(Scopes.Orders, Scopes.Bench);
        orders.MapPost("/{orderNo}/release", ReleaseAsync).Allow(Scopes.Orders, Scopes.Bench);
    }

    private static async Task<IResult> PutAsync(string merchant, string orderNo, HttpContext http, AcceptOrder accept, ReadOrder read, CancellationToken ct)
    {
        if (http.HoldsSlash()) return OrderRefusals.BadOrderNumber.ToHttp();
        var saved = await (await http.Request.ReadJsonAsync<OrderDocument>(ct)).ThenAsync(stated => accept.HandleAsync(merchant, orderNo, stated, ct));
        return await ReplyAsync(saved, () => read.HandleAsync(merchant, orderNo, ct));
    }

    private static async Task<IResult> ListAsync(string merchant, string? status, string? site, HttpContext http, OrderStore store, PlaceStore places, ReadOrder read, CancellationToken ct)
    {
        var page = PageRequest.Of(http.Request);
        if (page.Refusal is { } refusal) return refusal.ToHttp();
        ShipmentState? state = null;
        if (!string.IsNullOrEmpty(status))
        {
            if (!Enum.GetValues<ShipmentState>().Any(value => Json.Name(value) == status)) return OrderRefusals.UnknownStatus.ToHttp();
            state = Stored.Read<ShipmentState>(status);
        }

        if (await places.FindMerchantAsync(merchant, ct) is null) return PlaceRefusals.NoSuchMerchant(merchant).ToHttp();
        var items = await store.ListAsync(merchant, page.Value, state, string.IsNullOrEmpty(site) ? null : site, ct);
        return Results.Json(page.Value.Reply(items, order => order.OrderNo, read.View), Json.Options);
    }

    private static async Task<IResult> CancelAsync(string merchant, string orderNo, HttpContext http, CancelOrder cancel, ReadOrder read, CancellationToken ct) =>
        await ReplyAsync(
            await (await ReadReasonAsync(http, ct)).ThenAsync(reason => cancel.HandleAsync(merchant, orderNo, reason, http.Caller(), ct)),
            () => read.HandleAsync(merchant, orderNo, ct));

    private static async Task<IResult> HoldAsync(string merchant, string orderNo, HttpContext http, HoldOrder hold, ReadOrder read, CancellationToken ct) =>
        await ReplyAsync(
            await (await ReadReasonAsync(http, ct)).ThenAsync(reason => hold.HandleAsync(merchant, orderNo, reason, http.Caller(), ct)),
            () => read.HandleAsync(merchant, orderNo, ct));

    private static async Task<IResult> ReleaseAsync(string merchant, string orderNo, HttpContext http, ReleaseOrder release, ReadOrder read, CancellationToken ct) =>
        await ReplyAsync(
            await (await ReadReasonAsync(http, ct)).ThenAsync(reason => release.HandleAsync(merchant, orderNo, reason, http.Caller(), ct)),
            () => read.HandleAsync(merchant, orderNo, ct));

    private static async Task<IResult> ImportAsync(string merchant, HttpRequest request, ReceiveSheet receive, ImportOrders import, CancellationToken ct) =>
        await (await receive.HandleAsync(merchant, request, OrderColumns.All, ct)).Match<Task<IResult>>(
            async sheet => await import.HandleAsync(merchant, sheet.Table, sheet.IsDryRun, ct),
            refusal => Task.FromResult(refusal.ToHttp()));

    private static async Task<IResult> ImportWaybillsAsync(string merchant, HttpRequest request, ReceiveSheet receive, ImportWaybills import, CancellationToken ct) =>
        await (await receive.HandleAsync(merchant, request, OrderColumns.OfWaybills, ct)).Match<Task<IResult>>(
            async sheet => await import.HandleAsync(merchant, sheet.Table, sheet.IsDryRun, ct),
            refusal => Task.FromResult(refusal.ToHttp()));

    /// <summary>The order as it is now: 201 for the request that made it, 200 for all others.</summary>
    private static async Task<IResult> ReplyAsync(Outcome<Written> saved, Func<Task<Outcome<JsonObject>>> read) =>
        saved.Refusal is { } refusal
            ? refusal.ToHttp()
            : (await read()).ToHttp(order => Results.Json(order, Json.Options, statusCode: saved.Value is Written.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK));

    /// <summary>The reason of a cancel, a hold or a release. A request without a body gives none.</summary>
    private static async Task<Outcome<string>> ReadReasonAsync(HttpContext http, CancellationToken ct)
    {
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false }) return "";
        var sent = await http.Request.ReadJsonAsync<ReasonDocument>(ct);
        if (sent.Refusal is { } refusal) return refusal;
        return sent.Value!.Reason.Length <= ReasonDocument.MaxLength ? sent.Value.Reason : OrderRefusals.ReasonTooLong(ReasonDocument.MaxLength);
    }
}

/// <summary>Why somebody cancels, holds or releases an order.</summary>
internal sealed record ReasonDocument
{
    public const int MaxLength = 1000;

    public string Reason { get; init; } = "";
}
