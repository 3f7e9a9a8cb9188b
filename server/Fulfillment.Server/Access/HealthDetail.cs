using Fulfillment.Contracts;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Access;

/// <summary>How the system is: <c>/healthz</c> for whoever restarts it, <c>/healthz/detail</c> for the staff, every check with its reason and next step.</summary>
internal static class HealthDetail
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", AnswersAsync).AllowAnyone();
        app.MapGet("/healthz/detail", ListAsync).Allow([.. Scopes.All]);
    }

    private static async Task<IResult> AnswersAsync(Db db, CancellationToken ct)
    {
        try
        {
            await db.ReadAsync(_ => Task.FromResult(true), ct);
            return Results.Text("ok");
        }
        catch (System.Data.Common.DbException)
        {
            return Results.Text("database unreachable", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<IResult> ListAsync(HttpContext http, IEnumerable<ISystemCheck> checks, ILogger<ISystemCheck> log, CancellationToken ct)
    {
        var found = await Task.WhenAll(checks.Select(async check => (check.Name, Finding: await LookAsync(check, log, ct))));
        var language = http.Language();
        return Results.Json(
            new
            {
                status = found.Max(item => item.Finding.Status),
                checks = found.OrderBy(item => item.Name, StringComparer.Ordinal).Select(item => new
                {
                    name = item.Name,
                    status = item.Finding.Status,
                    says = item.Finding.Says.In(language),
                    @do = item.Finding.Do.In(language),
                }),
            },
            Json.Options);
    }

    private static async Task<Finding> LookAsync(ISystemCheck check, ILogger log, CancellationToken ct)
    {
        try
        {
            return await check.LookAsync(ct).WaitAsync(Patience, ct);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogWarning(error, "The check {Check} failed", check.Name);
            return new Finding(
                CheckStatus.Error,
                new Text($"{check.Name} を確かめられません。", $"{check.Name} cannot be checked."),
                new Text("サーバーのログを見てください。", "Look into the server's log."));
        }
    }
}
