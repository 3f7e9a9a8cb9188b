using Fulfillment.Server.Access;
using Fulfillment.Server.Places;
using Microsoft.AspNetCore.SignalR;

namespace Fulfillment.Server.Events.Hubs;

/// <summary>
/// Tells screens when to ask the server again: <c>LookAgain(what)</c> with <c>order shipment printJob printer station</c>. It carries nothing,
/// so a screen that was away only has to look once. For staff and paired stations.
/// </summary>
internal sealed class DoorbellHub(DoorbellWatchers watchers, PlaceStore places, OpenConnections<DoorbellHub> open, HubLimits limits, ILogger<DoorbellHub> log) : Hub
{
    /// <summary>Whatever changes at the site: the floor, and any screen that shows several stations. A station may watch its own site only.</summary>
    public async Task Watch(string site)
    {
        var http = Context.GetHttpContext()!;
        var caller = http.Caller();
        var mayWatch = caller is { Badge: not null } or { Station: null } || caller.Site == site;
        if (await places.FindSiteAsync(site ?? "", Context.ConnectionAborted) is null || !mayWatch) throw PlaceRefusals.NoSuchSite(site ?? "").ToHubException(http);
        Start(http, site!, null);
    }

    /// <summary>What concerns the station that this browser is: its own session, not its neighbours'.</summary>
    public Task Stand()
    {
        var http = Context.GetHttpContext()!;
        if (http.Caller() is not { Site: { } site, Station: { } station }) throw HubRefusals.NoStation.ToHubException(http);
        Start(http, site, station);
        return Task.CompletedTask;
    }

    private void Start(HttpContext http, string site, string? station)
    {
        var connection = open.Of(Context);
        var watcher = new DoorbellWatcher(connection, station, limits);

        // Before this call answers: the screen looks once now, and what changes after that look rings.
        watchers.Add(site, watcher);
        var stands = Listening.Of(Context, connection, log).TryStart($"{site}:{station}", async ct =>
        {
            try
            {
                await watcher.RunAsync(ct);
            }
            finally
            {
                watchers.Remove(site, watcher);
            }
        });
        if (stands) return;
        watchers.Remove(site, watcher);
        throw HubRefusals.TooManyStreams.ToHubException(http);
    }
}
