using Fulfillment.Tests.Harness;
using Fulfillment.Tests.Harness.Browser;
using Microsoft.Playwright;
using Xunit;

namespace Fulfillment.Tests.Screens;

public class SettingUpByForm
{
    [Theory, EveryLanguage]
    public async Task An_administrator_sets_a_bench_up_by_forms_alone_and_its_screen_is_paired(string language)
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var home = await app.AddSiteAsync("home");
        await using var screen = await Screen.OpenAsync(app, language);
        await screen.SignInAsAdminAsync(app, home);

        await screen.OpenAsync("/settings");
        await screen.AssertAccessibleAsync();
        await screen.ScreenshotAsync("settings");
        await screen.OpenAsync("/settings/sites");
        await screen.AssertAccessibleAsync();
        await screen.FillAndSendAsync(("code", "kobe"), ("name", "神戸"));
        Assert.Equal("神戸", (await app.ReadAsync("/api/v1/sites/kobe")).GetProperty("name").GetString());
        await screen.OpenAsync("/settings/sites/kobe/printers");
        await screen.FillAndSendAsync(("code", "card-1"), ("uri", $"file:{Path.Combine(app.DataDirectory, "printed")}"));
        await screen.AssertAccessibleAsync();
        await screen.Page.GetByRole(AriaRole.Button).Filter(new() { HasTextRegex = new("確認|Look") }).ClickAsync();
        await Assertions.Expect(screen.Page.Locator(".badge")).ToBeVisibleAsync();
        await screen.ScreenshotAsync("settings-printer", fullPage: true);
        await screen.OpenAsync("/settings/sites/kobe/stations");
        await screen.Page.Locator("[name='printers.card']").SelectOptionAsync("card-1");
        await screen.FillAndSendAsync(("code", "pack-9"));
        var station = await app.ReadAsync("/api/v1/sites/kobe/stations/pack-9");
        Assert.Equal(("packing", "card-1"), (station.GetProperty("kind").GetString(), station.GetProperty("printers").GetProperty("card").GetString()));
        await screen.Page.Locator("form[action*='Pair'] button").Last.ClickAsync();
        var code = await screen.Page.Locator(".issued .code").InnerTextAsync();
        await screen.AssertAccessibleAsync();
        await screen.ScreenshotAsync("settings-station", fullPage: true);
        await screen.OpenAsync("/settings/sites/kobe/workers");
        await screen.Page.Locator("[name=role]").SelectOptionAsync("packer");
        await screen.FillAndSendAsync(("badge", "K-1"), ("name", "田中"), ("pin", "4711"));
        await screen.AssertAccessibleAsync();
        await screen.OpenAsync("/settings/sites/kobe");
        await screen.AssertAccessibleAsync();
        await screen.ScreenshotAsync("settings-site", fullPage: true);

        await using var bench = await Screen.OpenAsync(app, language);
        await bench.OpenAsync("/pair");
        await bench.TypeScanAsync(code);
        await bench.SeesAsync("pack-9");
        await bench.SignInAsync("K-1", "4711");
    }

    [Fact]
    public async Task A_merchants_form_changes_what_it_shows_and_leaves_the_rest()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var site = await app.AddSiteAsync();
        var merchant = await app.AddMerchantAsync("tea", new { name = new { ja = "お茶の店", en = "Tea shop" }, policies = new { weighTolerancePercent = 3, shortPick = "split" } });
        await using var screen = await Screen.OpenAsync(app, "en");
        await screen.SignInAsAdminAsync(app, site);

        await screen.OpenAsync($"/settings/merchants/{merchant}");
        await screen.AssertAccessibleAsync();
        await screen.Page.Locator("[name='policies.packingSlip']").SelectOptionAsync("always");
        await screen.Page.Locator("[type=checkbox][name='policies.giftWhenNamesDiffer']").UncheckAsync();
        await screen.FillAndSendAsync(("brand.color", "#2f6b3a"), ("slots.card", "2"));
        await screen.ScreenshotAsync("settings-merchant", fullPage: true);

        var saved = await app.ReadAsync($"/api/v1/merchants/{merchant}");
        var policies = saved.GetProperty("policies");
        Assert.Equal(("always", "split", 3, false), (policies.GetProperty("packingSlip").GetString(), policies.GetProperty("shortPick").GetString(), policies.GetProperty("weighTolerancePercent").GetInt32(), policies.GetProperty("giftWhenNamesDiffer").GetBoolean()));
        Assert.Equal(("#2f6b3a", 2, "お茶の店"), (saved.GetProperty("brand").GetProperty("color").GetString(), saved.GetProperty("slots").GetProperty("card").GetInt32(), saved.GetProperty("name").GetProperty("ja").GetString()));
    }

    [Theory, EveryLanguage]
    public async Task A_wrong_field_is_named_and_nothing_typed_is_lost(string language)
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var site = await app.AddSiteAsync();
        await using var screen = await Screen.OpenAsync(app, language);
        await screen.SignInAsAdminAsync(app, site);
        screen.Forgive("status 4");

        await screen.OpenAsync($"/settings/sites/{site}/printers");
        await screen.FillAndSendAsync(("code", "card-1"), ("uri", "lpt1:"));
        await Assertions.Expect(screen.Page.Locator("[aria-invalid=true]")).ToHaveAttributeAsync("name", "uri");
        await Assertions.Expect(screen.Page.Locator("[name=code]")).ToHaveValueAsync("card-1");
        await screen.AssertAccessibleAsync();
        await screen.ScreenshotAsync("settings-refused");
        await screen.OpenAsync("/settings/sites");
        await screen.FillAndSendAsync(("code", site), ("name", "別の拠点"));
        await Assertions.Expect(screen.Page.Locator("[aria-invalid=true]")).ToHaveAttributeAsync("name", "code");
        Assert.Equal("大阪", (await app.ReadAsync($"/api/v1/sites/{site}")).GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_key_is_shown_once_works_and_is_taken_back()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var (site, merchant) = (await app.AddSiteAsync(), await app.AddMerchantAsync());
        await using var screen = await Screen.OpenAsync(app, "ja");
        await screen.SignInAsAdminAsync(app, site);

        await screen.OpenAsync("/settings/keys");
        await screen.Page.Locator("[name=merchant]").SelectOptionAsync(merchant);
        await screen.Page.Locator("#scope-orders").CheckAsync();
        await screen.FillAndSendAsync(("name", "受注システム"));
        var key = await screen.Page.Locator(".key code").InnerTextAsync();
        await screen.AssertAccessibleAsync();
        await screen.ScreenshotAsync("settings-keys", fullPage: true);
        using var shop = app.Client(key);
        Assert.Equal(merchant, (await (await shop.GetAsync("/api/v1/me")).JsonAsync()).GetProperty("merchant").GetString());
        await screen.OpenAsync("/settings/keys");
        Assert.DoesNotContain(key, await screen.Page.ContentAsync(), StringComparison.Ordinal);

        await screen.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "受注システム" }).GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(screen.Page.GetByText("受注システム")).ToHaveCountAsync(0);
        Assert.Equal(401, (int)(await shop.GetAsync("/api/v1/me")).StatusCode);
        await screen.OpenAsync("/settings/history");
        await screen.SeesAsync("api-key.revoked");
        await screen.AssertAccessibleAsync();
        await screen.ScreenshotAsync("settings-history");
    }

    [Fact]
    public async Task A_supervisor_has_no_settings()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        await using var screen = await Screen.OpenAsync(app, "ja");
        await screen.SignInAsSupervisorAsync(app, await app.AddSiteAsync());

        await screen.OpenAsync("/settings", 403);
        await screen.OpenAsync("/settings/keys", 403);
    }
}
