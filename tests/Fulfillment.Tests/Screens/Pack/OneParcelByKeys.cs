using Fulfillment.Tests.Harness;
using Fulfillment.Tests.Harness.Browser;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Fulfillment.Tests.Screens.Pack;

public class OneParcelByKeys
{
    [Theory, EveryLanguage]
    public async Task From_badge_to_shipped_without_a_mouse(string language)
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var floor = await Floor.OpenAsync(app);
        await floor.AddCampaignAsync();
        await floor.AddPictureAsync("tea.png");
        await app.PutAsync($"/api/v1/merchants/{floor.Merchant}/products/TEA-01", new { name = new { ja = "宇治煎茶 100g", en = "Uji sencha 100 g" }, barcodes = new[] { Floor.GreenTea }, imageAsset = "tea.png", instructions = language == "ja" ? "缶を緩衝材で包む" : "Wrap the tin" });
        await floor.AddOrderAsync("1001", [("TEA-01", 2), ("TEA-02", 1), ("POT-01", 3)], more: new { tote = "T-014", shipBy = "2026-11-22T17:00:00+09:00" });
        await using var screen = await Screen.OpenAsync(app, language);
        var badge = await screen.AddPackerAsync(floor);
        var station = await screen.StandAtAsync(floor);

        await screen.IsInAsync("signedOut");
        await screen.LookAtAsync("signed-out");
        await screen.ScanAsync($"BADGE:{badge}", "idle");
        await screen.LookAtAsync("idle");
        await screen.ScanAsync("1001", "packing");
        await Expect(screen.Part("left")).ToHaveTextAsync("2");
        await Expect(screen.Part("tote")).ToHaveTextAsync("T-014");
        await Expect(screen.Part("picture")).ToBeVisibleAsync();
        await screen.LookAtAsync("packing");
        await screen.TypeScanAsync(Floor.GreenTea);
        await Expect(screen.Part("left")).ToHaveTextAsync("1");
        await screen.TypeScanAsync(Floor.GreenTea);
        await Expect(screen.Part("sku")).ToHaveTextAsync("TEA-02");
        await screen.TypeScanAsync(Floor.Hojicha);
        await Expect(screen.Part("sku")).ToHaveTextAsync("POT-01");
        await screen.LookAtAsync("packing-later");
        for (var n = 0; n < 3; n++) await screen.TypeScanAsync(Floor.Teapot);
        await screen.IsInAsync("inserts");
        await screen.LookAtAsync("inserts");
        var bench = new Bench(app.Http, station);
        await screen.ScanAsync(Assert.Single((await bench.LookAsync()).InsertCodes), "label");
        await screen.LookAtAsync("label");
        await screen.ScanAsync(Floor.WaybillOf("1001"), "idle");

        await Expect(screen.Part("said")).ToHaveAttributeAsync("data-sound", "done");
        await Expect(screen.Part("says")).ToContainTextAsync("1001");
        await screen.LookAtAsync("shipped");
    }

    [Fact]
    public async Task The_screen_speaks_the_language_of_whoever_signs_in()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var floor = await Floor.OpenAsync(app);
        await using var screen = await Screen.OpenAsync(app, "ja");
        var (lan, sato) = (await app.AddWorkerAsync(floor.Site, "P-2", language: "en"), await app.AddWorkerAsync(floor.Site, "P-1", language: "ja"));
        await screen.StandAtAsync(floor);

        await screen.ScanAsync($"BADGE:{lan}", "idle");
        await Expect(screen.Part("next")).ToHaveTextAsync("Scan an order sheet, a tote, a card or an item.");
        await Expect(screen.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await screen.TypeScanAsync($"BADGE:{sato}");
        await Expect(screen.Part("next")).ToContainTextAsync("読み取ってください");
        await Expect(screen.Page.Locator("html")).ToHaveAttributeAsync("lang", "ja");
    }
}
