using System.Net;
using Fulfillment.Server.Tracking;
using Fulfillment.Tests.Harness;
using Fulfillment.Tests.Screens;
using Xunit;

namespace Fulfillment.Tests.Tracking;

public class ScanningACard
{
    private const string Link = "https://tea.example/welcome?from=card";

    [Theory, EveryDatabase]
    public async Task It_leads_to_the_campaigns_link_as_it_was_and_counts_once_a_day(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        var code = await PackAsync(floor, new { link = Link, goal = "visit" });
        await floor.AddCampaignAsync(more: new { link = "https://tea.example/other", goal = "visit" });
        using var visitor = new Visitor(app, "ja");

        for (var scan = 0; scan < 3; scan++)
        {
            var reply = await visitor.OpenAsync($"/q/{code}");
            Assert.Equal((HttpStatusCode.Redirect, Link), (reply.Status, reply.Header("Location")));
            Assert.Contains("no-store", reply.Header("Cache-Control"), StringComparison.Ordinal);
        }

        var scanned = Assert.Single(await floor.EventsAsync("insert.scanned"));
        Assert.Equal(("welcome", $"orders/{floor.Merchant}/1001"), (scanned.GetProperty("data").GetProperty("campaign").GetString(), scanned.GetProperty("subject").GetString()));
        Assert.DoesNotContain(code, scanned.GetRawText(), StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await visitor.OpenAsync($"/q/{code.ToLowerInvariant()}");
        Assert.Equal(2, (await floor.EventsAsync("insert.scanned")).Count);
    }

    [Theory, EveryDatabase]
    public async Task What_is_no_person_is_led_on_and_not_counted(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        var code = await PackAsync(floor, new { link = Link, goal = "visit" });
        using var nobody = app.Client(null);
        foreach (var (method, header, value) in new[] { ("HEAD", "Accept", "*/*"), ("GET", "Sec-Purpose", "prefetch;prerender"), ("GET", "X-Moz", "prefetch"), ("GET", "User-Agent", "Slackbot-LinkExpanding 1.0") })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), $"/q/{code}");
            request.Headers.TryAddWithoutValidation(header, value);
            using var reply = await nobody.SendAsync(request);
            Assert.Equal((HttpStatusCode.Redirect, Link), (reply.StatusCode, reply.Headers.Location?.ToString()));
        }

        Assert.Empty(await floor.EventsAsync("insert.scanned"));
    }

    [Theory, EveryDatabase]
    public async Task A_card_that_asks_for_a_review_waits_until_the_parcel_is_there_and_never_asks_in_trouble(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        var code = await PackAsync(floor, new { message = "review", goal = "review", link = Link });
        using var visitor = new Visitor(app, "ja");
        var now = app.Clock.GetUtcNow();

        var early = await visitor.OpenAsync($"/q/{code}");
        Assert.Equal(HttpStatusCode.OK, early.Status);
        early.Says("お届けの途中");
        early.Says("お茶の店");
        Assert.DoesNotContain(Link, early.Html, StringComparison.Ordinal);
        await floor.CarrierSaysAsync("1001", "exception", now.ToString("O"));
        app.Clock.Advance(TimeSpan.FromDays(30));
        (await visitor.OpenAsync($"/q/{code}")).Says("お届けの途中");
        await floor.CarrierSaysAsync("1001", "delivered", now.AddDays(2).ToString("O"));
        Assert.Equal(Link, (await visitor.OpenAsync($"/q/{code}")).Header("Location"));
    }

    [Theory, EveryDatabase]
    public async Task Void_unknown_and_malformed_codes_are_the_same_friendly_page(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddCampaignAsync(more: new { link = Link, goal = "visit" });
        await floor.AddOrderAsync("1001");
        var bench = await floor.StaffAsync();
        var code = Assert.Single((await bench.ScanAsync("1001")).InsertCodes);
        using var cancelled = await app.Http.PostJsonAsync($"/api/v1/merchants/{floor.Merchant}/orders/1001/cancel", new { reason = "test" });
        Assert.True(cancelled.IsSuccessStatusCode);
        using var visitor = new Visitor(app, "ja");

        var pages = new List<Reply>();
        foreach (var text in new[] { code, Fulfillment.Server.Catalog.Barcodes.InsertCode.New(), "hello", new string('0', 200) }) pages.Add(await visitor.OpenAsync($"/q/{text}"));

        Assert.All(pages, page => Assert.Equal(HttpStatusCode.NotFound, page.Status));
        Assert.Single(pages.Select(page => page.Html).Distinct());
        Assert.Empty(await floor.EventsAsync("insert.scanned"));
    }

    [Theory]
    [InlineData("shipped", "2026-11-24", 3, "2026-11-26", true)]
    [InlineData("shipped", "2026-11-24", 3, "2026-11-27", false)]
    [InlineData("shipped", null, 0, "2026-11-21", true)]
    [InlineData("shipped", null, 0, "2026-11-22", false)]
    [InlineData("delivered", "2026-12-24", 3, "2026-11-21", false)]
    [InlineData("exception", "2026-11-24", 3, "2026-12-31", true)]
    [InlineData("returned", "2026-11-24", 3, "2026-12-31", true)]
    public void The_lock_goes_by_delivery_else_by_the_expected_day(string status, string? expected, int afterDays, string today, bool locked)
    {
        var shipped = new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(9));
        var parcel = new ParcelOnItsWay("yamato", "1", shipped, new ParcelStatus(status, shipped, null));

        Assert.Equal(locked, ReviewLock.IsLocked([parcel], expected is null ? null : DateOnly.Parse(expected), afterDays, DateOnly.Parse(today), instant => DateOnly.FromDateTime(instant.DateTime)));
    }

    /// <summary>Packs and ships order 1001 with one card of this campaign, and answers the card's code.</summary>
    private static async Task<string> PackAsync(Floor floor, object campaign)
    {
        await floor.AddCampaignAsync(more: campaign);
        await floor.AddOrderAsync("1001");
        var bench = await floor.StaffAsync();
        var code = Assert.Single((await bench.ScanAsync("1001")).InsertCodes);
        Assert.Equal("idle", (await bench.ScanAllAsync(Floor.GreenTea, code, Floor.WaybillOf("1001"))).State);
        return code;
    }
}
