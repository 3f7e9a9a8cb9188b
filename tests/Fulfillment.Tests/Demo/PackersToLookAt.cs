using Fulfillment.Handheld.Demo;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Demo;

/// <summary>The demo's packers work through the real endpoints, knowing only what the screen says and what stands on the goods.</summary>
public class PackersToLookAt
{
    [Fact]
    public async Task Ship_ten_parcels_from_two_stations_and_every_mistake_is_stopped_at_the_bench()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var floor = await Floor.OpenAsync(app);
        await floor.AddCampaignAsync();
        foreach (var station in new[] { "pack-1", "pack-2" }) await app.AddStationAsync(floor.Site, station, printers: new { card = "p1", flyer = "p1" });
        foreach (var badge in new[] { "W-1", "W-2" }) await app.AddWorkerAsync(floor.Site, badge, language: badge == "W-1" ? "ja" : "en");
        foreach (var number in Enumerable.Range(3001, 12)) await floor.AddOrderAsync($"{number}", [("TEA-01", 2), ("POT-01", 1)]);
        using var said = new StringWriter();
        var demo = new DemoFloor(
            new DemoPlan(new Uri(app.Address, "/"), FulfillmentApp.BootstrapKey, [$"{floor.Site}:pack-1", $"{floor.Site}:pack-2"], "en") { Speed = 2000, Parcels = 10, Clumsy = 6 },
            TextWriter.Synchronized(said),
            TimeProvider.System);

        await demo.RunAsync(default);

        var orders = (await (await app.Http.GetAsync($"/api/v1/merchants/{floor.Merchant}/orders")).JsonAsync()).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(10, orders.Count(order => order.GetProperty("status").GetString() == "shipped"));
        Assert.Equal(2, orders.Count(order => order.GetProperty("status").GetString() == "waiting"));
        Assert.Equal(10, demo.Tally.Shipped);
        Assert.True(demo.Tally.Mistakes > 0, said.ToString());
        Assert.Contains("10 parcels shipped", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("in transit", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_ends_the_demo_in_the_middle_of_a_parcel_finds_it_open_and_the_next_demo_goes_on_with_it()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var floor = await Floor.OpenAsync(app);
        var bench = await floor.StaffAsync();
        await floor.AddOrderAsync("3001", [("TEA-01", 2)]);
        await bench.ScanAllAsync("3001", Floor.GreenTea);
        using var said = new StringWriter();
        var demo = new DemoFloor(
            new DemoPlan(new Uri(app.Address, "/"), FulfillmentApp.BootstrapKey, [bench.Station], "ja") { Speed = 2000, Parcels = 1, Clumsy = 0 },
            TextWriter.Synchronized(said),
            TimeProvider.System);

        await demo.RunAsync(default);

        Assert.Equal((1, 0), (demo.Tally.Shipped, demo.Tally.Mistakes));
        Assert.Contains("開いたままの 3001 を続ける", said.ToString(), StringComparison.Ordinal);
    }
}
