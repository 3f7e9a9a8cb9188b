using System.Net;
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
}
