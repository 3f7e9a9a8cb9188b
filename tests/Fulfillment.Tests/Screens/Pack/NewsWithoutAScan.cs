using Fulfillment.Tests.Harness;
using Fulfillment.Tests.Harness.Browser;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Fulfillment.Tests.Screens.Pack;

public class NewsWithoutAScan
{
    [Theory, EveryLanguage]
    public async Task A_cancelled_order_stops_the_packer_who_has_it_open(string language)
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001", [("TEA-01", 2)]);
        await using var screen = await Screen.OpenAsync(app, language);
        await screen.Context.AddInitScriptAsync(Tones.Spy);
        var badge = await screen.AddPackerAsync(floor);
        await screen.StandAtAsync(floor);
        await screen.ScanAsync($"BADGE:{badge}", "idle");
        await screen.ScanAsync("1001", "packing");

        using var cancelled = await app.Http.PostJsonAsync($"/api/v1/merchants/{floor.Merchant}/orders/1001/cancel", new { reason = "test" });
        cancelled.EnsureSuccessStatusCode();

        await Expect(screen.Stop()).ToContainTextAsync("1001");
        await Expect(screen.Stop()).ToHaveAttributeAsync("data-sound", "attention");
        await Tones.PlayedAsync(screen, "attention");
        await screen.LookAtAsync("cancelled");
    }

    [Theory, EveryLanguage]
    public async Task A_printer_in_trouble_shows_at_the_sheet_it_should_have_printed(string language)
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var floor = await Floor.OpenAsync(app, printer: "ipp://127.0.0.1:9/ipp/print");
        await floor.AddCampaignAsync();
        await floor.AddOrderAsync("1001", [("TEA-01", 1)]);
        await using var screen = await Screen.OpenAsync(app, language);
        await screen.Context.AddInitScriptAsync(Tones.Spy);
        var badge = await screen.AddPackerAsync(floor);
        await screen.StandAtAsync(floor);
        await screen.ScanAsync($"BADGE:{badge}", "idle");
        await screen.ScanAsync("1001", "packing");

        await Expect(screen.Page.Locator(".inserts .trouble")).ToHaveTextAsync(language == "ja" ? "プリンターにつながりません。" : "The printer cannot be reached.");
        await Tones.PlayedAsync(screen, "attention");
        await screen.LookAtAsync("printer-trouble");
    }
}
