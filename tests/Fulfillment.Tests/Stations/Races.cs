using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Stations;

public class Races
{
    [Theory, EveryDatabase]
    public async Task Of_sixteen_stations_one_gets_the_shipment(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddCampaignAsync();
        var benches = new List<Bench>();
        for (var n = 1; n <= 16; n++) benches.Add(await floor.StaffAsync($"pack-{n}", $"W-{n}"));
        for (var n = 0; n < Soak.Times(3, 200); n++)
        {
            var order = await floor.AddOrderAsync($"order-{n}");

            var answers = await Task.WhenAll(benches.Select(bench => Task.Run(() => bench.ScanAsync(order))));

            var winner = benches[Array.FindIndex(answers, answer => answer.State == "packing")];
            Assert.Equal(15, answers.Count(answer => answer is { Status: 409, Code: "packing/at-another-station" }));
            using var jobs = await app.Http.GetAsync($"/api/v1/print-jobs?order={floor.Merchant}:{order}");
            Assert.Single((await jobs.JsonAsync()).GetProperty("items").EnumerateArray());
            Assert.Equal("packing/held", (await winner.ScanAsync("CMD:HOLD")).Code);
        }
    }

    [Theory, EveryDatabase]
    public async Task Sixteen_stations_that_scan_the_same_item_each_open_another_order_until_none_waits(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        for (var n = 0; n < 10; n++) await floor.AddOrderAsync($"order-{n}", more: new { shipBy = app.Clock.GetUtcNow().AddHours(n) });
        await floor.AddOrderAsync("two", [("TEA-01", 2)]);
        await floor.AddOrderAsync("tomorrow", more: new { notBefore = app.Clock.GetUtcNow().AddDays(1) });
        var benches = new List<Bench>();
        for (var n = 1; n <= 16; n++) benches.Add(await floor.StaffAsync($"pack-{n}", $"W-{n}"));

        var answers = await Task.WhenAll(benches.Select(bench => Task.Run(() => bench.ScanAsync(Floor.GreenTea))));

        var opened = answers.Where(answer => answer.State == "label").Select(answer => answer.Screen.GetProperty("order").GetString()).ToList();
        Assert.Equal(Enumerable.Range(0, 10).Select(n => $"order-{n}"), opened.Order(StringComparer.Ordinal));
        Assert.Equal(6, answers.Count(answer => answer is { Status: 409, State: "idle" }));
    }

    [Theory, EveryDatabase]
    public async Task Of_a_hundred_scans_for_the_last_piece_one_counts(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001", [("TEA-01", 3), ("TEA-02", 1)]);
        var bench = await floor.StaffAsync();
        await bench.ScanAllAsync("1001", Floor.GreenTea, Floor.GreenTea);

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => bench.ScanAsync(Floor.GreenTea))));

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.Equal(99, answers.Count(answer => answer.Code == "packing/over-quantity"));
        Assert.Equal(3, (await bench.LookAsync()).PackedOf("TEA-01"));
    }

    [Theory, EveryDatabase]
    public async Task Two_nodes_on_one_database_count_every_scan_of_a_station_once(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        await using var node = await app.StartSecondNodeAsync();
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001", [("TEA-01", 60)]);
        var here = await floor.StaffAsync();
        var there = new Bench(node.Http, here.Station);
        await here.ScanAsync("1001");

        // Each scan id goes to both nodes at once, as a retry over another connection would.
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).SelectMany(n => new[]
        {
            Task.Run(() => here.ScanAsync(Floor.GreenTea, $"scan-{n}")),
            Task.Run(() => there.ScanAsync(Floor.GreenTea, $"scan-{n}")),
        }));

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal(30, (await here.LookAsync()).PackedOf("TEA-01"));
        Assert.All(answers.GroupBy(answer => answer.Body.GetProperty("scanId").GetString()), same => Assert.Single(same.Select(answer => answer.Body.GetRawText()).Distinct()));
    }

    [Theory, EveryDatabase]
    public async Task Of_a_cap_of_twenty_the_twenty_first_parcel_gets_none(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddCampaignAsync(more: new { caps = new { total = 20 } });
        var benches = new List<Bench>();
        for (var n = 1; n <= 32; n++)
        {
            await floor.AddOrderAsync($"order-{n}");
            benches.Add(await floor.StaffAsync($"pack-{n}", $"W-{n}"));
        }

        var answers = await Task.WhenAll(benches.Select((bench, n) => Task.Run(() => bench.ScanAsync($"order-{n + 1}"))));

        Assert.All(answers, answer => Assert.Equal("packing", answer.State));
        Assert.Equal(20, answers.Count(answer => answer.InsertCodes.Count == 1));
    }

    [Theory, EveryDatabase]
    public async Task A_cancel_against_the_label_leaves_one_truth(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        var bench = await floor.StaffAsync();
        for (var n = 0; n < Soak.Times(12, 400); n++)
        {
            var order = await floor.AddOrderAsync($"order-{n}");
            await bench.ScanAllAsync(order, Floor.GreenTea);

            var label = Task.Run(() => bench.ScanAsync(Floor.WaybillOf(order)));
            var cancel = Task.Run(() => app.Http.PostJsonAsync($"/api/v1/merchants/{floor.Merchant}/orders/{order}/cancel", new { reason = "customer" }));
            var (shipped, cancelled) = (await label, await cancel);

            using var reply = await app.Http.GetAsync($"/api/v1/merchants/{floor.Merchant}/orders/{order}");
            var status = (await reply.JsonAsync()).GetProperty("status").GetString();
            Assert.Equal(shipped.Status == 200, status == "shipped");
            Assert.Equal(cancelled.IsSuccessStatusCode, status == "cancelled");
            cancelled.Dispose();
        }
    }
}
