using System.Net;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Screens;

public class PairingWithAForm
{
    [Theory, EveryDatabase]
    public async Task The_code_makes_this_browser_the_station(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var station = await app.AddStationAsync(await app.AddSiteAsync());
        var code = await app.PairingCodeAsync(station);
        using var visitor = new Visitor(app);

        (await visitor.OpenAsync("/")).Says("作業台は未登録です");
        var paired = await visitor.FillInAsync("/pair", ("code", code.ToLowerInvariant()));

        Assert.Equal((HttpStatusCode.Found, "/"), (paired.Status, paired.Header("Location")));
        var cookie = paired.Header("Set-Cookie")!;
        Assert.StartsWith("fulfillment-station=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        var start = await visitor.OpenAsync("/");
        start.Says("pack-1");
        start.Says("大阪");
        (await visitor.OpenAsync("/pair")).Says(station);
    }

    [Theory, EveryDatabase]
    public async Task A_wrong_code_says_what_to_do_and_the_sixth_waits(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        using var visitor = new Visitor(app, "en");

        for (var n = 0; n < 5; n++)
        {
            var reply = await visitor.FillInAsync("/pair", ("code", "AAAA-2222"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
            reply.Says("Ask for a new one.");
        }

        var sixth = await visitor.FillInAsync("/pair", ("code", "AAAA-2222"));
        Assert.Equal((HttpStatusCode.TooManyRequests, "30"), (sixth.Status, sixth.Header("Retry-After")));
        Assert.DoesNotContain("fulfillment-station", visitor.Cookies);
    }

    [Theory, EveryDatabase]
    public async Task Signing_out_leaves_the_station_paired(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var site = await app.AddSiteAsync();
        var badge = await app.AddWorkerAsync(site);
        var code = await app.PairingCodeAsync(await app.AddStationAsync(site));
        using var visitor = new Visitor(app);

        await visitor.FillInAsync("/pair", ("code", code));
        await visitor.FillInAsync("/sign-in", ("badge", badge), ("pin", WarehouseSetup.Pin));
        await visitor.FillInAsync("/sign-out");

        var start = await visitor.OpenAsync("/");
        start.Says("pack-1");
        start.Says("サインインしていません");
    }
}
