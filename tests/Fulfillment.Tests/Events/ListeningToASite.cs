using System.Net.WebSockets;
using System.Text;
using Fulfillment.Server.Access;
using Fulfillment.Server.Events;
using Fulfillment.Server.Events.Hubs;
using Fulfillment.Tests.Harness;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fulfillment.Tests.Events;

public class ListeningToASite
{
    private const string Hub = "/hubs/events";

    [Theory, EveryDatabase]
    public async Task A_listener_hears_what_was_and_what_comes_of_any_server_as_the_cursor_tells_it(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        await using var other = await app.StartSecondNodeAsync();
        var site = await app.AddSiteAsync();
        await app.AppendAsync(site, 150);
        await using var listener = await app.ListenAsync(Hub);
        await listener.SubscribeAsync(site, after: 20);
        var before = await listener.HearAsync(130);

        await app.AppendAsync(site, 20);
        await other.AppendAsync(site, 20);
        var heard = before.Concat(await listener.HearAsync(40)).ToList();

        Assert.Equal(Enumerable.Range(21, 170).Select(n => $"{n}"), heard.Sequences());
        var asked = await (await app.Http.GetAsync($"/api/v1/events?site={site}&after=20&limit=500")).JsonAsync();
        Assert.Equal(asked.GetProperty("items").EnumerateArray().Select(fact => fact.GetRawText()), heard.Select(fact => fact.GetRawText()));
    }

    [Theory, EveryDatabase]
    public async Task A_cursor_may_be_the_text_that_an_event_carries_and_asking_again_begins_anew(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var site = await app.AddSiteAsync();
        await app.AppendAsync(site, 5);
        await using var listener = await app.ListenAsync(Hub);

        await listener.Connection.InvokeAsync("Subscribe", site, "3");
        Assert.Equal(["4", "5"], (await listener.HearAsync(2)).Sequences());
        await listener.SubscribeAsync(site, after: 4);
        Assert.Equal(["5"], (await listener.HearAsync(1)).Sequences());
        await app.AppendAsync(site, 1);
        Assert.Equal(["6"], (await listener.HearAsync(1)).Sequences());
    }

    [Theory, EveryDatabase]
    public async Task A_merchants_key_never_hears_of_another(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var (tea, ink, site) = (await app.AddMerchantAsync("tea"), await app.AddMerchantAsync("ink"), await app.AddSiteAsync());
        var key = (await app.CreateKeyAsync(tea, Scopes.Events)).GetProperty("key").GetString();
        for (var n = 0; n < 20; n++) await app.AppendAsync(site, 1, n % 2 == 0 ? tea : ink);
        await using var listener = await app.ListenAsync(Hub, key);
        await listener.SubscribeAsync(site);
        var heard = (await listener.HearAsync(10)).ToList();

        for (var n = 0; n < 20; n++) await app.AppendAsync(site, 1, n % 2 == 0 ? ink : tea);
        heard.AddRange(await listener.HearAsync(10));
        await using var anew = await app.ListenAsync(Hub, key);
        await anew.SubscribeAsync(site, after: 39);

        Assert.All(heard, fact => Assert.StartsWith($"orders/{tea}/", fact.GetProperty("subject").GetString(), StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(1, 20).Select(n => n * 2 - (n > 10 ? 0 : 1)).Select(n => $"{n}"), heard.Sequences());
        Assert.Equal(["40"], (await anew.HearAsync(1)).Sequences());
    }

    [Theory, EveryDatabase]
    public async Task Who_may_listen_is_said_by_the_credential_and_never_by_the_client(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var (osaka, tokyo) = (await app.AddSiteAsync("osaka"), await app.AddSiteAsync("tokyo"));
        var station = new System.Net.CookieContainer();
        await app.PairAsync(await app.AddStationAsync(osaka), station);
        await app.AppendAsync(osaka, 1);
        await using var atStation = await app.ListenAsync(Hub, station, "Receive");
        await using var atBench = await app.ListenAsync(Hub, (await app.CreateKeyAsync(null, Scopes.Bench)).GetProperty("key").GetString());
        var orders = (await app.CreateKeyAsync(null, Scopes.Orders)).GetProperty("key").GetString();

        await atStation.SubscribeAsync(osaka);
        Assert.Equal(["1"], (await atStation.HearAsync(1)).Sequences());
        var elsewhere = await Assert.ThrowsAsync<HubException>(() => atStation.SubscribeAsync(tokyo));
        var nowhere = await Assert.ThrowsAsync<HubException>(() => atStation.SubscribeAsync("nowhere"));
        Assert.Equal(nowhere.Message.Replace("nowhere", tokyo, StringComparison.Ordinal), elsewhere.Message);
        Assert.Contains("places/no-such-site", nowhere.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<HubException>(() => atBench.SubscribeAsync(osaka));
        await Assert.ThrowsAsync<WebSocketException>(() => app.ListenAsync(Hub, orders));
        await Assert.ThrowsAsync<WebSocketException>(() => app.ListenAsync(Hub, key: null));
        await Assert.ThrowsAsync<WebSocketException>(() => app.ListenAsync(Hub, station, "Receive", origin: "https://evil.example"));
    }

    [Theory, EveryDatabase]
    public async Task A_revoked_key_is_let_go_and_the_others_stay(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var site = await app.AddSiteAsync();
        var created = await app.CreateKeyAsync(null, Scopes.Events);
        await using var revoked = await app.ListenAsync(Hub, created.GetProperty("key").GetString());
        await using var stays = await app.ListenAsync(Hub);
        await stays.SubscribeAsync(site);
        using var reply = await app.Http.DeleteAsync($"/api/v1/api-keys/{created.GetProperty("id").GetString()}");

        await app.Services.GetRequiredService<HubDoor>().LookAsync(default);

        await revoked.Closed.WaitAsync(TimeSpan.FromSeconds(30));
        await app.AppendAsync(site, 1);
        Assert.Equal(["1"], (await stays.HearAsync(1)).Sequences());
    }

    [Theory, EveryDatabase]
    public async Task One_connection_follows_so_much_and_says_so_much_and_no_more(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        await using var listener = await app.ListenAsync(Hub);
        for (var n = 0; n < HubLimits.Streams; n++) await listener.SubscribeAsync(await app.AddSiteAsync($"site-{n}"));

        var refused = await Assert.ThrowsAsync<HubException>(async () => await listener.SubscribeAsync(await app.AddSiteAsync("one-more")));
        Assert.Contains("events/too-many-streams", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(() => listener.SubscribeAsync(new string('x', HubLimits.MessageBytes)));
        await listener.Closed.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Theory, EveryDatabase]
    public async Task Many_listeners_hear_every_number_once_across_a_restart_of_their_server(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var site = await app.AddSiteAsync();
        var (listeners, events) = (Soak.Times(40, 500), 3 * Soak.Times(50, 700));
        await using var nodes = new RestartedNode(app);
        await nodes.RestartAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));

        var all = Task.WhenAll(Enumerable.Range(0, listeners).Select(_ => HearAllAsync(nodes, site, events, limit.Token)));
        for (var part = 0; part < 3; part++)
        {
            if (part > 0) await nodes.RestartAsync();
            await app.AppendAsync(site, events / 3);
        }

        Assert.All(await all, heard => Assert.Equal(Enumerable.Range(1, events).Select(n => $"{n}"), heard));
    }

    [Theory, EveryDatabase]
    public async Task Who_takes_nothing_is_let_go_and_nobody_waits_for_them(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine, configuration => configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Hubs:StallSeconds"] = "1" }));
        var site = await app.AddSiteAsync();
        using var deaf = new ClientWebSocket();
        deaf.Options.SetRequestHeader("Authorization", $"Bearer {FulfillmentApp.BootstrapKey}");
        await deaf.ConnectAsync(new UriBuilder(app.Address) { Scheme = "ws", Path = Hub }.Uri, default);
        await SayAsync(deaf, """{"protocol":"json","version":1}""");
        await SayAsync(deaf, $$"""{"type":1,"target":"Subscribe","arguments":["{{site}}",0]}""");
        var let = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        HubConnectionContext? connection = null;
        while (connection is null)
        {
            connection = app.Services.GetRequiredService<OpenConnections<EventsHub>>().All.SingleOrDefault();
            await Task.Yield();
        }

        connection.ConnectionAborted.Register(() => let.TrySetResult());
        await using var listener = await app.ListenAsync(Hub);
        await listener.SubscribeAsync(site);

        // More than the sockets of both sides and the connection's own buffer hold.
        const int events = 300;
        for (var n = 0; n < events; n++) await app.AppendAsync(site, 1, padding: 100_000);

        Assert.Equal(events, (await listener.HearAsync(events)).Count);
        await let.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    private static async Task<List<string>> HearAllAsync(RestartedNode nodes, string site, int events, CancellationToken ct)
    {
        var heard = new List<string>();
        while (heard.Count < events)
        {
            try
            {
                await using var listener = await (await nodes.CurrentAsync(ct)).ListenAsync(Hub);
                await listener.SubscribeAsync(site, heard.Count == 0 ? 0 : long.Parse(heard[^1], System.Globalization.CultureInfo.InvariantCulture));
                while (heard.Count < events && await listener.Heard.WaitToReadAsync(ct))
                {
                    while (listener.Heard.TryRead(out var fact)) heard.Add(fact.GetProperty("sequence").GetString()!);
                }
            }
            catch (Exception failure) when (!ct.IsCancellationRequested && failure is not OutOfMemoryException)
            {
                // The server is being restarted: connect again, from the last number heard.
                await Task.Yield();
            }
        }

        return heard;
    }

    private static Task SayAsync(ClientWebSocket socket, string json) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(json + "\u001e"), WebSocketMessageType.Text, endOfMessage: true, default);

    /// <summary>The node that the listeners are connected to; another one writes.</summary>
    private sealed class RestartedNode(FulfillmentApp first) : IAsyncDisposable
    {
        private TaskCompletionSource<FulfillmentApp> _node = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<FulfillmentApp> CurrentAsync(CancellationToken ct) => Volatile.Read(ref _node).Task.WaitAsync(ct);

        public async Task RestartAsync()
        {
            var next = new TaskCompletionSource<FulfillmentApp>(TaskCreationOptions.RunContinuationsAsynchronously);
            var running = Interlocked.Exchange(ref _node, next);
            if (running.Task.IsCompleted) await running.Task.Result.DisposeAsync();
            next.SetResult(await first.StartSecondNodeAsync());
        }

        public async ValueTask DisposeAsync() => await (await _node.Task).DisposeAsync();
    }
}

internal static class Facts
{
    /// <summary>Appends facts of orders, each in a unit of work of its own.</summary>
    public static async Task AppendAsync(this FulfillmentApp app, string site, int many, string merchant = "tea", string? token = null, int padding = 0)
    {
        var log = app.Services.GetRequiredService<EventLog>();
        for (var n = 0; n < many; n++)
            await app.Db.WriteAsync(work => log.AppendAsync(work, NewEvent.OfOrder(site, EventTypes.ParcelShipped, merchant, "1001", token, new { carrier = "yamato", status = "shipped", worker = "W-1", pad = new string('x', padding) })));
    }
}
