using Fulfillment.Server.Events;
using Fulfillment.Server.Events.Hubs;
using Fulfillment.Server.Orders;
using Microsoft.AspNetCore.SignalR;

namespace Fulfillment.Server.Tracking;

/// <summary>An order's events for whoever holds its token. A token that is none is refused as on the page, and so is whoever tries too many.</summary>
internal sealed class TrackingHub(EventTail tail, EventStore store, TrackedOrderStore orders, VisitorPace pace, OpenConnections<TrackingHub> open, HubLimits limits, ILogger<TrackingHub> log) : Hub
{
    /// <summary>Calls <c>Receive(event)</c> with everything after the token's own sequence, first what was, then what comes.</summary>
    /// <exception cref="HubException">The token is none, or too many were tried.</exception>
    public async Task Follow(string token, Cursor afterSequence)
    {
        var http = Context.GetHttpContext()!;
        if (pace.Refuses(http) is { } slower) throw slower.ToHubException(http);
        if (token is not { Length: >= ReadTracking.ShortestToken and <= ReadTracking.LongestToken } || await orders.FindByTokenAsync(token, Context.ConnectionAborted) is null)
            throw pace.Missed(http, TrackingRefusals.NoSuchToken).ToHubException(http);
        await tail.Started.WaitAsync(Context.ConnectionAborted);
        var connection = open.Of(Context);
        if (!Listening.Of(Context, connection, log).TryStart(token, ct => ReadAsync(connection, token, afterSequence.After, ct))) throw HubRefusals.TooManyStreams.ToHubException(http);
    }

    private async Task ReadAsync(HubConnectionContext connection, string token, long after, CancellationToken ct)
    {
        var stream = tail.OpenToken(token, ReadTracking.ForCustomer);
        try
        {
            var reader = new EventReader(
                stream,
                connection,
                async (cursor, most, stop) => [.. (await store.ReadTokenAsync(token, cursor, most, stop)).Select(fact => new StreamEvent(fact.Number, "", ReadTracking.ForCustomer(fact)))],
                _ => true,
                FromLog: true,
                limits);
            await reader.RunAsync(after, ct);
        }
        finally
        {
            tail.CloseToken(token);
        }
    }
}
