using Fulfillment.Tests.Harness;
using Fulfillment.Tests.Harness.Browser;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Fulfillment.Tests.Screens.Pack;

public class RefusalsOnTheScreen
{
    [Theory, EveryLanguage]
    public async Task Fill_it_until_the_next_scan_with_a_sign_and_a_sound_of_their_kind(string language)
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001", [("TEA-01", 1), ("POT-01", 2)], more: new { tote = "T-014" });
        await floor.AddOrderAsync("1002", [("TEA-02", 2)], more: new { tote = "T-015" });
        await using var screen = await Screen.OpenAsync(app, language);
        await screen.Context.AddInitScriptAsync(Tones.Spy);
        var badge = await screen.AddPackerAsync(floor);
        await screen.StandAtAsync(floor);

        await screen.TypeScanAsync("1001");
        await RefusedAsync("error", "sign-in-first");
        await screen.ScanAsync($"BADGE:{badge}", "idle");
        await Expect(screen.Stop()).ToBeHiddenAsync();
        await screen.TypeScanAsync("NO-SUCH-ORDER");
        await RefusedAsync("error", "unknown-code");
        await screen.ScanAsync("1001", "packing");
        await screen.TypeScanAsync(Floor.Hojicha);
        await RefusedAsync("error", "wrong-item");
        await screen.TypeScanAsync(Floor.GreenTea);
        await Expect(screen.Stop()).ToBeHiddenAsync();
        await screen.TypeScanAsync(Floor.GreenTea);
        await RefusedAsync("error", "too-many");
        await screen.TypeScanAsync("PIN:1234");
        await RefusedAsync("attention", "pin-not-asked");
        await screen.TypeScanAsync(Floor.WaybillOf("1001"));
        await RefusedAsync("error", "items-missing");
        await screen.TypeScanAsync("4901234567891");
        await RefusedAsync("error", "check-digit");
        await screen.TypeScanAsync(Floor.Teapot);
        await screen.ScanAsync(Floor.Teapot, "label");
        await Expect(screen.Stop()).ToBeHiddenAsync();
        await screen.TypeScanAsync(Floor.WaybillOf("1002"));
        await RefusedAsync("error", "label-of-another");
        await Expect(screen.Stop()).ToContainTextAsync("1002");

        async Task RefusedAsync(string sound, string name)
        {
            await Expect(screen.Stop()).ToBeVisibleAsync();
            await Expect(screen.Stop()).ToHaveAttributeAsync("data-sound", sound);
            await Expect(screen.Stop().Locator("use")).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex($"#{sound}$"));
            await Expect(screen.Stop().Locator(".do")).Not.ToBeEmptyAsync();
            await Tones.PlayedAsync(screen, sound);
            await screen.LookAtAsync($"refused-{name}");
        }
    }

    [Theory, EveryLanguage]
    public async Task A_pin_is_asked_typed_unseen_and_refused_when_wrong(string language)
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var floor = await Floor.OpenAsync(app);
        await app.AddSiteAsync(document: new { name = "大阪", timeZone = "Asia/Tokyo", pinAtStation = true });
        await using var screen = await Screen.OpenAsync(app, language);
        var badge = await screen.AddPackerAsync(floor);
        await screen.StandAtAsync(floor);

        await screen.ScanAsync($"BADGE:{badge}", "pin");
        await screen.Page.Keyboard.TypeAsync("9999", new KeyboardTypeOptions { Delay = 70 });
        await Expect(screen.Part("typed")).ToHaveTextAsync("●●●●");
        await screen.LookAtAsync("pin");
        await screen.Page.Keyboard.PressAsync("Enter");
        await Expect(screen.Stop()).ToBeVisibleAsync();
        await screen.LookAtAsync("refused-pin");
        await screen.Page.Keyboard.TypeAsync(WarehouseSetup.Pin, new KeyboardTypeOptions { Delay = 70 });
        await screen.Page.Keyboard.PressAsync("Enter");

        await screen.IsInAsync("idle");
        await Expect(screen.Part("worker")).ToHaveTextAsync("佐藤");
    }
}
