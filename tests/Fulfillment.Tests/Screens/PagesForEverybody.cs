using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Fulfillment.Server.Access;
using Fulfillment.Server.Demo;
using Fulfillment.Tests.EndToEnd;
using Fulfillment.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Fulfillment.Tests.Screens;

public class PagesForEverybody
{
    private static readonly string[] Pages = ["/", "/sign-in", "/sign-out", "/pair", "/no-such-page"];

    [Theory, EveryDatabase]
    public async Task Every_page_speaks_both_languages_and_asks_no_other_server_for_anything(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        foreach (var page in Pages)
        {
            using var japanese = new Visitor(app, "ja");
            using var english = new Visitor(app, "en-GB,ja;q=0.5");
            var (ja, en) = (await japanese.OpenAsync(page), await english.OpenAsync(page));

            Assert.Equal(("ja", "en"), (ja.Language, en.Language));
            Assert.DoesNotMatch("[\\u3040-\\u30ff]", en.Html);
            Assert.All([ja, en], reply =>
            {
                Assert.DoesNotContain("://", reply.Html, StringComparison.Ordinal);
                Assert.All(Regex.Matches(reply.Html, "(?:href|src|action)=\"([^\"]*)\"").Select(match => match.Groups[1].Value), url => Assert.Matches("^(/[^/]|/$|\\?|#)", url));
                Assert.DoesNotContain("<script", reply.Html, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(" style=", reply.Html, StringComparison.OrdinalIgnoreCase);
            });
        }
    }

    [Theory, EveryDatabase]
    public async Task Every_page_keeps_out_foreign_frames_and_scripts_and_is_kept_by_no_cache(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        using var visitor = new Visitor(app);
        foreach (var page in Pages)
        {
            var reply = await visitor.OpenAsync(page);

            Assert.Contains("default-src 'self'", reply.Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", reply.Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Equal("nosniff", reply.Header("X-Content-Type-Options"));
            Assert.Contains("no-store", reply.Header("Cache-Control"), StringComparison.Ordinal);
        }
    }

    [Theory, EveryDatabase]
    public async Task The_workers_language_goes_before_the_browsers_and_a_choice_before_both_until_the_next_sign_in(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var site = await app.AddSiteAsync();
        var (vietnamese, japanese) = (await app.AddWorkerAsync(site, "W-1", language: "en"), await app.AddWorkerAsync(site, "W-2", language: "ja"));
        using var visitor = new Visitor(app, "ja");

        await visitor.FillInAsync("/sign-in", ("badge", vietnamese), ("pin", WarehouseSetup.Pin));
        Assert.Equal("en", (await visitor.OpenAsync("/")).Language);
        Assert.Equal("ja", (await visitor.OpenAsync("/?lang=ja")).Language);
        Assert.Equal("ja", (await visitor.OpenAsync("/pair")).Language);
        Assert.Equal("en", (await visitor.OpenAsync("/?lang=en")).Language);
        await visitor.FillInAsync("/sign-in", ("badge", japanese), ("pin", WarehouseSetup.Pin));
        Assert.Equal("ja", (await visitor.OpenAsync("/")).Language);
    }

    [Theory, EveryDatabase]
    public async Task Without_any_wish_the_page_is_japanese_and_an_unknown_one_is_no_wish(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        using var visitor = new Visitor(app);

        Assert.Equal("ja", (await visitor.OpenAsync("/")).Language);
        Assert.Equal("ja", (await visitor.OpenAsync("/?lang=xx")).Language);
        Assert.Empty(visitor.Cookies);
        (await visitor.OpenAsync("/sign-in?returnUrl=%2Fhealthz%2Fdetail")).Says("href=\"?returnUrl=%2Fhealthz%2Fdetail&amp;lang=en\"");
    }

    [Theory, EveryDatabase]
    public async Task A_signed_in_browser_reads_refusals_as_pages_and_a_program_as_problems(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine, map: server => server.MapGet("/breaks", string () => throw new InvalidOperationException("secret detail")).AllowAnyone());
        var badge = await app.AddWorkerAsync(await app.AddSiteAsync());
        using var visitor = new Visitor(app);
        await visitor.FillInAsync("/sign-in", ("badge", badge), ("pin", WarehouseSetup.Pin));

        var absent = await visitor.OpenAsync("/no-such-page");
        var broken = await visitor.OpenAsync("/breaks");

        Assert.Equal((HttpStatusCode.NotFound, "ja"), (absent.Status, absent.Language));
        absent.Says("このページはありません。");
        Assert.Equal((HttpStatusCode.InternalServerError, "ja"), (broken.Status, broken.Language));
        broken.Says("traceId");
        Assert.DoesNotContain("secret detail", broken.Html, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotFound, "request/no-such-address"), await app.Http.GetAsync("/no-such-page").VerdictAsync());
    }

    [Fact]
    public async Task The_demos_badges_are_shown_only_where_the_demo_is_and_are_those_of_the_demo_day()
    {
        await using var plain = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        await using var demo = await FulfillmentApp.StartAsync(TestDatabase.Sqlite, configuration => configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Demo:Seed"] = "true" }));
        using var atPlain = new Visitor(plain);
        using var atDemo = new Visitor(demo);
        await plain.AddWorkerAsync(await plain.AddSiteAsync(), "P-001");

        Assert.DoesNotContain("P-001", (await atPlain.OpenAsync("/")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("P-001", (await atDemo.OpenAsync("/")).Html, StringComparison.Ordinal);
        await demo.AddWorkerAsync(await demo.AddSiteAsync(), "P-001");
        var start = await atDemo.OpenAsync("/");

        using var script = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "db", "seed", "places.json")));
        foreach (var person in DemoPerson.ToTry)
        {
            start.Says($"<code>{person.Badge}</code>");
            start.Says($"<code>{person.Pin}</code>");
            var body = script.RootElement.GetProperty("sites/osaka/workers").GetProperty(person.Badge);
            Assert.Equal(person.Pin, body.GetProperty("pin").GetString());
            Assert.Equal(person.Role.ToString(), body.GetProperty("role").GetString(), ignoreCase: true);
        }
    }

    [Fact]
    public async Task A_published_server_has_every_file_its_pages_ask_for()
    {
        await using var server = await PublishedServer.StartAsync();
        using var nobody = server.Client(null);
        var files = new[]
        {
            ("/screens.css", "text/css"), ("/tokens.css", "text/css"), ("/lists.css", "text/css"), ("/signs.svg", "image/svg+xml"), ("/icon.svg", "image/svg+xml"), ("/lib/signalr/signalr.min.js", "text/javascript"),
            ("/lib/uplot/uPlot.esm.js", "text/javascript"), ("/lib/uplot/uPlot.min.css", "text/css"),
        };

        foreach (var (path, type) in files)
        {
            using var reply = await nobody.GetAsync(path);
            Assert.Equal((HttpStatusCode.OK, type), (reply.StatusCode, reply.Content.Headers.ContentType?.MediaType));
            Assert.Equal("nosniff", reply.Headers.GetValues("X-Content-Type-Options").Single());
        }

        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("/package-lock.json")).StatusCode);
    }

    [Fact]
    public async Task A_file_named_by_a_page_is_kept_for_ever_and_under_any_other_address_asked_about()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        using var visitor = new Visitor(app);
        var named = Regex.Match((await visitor.OpenAsync("/")).Html, "/screens.css\\?v=[0-9a-f]{16}").Value;

        Assert.Equal("public, max-age=31536000, immutable", (await visitor.OpenAsync(named)).Header("Cache-Control"));
        Assert.Equal("no-cache", (await visitor.OpenAsync("/screens.css")).Header("Cache-Control"));
        Assert.Equal("no-cache", (await visitor.OpenAsync("/screens.css?v=0123456789abcdef")).Header("Cache-Control"));
    }
}
