using Fulfillment.Tests.Harness;
using Fulfillment.Tests.Harness.Browser;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Fulfillment.Tests.Screens.Pack;

public class TwoTabs
{
    private const string WithoutLocks = "Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined });";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_second_waits_says_so_and_may_take_over(bool browserHasLocks)
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001", [("TEA-01", 2)]);
        await using var screen = await Screen.OpenAsync(app);
        if (!browserHasLocks) await screen.Context.AddInitScriptAsync(WithoutLocks);
        var badge = await screen.AddPackerAsync(floor);
        var station = await screen.StandAtAsync(floor);
        var first = screen.Page;
        await screen.ScanAsync($"BADGE:{badge}", "idle");

        var second = await screen.NewTabAsync();
        await screen.OpenAsync($"/pack/{station}");
        await Expect(screen.Stop()).ToContainTextAsync("別のタブ");
        if (browserHasLocks) await screen.LookAtAsync("another-tab");
        await screen.TypeScanAsync("1001");
        await Expect(second.Locator("body")).ToHaveAttributeAsync("data-state", "idle");
        await second.Keyboard.PressAsync("Enter");
        await screen.ListensAsync();
        await Expect(first.Locator("section.stop")).ToContainTextAsync("別のタブ");
        await Expect(screen.Stop()).ToBeHiddenAsync();
        await screen.ScanAsync("1001", "packing");

        await second.CloseAsync();
        await Expect(first.Locator("body[data-working=true]")).ToBeAttachedAsync();
        await Expect(first.Locator("body")).ToHaveAttributeAsync("data-state", "packing");
        await first.Keyboard.TypeAsync(Floor.GreenTea);
        await first.Keyboard.PressAsync("Enter");
        await Expect(first.Locator("[data-of=left]")).ToHaveTextAsync("1");
    }
}
