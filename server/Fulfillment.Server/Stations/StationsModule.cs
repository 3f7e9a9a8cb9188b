using Fulfillment.Contracts;
using Fulfillment.Server.Access;
using Fulfillment.Server.Events.Hubs;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Fulfillment.Server.Stations;

/// <summary>The one endpoint that takes every scan, and the look at a station without one.</summary>
internal static class StationsModule
{
    // Large enough that an over-long scan is refused in the station's own words, small enough to cost nothing.
    private const int MostBytes = 4 * 1024 * 1024;

    public static IServiceCollection AddStations(this IServiceCollection services) => services
        .AddSingleton<SessionStore>()
        .AddSingleton<IMarkStates>(provider => provider.GetRequiredService<SessionStore>())
        .AddSingleton<StationTurns>()
        .AddSingleton<SignInAtStation>()
        .AddSingleton<TakeScan>();

    public static void MapStations(this IEndpointRouteBuilder api)
    {
        api.MapPost("/stations/{station}/scans", TakeAsync).Allow(Scopes.Bench).ForInstallation().Takes<ScanRequest>().WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        api.MapGet("/stations/{station}", LookAsync).Allow(Scopes.Bench).ForInstallation();
    }

    private static async Task<IResult> TakeAsync(HttpContext http, string station, PlaceStore places, TakeScan take, CancellationToken ct)
    {
        var found = await FindAsync(http, station, places, ct);
        if (found.Refusal is { } refusal) return refusal.ToHttp();
        var scan = await http.Request.ReadJsonAsync<ScanRequest>(ct);
        if (scan.Refusal is { } malformed) return malformed.ToHttp();
        if (Refuses(scan.Value!) is { } incomplete) return incomplete.ToHttp();
        return (await take.HandleAsync(found.Value!, scan.Value!, http.Language(), ct)).ToHttp(http);
    }

    private static async Task<IResult> LookAsync(HttpContext http, string station, PlaceStore places, TakeScan take, CancellationToken ct)
    {
        var found = await FindAsync(http, station, places, ct);
        return found.Refusal is { } refusal ? refusal.ToHttp() : (await take.LookAsync(found.Value!, http.Language(), ct)).ToHttp(http);
    }

    /// <summary>A paired device speaks for its own station, a merchant's key for none: the bench sees every merchant's goods.</summary>
    private static async Task<Outcome<Station>> FindAsync(HttpContext http, string text, PlaceStore places, CancellationToken ct)
    {
        var found = await places.FindStationAsync(text, ct);
        return found.Value is { } station && !http.Caller().SpeaksFor(station) ? StationRefusals.OtherStation : found;
    }

    private static Refusal? Refuses(ScanRequest scan) => scan switch
    {
        { ScanId: null or "" or { Length: > 100 } } => StationRefusals.Malformed("scanId", new Text("scanId がないか、長すぎます。", "The scanId is missing or too long.")),
        { Data: null } => StationRefusals.Malformed("data", new Text("data がありません。", "The data is missing.")),
        _ => null,
    };
}
