using System.Net.WebSockets;
using System.Text;

namespace Fulfillment.Benchmarks;

/// <summary>Many connections to one hub that only count what they hear, so that the listeners cost as little as can be.</summary>
internal sealed class HubSockets : IAsyncDisposable
{
    private const byte EndOfMessage = 0x1e;
    private readonly List<ClientWebSocket> _sockets = [];
    private readonly List<Task> _reading = [];
    private TaskCompletionSource _everyone = new();
    private int _missing = int.MaxValue;

    public static async Task<HubSockets> OpenAsync(Uri hub, int many, string? key = null, string? site = null)
    {
        var all = new HubSockets();
        for (var n = 0; n < many; n++)
        {
            var socket = new ClientWebSocket();
            if (key is not null) socket.Options.SetRequestHeader("Authorization", $"Bearer {key}");
            await socket.ConnectAsync(new UriBuilder(hub) { Scheme = "ws" }.Uri, default);
            await SayAsync(socket, """{"protocol":"json","version":1}""");
            await UntilSaidAsync(socket, "{}");
            if (site is not null)
            {
                // A cursor far ahead would hear nothing; 0 hears all of an empty log.
                await SayAsync(socket, $$"""{"type":1,"invocationId":"1","target":"Subscribe","arguments":["{{site}}",0]}""");
                await UntilSaidAsync(socket, "\"type\":3");
            }

            all._sockets.Add(socket);
            all._reading.Add(Task.Run(() => all.CountAsync(socket)));
        }

        return all;
    }

    /// <summary>Completes when each connection heard one more event.</summary>
    public Task EveryoneHears()
    {
        _everyone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _missing, _sockets.Count);
        return _everyone.Task;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in _sockets) socket.Abort();
        await Task.WhenAll(_reading);
        foreach (var socket in _sockets) socket.Dispose();
    }

    private async Task CountAsync(ClientWebSocket socket)
    {
        var buffer = new byte[4096];
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(), default);
                var heard = buffer.AsSpan(0, received.Count);

                // Events are long; what else comes, a ping, is short.
                if (heard.Length > 30 && heard[^1] == EndOfMessage && Interlocked.Decrement(ref _missing) == 0) _everyone.TrySetResult();
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The benchmark is over.
        }
    }

    private static Task SayAsync(ClientWebSocket socket, string json) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(json + (char)EndOfMessage), WebSocketMessageType.Text, endOfMessage: true, default);

    private static async Task UntilSaidAsync(ClientWebSocket socket, string text)
    {
        var buffer = new byte[4096];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, default);
            if (Encoding.UTF8.GetString(buffer, 0, received.Count).Contains(text, StringComparison.Ordinal)) return;
        }
    }
}
