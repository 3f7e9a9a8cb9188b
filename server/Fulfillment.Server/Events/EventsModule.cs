using Fulfillment.Contracts;
using Fulfillment.Server.Access;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Events;

/// <summary>The log and its cursor API.</summary>
internal static class EventsModule
{
    public static IServiceCollection AddEvents(this IServiceCollection services) =>
        services.AddSingleton<EventStore>().AddSingleton<EventSignal>().AddSingleton<EventLog>();

    public static void MapEvents(this IEndpointRouteBuilder api) =>
        api.MapGet("/events", ReadEventsAsync).Allow(Scopes.Events, Scopes.Read).ForOwnMerchant();

    /// <summary>Reads on from a cursor. <c>next</c> is the sequence to ask after, always present: a reader that was away misses nothing.</summary>
    private static async Task<IResult> ReadEventsAsync(HttpContext http, EventStore store, string? site, string? after, string? types, int? limit, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(site)) return Malformed("site").ToHttp();
        var cursor = 0L;
        if (!string.IsNullOrEmpty(after) && !long.TryParse(after, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out cursor)) return Malformed("after").ToHttp();
        if (limit is < 1 or > 500) return Malformed("limit").ToHttp();
        var wanted = types?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        var items = await store.ReadSiteAsync(site, cursor, http.Caller().Merchant, wanted, limit ?? 100, ct);
        return Results.Json(new { items, next = items.Count > 0 ? items[^1].Sequence : cursor.ToString(System.Globalization.CultureInfo.InvariantCulture) }, Json.Options);
    }

    private static Refusal Malformed(string field) => new(
        "events/malformed-query",
        StatusCodes.Status400BadRequest,
        new Text($"{field} の値を読めません。", $"The value of {field} cannot be read."),
        new Text("site はサイトのコード、after は 0 以上の番号、limit は 1〜500 です。", "site is a site's code, after a number from 0, limit 1 to 500."))
    {
        Field = field,
    };
}
