using Fulfillment.Tests.Harness;
using Fulfillment.Tests.Harness.Browser;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Fulfillment.Tests.Screens.Pack;

public class WhoMayOpenIt
{
    private const string Kept = """
        () => new Promise(resolve => {
          const opening = indexedDB.open('fulfillment-outbox');
          opening.onsuccess = () => {
            const all = opening.result.transaction('scan').objectStore('scan').getAll();
            all.onsuccess = () => resolve(JSON.stringify(all.result));
          };
        })
        """;

    [Theory, EveryLanguage]
    public async Task A_browser_that_is_no_station_pairs_right_there(string language)
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var station = await app.AddStationAsync(await app.AddSiteAsync());
        await using var screen = await Screen.OpenAsync(app, language);

        await screen.OpenAsync($"/pack/{station}", 401);
        await screen.AssertAccessibleAsync();
        await screen.ScreenshotAsync("pack-unpaired");
        await screen.TypeScanAsync(await app.PairingCodeAsync(station));

        await screen.ListensAsync();
        await screen.IsInAsync("signedOut");
    }

    [Fact]
    public async Task Another_station_does_not_and_staff_may()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var site = await app.AddSiteAsync();
        var (own, other) = (await app.AddStationAsync(site), await app.AddStationAsync(site, "pack-2"));
        await app.AddStationAsync(site, "return-1", "returns");
        await using var screen = await Screen.OpenAsync(app);
        await using var staff = await Screen.OpenAsync(app);
        await screen.PairAsync(app, own);
        await staff.SignInAsSupervisorAsync(app, site);

        await screen.OpenAsync($"/pack/{other}", 403);
        await Expect(screen.Page.GetByLabel("登録コード")).ToBeVisibleAsync();
        await staff.OpenPackingAsync(other);
        await staff.OpenAsync($"/pack/{site}:return-1", 409);
        await staff.OpenAsync($"/pack/{site}:no-such", 404);
    }

    [Fact]
    public async Task A_pin_that_could_not_be_sent_is_not_on_the_disk()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var floor = await Floor.OpenAsync(app);
        await app.AddSiteAsync(document: new { name = "大阪", timeZone = "Asia/Tokyo", pinAtStation = true });
        await using var screen = await Screen.OpenAsync(app);
        var badge = await screen.AddPackerAsync(floor);
        await screen.StandAtAsync(floor);
        await screen.ScanAsync($"BADGE:{badge}", "pin");
        screen.Forgive("/scans");
        await screen.Page.RouteAsync("**/scans", route => route.AbortAsync());

        await screen.Page.Keyboard.TypeAsync(WarehouseSetup.Pin, new KeyboardTypeOptions { Delay = 70 });
        await screen.Page.Keyboard.PressAsync("Enter");
        await Expect(screen.Part("unsent")).ToContainTextAsync("1");

        var kept = await screen.Page.EvaluateAsync<string>(Kept);
        Assert.Contains("scanId", kept, StringComparison.Ordinal);
        Assert.DoesNotContain(WarehouseSetup.Pin, kept, StringComparison.Ordinal);
        await screen.Page.UnrouteAsync("**/scans");
        await screen.IsInAsync("idle");
    }
}
