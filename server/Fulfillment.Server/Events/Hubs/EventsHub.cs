using Fulfillment.Server.Access;
using Fulfillment.Server.Places;
using Microsoft.AspNetCore.SignalR;

namespace Fulfillment.Server.Events.Hubs;

/// <summary>A site's events for staff, stations and keys. Who hears what comes from the credential alone.</summary>
internal sealed class EventsHub(EventTail tail, EventStore store, PlaceStore places, OpenConnections<EventsHub> open, HubLimits limits, ILogger<EventsHub> log) : Hub
{
    /// <summary>Calls <c>Receive(event)</c> with everything after the cursor, first what was, then what comes. A merchant's key hears its own only.</summary>
    /// <exception cref="HubException">No such site, or none that this caller may hear.</exception>
    public async Task Subscribe(string site, Cursor afterSequence)
    {
        var http = Context.GetHttpContext()!;
        var caller = http.Caller();
        if (await places.FindSiteAsync(site ?? "", Context.ConnectionAborted) is null || !MayHear(caller, site!)) throw PlaceRefusals.NoSuchSite(site ?? "").ToHubException(http);
        await tail.Started.WaitAsync(Context.ConnectionAborted);
        var connection = open.Of(Context);
        var listens = Listening.Of(Context, connection, log).TryStart(site!, ct => ReadAsync(connection, site!, caller.Merchant, afterSequence.After, ct));
        if (!listens) throw HubRefusals.TooManyStreams.ToHubException(http);
    }

    /// <summary>A bench hears its own site; whoever else needs a scope that the cursor API asks for.</summary>
    private static bool MayHear(Caller caller, string site) => caller switch
    {
        _ when caller.Scopes.Overlaps([Scopes.Admin, Scopes.Events, Scopes.Read]) => true,
        _ => caller.ByCookie && caller.Site == site,
    };

    private async Task ReadAsync(HubConnectionContext connection, string site, string? merchant, long after, CancellationToken ct)
    {
        var stream = tail.Site(site);
        stream.Enter();
        try
        {
            var reader = new EventReader(
                stream,
                connection,
                async (cursor, most, token) => [.. (await store.ReadSiteAsync(site, cursor, merchant, [], most, token)).Select(fact => new StreamEvent(fact.Number, merchant ?? "", fact))],
                item => merchant is null || item.Merchant == merchant,
                FromLog: false,
                limits);
            await reader.RunAsync(after, ct);
        }
        finally
        {
            stream.Leave();
        }
    }
}
