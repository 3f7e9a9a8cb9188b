using System.Globalization;
using Fulfillment.Contracts;
using Fulfillment.Server.Access;
using Fulfillment.Server.Events.Hubs;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Events;

/// <summary>The log and its cursor API.</summary>
internal static class EventsModule
{
    public static IServiceCollection AddEvents(this IServiceCollection services) =>
        services.AddSingleton<EventStore>().AddSingleton<EventSignal>().AddSingleton<EventLog>().AddHubs();

    public static void MapEvents(this IEndpointRouteBuilder api) =>
        api.MapGet("/events", ReadEventsAsync).Allow(Scopes.Events, Scopes.Read).ForOwnMerchant();

    /// <summary>Reads on from a cursor. <c>next</c> is the sequence to ask after, always present: a reader that was away misses nothing.</summary>
    private static async Task<IResult> ReadEventsAsync(HttpContext http, EventStore store, PlaceStore places, string? site, string? after, string? types, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(site)) return Malformed("site").ToHttp();
        var cursor = 0L;
        if (!string.IsNullOrEmpty(after) && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out cursor)) return Malformed("after").ToHttp();
        var page = PageRequest.Of(http.Request);
        if (page.Refusal is { } refusal) return refusal.ToHttp();
        if (await places.FindSiteAsync(site, ct) is null) return PlaceRefusals.NoSuchSite(site).ToHttp();
        var items = await store.ReadSiteAsync(site, cursor, http.Caller().Merchant, Wanted(types), page.Value.Limit, ct);
        return Results.Json(new { items, next = items.Count > 0 ? items[^1].Sequence : cursor.ToString(CultureInfo.InvariantCulture) }, Json.Options);
    }

    /// <summary>Types separated by commas; <c>parcel.shipped</c> stands for <c>fulfillment.parcel.shipped</c>.</summary>
    private static string[] Wanted(string? types) =>
    [
        .. (types ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(type => type.StartsWith(EventTypes.Prefix, StringComparison.Ordinal) ? type : EventTypes.Prefix + type),
    ];

    private static Refusal Malformed(string field) => new(
        "events/malformed-query",
        StatusCodes.Status400BadRequest,
        new Text($"{field} の値を読めません。", $"The value of {field} cannot be read."),
        new Text("site はサイトのコード、after は 0 以上の番号です。", "site is a site's code, after a number from 0."))
    {
        Field = field,
    };
}
