using Fulfillment.Tests.Harness;
using Fulfillment.Tests.Harness.Browser;
using Fulfillment.Tests.Tracking;
using Microsoft.Playwright;
using Xunit;

namespace Fulfillment.Tests.Screens;

public class TrackingOnAPhone
{
    [Theory, EveryLanguage]
    public async Task The_page_moves_by_itself_fits_a_small_phone_and_everybody_can_read_it(string language)
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var floor = await Floor.OpenAsync(app);
        await app.PutAsync($"/api/v1/merchants/{floor.Merchant}", new { name = new { ja = "宇治茶房 みどり", en = "Midori Tea House" }, brand = new { color = "#2f6b3f", siteUrl = "https://tea.example/" } });
        await floor.AddOrderAsync("1001", more: new { expectedDeliveryOn = "2026-11-24" });
        var bench = await floor.StaffAsync();
        await using var screen = await Screen.OpenAsync(app, language, width: 360, height: 740);
        await screen.OpenAsync($"/t/{await floor.TokenOfAsync("1001")}");
        await Assertions.Expect(screen.Page.Locator("html[data-live=true]")).ToBeAttachedAsync();
        await screen.AssertAccessibleAsync();
        await screen.ScreenshotAsync("tracking-accepted", fullPage: true);
        await screen.Page.EvaluateAsync("() => { window.sameDocument = true; }");

        await bench.ScanAllAsync("1001", Floor.GreenTea, Floor.WaybillOf("1001"));
        await screen.SeesAsync(language == "ja" ? "発送しました" : "Your order has been shipped");
        await screen.SeesAsync(Floor.WaybillOf("1001"));
        await floor.CarrierSaysAsync("1001", "outForDelivery", app.Clock.GetUtcNow().AddMinutes(-5).ToString("O"));
        await screen.SeesAsync(language == "ja" ? "本日お届けの予定です" : "Your parcel is out for delivery");

        Assert.True(await screen.Page.EvaluateAsync<bool>("() => window.sameDocument === true"));
        Assert.Equal(360, await screen.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        await screen.AssertAccessibleAsync();
        await screen.ScreenshotAsync("tracking-out", fullPage: true);
        await floor.CarrierSaysAsync("1001", "delivered", app.Clock.GetUtcNow().ToString("O"));
        await Assertions.Expect(screen.Page.Locator("[role=status]")).ToContainTextAsync(language == "ja" ? "お届けしました" : "has been delivered");
        await screen.ScreenshotAsync("tracking-delivered", fullPage: true);

        await screen.Page.Locator("a.button").ClickAsync();
        await screen.AssertAccessibleAsync();
        await screen.ScreenshotAsync("tracking-preferences", fullPage: true);
        await screen.Page.Locator("main button").ClickAsync();
        await screen.SeesAsync(language == "ja" ? "カードやチラシは入れません" : "We put no cards or flyers");
        await screen.OpenAsync("/t/aaaaaaaaaaaaaaaaaaaaaa", 404);
        await screen.AssertAccessibleAsync();
        await screen.ScreenshotAsync("tracking-none", fullPage: true);
    }
}
