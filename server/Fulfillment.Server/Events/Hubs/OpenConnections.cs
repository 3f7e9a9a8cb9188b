using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Fulfillment.Server.Events.Hubs;

/// <summary>The open connections of a hub, so that a message that is serialized already can be written to one of them.</summary>
internal sealed class OpenConnections<THub>(IHostApplicationLifetime life, ILogger<DefaultHubLifetimeManager<THub>> log) : DefaultHubLifetimeManager<THub>(log), IOpenConnections
    where THub : Hub
{
    private readonly ConcurrentDictionary<string, Entry> _open = new(StringComparer.Ordinal);

    public IEnumerable<HubConnectionContext> All => _open.Values.Select(entry => entry.Connection);

    public HubConnectionContext Of(HubCallerContext caller) => _open[caller.ConnectionId].Connection;

    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        // The framework closes what is open when the server begins to stop; who comes a moment later would hold the stop up for half a minute.
        _open[connection.ConnectionId] = new Entry(connection, life.ApplicationStopping.Register(connection.Abort));
        return base.OnConnectedAsync(connection);
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        if (_open.TryRemove(connection.ConnectionId, out var entry)) entry.Stopping.Dispose();
        return base.OnDisconnectedAsync(connection);
    }

    private sealed record Entry(HubConnectionContext Connection, CancellationTokenRegistration Stopping);
}

/// <summary>The open connections of any hub.</summary>
internal interface IOpenConnections
{
    IEnumerable<HubConnectionContext> All { get; }
}
