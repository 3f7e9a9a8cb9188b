using Fulfillment.Tests.Harness;
using Fulfillment.Tests.Harness.Browser;
using Microsoft.Playwright;
using Xunit;

namespace Fulfillment.Tests.Screens;

public class InABrowser
{
    [Theory, EveryLanguage]
    public async Task The_pages_for_everybody_are_accessible(string language)
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var site = await app.AddSiteAsync();
        await using var screen = await Screen.OpenAsync(app, language);
        foreach (var (page, name) in new[] { ("/", "start"), ("/sign-in", "sign-in"), ("/pair", "pair") })
        {
            await screen.OpenAsync(page);
            await screen.AssertAccessibleAsync();
            await screen.ScreenshotAsync(name);
        }

        await screen.OpenAsync("/no-such-page", 401);
        await screen.AssertAccessibleAsync();
        await screen.SignInAsSupervisorAsync(app, site);
        await screen.OpenAsync("/no-such-page", 404);
        await screen.AssertAccessibleAsync();
        await screen.ScreenshotAsync("refused");
        await screen.OpenAsync("/");
        await screen.AssertAccessibleAsync();
        await screen.ScreenshotAsync("start-signed-in");
    }

    [Theory, EveryLanguage]
    public async Task Somebody_signs_in_and_pairs_by_keyboard_alone(string language)
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var site = await app.AddSiteAsync();
        var badge = await app.AddWorkerAsync(site, language: language);
        var code = await app.PairingCodeAsync(await app.AddStationAsync(site));
        await using var screen = await Screen.OpenAsync(app, language);

        await screen.OpenAsync("/sign-in");
        await screen.TypeScanAsync($"BADGE:{badge}");
        await screen.SeesAsync("PIN");
        await screen.Page.GetByLabel("PIN").FillAsync(WarehouseSetup.Pin);
        await screen.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(screen.Page.Locator(".who")).ToHaveTextAsync("佐藤");
        await screen.OpenAsync("/pair");
        await screen.TypeScanAsync(code);
        await screen.SeesAsync("pack-1");
    }

    [Fact]
    public async Task The_menu_shows_what_its_reader_may_open_and_no_more()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var site = await app.AddSiteAsync();
        await using var nobody = await Screen.OpenAsync(app);
        await using var supervisor = await Screen.OpenAsync(app);
        await supervisor.SignInAsSupervisorAsync(app, site);
        await nobody.OpenAsync("/");
        await supervisor.OpenAsync("/");

        await Assertions.Expect(nobody.Page.Locator(".menu a")).ToHaveCountAsync(0);
        foreach (var link in await supervisor.Page.Locator(".menu a").AllAsync())
        {
            var reply = await supervisor.Context.APIRequest.GetAsync((await link.GetAttributeAsync("href"))!);
            Assert.Equal(200, reply.Status);
        }
    }
}
