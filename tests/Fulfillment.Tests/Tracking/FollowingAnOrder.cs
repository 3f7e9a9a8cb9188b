using System.Net;
using System.Net.WebSockets;
using Fulfillment.Tests.Harness;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Fulfillment.Tests.Tracking;

public class FollowingAnOrder
{
    private const string Hub = "/hubs/tracking";

    [Theory, EveryDatabase]
    public async Task The_holder_of_a_token_hears_of_that_order_alone_what_was_and_what_comes(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        await using var other = await app.StartSecondNodeAsync();
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001");
        await floor.AddOrderAsync("1002");
        var bench = await floor.StaffAsync();
        await bench.ScanAsync("1001");
        var token = await floor.TokenOfAsync("1001");
        await using var here = await app.ListenAsync(Hub, key: null);
        await using var there = await other.ListenAsync(Hub, key: null);
        await here.Connection.InvokeAsync("Follow", token, 0);
        await there.Connection.InvokeAsync("Follow", token, "1");
        var heard = (await here.HearAsync(2)).ToList();

        await bench.ScanAllAsync(Floor.GreenTea, Floor.WaybillOf("1001"), "1002", Floor.GreenTea, Floor.WaybillOf("1002"));
        await floor.CarrierSaysAsync("1002", "delivered");
        await floor.CarrierSaysAsync("1001", "delivered");
        heard.AddRange(await here.HearAsync(2));
        var elsewhere = await there.HearAsync(3);

        Assert.Equal(["1", "2", "3", "4"], heard.Sequences());
        Assert.Equal(["2", "3", "4"], elsewhere.Sequences());
        Assert.All(heard, fact => Assert.EndsWith("/1001", fact.GetProperty("subject").GetString(), StringComparison.Ordinal));
        foreach (var secret in new[] { "W-1", "pack-1", "shipment", "山田" }) Assert.DoesNotContain(secret, string.Concat(heard.Select(fact => fact.GetRawText())), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Every_token_that_is_none_is_refused_alike_and_too_many_at_all(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine, configuration => configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Public:MissesPerMinute"] = "6" }));
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001");
        var token = await floor.TokenOfAsync("1001");
        await using var guesser = await app.ListenAsync(Hub, key: null);

        var said = new List<string>();
        foreach (var guess in new[] { "x", new string('a', 22), new string('a', 300), token[..^1], token.ToUpperInvariant() + "A", "" })
            said.Add((await Assert.ThrowsAsync<HubException>(() => guesser.Connection.InvokeAsync("Follow", guess, 0))).Message);
        var tooMany = await Assert.ThrowsAsync<HubException>(() => guesser.Connection.InvokeAsync("Follow", new string('b', 22), 0));

        Assert.Contains("tracking/not-found", Assert.Single(said.Distinct()), StringComparison.Ordinal);
        Assert.Contains("tracking/too-many", tooMany.Message, StringComparison.Ordinal);
        using var nobody = app.Client(null);
        using var page = await nobody.GetAsync($"/api/v1/tracking/{new string('c', 22)}");
        Assert.Equal(HttpStatusCode.TooManyRequests, page.StatusCode);
        Assert.NotNull(page.Headers.RetryAfter);
    }

    [Theory, EveryDatabase]
    public async Task Of_all_pages_only_our_own_may_listen(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);

        await using var here = await app.ListenAsync(Hub, new CookieContainer(), "Receive");
        await using var byPublicName = await app.ListenAsync(Hub, new CookieContainer(), "Receive", origin: "https://parcel.example");
        await Assert.ThrowsAsync<WebSocketException>(() => app.ListenAsync(Hub, new CookieContainer(), "Receive", origin: "https://evil.example"));
        await Assert.ThrowsAsync<WebSocketException>(() => app.ListenAsync(Hub, new CookieContainer(), "Receive", origin: "null"));
    }
}
