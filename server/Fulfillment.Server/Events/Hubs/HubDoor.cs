using Fulfillment.Server.Access;
using Microsoft.AspNetCore.SignalR;

namespace Fulfillment.Server.Events.Hubs;

/// <summary>
/// A connection outlives the credential that opened it. So every open one is asked for it again twice a minute: a revoked key, a worker
/// who signed out and a station that was unpaired hear nothing more.
/// </summary>
internal sealed class HubDoor(IEnumerable<IOpenConnections> hubs, Credentials credentials, TimeProvider clock, ILogger<HubDoor> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <summary>Lets go of every connection whose credential is not what it was.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        foreach (var connection in hubs.SelectMany(hub => hub.All))
        {
            if (ct.IsCancellationRequested) return;
            if (connection.GetHttpContext() is { } http && !connection.ConnectionAborted.IsCancellationRequested && !await StillAsync(http)) connection.Abort();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await LookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops, and with it every connection.
        }
    }

    private async Task<bool> StillAsync(HttpContext http)
    {
        try
        {
            var now = await credentials.FindAsync(http);
            return now.Value is { } caller && caller.Name == http.Caller().Name && caller.Scopes.SetEquals(http.Caller().Scopes);
        }
        catch (OperationCanceledException)
        {
            // It went while it was asked.
            return true;
        }
        catch (Exception failure)
        {
            // A database that does not answer is no reason to let everybody go.
            log.LogError(failure, "The credential of a connection cannot be looked up.");
            return true;
        }
    }
}
