using System.Net;
using Dapper;
using Fulfillment.Server.Places;
using Fulfillment.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fulfillment.Tests.Places;

public class SettingUpAWarehouse
{
    [Theory, EveryDatabase]
    public async Task The_first_put_is_201_a_repeat_200_and_get_answers_the_same_document_with_its_code(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var path = $"/api/v1/merchants/{app.Unique("tea")}";
        var document = new { name = new { ja = "お茶の店" }, brand = new { color = "#336699" }, policies = new { shortPick = "split", weighTolerancePercent = 2.5 }, slots = new { card = 2 } };

        using var first = await app.Http.PutJsonAsync(path, document);
        using var second = await app.Http.PutJsonAsync(path, document);
        using var read = await app.Http.GetAsync(path);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        var stored = await read.JsonAsync();
        Assert.Equal((await first.JsonAsync()).ToString(), stored.ToString());
        Assert.Equal(app.Unique("tea"), stored.GetProperty("code").GetString());
        Assert.Equal("お茶の店", stored.GetProperty("name").GetProperty("en").GetString());
        Assert.Equal("split", stored.GetProperty("policies").GetProperty("shortPick").GetString());
        Assert.Equal(2.5m, stored.GetProperty("policies").GetProperty("weighTolerancePercent").GetDecimal());
        Assert.Equal(2, stored.GetProperty("slots").GetProperty("card").GetInt32());
        Assert.Equal(1, stored.GetProperty("slots").GetProperty("flyer").GetInt32());
    }

    [Theory, EveryDatabase]
    public async Task A_put_replaces_and_what_it_leaves_out_or_nulls_takes_its_default(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var tea = await app.AddMerchantAsync("tea", new { policies = new { shortPick = "shipShort", lateMinutes = 5 }, controlGroupPercent = 10 });

        await app.PutAsync($"/api/v1/merchants/{tea}", new { policies = new { shortPick = (string?)null }, slots = (object?)null });

        var merchant = await app.Services.GetRequiredService<PlaceStore>().FindMerchantAsync(tea);
        Assert.Equal((ShortPickPolicy.Hold, 30, 0m, 1), (merchant!.Policies.ShortPick, merchant.Policies.LateMinutes, merchant.ControlGroupPercent, merchant.Slots.Card));
    }

    [Theory, EveryDatabase]
    public async Task Twenty_puts_at_once_make_the_site_once(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);

        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => app.Http.PutJsonAsync($"/api/v1/sites/{app.Unique("osaka")}", new { name = "大阪", timeZone = "Asia/Tokyo" })));

        Assert.Equal(1, replies.Count(reply => reply.StatusCode is HttpStatusCode.Created));
        Assert.Equal(19, replies.Count(reply => reply.StatusCode is HttpStatusCode.OK));
    }

    [Theory, EveryDatabase]
    public async Task Lists_go_by_code_page_by_page_and_always_say_next(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var site = await app.AddSiteAsync();
        foreach (var code in new[] { "p3", "p1", "p2" }) await app.AddPrinterAsync(site, code);

        var first = await (await app.Http.GetAsync($"/api/v1/sites/{site}/printers?limit=2")).JsonAsync();
        var second = await (await app.Http.GetAsync($"/api/v1/sites/{site}/printers?limit=2&after={first.GetProperty("next").GetString()}")).JsonAsync();

        Assert.Equal(["p1", "p2"], first.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString()));
        Assert.Equal(["p3"], second.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Http.GetAsync($"/api/v1/sites/{site}/printers?limit=501")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task A_station_is_found_by_its_full_name_or_by_its_code_where_only_one_site_has_it(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var (osaka, tokyo) = (await app.AddSiteAsync("osaka"), await app.AddSiteAsync("tokyo"));
        var (shared, single) = (app.Unique("pack-1"), app.Unique("pack-2"));
        await app.AddStationAsync(osaka, shared);
        await app.AddStationAsync(tokyo, shared);
        await app.AddStationAsync(tokyo, single, "returns");
        var places = app.Services.GetRequiredService<PlaceStore>();

        Assert.Equal(tokyo, (await places.FindStationAsync(single)).Value!.Site);
        Assert.Equal(osaka, (await places.FindStationAsync($"{osaka}:{shared}")).Value!.Site);
        Assert.Equal("places/no-such-station", (await places.FindStationAsync($"{osaka}:{single}")).Refusal!.Code);
        var ambiguous = (await places.FindStationAsync(shared)).Refusal!;
        Assert.Equal(("places/station-in-several-sites", 422), (ambiguous.Code, ambiguous.Status));
        Assert.Contains($"{osaka}, {tokyo}", ambiguous.Says.En, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task A_badge_of_another_site_is_taken_and_its_worker_stays(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var (osaka, tokyo) = (await app.AddSiteAsync("osaka"), await app.AddSiteAsync("tokyo"));
        var badge = await app.AddWorkerAsync(osaka, "W-7");

        using var reply = await app.Http.PutJsonAsync($"/api/v1/sites/{tokyo}/workers/{badge}", new { name = "鈴木", role = "admin" });

        Assert.Equal(HttpStatusCode.Conflict, reply.StatusCode);
        Assert.Equal("places/badge-taken", (await reply.JsonAsync()).GetProperty("code").GetString());
        Assert.Equal((osaka, WorkerRole.Packer), await WorkerAsync(app, badge));
    }

    [Theory, EveryDatabase]
    public async Task A_pin_is_stored_as_a_salted_hash_never_answered_and_kept_when_left_out(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var site = await app.AddSiteAsync();
        var (one, two) = (await app.AddWorkerAsync(site, "W-1"), await app.AddWorkerAsync(site, "W-2"));

        await app.PutAsync($"/api/v1/sites/{site}/workers/{one}", new { name = "田中", role = "supervisor" });

        var hashes = (await app.Db.ReadAsync(connection => connection.QueryAsync<string>("select PinHash from Worker where Badge in @badges", new { badges = new[] { one, two } }))).ToList();
        Assert.Equal(2, hashes.Distinct().Count());
        Assert.All(hashes, hash => Assert.DoesNotContain(WarehouseSetup.Pin, hash, StringComparison.Ordinal));
        Assert.All(hashes, hash => Assert.True(PinHash.Matches(hash, WarehouseSetup.Pin)));
        Assert.All(hashes, hash => Assert.False(PinHash.Matches(hash, "2581")));
        var reply = await app.Http.GetStringAsync($"/api/v1/sites/{site}/workers");
        Assert.Contains("\"hasPin\":true", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("pinHash", reply, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, EveryDatabase]
    public async Task A_removed_worker_is_gone_and_the_badge_is_free_for_another_site(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var (osaka, tokyo) = (await app.AddSiteAsync("osaka"), await app.AddSiteAsync("tokyo"));
        var badge = await app.AddWorkerAsync(osaka);

        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.DeleteAsync($"/api/v1/sites/{tokyo}/workers/{badge}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await app.Http.DeleteAsync($"/api/v1/sites/{osaka}/workers/{badge}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync($"/api/v1/sites/{osaka}/workers/{badge}")).StatusCode);
        await app.PutAsync($"/api/v1/sites/{tokyo}/workers/{badge}", new { role = "clerk" });
        Assert.Equal((tokyo, WorkerRole.Clerk), await WorkerAsync(app, badge));
    }

    [Theory, EveryDatabase]
    public async Task Things_that_are_not_there_are_404_by_name(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var site = await app.AddSiteAsync();
        foreach (var (path, code) in new[]
        {
            ("merchants/none", "places/no-such-merchant"),
            ("sites/none", "places/no-such-site"),
            ("sites/none/printers", "places/no-such-site"),
            ($"sites/{site}/printers/none", "places/no-such-printer"),
            ($"sites/{site}/stations/none", "places/no-such-station"),
            ($"sites/{site}/workers/none", "places/no-such-worker"),
        })
        {
            using var reply = await app.Http.GetAsync($"/api/v1/{path}");
            Assert.Equal((HttpStatusCode.NotFound, code), (reply.StatusCode, (await reply.JsonAsync()).GetProperty("code").GetString()));
        }

        using var put = await app.Http.PutJsonAsync("/api/v1/sites/none/printers/p1", new { uri = "cups:q" });
        Assert.Equal(HttpStatusCode.NotFound, put.StatusCode);
    }

    private static async Task<(string, WorkerRole)> WorkerAsync(FulfillmentApp app, string badge)
    {
        var worker = await app.Services.GetRequiredService<PlaceStore>().FindWorkerAsync(badge);
        return (worker!.Site, worker.Role);
    }

    [Theory, EveryDatabase]
    public async Task A_site_is_read_back_as_it_was_put_and_nothing_more(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var site = await app.AddSiteAsync();

        var read = await (await app.Http.GetAsync($"/api/v1/sites/{site}")).JsonAsync();

        Assert.Equal($$"""{"code":"{{site}}","name":"大阪","timeZone":"Asia/Tokyo","pinAtStation":false}""", read.GetRawText());
    }
}
