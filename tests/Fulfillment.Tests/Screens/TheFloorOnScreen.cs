using System.Globalization;
using Fulfillment.Tests.Dashboard;
using Fulfillment.Tests.Harness;
using Fulfillment.Tests.Harness.Browser;
using Microsoft.Playwright;
using Xunit;

namespace Fulfillment.Tests.Screens;

/// <summary>A supervisor watches the floor in a browser.</summary>
public class TheFloorOnScreen
{
    [Theory, EveryLanguage]
    public async Task A_scan_at_a_bench_shows_without_a_reload_and_nothing_the_reader_did_is_lost(string language)
    {
        await using var floor = await BusyFloorAsync();
        var bench = new Bench(floor.App.Http, $"{floor.Site}:pack-1");
        await using var screen = await Screen.OpenAsync(floor.App, language, 1440, 900);
        await screen.SignInAsSupervisorAsync(floor.App, floor.Site);
        await screen.OpenAsync($"/floor?site={floor.Site}");
        await Assertions.Expect(screen.Page.Locator("[data-when=live]")).ToBeVisibleAsync();
        await screen.AssertAccessibleAsync();
        await screen.ScreenshotAsync("floor", fullPage: true);

        await screen.Page.EvaluateAsync("() => { window.neverReloaded = true; document.querySelector('details').open = true; document.querySelector('[data-station=pack-2] a').focus(); scrollTo(0, 120); }");
        var scrolled = await screen.Page.EvaluateAsync<int>("() => scrollY");
        await Assertions.Expect(Figure(screen, "packing")).ToHaveTextAsync("1");
        await bench.ScanAllAsync("1006", Floor.GreenTea);
        await Assertions.Expect(Figure(screen, "packing")).ToHaveTextAsync("2");
        await Assertions.Expect(screen.Page.Locator("[data-station=pack-1]")).ToContainTextAsync("1006");
        Assert.Equal("packing/shipped", (await bench.ScanAsync(Floor.WaybillOf("1006"))).Code);
        await Assertions.Expect(Figure(screen, "shipped")).ToHaveTextAsync("4");
        await Assertions.Expect(screen.Page.Locator("#day")).ToHaveAttributeAsync("data-points", "2 1 1");

        Assert.True(await screen.Page.EvaluateAsync<bool>("() => window.neverReloaded && document.querySelector('details').open && document.activeElement.closest('[data-station]')?.dataset.station === 'pack-2'"));
        Assert.Equal(scrolled, await screen.Page.EvaluateAsync<int>("() => scrollY"));
        await screen.AssertAccessibleAsync();
    }

    [Fact]
    public async Task Every_number_leads_to_exactly_as_many_rows()
    {
        await using var floor = await BusyFloorAsync();
        await using var screen = await Screen.OpenAsync(floor.App, "ja", 1440, 900);
        await screen.SignInAsSupervisorAsync(floor.App, floor.Site);
        await screen.OpenAsync($"/floor?site={floor.Site}");
        var links = await screen.Page.EvaluateAsync<string[][]>(
            "() => [...document.querySelectorAll('#live .figures a, #live td.number a, #parts td a')].map(link => [link.getAttribute('href'), (link.querySelector('b') ?? link).textContent.trim()])");

        Assert.True(links.Length > 40, $"Only {links.Length} numbers lead anywhere.");
        Assert.True(links.Count(link => link[1] != "0") > 15);
        foreach (var link in links.Where(link => !link[0].StartsWith('#')))
        {
            await screen.OpenAsync(link[0]);
            var rows = await screen.Page.Locator("table.rows tbody tr").CountAsync();
            Assert.True(rows == int.Parse(link[1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture), $"{link[0]} has {rows} rows, the floor says {link[1]}.");
            Assert.Equal(link[1], await screen.Page.Locator("[data-count]").GetAttributeAsync("data-count"));
        }
    }

    [Theory, EveryLanguage]
    public async Task Without_the_bell_it_asks_by_itself_and_without_the_server_it_says_how_old_it_is(string language)
    {
        await using var floor = await BusyFloorAsync();
        await using var screen = await Screen.OpenAsync(floor.App, language);
        screen.Forgive("/hubs/doorbell");
        screen.Forgive("failed: GET");
        await screen.Context.RouteAsync("**/hubs/**", route => route.AbortAsync());
        await screen.Page.Clock.InstallAsync();
        await screen.SignInAsSupervisorAsync(floor.App, floor.Site);
        await screen.OpenAsync($"/floor?site={floor.Site}");
        await Assertions.Expect(screen.Page.Locator("[data-when=polling]")).ToBeVisibleAsync();

        var bench = new Bench(floor.App.Http, $"{floor.Site}:pack-1");
        await bench.ScanAsync("1006");
        await screen.Page.Clock.RunForAsync(11_000);
        await Assertions.Expect(Figure(screen, "packing")).ToHaveTextAsync("2");
        var asOf = await screen.Page.Locator(".as-of b").TextContentAsync();

        await screen.Context.SetOfflineAsync(true);
        floor.ItIs("10:20");
        await screen.Page.Clock.RunForAsync(11_000);
        await Assertions.Expect(screen.Page.Locator("[data-when=lost]")).ToBeVisibleAsync();
        await Assertions.Expect(screen.Page.Locator(".as-of b")).ToHaveTextAsync(asOf!);
        await screen.AssertAccessibleAsync();
        await screen.ScreenshotAsync("floor-lost");

        await screen.Context.SetOfflineAsync(false);
        await screen.Page.Clock.RunForAsync(11_000);
        await Assertions.Expect(screen.Page.Locator(".as-of b")).ToHaveTextAsync("10:20:00");
    }

    [Fact]
    public async Task Without_a_script_it_says_the_same_at_every_reload_and_a_packer_does_not_see_it()
    {
        await using var floor = await BusyFloorAsync();
        using var supervisor = new Visitor(floor.App, "en");
        await supervisor.FillInAsync("/sign-in", ("badge", await floor.App.AddWorkerAsync(floor.Site, "S-1", "supervisor", language: "en")), ("pin", WarehouseSetup.Pin));
        using var packer = new Visitor(floor.App, "en");
        await packer.FillInAsync("/sign-in", ("badge", floor.App.Unique("W-1")), ("pin", WarehouseSetup.Pin));

        (await supervisor.OpenAsync("/floor")).Says("1005");
        Assert.Equal(403, (int)(await packer.OpenAsync("/floor")).Status);
    }

    /// <summary>Ten o'clock: three parcels are gone, one is open, one is held, one late, some will be; wrong scans, a proven card, a void one.</summary>
    internal static async Task<ScriptedFloor> BusyFloorAsync()
    {
        var floor = await ScriptedFloor.OpenAsync(TestDatabase.Sqlite, "08:00");
        await floor.Floor.AddCampaignAsync("card", new { when = new { field = "order.orderNo", op = "in", value = new[] { "1001", "1002", "1012" } } });
        foreach (var order in new[] { "1001", "1002", "1003", "1004", "1005", "1006", "1007" }) await floor.OrderAsync(order, "12:00", tote: $"T-{order}");
        await floor.OrderAsync("1008", "09:30", "sagawa");
        foreach (var order in new[] { "1009", "1010", "1011" }) await floor.OrderAsync(order, "10:25");
        await floor.OrderAsync("1012", "17:00");
        await floor.OrderAsync("1013", "17:00", notBefore: "15:00");
        await floor.OrderAsync("1014", null);
        var first = await floor.Floor.StaffAsync("pack-1", "W-1");
        var second = await floor.Floor.StaffAsync("pack-2", "W-2", "en");
        await floor.App.AddStationAsync(floor.Site, "pack-3");
        using var held = await floor.App.Http.PostJsonAsync($"/api/v1/merchants/{floor.Floor.Merchant}/orders/1007/hold", new { reason = "住所確認" });

        // A card is printed, and then its order is cancelled.
        floor.ItIs("09:20");
        var cancelled = await second.ScanAsync("1012");
        await floor.App.UntilPrintedAsync(cancelled);
        using var cancel = await floor.App.Http.PostJsonAsync($"/api/v1/merchants/{floor.Floor.Merchant}/orders/1012/cancel", new { reason = "お客様都合" });

        floor.ItIs("09:30");
        var opened = await first.ScanAllAsync("1001", Floor.GreenTea);
        await floor.App.UntilPrintedAsync(opened);
        await first.ScanAllAsync(Floor.Teapot, opened.InsertCodes[0], Floor.WaybillOf("1002"));
        floor.ItIs("09:31");
        Assert.Equal("packing/shipped", (await first.ScanAsync(Floor.WaybillOf("1001"))).Code);
        floor.ItIs("09:40");
        Assert.Equal("packing/order-cancelled", (await second.ScanAsync("1002")).Code);
        opened = await second.ScanAllAsync("1002", Floor.GreenTea);
        await floor.App.UntilPrintedAsync(opened);
        await second.ScanAllAsync(opened.InsertCodes[0], "no-such-thing");
        floor.ItIs("09:42");
        Assert.Equal("packing/shipped", (await second.ScanAsync(Floor.WaybillOf("1002"))).Code);
        await floor.PackAsync(first, "1003", "09:46", "09:48");
        floor.ItIs("09:55");
        await second.ScanAsync("1005");
        floor.ItIs("10:00");
        return floor;
    }

    private static ILocator Figure(Screen screen, string key) => screen.Page.Locator($".figures [data-key={key}] b");
}
