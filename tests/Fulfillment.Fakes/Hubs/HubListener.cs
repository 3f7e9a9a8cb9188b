using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Fulfillment.Handheld.ServerLink;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Fulfillment.Fakes.Hubs;

/// <summary>Somebody at a hub, with the real SignalR client: what the server calls is read one by one, in order.</summary>
public sealed class HubListener : IAsyncDisposable
{
    private readonly Channel<JsonElement> _heard = Channel.CreateUnbounded<JsonElement>();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HubListener(HubConnection connection, string method)
    {
        Connection = connection;
        connection.On<JsonElement>(method, item => _heard.Writer.TryWrite(item));
        connection.Closed += _ =>
        {
            _heard.Writer.TryComplete();
            _closed.TrySetResult();
            return Task.CompletedTask;
        };
    }

    public HubConnection Connection { get; }

    /// <summary>Completes when the server, or the network, ended the connection.</summary>
    public Task Closed => _closed.Task;

    /// <summary>The argument of each call, in order; it ends with the connection.</summary>
    public ChannelReader<JsonElement> Heard => _heard.Reader;

    /// <param name="server">The server's address.</param>
    /// <param name="path">The hub, e.g. <c>/hubs/events</c>.</param>
    /// <param name="method">The client's method, e.g. <c>Receive</c>.</param>
    /// <param name="open">Sets headers or cookies.</param>
    public static async Task<HubListener> ConnectAsync(Uri server, string path, string method, Action<ClientWebSocketOptions>? open = null)
    {
        var builder = new HubConnectionBuilder();
        builder.Services.AddSingleton<EndPoint>(new UriEndPoint(new Uri(server, path)));
        builder.Services.AddSingleton<IConnectionFactory>(new WebSocketConnections(open));
        var listener = new HubListener(builder.Build(), method);
        await listener.Connection.StartAsync();
        return listener;
    }

    /// <summary>The next so many arguments.</summary>
    public async Task<IReadOnlyList<JsonElement>> HearAsync(int many)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var heard = new List<JsonElement>();
        while (heard.Count < many) heard.Add(await _heard.Reader.ReadAsync(limit.Token));
        return heard;
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}
