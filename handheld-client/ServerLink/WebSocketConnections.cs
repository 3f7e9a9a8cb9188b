using System.IO.Pipelines;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;

namespace Fulfillment.Handheld.ServerLink;

/// <summary>Carries the real SignalR client over a WebSocket without negotiation; the client's own transports are in a package that not every registry has.</summary>
/// <param name="open">Sets headers or cookies of the request that opens the socket.</param>
internal sealed class WebSocketConnections(Action<ClientWebSocketOptions>? open = null) : IConnectionFactory
{
    public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var socket = new ClientWebSocket();
        open?.Invoke(socket.Options);
        var address = new UriBuilder(((UriEndPoint)endpoint).Uri);
        address.Scheme = address.Scheme == "https" ? "wss" : "ws";
        try
        {
            await socket.ConnectAsync(address.Uri, cancellationToken);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        return new SocketConnection(socket);
    }

    private sealed class SocketConnection : DefaultConnectionContext
    {
        private readonly ClientWebSocket _socket;
        private readonly Task _running;

        public SocketConnection(ClientWebSocket socket)
            : base(Guid.NewGuid().ToString("N"))
        {
            _socket = socket;
            var (received, sent) = (new Pipe(), new Pipe());
            Transport = new Duplex(received.Reader, sent.Writer);
            _running = Task.WhenAll(ReceiveAsync(received.Writer), SendAsync(sent.Reader));
        }

        public override async ValueTask DisposeAsync()
        {
            await Transport.Output.CompleteAsync();
            await Transport.Input.CompleteAsync();
            _socket.Abort();
            await _running;
            _socket.Dispose();
            await base.DisposeAsync();
        }

        private async Task ReceiveAsync(PipeWriter into)
        {
            Exception? end = null;
            try
            {
                while (true)
                {
                    var result = await _socket.ReceiveAsync(into.GetMemory(4096), CancellationToken.None);
                    if (result.MessageType is WebSocketMessageType.Close) break;
                    into.Advance(result.Count);
                    if ((await into.FlushAsync()).IsCompleted) break;
                }
            }
            catch (Exception failure)
            {
                end = failure;
            }

            await into.CompleteAsync(end);
        }

        private async Task SendAsync(PipeReader from)
        {
            try
            {
                while (true)
                {
                    var result = await from.ReadAsync();
                    foreach (var part in result.Buffer) await _socket.SendAsync(part, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
                    from.AdvanceTo(result.Buffer.End);
                    if (result.IsCompleted) break;
                }
            }
            catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The receiving side tells the client that the connection is gone.
            }

            await from.CompleteAsync();
        }
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
