using Fulfillment.Tests.Harness;
using Fulfillment.Tests.Harness.Browser;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Fulfillment.Tests.Screens.Pack;

public class ScansThatMustNotBeLost
{
    private const string Scans = "**/scans";

    [Fact]
    public async Task Of_a_hundred_none_is_lost_doubled_or_overtaken_while_the_server_is_killed_and_comes_back()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var server = await ServerProcess.StartAsync(app.Database);
        try
        {
            await using var screen = await Screen.OpenAsync(server.Address);
            var scans = await ManyScans.BeginAsync(app, screen, 100);
            screen.Forgive("net::ERR_");
            foreach (var code in scans.Codes.Take(40)) await screen.TypeScanAsync(code);
            await server.KillAsync();
            foreach (var code in scans.Codes.Skip(40).Take(30)) await screen.TypeScanAsync(code);
            await Expect(screen.Part("offline")).ToBeVisibleAsync();
            await Expect(screen.Part("unsent")).ToContainTextAsync("未送信");
            await screen.LookAtAsync("offline");
            var port = server.Address.Port;
            await server.DisposeAsync();
            server = await ServerProcess.StartAsync(app.Database, port);
            foreach (var code in scans.Codes.Skip(70)) await screen.TypeScanAsync(code);

            await scans.AssertAllTakenOnceAndInOrderAsync(screen);
            await Expect(screen.Part("offline")).ToBeHiddenAsync();
            await Expect(screen.Part("unsent")).ToBeHiddenAsync();
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    [Fact]
    public async Task They_go_on_when_the_network_does()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        await using var screen = await Screen.OpenAsync(app);
        var scans = await ManyScans.BeginAsync(app, screen, 30);
        screen.Forgive("net::ERR_INTERNET_DISCONNECTED");

        foreach (var code in scans.Codes.Take(10)) await screen.TypeScanAsync(code);
        await screen.Context.SetOfflineAsync(true);
        foreach (var code in scans.Codes.Skip(10).Take(10)) await screen.TypeScanAsync(code);
        await Expect(screen.Part("unsent")).ToBeVisibleAsync();
        await screen.Context.SetOfflineAsync(false);
        foreach (var code in scans.Codes.Skip(20)) await screen.TypeScanAsync(code);

        await scans.AssertAllTakenOnceAndInOrderAsync(screen);
    }

    [Fact]
    public async Task Those_whose_answer_was_lost_count_once()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        await using var screen = await Screen.OpenAsync(app);
        var scans = await ManyScans.BeginAsync(app, screen, 12);
        screen.Forgive("/scans");
        var arrived = 0;
        await screen.Page.RouteAsync(Scans, async route =>
        {
            // Every third scan reaches the server, and its answer nobody.
            if (Interlocked.Increment(ref arrived) % 3 != 0)
            {
                await route.ContinueAsync();
                return;
            }

            await route.FetchAsync();
            await route.AbortAsync();
        });

        foreach (var code in scans.Codes) await screen.TypeScanAsync(code);

        await scans.AssertAllTakenOnceAndInOrderAsync(screen);
        Assert.True(arrived > 12);
    }

    [Fact]
    public async Task A_network_that_swallows_everything_is_given_up_and_asked_again()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        await using var screen = await Screen.OpenAsync(app);
        var scans = await ManyScans.BeginAsync(app, screen, 3);
        screen.Forgive("/scans");
        await screen.Page.RouteAsync(Scans, _ => Task.CompletedTask, new PageRouteOptions { Times = 1 });

        foreach (var code in scans.Codes) await screen.TypeScanAsync(code);

        await Expect(screen.Part("unsent")).ToContainTextAsync("3");
        await scans.AssertAllTakenOnceAndInOrderAsync(screen);
    }

    [Fact]
    public async Task They_outlive_a_reload_and_a_crashed_tab()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        await using var screen = await Screen.OpenAsync(app);
        var scans = await ManyScans.BeginAsync(app, screen, 15);
        screen.Forgive("/scans");
        await screen.Context.RouteAsync(Scans, route => route.AbortAsync());

        foreach (var code in scans.Codes.Take(5)) await screen.TypeScanAsync(code);
        await Expect(screen.Part("unsent")).ToContainTextAsync("5");
        await screen.Page.ReloadAsync();
        await screen.ListensAsync();
        await Expect(screen.Part("unsent")).ToContainTextAsync("5");
        foreach (var code in scans.Codes.Skip(5).Take(5)) await screen.TypeScanAsync(code);
        await Expect(screen.Part("unsent")).ToContainTextAsync("10");
        await screen.CrashAsync();
        await screen.NewTabAsync();
        await screen.OpenPackingAsync("osaka:pack-1");
        await Expect(screen.Part("unsent")).ToContainTextAsync("10");
        await screen.Context.UnrouteAsync(Scans);
        foreach (var code in scans.Codes.Skip(10)) await screen.TypeScanAsync(code);

        await scans.AssertAllTakenOnceAndInOrderAsync(screen);
    }

    [Theory, EveryLanguage]
    public async Task They_wait_while_the_station_is_no_longer_paired(string language)
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001", [("TEA-01", 2)]);
        await using var screen = await Screen.OpenAsync(app, language);
        var badge = await screen.AddPackerAsync(floor);
        var station = await screen.StandAtAsync(floor);
        await screen.ScanAsync($"BADGE:{badge}", "idle");
        await screen.ScanAsync("1001", "packing");
        screen.Forgive("status 401");
        await screen.Context.ClearCookiesAsync();

        await screen.TypeScanAsync(Floor.GreenTea);
        await Expect(screen.Stop().Locator("a")).ToHaveAttributeAsync("href", $"/pair?returnUrl={Uri.EscapeDataString($"/pack/{station}")}");
        await Expect(screen.Stop().Locator("a")).ToBeFocusedAsync();
        await Expect(screen.Part("unsent")).ToContainTextAsync("1");
        await screen.LookAtAsync("not-paired");
        await screen.Page.Keyboard.PressAsync("Enter");
        await screen.Page.WaitForURLAsync("**/pair?**");
        await screen.TypeScanAsync(await app.PairingCodeAsync(station));

        await screen.ListensAsync();
        await Expect(screen.Part("left")).ToHaveTextAsync("1");
        await Expect(screen.Part("unsent")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_refusal_stays_until_a_scan_that_was_made_after_it_was_seen()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        await using var screen = await Screen.OpenAsync(app);
        var scans = await ManyScans.BeginAsync(app, screen, 3);
        screen.Forgive("/scans");
        await screen.Page.RouteAsync(Scans, route => route.AbortAsync());
        await screen.TypeScanAsync("NO-SUCH-CODE");
        await screen.TypeScanAsync(scans.Codes[0]);
        await Expect(screen.Part("unsent")).ToContainTextAsync("2");
        await screen.Page.UnrouteAsync(Scans);

        await Expect(screen.Part("unsent")).ToBeHiddenAsync();
        await Expect(screen.Stop()).ToContainTextAsync("NO-SUCH-CODE");
        await screen.TypeScanAsync(scans.Codes[1]);
        await Expect(screen.Stop()).ToBeHiddenAsync();
    }
}
