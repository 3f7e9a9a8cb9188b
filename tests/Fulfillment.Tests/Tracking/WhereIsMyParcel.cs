using System.Net;
using System.Text.Json;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Tracking;

public class WhereIsMyParcel
{
    [Theory, EveryDatabase]
    public async Task The_customer_sees_it_accepted_packed_shipped_and_delivered_and_nothing_of_the_warehouse(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001");
        var bench = await floor.StaffAsync();
        var token = await TokenAsync(app, floor, "1001");
        Assert.Equal("accepted", (await TrackAsync(app, token)).GetProperty("status").GetString());
        await bench.ScanAllAsync("1001", Floor.GreenTea);
        Assert.Equal("packing", (await TrackAsync(app, token)).GetProperty("status").GetString());
        await bench.ScanAsync(Floor.WaybillOf("1001"));
        Assert.Equal("shipped", (await TrackAsync(app, token)).GetProperty("status").GetString());
        await NewsAsync(app, floor, "delivered", "2026-11-22T10:00:00+09:00");

        var view = await TrackAsync(app, token);

        Assert.Equal("delivered", view.GetProperty("status").GetString());
        var events = view.GetProperty("events").EnumerateArray().ToList();
        Assert.Equal(
            ["fulfillment.order.accepted", "fulfillment.packing.started", "fulfillment.parcel.shipped", "fulfillment.parcel.delivered"],
            events.Select(fact => fact.GetProperty("type").GetString()));
        Assert.Equal(["1", "2", "3", "4"], events.Select(fact => fact.GetProperty("sequence").GetString()));
        foreach (var secret in new[] { "山田", "梅田", "W-1", "pack-1", "530-0001" }) Assert.DoesNotContain(secret, view.GetRawText(), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Late_news_undoes_nothing_and_sent_twice_counts_once(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001");
        await (await floor.StaffAsync()).ScanAllAsync("1001", Floor.GreenTea, Floor.WaybillOf("1001"));
        var token = await TokenAsync(app, floor, "1001");

        await NewsAsync(app, floor, "delivered", "2026-11-22T10:00:00+09:00");
        await NewsAsync(app, floor, "inTransit", "2026-11-21T23:00:00+09:00");
        await NewsAsync(app, floor, "inTransit", "2026-11-21T23:00:00+09:00");
        await NewsAsync(app, floor, "exception", "2026-11-22T09:00:00+09:00");

        var view = await TrackAsync(app, token);
        Assert.Equal("delivered", view.GetProperty("status").GetString());
        Assert.Equal(1, view.GetProperty("events").EnumerateArray().Count(fact => fact.GetProperty("type").GetString() == "fulfillment.parcel.inTransit"));
        Assert.All(
            view.GetProperty("events").EnumerateArray().Where(fact => fact.GetProperty("data").TryGetProperty("current", out var current) && current.GetString() != "shipped"),
            fact => Assert.Equal("delivered", fact.GetProperty("data").GetProperty("current").GetString()));
    }

    [Theory, EveryDatabase]
    public async Task Delivered_is_never_invented(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001", more: new { expectedDeliveryOn = "2026-11-22" });
        await (await floor.StaffAsync()).ScanAllAsync("1001", Floor.GreenTea, Floor.WaybillOf("1001"));
        var token = await TokenAsync(app, floor, "1001");
        app.Clock.Advance(TimeSpan.FromDays(60));

        Assert.Equal("shipped", (await TrackAsync(app, token)).GetProperty("status").GetString());
    }

    [Theory, EveryDatabase]
    public async Task Wrong_tokens_are_all_the_same_404_and_unknown_waybills_are_told_apart(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        using var nobody = app.Client(null);
        var bodies = new HashSet<string>();
        foreach (var token in new[] { "x", new string('a', 22), new string('a', 300), "..%2f..%2fetc" })
        {
            using var reply = await nobody.GetAsync($"/api/v1/tracking/{token}");
            Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
            bodies.Add(await reply.Content.ReadAsStringAsync());
        }

        Assert.Single(bodies);
        using var news = await app.Http.PostJsonAsync($"/api/v1/merchants/{floor.Merchant}/shipments/updates", new { waybill = "999", status = "delivered", at = "2026-11-22T10:00:00+09:00" });
        Assert.Equal("tracking/no-such-waybill", (await news.JsonAsync()).GetProperty("code").GetString());
        using var invented = await app.Http.PostJsonAsync($"/api/v1/merchants/{floor.Merchant}/shipments/updates", new { waybill = "999", status = "lost", at = "2026-11-22T10:00:00+09:00" });
        Assert.Equal((HttpStatusCode.BadRequest, "status"), (invented.StatusCode, (await invented.JsonAsync()).GetProperty("field").GetString()));
    }

    private static async Task<string> TokenAsync(FulfillmentApp app, Floor floor, string order)
    {
        using var reply = await app.Http.GetAsync($"/api/v1/merchants/{floor.Merchant}/orders/{order}");
        var url = new Uri((await reply.JsonAsync()).GetProperty("trackingUrl").GetString()!);
        Assert.Equal("parcel.example", url.Host);
        return url.Segments[^1];
    }

    private static async Task<JsonElement> TrackAsync(FulfillmentApp app, string token)
    {
        using var nobody = app.Client(null);
        using var reply = await nobody.GetAsync($"/api/v1/tracking/{token}");
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Contains("no-store", reply.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        return await reply.JsonAsync();
    }

    private static async Task NewsAsync(FulfillmentApp app, Floor floor, string status, string at)
    {
        using var reply = await app.Http.PostJsonAsync($"/api/v1/merchants/{floor.Merchant}/shipments/updates", new { waybill = Floor.WaybillOf("1001"), carrier = "yamato", status, at });
        Assert.True(reply.IsSuccessStatusCode, await reply.Content.ReadAsStringAsync());
    }
}
