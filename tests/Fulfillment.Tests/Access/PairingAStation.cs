using System.Net;
using Fulfillment.Server.Access;
using Fulfillment.Server.Places;
using Fulfillment.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fulfillment.Tests.Access;

public class PairingAStation
{
    [Theory, EveryDatabase]
    public async Task A_code_makes_one_browser_the_station_and_only_that_station(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var site = await app.AddSiteAsync();
        var station = await app.AddStationAsync(site);
        var code = await app.PairingCodeAsync(station);
        using var first = app.Browser();
        using var second = app.Browser();

        Assert.Equal((HttpStatusCode.OK, null), await first.PostJsonAsync("/api/v1/pairing", new { code = code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal) }).VerdictAsync());
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "access/unknown-pairing-code"), await second.PostJsonAsync("/api/v1/pairing", new { code }).VerdictAsync());

        var me = await (await first.GetAsync("/api/v1/me")).JsonAsync();
        Assert.Equal((site, "pack-1", $"station:{station}"), (me.GetProperty("site").GetString(), me.GetProperty("station").GetString(), me.GetProperty("name").GetString()));
        Assert.Equal(HttpStatusCode.Forbidden, (await first.GetAsync("/api/v1/audit")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Of_ten_browsers_with_one_code_one_is_paired(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var pair = app.Services.GetRequiredService<PairStation>();
        var code = await app.PairingCodeAsync(await app.AddStationAsync(await app.AddSiteAsync()));

        var tries = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => Task.Run(() => pair.HandleAsync(new PairingDocument { Code = code }, app.Unique($"10.0.0.{n}"), default))));

        Assert.Equal(1, tries.Count(one => one.Refusal is null));
    }

    [Theory, EveryDatabase]
    public async Task A_code_dies_after_ten_minutes(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var code = await app.PairingCodeAsync(await app.AddStationAsync(await app.AddSiteAsync()));
        using var browser = app.Browser();

        app.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "access/unknown-pairing-code"), await browser.PostJsonAsync("/api/v1/pairing", new { code }).VerdictAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_revoked_pairing_opens_nothing_and_the_station_can_be_paired_again(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var station = await app.AddStationAsync(await app.AddSiteAsync());
        using var browser = await app.PairAsync(station);
        var list = await (await app.Http.GetAsync($"/api/v1/stations/{station}/pairings")).JsonAsync();
        var id = Assert.Single(list.GetProperty("items").EnumerateArray()).GetProperty("id").GetString();

        Assert.Equal(HttpStatusCode.NoContent, (await app.Http.DeleteAsync($"/api/v1/stations/{station}/pairings/{id}")).StatusCode);
        Assert.Equal((HttpStatusCode.NotFound, "access/no-such-pairing"), await app.Http.DeleteAsync($"/api/v1/stations/{station}/pairings/{id}").VerdictAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/me")).StatusCode);
        using var again = await app.PairAsync(station);
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/api/v1/me")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Guessing_codes_from_one_address_must_wait_after_five(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var pair = app.Services.GetRequiredService<PairStation>();
        var from = app.Unique("10.0.0.1");

        for (var n = 0; n < 5; n++) Assert.Equal("access/unknown-pairing-code", (await pair.HandleAsync(new PairingDocument { Code = "AAAA-AAAA" }, from, default)).Refusal!.Code);
        var sixth = (await pair.HandleAsync(new PairingDocument { Code = "AAAA-AAAA" }, from, default)).Refusal!;

        Assert.Equal(("access/too-many-guesses", 429, 30), (sixth.Code, sixth.Status, sixth.RetryAfterSeconds));
    }

    [Theory, EveryDatabase]
    public async Task A_worker_at_a_paired_browser_is_both(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var site = await app.AddSiteAsync();
        var badge = await app.AddWorkerAsync(site, "S-1", "supervisor");
        using var browser = await app.PairAsync(await app.AddStationAsync(site));

        await browser.PostJsonAsync("/api/v1/sign-in", new { badge, pin = WarehouseSetup.Pin });

        var me = await (await browser.GetAsync("/api/v1/me")).JsonAsync();
        Assert.Equal(($"worker:{badge}", "pack-1"), (me.GetProperty("name").GetString(), me.GetProperty("station").GetString()));
    }

    [Fact]
    public void A_paired_station_speaks_for_itself_and_a_key_or_a_worker_for_any()
    {
        var (own, other) = (new Station("osaka", "p1", StationKind.Packing, new StationPrinters()), new Station("tokyo", "p1", StationKind.Packing, new StationPrinters()));
        var bench = new HashSet<string> { Scopes.Bench };
        var paired = new Caller { Scopes = bench, Site = "osaka", Station = "p1" };

        Assert.Equal((true, false), (paired.SpeaksFor(own), paired.SpeaksFor(other)));
        Assert.True((paired with { Badge = "W-1" }).SpeaksFor(other));
        Assert.True(new Caller { ApiKey = "k", Scopes = bench }.SpeaksFor(other));
        Assert.False(new Caller { ApiKey = "k", Scopes = new HashSet<string> { Scopes.Read } }.SpeaksFor(own));
    }
}
