using System.Net;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Stations;

public class WhoStandsHere
{
    [Theory, EveryDatabase]
    public async Task Nobody_packs_without_a_badge(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001");
        var bench = new Bench(app.Http, await app.AddStationAsync(floor.Site));

        var refused = await bench.ScanAsync("1001");
        var unknown = await bench.ScanAsync("BADGE:nobody");

        Assert.Equal((409, "stations/sign-in-first", "signedOut"), (refused.Status, refused.Code, refused.State));
        Assert.Equal((422, "stations/unknown-badge", "signedOut"), (unknown.Status, unknown.Code, unknown.State));
    }

    [Theory, EveryDatabase]
    public async Task Where_the_site_wants_it_the_pin_completes_the_badge(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var site = await app.AddSiteAsync("tokyo", new { name = "東京", pinAtStation = true });
        var worker = await app.AddWorkerAsync(site, "W-7", pin: "1234");
        var bench = new Bench(app.Http, await app.AddStationAsync(site));

        var asked = await bench.ScanAsync($"BADGE:{worker}");
        var early = await bench.ScanAsync("4901234567894");
        var wrong = await bench.ScanAsync("PIN:9999");
        var right = await bench.ScanAsync("PIN:1234");

        Assert.Equal(("pin", "attention"), (asked.State, asked.Sound));
        Assert.Equal((409, "stations/pin-first", "pin"), (early.Status, early.Code, early.State));
        Assert.Equal("pin", wrong.State);
        Assert.NotEqual(200, wrong.Status);
        Assert.Equal(("idle", 200), (right.State, right.Status));
    }

    [Theory, EveryDatabase]
    public async Task Signing_out_is_refused_over_an_open_parcel_and_another_badge_takes_it_over(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001", [("TEA-01", 2)]);
        var bench = await floor.StaffAsync();
        var relief = await app.AddWorkerAsync(floor.Site, "W-2");
        await bench.ScanAllAsync("1001", Floor.GreenTea);

        var refused = await bench.ScanAsync("CMD:SIGNOUT");
        var taken = await bench.ScanAsync($"BADGE:{relief}");

        Assert.Equal((409, "packing/finish-or-hold-first"), (refused.Status, refused.Code));
        Assert.Equal(("packing", 1), (taken.State, taken.PackedOf("TEA-01")));
        await bench.ScanAllAsync(Floor.GreenTea, Floor.WaybillOf("1001"));
        Assert.Equal(("signedOut", "stations/signed-out"), ((await bench.ScanAsync("CMD:SIGNOUT")) is var gone ? (gone.State, gone.Code) : default));
    }

    [Theory, EveryDatabase]
    public async Task A_merchants_key_and_a_key_without_the_scope_do_not_speak_for_a_station(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        var station = await app.AddStationAsync(floor.Site);
        foreach (var key in new object[] { new { name = "shop", merchant = floor.Merchant, scopes = new[] { "bench" } }, new { name = "reader", scopes = new[] { "read" } } })
        {
            using var made = await app.Http.PostJsonAsync("/api/v1/api-keys", key);
            using var client = app.Client((await made.JsonAsync()).GetProperty("key").GetString());

            using var reply = await client.PostJsonAsync($"/api/v1/stations/{station}/scans", new { scanId = "1", data = "x" });

            Assert.Equal(HttpStatusCode.Forbidden, reply.StatusCode);
        }
    }

    [Theory, EveryDatabase]
    public async Task Hostile_scans_are_refused_in_words_and_lose_nothing(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001", [("TEA-01", 2)]);
        var bench = await floor.StaffAsync();
        await bench.ScanAllAsync("1001", Floor.GreenTea);

        foreach (var hostile in new[] { "", "\u0000\u0001\u001b[2J", new string('9', 1_000_000), "'; drop table Parcel; --", "=cmd|' /C calc'!A0", "]C1", "<script>alert(1)</script>" })
        {
            var refused = await bench.ScanAsync(hostile);

            Assert.InRange(refused.Status, 400, 499);
            Assert.Equal(("packing", 1), (refused.State, refused.PackedOf("TEA-01")));
            Assert.True(refused.Says.Length is > 0 and < 300, refused.Says);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_malformed_scan_names_the_member(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        var station = await app.AddStationAsync(floor.Site);

        foreach (var (body, field) in new (object, string)[] { (new { data = "x" }, "scanId"), (new { scanId = "1" }, "data"), (new { scanId = "1", data = 5 }, "data") })
        {
            using var reply = await app.Http.PostJsonAsync($"/api/v1/stations/{station}/scans", body);

            Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
            Assert.Equal(field, (await reply.JsonAsync()).GetProperty("field").GetString());
        }
    }

    [Theory, EveryDatabase]
    public async Task Too_many_wrong_PINs_are_put_off_and_the_same_scan_is_a_new_try_afterwards(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var site = await app.AddSiteAsync(document: new { name = "大阪", timeZone = "Asia/Tokyo", pinAtStation = true });
        var worker = await app.AddWorkerAsync(site, "W-1");
        var bench = new Bench(app.Http, await app.AddStationAsync(site));
        await bench.ScanAsync($"BADGE:{worker}");
        while ((await bench.ScanAsync("PIN:9999")).Status != 429)
        {
        }

        using var putOff = await app.Http.PostJsonAsync($"/api/v1/stations/{bench.Station}/scans", new { scanId = "again", data = $"PIN:{WarehouseSetup.Pin}" });
        var wait = putOff.Headers.RetryAfter?.Delta;
        app.Clock.Advance(wait ?? TimeSpan.Zero);
        var tried = await bench.ScanAsync($"PIN:{WarehouseSetup.Pin}", "again");

        Assert.Equal(HttpStatusCode.TooManyRequests, putOff.StatusCode);
        Assert.NotNull(wait);
        Assert.Equal((200, "idle"), (tried.Status, tried.State));
    }
}
