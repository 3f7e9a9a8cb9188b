using Fulfillment.Server.Access;
using Fulfillment.Server.Events.Hubs;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Printing;

/// <summary>Print jobs: the queue, its worker and its API.</summary>
internal static class PrintingModule
{
    public static IServiceCollection AddPrinting(this IServiceCollection services) => services
        .AddSingleton<PrintJobStore>()
        .AddSingleton<PrintQueueStore>()
        .AddSingleton<PrintSignal>()
        .AddSingleton<IMarkStates, PrintJobMarks>()
        .AddSingleton<IMarkStates, PrinterMarks>()
        .AddSingleton<SavePrintJob>()
        .AddSingleton<QueuePrintJobs>()
        .AddSingleton<VoidPrintJobs>()
        .AddSingleton<DestroyPaper>()
        .AddSingleton<ReprintJob>()
        .AddSingleton<ResolvePrintJob>()
        .AddSingleton<SettleByScan>()
        .AddSingleton<RenderSheet>()
        .AddSingleton<FeedPrinter>()
        .AddSingleton<LookAtPrinter>()
        .AddSingleton(DeviceTimeouts.Default)
        .AddHostedService<PrintWorker>()
        .AddHostedService<WatchPrinters>();

    public static void MapPrinting(this IEndpointRouteBuilder api)
    {
        string[] readers = [Scopes.Read, Scopes.Orders, Scopes.Bench];
        api.MapGet("/print-jobs", ListAsync).Allow(readers).ForOwnMerchant();
        api.MapGet("/print-jobs/{id}", ReadAsync).Allow(readers).ForOwnMerchant();
        api.MapGet("/print-jobs/{id}/document", ReadDocumentAsync).Allow(readers).ForOwnMerchant();
        api.MapPost("/print-jobs/{id}/reprint", ReprintAsync).Allow(Scopes.Bench).ForOwnMerchant();
        api.MapPost("/sites/{site}/paper-to-destroy", DestroyAsync).Allow(Scopes.Bench).Takes<DestroyedDocument>();
        api.MapPost("/print-jobs/{id}/resolve", ResolveAsync).Allow(Scopes.Bench).ForOwnMerchant();
    }

    /// <summary><c>?order=</c> takes an order number, or <c>merchant:orderNo</c>.</summary>
    private static async Task<IResult> ListAsync(HttpContext http, PrintJobStore store, string? order, CancellationToken ct)
    {
        var page = PageRequest.Of(http.Request);
        if (page.Refusal is { } refusal) return refusal.ToHttp();
        var jobs = await store.ListAsync(http.Caller().Merchant, string.IsNullOrEmpty(order) ? null : order, page.Value, ct);
        var orders = await store.OrdersOfAsync(jobs, ct);
        return Results.Json(page.Value.Reply(jobs, job => job.Id, job => PrintJobView.Of(job, orders[job.Id])), Json.Options);
    }

    private static async Task<IResult> ReadAsync(HttpContext http, PrintJobStore store, string id, CancellationToken ct)
    {
        var job = await FindAsync(http, store, id, ct);
        return await job.ToHttpAsync(store, ct);
    }

    private static async Task<IResult> ReadDocumentAsync(HttpContext http, PrintJobStore store, RenderSheet render, string id, CancellationToken ct)
    {
        var job = await FindAsync(http, store, id, ct);
        if (job.Refusal is { } refusal) return refusal.ToHttp();
        // It holds personal data: no proxy and no shared browser keeps it.
        http.Response.Headers.CacheControl = "no-store";
        return (await render.HandleAsync(job.Value!, ct)).ToHttp(pdf => Results.File(pdf, "application/pdf"));
    }

    private static async Task<IResult> ReprintAsync(HttpContext http, ReprintJob reprint, PrintJobStore store, string id, CancellationToken ct)
    {
        var sent = await http.Request.ReadJsonAsync<ReprintDocument>(ct);
        if (sent.Refusal is { } refusal) return refusal.ToHttp();
        var job = await reprint.HandleAsync(id, http.Caller().Merchant, sent.Value!.Reason, http.Caller().Name, sent.Value.Printer, ct);
        return await job.ToHttpAsync(store, ct, StatusCodes.Status201Created);
    }

    private static async Task<IResult> ResolveAsync(HttpContext http, ResolvePrintJob resolve, PrintJobStore store, string id, CancellationToken ct)
    {
        var sent = await http.Request.ReadJsonAsync<ResolveDocument>(ct);
        if (sent.Refusal is { } refusal) return refusal.ToHttp();
        if (sent.Value!.Outcome is not { } finding) return PrintingRefusals.OutcomeMissing.ToHttp();
        var job = await resolve.HandleAsync(id, http.Caller().Merchant, finding, http.Caller().Name, ct);
        return await job.ToHttpAsync(store, ct);
    }

    private static async Task<IResult> DestroyAsync(string site, HttpContext http, DestroyPaper destroy, CancellationToken ct) =>
        (await (await http.Request.ReadJsonAsync<DestroyedDocument>(ct)).ThenAsync(sent => destroy.HandleAsync(site, sent.Code, http.Caller(), ct))).ToHttp(_ => Results.NoContent());

    private static async Task<Outcome<PrintJob>> FindAsync(HttpContext http, PrintJobStore store, string id, CancellationToken ct)
    {
        var own = http.Caller().Merchant;
        return await store.FindAsync(id, ct) is { } job && (own is null || job.Merchant == own) ? job : PrintingRefusals.NoSuchJob(id);
    }

    private static async Task<IResult> ToHttpAsync(this Outcome<PrintJob> outcome, PrintJobStore store, CancellationToken ct, int status = StatusCodes.Status200OK)
    {
        if (outcome.Refusal is { } refusal) return refusal.ToHttp();
        var job = outcome.Value!;
        var orders = await store.OrdersOfAsync([job], ct);
        return Results.Json(PrintJobView.Of(job, orders[job.Id]), Json.Options, statusCode: status);
    }

    private sealed record ReprintDocument(string Reason = "", string? Printer = null);

    private sealed record DestroyedDocument(string Code = "");

    private sealed record ResolveDocument(PrintFinding? Outcome = null);
}
