using System.Net;
using Fulfillment.Server.Access;
using Fulfillment.Server.Places;
using Fulfillment.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fulfillment.Tests.Access;

public class SigningIn
{
    [Theory, EveryDatabase]
    public async Task Badge_and_pin_open_what_the_role_may_until_signing_out(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var site = await app.AddSiteAsync();
        var (packer, supervisor, admin) = (await app.AddWorkerAsync(site, "P-1"), await app.AddWorkerAsync(site, "S-1", "supervisor"), await app.AddWorkerAsync(site, "A-1", "admin"));
        using var asPacker = await app.SignInAsync(packer);
        using var asSupervisor = await app.SignInAsync($"BADGE:{supervisor}");
        using var asAdmin = await app.SignInAsync(admin);

        Assert.Equal(["bench"], await ScopesAsync(asPacker));
        Assert.Equal(["bench", "campaigns", "events", "orders", "read"], await ScopesAsync(asSupervisor));
        Assert.Equal(["admin"], await ScopesAsync(asAdmin));
        Assert.Equal((HttpStatusCode.Forbidden, "access/not-allowed"), await asSupervisor.PutJsonAsync($"/api/v1/sites/{site}", new { }).VerdictAsync());
        Assert.Equal(HttpStatusCode.OK, (await asAdmin.PutJsonAsync($"/api/v1/sites/{site}", new { name = "大阪" })).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await asPacker.PostAsync("/api/v1/sign-out", null)).StatusCode);
        Assert.Equal((HttpStatusCode.Unauthorized, "access/no-credential"), await asPacker.GetAsync("/api/v1/me").VerdictAsync());
    }

    [Theory, EveryDatabase]
    public async Task The_cookie_is_for_our_pages_only_and_a_copy_of_it_ends_with_the_sign_out(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var badge = await app.AddWorkerAsync(await app.AddSiteAsync());
        using var plain = app.Client(null);

        using var reply = await plain.PostJsonAsync("/api/v1/sign-in", new { badge, pin = WarehouseSetup.Pin });
        var cookie = Assert.Single(reply.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);

        using var copy = app.Client(null);
        copy.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        copy.DefaultRequestHeaders.Add(OwnPages.Header, "1");
        Assert.Equal(HttpStatusCode.OK, (await copy.GetAsync("/api/v1/me")).StatusCode);
        await copy.PostAsync("/api/v1/sign-out", null);
        Assert.Equal(HttpStatusCode.Unauthorized, (await copy.GetAsync("/api/v1/me")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task A_sign_in_holds_on_another_node_and_ends_after_the_shift_with_a_new_pin_or_with_the_badge(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        await using var second = await app.StartSecondNodeAsync();
        var site = await app.AddSiteAsync();
        var (stays, changes, leaves) = (await app.AddWorkerAsync(site, "W-1"), await app.AddWorkerAsync(site, "W-2"), await app.AddWorkerAsync(site, "W-3"));
        using var staying = await app.SignInAsync(stays);
        using var changing = await app.SignInAsync(changes);
        using var leaving = await app.SignInAsync(leaves);

        Assert.Equal(HttpStatusCode.OK, (await staying.GetAsync(new Uri(second.Address, "/api/v1/me"))).StatusCode);
        await app.AddWorkerAsync(site, "W-2", pin: "9999");
        Assert.Equal(HttpStatusCode.Unauthorized, (await changing.GetAsync("/api/v1/me")).StatusCode);
        await app.Http.DeleteAsync($"/api/v1/sites/{site}/workers/{leaves}");
        Assert.Equal(HttpStatusCode.Unauthorized, (await leaving.GetAsync("/api/v1/me")).StatusCode);
        app.Clock.Advance(TimeSpan.FromHours(13));
        Assert.Equal(HttpStatusCode.Unauthorized, (await staying.GetAsync("/api/v1/me")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task The_workers_language_answers(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        using var browser = await app.SignInAsync(await app.AddWorkerAsync(await app.AddSiteAsync(), language: "en"));

        var problem = await (await browser.GetAsync("/api/v1/api-keys")).JsonAsync();

        Assert.Equal("This credential may not do that.", problem.GetProperty("title").GetString());
    }

    [Theory, EveryDatabase]
    public async Task Another_sites_page_cannot_use_the_cookie(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var site = await app.AddSiteAsync();
        using var browser = await app.SignInAsync(await app.AddWorkerAsync(site, "A-1", "admin"));

        Assert.Equal((HttpStatusCode.Forbidden, "access/foreign-page"), await PutFromAsync("https://evil.example"));
        Assert.Equal((HttpStatusCode.Forbidden, "access/foreign-page"), await PutFromAsync("null"));
        Assert.Equal((HttpStatusCode.OK, null), await PutFromAsync(app.Address.GetLeftPart(UriPartial.Authority)));
        Assert.Equal((HttpStatusCode.OK, null), await PutFromAsync("https://parcel.example"));
        browser.DefaultRequestHeaders.Remove(OwnPages.Header);
        Assert.Equal((HttpStatusCode.Forbidden, "access/foreign-page"), await browser.PutJsonAsync($"/api/v1/sites/{site}", new { }).VerdictAsync());

        Task<(HttpStatusCode, string?)> PutFromAsync(string origin)
        {
            var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/sites/{site}") { Content = new StringContent("{}") };
            request.Headers.Add("Origin", origin);
            return browser.SendAsync(request).VerdictAsync();
        }
    }

    [Theory, EveryDatabase]
    public async Task After_five_wrong_pins_even_the_right_one_waits_and_each_further_wait_is_longer(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var badge = await app.AddWorkerAsync(await app.AddSiteAsync());
        using var browser = app.Browser();

        for (var n = 0; n < 5; n++) Assert.Equal((HttpStatusCode.Unauthorized, "access/wrong-badge-or-pin"), await TryAsync("0000"));
        Assert.Equal(30, await WaitAsync());
        await using (var second = await app.StartSecondNodeAsync())
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.PostJsonAsync(new Uri(second.Address, "/api/v1/sign-in").ToString(), new { badge, pin = WarehouseSetup.Pin })).StatusCode);
        }

        app.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(HttpStatusCode.Unauthorized, (await TryAsync("0000")).Status);
        Assert.InRange(await WaitAsync(), 55, 60);
        app.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.OK, (await TryAsync(WarehouseSetup.Pin)).Status);
        for (var n = 0; n < 4; n++) await TryAsync("0000");
        Assert.Equal(HttpStatusCode.OK, (await TryAsync(WarehouseSetup.Pin)).Status);

        Task<(HttpStatusCode Status, string? Code)> TryAsync(string pin) => browser.PostJsonAsync("/api/v1/sign-in", new { badge, pin }).VerdictAsync();

        async Task<int> WaitAsync()
        {
            using var reply = await browser.PostJsonAsync("/api/v1/sign-in", new { badge, pin = WarehouseSetup.Pin });
            Assert.Equal(HttpStatusCode.TooManyRequests, reply.StatusCode);
            return (int)reply.Headers.RetryAfter!.Delta!.Value.TotalSeconds;
        }
    }

    [Theory, EveryDatabase]
    public async Task Twenty_guesses_at_once_are_still_only_five(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var badge = await app.AddWorkerAsync(await app.AddSiteAsync());
        var verify = app.Services.GetRequiredService<VerifyPin>();

        var guesses = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Task.Run(() => verify.HandleAsync(badge, $"{1000 + n}", default))));

        Assert.Equal(5, guesses.Count(guess => guess.Refusal!.Code == "access/wrong-badge-or-pin"));
        Assert.Equal(15, guesses.Count(guess => guess.Refusal!.Code == "access/too-many-guesses"));
    }

    [Theory, EveryDatabase]
    public async Task An_unknown_badge_and_one_without_a_pin_are_answered_like_a_wrong_pin(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var site = await app.AddSiteAsync();
        var without = await app.AddWorkerAsync(site, "W-1", pin: null);
        var verify = app.Services.GetRequiredService<VerifyPin>();

        foreach (var badge in new[] { without, app.Unique("nobody"), "", "a b", new string('x', 900) })
        {
            Assert.Equal("access/wrong-badge-or-pin", (await verify.HandleAsync(badge, "1234", default)).Refusal!.Code);
        }

        Assert.Equal(WorkerRole.Clerk, (await verify.HandleAsync(await app.AddWorkerAsync(site, "W-2", "clerk"), WarehouseSetup.Pin, default)).Value!.Role);
    }

    private static async Task<IEnumerable<string?>> ScopesAsync(HttpClient browser) =>
        (await (await browser.GetAsync("/api/v1/me")).JsonAsync()).GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()).Order(StringComparer.Ordinal);
}
