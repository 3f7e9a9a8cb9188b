using System.Net.Http.Headers;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Access;

/// <summary>Who calls, by what the request carries: an API key, or the cookies of a worker and of a station.</summary>
internal sealed class Credentials(BootstrapKey bootstrap, ApiKeyStore keys, SignInStore signIns, PairingStore pairings, PlaceStore places, TimeProvider clock)
{
    private static readonly HashSet<string> OfStation = [Scopes.Bench];

    /// <summary>Nobody, somebody, or a refusal where a key was sent that is none.</summary>
    public async Task<Outcome<Caller>> FindAsync(HttpContext http)
    {
        var ct = http.RequestAborted;
        if (Key(http.Request) is { } key) return await FindKeyAsync(key, ct) is { } caller ? caller : AccessRefusals.UnknownKey;
        var worker = AccessCookies.WorkerToken(http.Request) is { } signedIn ? await FindWorkerAsync(signedIn, ct) : null;
        var station = AccessCookies.StationToken(http.Request) is { } paired ? await pairings.FindAsync(Secrets.Hash(paired), ct) : null;
        http.UseLanguage(worker?.Language);
        return (worker, station) switch
        {
            (null, null) => Caller.Nobody,
            (null, { } alone) => new Caller { Scopes = OfStation, Site = alone.Site, Station = alone.Station, ByCookie = true, Name = $"station:{alone.Site}:{alone.Station}" },
            ({ } person, _) => new Caller { Scopes = Scopes.Of(person.Role), Badge = person.Badge, WorkerName = person.Name, Site = station?.Site, Station = station?.Station, ByCookie = true, Name = $"worker:{person.Badge}" },
        };
    }

    private async Task<Caller?> FindKeyAsync(string key, CancellationToken ct) =>
        bootstrap.Matches(key) ? BootstrapKey.Caller : (await keys.FindByHashAsync(Secrets.Hash(key), ct))?.ToCaller();

    private async Task<Worker?> FindWorkerAsync(string token, CancellationToken ct) =>
        await signIns.FindAsync(Secrets.Hash(token), clock.GetUtcNow(), ct) is { } open
        && await places.FindWorkerAsync(open.Badge, ct) is { } worker
        && SignIn.PinStamp(worker) == open.PinStamp
            ? worker
            : null;

    // A browser's WebSocket cannot send headers, so SignalR puts a key into the query; only hubs take it there, for queries end up in logs.
    private static string? Key(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            ? header.Parameter ?? ""
            : request.Path.StartsWithSegments("/hubs") && request.Query["access_token"] is [{ Length: > 0 } inQuery] ? inQuery : null;
}
