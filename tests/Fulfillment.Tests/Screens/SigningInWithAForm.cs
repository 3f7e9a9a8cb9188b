using System.Net;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Screens;

public class SigningInWithAForm
{
    [Theory, EveryDatabase]
    public async Task Badge_and_pin_sign_in_until_the_sign_out_form_is_sent(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var badge = await app.AddWorkerAsync(await app.AddSiteAsync(), "S-1", "supervisor");
        using var visitor = new Visitor(app);

        var signedIn = await visitor.FillInAsync("/sign-in", ("badge", $"BADGE:{badge}"), ("pin", WarehouseSetup.Pin));
        var start = await visitor.OpenAsync("/");
        var signedOut = await visitor.FillInAsync("/sign-out");
        var after = await visitor.OpenAsync("/");

        Assert.Equal((HttpStatusCode.Found, "/"), (signedIn.Status, signedIn.Header("Location")));
        start.Says("佐藤");
        start.Says("現場責任者");
        Assert.Equal((HttpStatusCode.Found, "/"), (signedOut.Status, signedOut.Header("Location")));
        after.Says("サインインしていません");
        Assert.DoesNotContain("佐藤", after.Html, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task The_cookies_are_hidden_from_scripts_and_from_other_sites(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var badge = await app.AddWorkerAsync(await app.AddSiteAsync());
        using var visitor = new Visitor(app);

        var form = (await visitor.OpenAsync("/sign-in")).Header("Set-Cookie")!;
        var worker = (await visitor.FillInAsync("/sign-in", ("badge", badge), ("pin", WarehouseSetup.Pin))).Header("Set-Cookie")!.Split('\n').Single(cookie => cookie.StartsWith("fulfillment-worker=", StringComparison.Ordinal));

        Assert.StartsWith("fulfillment-form=", form, StringComparison.Ordinal);
        Assert.All([form, worker], cookie =>
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory, EveryDatabase]
    public async Task A_form_without_its_token_is_refused_and_changes_nothing(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var site = await app.AddSiteAsync();
        var badge = await app.AddWorkerAsync(site);
        var code = await app.PairingCodeAsync(await app.AddStationAsync(site));
        using var visitor = new Visitor(app);

        foreach (var reply in new[]
        {
            await visitor.PostAsync("/sign-in", ("badge", badge), ("pin", WarehouseSetup.Pin)),
            await visitor.PostAsync("/pair", ("code", code)),
        })
        {
            Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
            reply.Says("この画面は古くなっています。");
        }

        Assert.Empty(visitor.Cookies);
        await visitor.FillInAsync("/sign-in", ("badge", badge), ("pin", WarehouseSetup.Pin));
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/sign-out")).Status);
        (await visitor.OpenAsync("/")).Says("佐藤");
    }

    [Theory, EveryDatabase]
    public async Task A_wrong_pin_says_what_to_do_and_keeps_the_badge_but_never_the_pin(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var badge = await app.AddWorkerAsync(await app.AddSiteAsync(), language: "en");
        using var visitor = new Visitor(app, "en");

        var reply = await visitor.FillInAsync("/sign-in", ("badge", badge), ("pin", "975310"));

        Assert.Equal(HttpStatusCode.Unauthorized, reply.Status);
        reply.Says("The badge or the PIN is wrong.");
        reply.Says("ask an administrator for a new one");
        reply.Says($"value=\"{badge}\"");
        Assert.DoesNotContain("975310", reply.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("fulfillment-worker", visitor.Cookies);
    }

    [Theory, EveryDatabase]
    public async Task What_was_typed_comes_back_as_text_and_not_as_markup(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        using var visitor = new Visitor(app);

        var reply = await visitor.FillInAsync("/sign-in", ("badge", "\"><b>x"), ("pin", "1"));

        reply.Says("value=\"&quot;&gt;&lt;b&gt;x\"");
    }

    [Theory, EveryDatabase]
    public async Task After_five_wrong_pins_the_page_says_how_many_seconds_to_wait(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var badge = await app.AddWorkerAsync(await app.AddSiteAsync());
        using var visitor = new Visitor(app);

        for (var n = 0; n < 5; n++) Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.FillInAsync("/sign-in", ("badge", badge), ("pin", "0000"))).Status);
        var sixth = await visitor.FillInAsync("/sign-in", ("badge", badge), ("pin", WarehouseSetup.Pin));

        Assert.Equal((HttpStatusCode.TooManyRequests, "30"), (sixth.Status, sixth.Header("Retry-After")));
        sixth.Says("30 秒待ってから");
        app.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(HttpStatusCode.Found, (await visitor.FillInAsync("/sign-in", ("badge", badge), ("pin", WarehouseSetup.Pin))).Status);
    }

    [Theory, EveryDatabase]
    public async Task Full_width_digits_of_an_input_method_are_understood(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var badge = await app.AddWorkerAsync(await app.AddSiteAsync());
        using var visitor = new Visitor(app);

        var reply = await visitor.FillInAsync("/sign-in", ("badge", $" {badge.Replace('1', '１')} "), ("pin", "２５８０"));

        Assert.Equal(HttpStatusCode.Found, reply.Status);
    }

    [Theory, EveryDatabase]
    public async Task Signing_in_goes_on_where_it_began_and_never_to_another_site(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var badge = await app.AddWorkerAsync(await app.AddSiteAsync());

        foreach (var (asked, goesTo) in new[] { ("/healthz/detail?a=1", "/healthz/detail?a=1"), ("https://evil.example/", "/"), ("//evil.example", "/"), ("/\\evil.example", "/"), ("javascript:alert(1)", "/") })
        {
            using var visitor = new Visitor(app);
            var reply = await visitor.FillInAsync($"/sign-in?returnUrl={Uri.EscapeDataString(asked)}", ("badge", badge), ("pin", WarehouseSetup.Pin));
            Assert.Equal((HttpStatusCode.Found, goesTo), (reply.Status, reply.Header("Location")));
        }
    }

    [Theory, EveryDatabase]
    public async Task A_page_that_needs_somebody_shows_the_sign_in_at_its_own_address(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var badge = await app.AddWorkerAsync(await app.AddSiteAsync());
        using var visitor = new Visitor(app);

        var asked = await visitor.OpenAsync("/healthz/detail");
        var api = await visitor.OpenAsync("/api/v1/me");

        Assert.Equal((HttpStatusCode.Unauthorized, null), (asked.Status, asked.Header("Location")));
        asked.Says("action=\"/sign-in\"");
        asked.Says("value=\"/healthz/detail\"");
        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (api.Status, api.Header("Content-Type")));
        await visitor.FillInAsync("/sign-in", ("badge", badge), ("pin", WarehouseSetup.Pin));
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/healthz/detail")).Status);
    }

    [Theory, EveryDatabase]
    public async Task The_form_at_the_refused_address_signs_in_and_goes_on_there(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var badge = await app.AddWorkerAsync(await app.AddSiteAsync());
        using var visitor = new Visitor(app);
        var token = System.Text.RegularExpressions.Regex.Match((await visitor.OpenAsync("/healthz/detail")).Html, "__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value;

        var reply = await visitor.PostAsync("/sign-in", ("__RequestVerificationToken", token), ("returnUrl", "/healthz/detail"), ("badge", badge), ("pin", WarehouseSetup.Pin));

        Assert.Equal((HttpStatusCode.Found, "/healthz/detail"), (reply.Status, reply.Header("Location")));
    }
}
