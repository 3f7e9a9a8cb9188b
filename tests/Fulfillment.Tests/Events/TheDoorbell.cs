using System.Net;
using System.Net.WebSockets;
using Fulfillment.Fakes.Hubs;
using Fulfillment.Server.Access;
using Fulfillment.Server.Printing;
using Fulfillment.Tests.Harness;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fulfillment.Tests.Events;

public class TheDoorbell
{
    private const string Hub = "/hubs/doorbell";
    private const string Method = "LookAgain";

    [Theory, EveryDatabase]
    public async Task A_floor_screen_looks_again_at_orders_parcels_sheets_printers_and_stations(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddCampaignAsync();
        var bench = await floor.StaffAsync();
        var supervisor = new CookieContainer();
        await app.SignInAsync(await app.AddWorkerAsync(floor.Site, "S-1", "supervisor"), cookies: supervisor);
        await using var screen = await app.ListenAsync(Hub, supervisor, Method);
        await screen.Connection.InvokeAsync("Watch", floor.Site);

        await floor.AddOrderAsync("1001");
        await UntilAsync(screen, "order");
        await bench.ScanAsync("1001");
        await UntilAsync(screen, "shipment", "station", "printJob");
        await app.Db.WriteAsync(work => app.Services.GetRequiredService<PrintQueueStore>()
            .SaveHealthAsync(work, new PrinterKey(floor.Site, "p1"), new PrinterHealth(PrinterCondition.Unreachable, PrinterTroubles.NoPrinter), DateTimeOffset.UtcNow));
        await UntilAsync(screen, "printer");
    }

    [Theory, EveryDatabase]
    public async Task A_change_on_another_server_rings_here(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        await using var other = await app.StartSecondNodeAsync();
        var floor = await Floor.OpenAsync(app);
        var bench = await floor.StaffAsync();
        await using var screen = await other.ListenAsync(Hub, method: Method);
        await screen.Connection.InvokeAsync("Watch", floor.Site);

        await floor.AddOrderAsync("1001");
        await UntilAsync(screen, "order");
        await bench.ScanAsync("1001");
        await UntilAsync(screen, "station", "shipment");
    }

    [Theory, EveryDatabase]
    public async Task A_station_hears_its_own_session_and_not_its_neighbours(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        var (mine, theirs) = (await floor.StaffAsync("pack-1", "W-1"), await floor.StaffAsync("pack-2", "W-2"));
        var station = new CookieContainer();
        await app.PairAsync(mine.Station, station);
        await using var screen = await app.ListenAsync(Hub, station, Method);
        await using var everywhere = await app.ListenAsync(Hub, method: Method);
        await screen.Connection.InvokeAsync("Stand");
        await everywhere.Connection.InvokeAsync("Watch", floor.Site);

        // The order rings after the neighbour's session did: had that reached this screen, it would have come first.
        await theirs.ScanAsync("CMD:SIGNOUT");
        await UntilAsync(everywhere, "station");
        await floor.AddOrderAsync("1001");
        Assert.Equal("order", (await screen.HearAsync(1))[0].GetString());
        await mine.ScanAsync("CMD:SIGNOUT");
        await UntilAsync(screen, "station");
    }

    [Theory, EveryDatabase]
    public async Task Only_staff_and_stations_stand_at_the_door(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var (osaka, tokyo, merchant) = (await app.AddSiteAsync("osaka"), await app.AddSiteAsync("tokyo"), await app.AddMerchantAsync());
        var (station, worker) = (new CookieContainer(), new CookieContainer());
        await app.PairAsync(await app.AddStationAsync(osaka), station);
        await app.SignInAsync(await app.AddWorkerAsync(osaka), cookies: worker);
        await using var atStation = await app.ListenAsync(Hub, station, Method);
        await using var atDesk = await app.ListenAsync(Hub, worker, Method);

        await atStation.Connection.InvokeAsync("Watch", osaka);
        await Assert.ThrowsAsync<HubException>(() => atStation.Connection.InvokeAsync("Watch", tokyo));
        await atDesk.Connection.InvokeAsync("Watch", tokyo);
        Assert.Contains("events/no-station", (await Assert.ThrowsAsync<HubException>(() => atDesk.Connection.InvokeAsync("Stand"))).Message, StringComparison.Ordinal);
        var key = (await app.CreateKeyAsync(merchant, [.. Scopes.All])).GetProperty("key").GetString();
        await Assert.ThrowsAsync<WebSocketException>(() => app.ListenAsync(Hub, key, Method));
        await Assert.ThrowsAsync<WebSocketException>(() => app.ListenAsync(Hub, key: null, Method));
        await Assert.ThrowsAsync<WebSocketException>(() => app.ListenAsync(Hub, station, Method, origin: "https://evil.example"));
    }

    /// <summary>Hears until each of these was said.</summary>
    private static async Task UntilAsync(HubListener screen, params string[] words)
    {
        var missing = words.ToHashSet();
        while (missing.Count > 0) missing.Remove((await screen.HearAsync(1))[0].GetString()!);
    }
}
