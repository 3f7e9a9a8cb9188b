using System.Net;
using System.Net.WebSockets;
using Fulfillment.Handheld.Pairing;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Fulfillment.Handheld.ServerLink;

/// <summary>Listens at the server's doorbell, so that a printer in trouble and a cancelled order show at once. Without it the station is polled.</summary>
/// <param name="credential">Asked at each new connection: the device may have been paired again.</param>
internal sealed class StationDoorbell(Func<Credential> credential, TimeProvider clock)
{
    private const string Path = "hubs/doorbell";
    private const string Heard = "LookAgain";
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(10);

    private volatile TaskCompletionSource _next = NewSource();

    public bool IsConnected { get; private set; }

    /// <summary>Completes at the next ring, and when the line to the server comes back. Take it before looking; a ring that is missed costs one poll.</summary>
    public Task Next => _next.Task;

    /// <summary>Connects, and again whenever the line breaks, until cancelled.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var pauses = new Pauses(LongestPause);
        while (true)
        {
            if (await ListenAsync(credential(), ct)) pauses.Reset();
            await Task.Delay(pauses.Next(), clock, ct);
        }
    }

    /// <summary>Listens until the line ends.</summary>
    /// <returns>Whether the doorbell was reached at all.</returns>
    private async Task<bool> ListenAsync(Credential who, CancellationToken ct)
    {
        await using var connection = Connect(who);
        var closed = NewSource();
        connection.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        connection.On<object>(Heard, _ => Ring());
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(ConnectLimit);
            await connection.StartAsync(limit.Token);
            if (who.Site is { } site && who.Token is null) await connection.InvokeAsync("Watch", site, limit.Token);
            else await connection.InvokeAsync("Stand", limit.Token);
            IsConnected = true;

            // What changed before this moment rang nowhere.
            Ring();
            await closed.Task.WaitAsync(ct);
            return true;
        }
        catch (Exception error) when (error is WebSocketException or HttpRequestException or HubException or IOException or OperationCanceledException or InvalidOperationException)
        {
            // A server without a doorbell, or one that is away: polling goes on. A connection cut while it opens fails in any of these ways.
            ct.ThrowIfCancellationRequested();
            return false;
        }
        finally
        {
            IsConnected = false;
        }
    }

    private void Ring() => Interlocked.Exchange(ref _next, NewSource()).TrySetResult();

    private static HubConnection Connect(Credential who)
    {
        var builder = new HubConnectionBuilder();
        builder.Services.AddSingleton<EndPoint>(new UriEndPoint(new Uri(who.Server, Path)));
        builder.Services.AddSingleton<IConnectionFactory>(new WebSocketConnections(socket =>
        {
            socket.Proxy = null;
            foreach (var (name, value) in who.Headers) socket.SetRequestHeader(name, value);
        }));
        return builder.Build();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
