using System.Net;
using System.Text.Json;
using Fulfillment.Server.Events;
using Fulfillment.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fulfillment.Tests.Events;

public class TheEventLog
{
    [Theory, EveryDatabase]
    public async Task Sixty_writers_leave_no_gap_per_site_and_per_token_even_when_some_roll_back(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var log = app.Services.GetRequiredService<EventLog>();
        var store = app.Services.GetRequiredService<EventStore>();
        var (site, token) = (app.Unique("osaka"), Guid.NewGuid().ToString("N"));

        await Task.WhenAll(Enumerable.Range(0, 60).Select(n => Task.Run(() => app.Db.WriteAsync(async work =>
        {
            var type = n % 2 == 0 ? EventTypes.ParcelShipped : EventTypes.InsertPrinted;
            await log.AppendAsync(work, NewEvent.OfOrder(site, type, "tea", "1001", token, new { n }));
            return n % 3 == 0 ? work.Abandon(0) : n;
        }))));

        var events = await store.ReadSiteAsync(site, 0, null, [], 500, default);
        Assert.Equal(Enumerable.Range(1, 40).Select(n => n.ToString()), events.Select(e => e.Sequence));
        var seen = await store.ReadTokenAsync(token, 0, 500, default);
        Assert.Equal(Enumerable.Range(1, 20).Select(n => n.ToString()), seen.Select(e => e.Sequence));
        Assert.All(seen, e => Assert.Equal(EventTypes.ParcelShipped, e.Type));
    }

    [Theory, EveryDatabase]
    public async Task Without_a_credential_the_cursor_answers_401(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        using var nobody = app.Client(null);

        using var reply = await nobody.GetAsync("/api/v1/events?site=osaka");

        Assert.Equal(HttpStatusCode.Unauthorized, reply.StatusCode);
        Assert.Equal("application/problem+json", reply.Content.Headers.ContentType?.MediaType);
        Assert.Equal("access/no-credential", (await reply.JsonAsync()).GetProperty("code").GetString());
    }

    [Theory, EveryDatabase]
    public async Task The_cursor_answers_CloudEvents_whose_attribute_names_are_lower_case(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001");

        var fact = (await (await app.Http.GetAsync($"/api/v1/events?site={floor.Site}")).JsonAsync()).GetProperty("items")[0];

        Assert.Equal(
            ["data", "datacontenttype", "id", "sequence", "source", "specversion", "subject", "time", "type"],
            fact.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            ("1.0", $"/sites/{floor.Site}", "fulfillment.order.accepted", $"orders/{floor.Merchant}/1001"),
            (Text(fact, "specversion"), Text(fact, "source"), Text(fact, "type"), Text(fact, "subject")));
    }

    [Theory, EveryDatabase]
    public async Task Types_are_asked_for_by_their_whole_name_or_without_the_prefix(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001");
        using var cancelled = await app.Http.PostJsonAsync($"/api/v1/merchants/{floor.Merchant}/orders/1001/cancel", new { reason = "test" });

        foreach (var types in new[] { "order.cancelled", "fulfillment.order.cancelled", "order.cancelled,%20parcel.shipped" })
        {
            var items = (await (await app.Http.GetAsync($"/api/v1/events?site={floor.Site}&types={types}")).JsonAsync()).GetProperty("items").EnumerateArray();

            Assert.Equal(["fulfillment.order.cancelled"], items.Select(fact => Text(fact, "type")));
        }
    }

    [Theory, EveryDatabase]
    public async Task A_query_that_cannot_be_read_names_its_member_and_an_unknown_site_is_404(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var site = await app.AddSiteAsync();

        foreach (var (query, field) in new[] { ("", "site"), ($"?site={site}&after=-1", "after"), ($"?site={site}&limit=many", "limit"), ($"?site={site}&limit=501", "limit") })
        {
            using var reply = await app.Http.GetAsync($"/api/v1/events{query}");

            Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
            Assert.Equal(field, Text(await reply.JsonAsync(), "field"));
        }

        Assert.Equal((HttpStatusCode.NotFound, "places/no-such-site"), await app.Http.GetAsync("/api/v1/events?site=nowhere").VerdictAsync());
    }

    private static string? Text(JsonElement json, string member) => json.GetProperty(member).GetString();
}
