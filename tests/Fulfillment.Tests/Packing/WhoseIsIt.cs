using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Packing;

/// <summary>The neighbour's card, the neighbour's label, a cancelled order: each stops the line and names whose it is.</summary>
public class WhoseIsIt
{
    [Theory, EveryDatabase]
    public async Task Another_parcels_card_names_where_it_belongs(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddCampaignAsync();
        await floor.AddOrderAsync("1001", more: new { tote = "T-1" });
        await floor.AddOrderAsync("1002", more: new { tote = "T-2" });
        var (first, second) = (await floor.StaffAsync("pack-1", "W-1"), await floor.StaffAsync("pack-2", "W-2"));
        var foreign = (await first.ScanAsync("1001")).InsertCodes[0];
        await second.ScanAllAsync("1002", Floor.GreenTea);

        var refused = await second.ScanAsync(foreign);

        Assert.Equal((422, "packing/insert-of-another", "inserts"), (refused.Status, refused.Code, refused.State));
        Assert.Contains("1001", refused.Says, StringComparison.Ordinal);
        Assert.Contains("T-1", refused.Do, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Another_parcels_label_names_its_owner_and_a_used_number_is_refused(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001");
        await floor.AddOrderAsync("1002");
        await floor.AddOrderAsync("1003");
        var bench = await floor.StaffAsync();
        await bench.ScanAllAsync("1001", Floor.GreenTea, Floor.WaybillOf("1001"));
        await bench.ScanAllAsync("1002", Floor.GreenTea);

        var foreign = await bench.ScanAsync(Floor.WaybillOf("1003"));
        var used = await bench.ScanAsync(Floor.WaybillOf("1001"));
        var unknown = await bench.ScanAsync(Floor.WaybillOf("nobody"));

        Assert.Equal((422, "packing/label-of-another", "label"), (foreign.Status, foreign.Code, foreign.State));
        Assert.Contains("1003", foreign.Says, StringComparison.Ordinal);
        Assert.Equal("packing/waybill-used", used.Code);
        Assert.Equal("packing/waybill-unknown", unknown.Code);
        Assert.Equal("packing/shipped", (await bench.ScanAsync($"A{Floor.WaybillOf("1002")}A")).Code);
    }

    [Theory, EveryDatabase]
    public async Task A_merchant_that_binds_at_the_bench_takes_a_new_number_once(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app, policies: new { labelMatch = "bind" });
        await floor.AddOrderAsync("1001", more: new { waybills = Array.Empty<string>() });
        await floor.AddOrderAsync("1002", more: new { waybills = Array.Empty<string>() });
        var bench = await floor.StaffAsync();
        var number = Floor.WaybillOf("fresh");

        Assert.Equal("packing/shipped", (await bench.ScanAllAsync("1001", Floor.GreenTea, number)).Code);
        var again = await bench.ScanAllAsync("1002", Floor.GreenTea, number);

        Assert.Equal((409, "packing/waybill-used"), (again.Status, again.Code));
    }

    [Theory, EveryDatabase]
    public async Task A_cancelled_order_is_caught_at_the_next_scan_and_its_card_is_void_at_once(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddCampaignAsync();
        await floor.AddOrderAsync("1001", [("TEA-01", 2)]);
        await floor.AddOrderAsync("1002");
        var bench = await floor.StaffAsync();
        var card = (await bench.ScanAllAsync("1001", Floor.GreenTea)).InsertCodes[0];
        using var cancel = await app.Http.PostJsonAsync($"/api/v1/merchants/{floor.Merchant}/orders/1001/cancel", new { reason = "customer" });
        Assert.True(cancel.IsSuccessStatusCode, await cancel.Content.ReadAsStringAsync());

        var caught = await bench.ScanAsync(Floor.GreenTea);
        var shredded = await bench.ScanAsync(card);
        var again = await bench.ScanAsync("1001");

        Assert.Equal((409, "packing/order-cancelled", "error", "idle"), (caught.Status, caught.Code, caught.Sound, caught.State));
        Assert.Equal("packing/insert-void", shredded.Code);
        Assert.Equal("packing/order-cancelled", again.Code);
        Assert.Equal("packing", (await bench.ScanAsync("1002")).State);
    }

    [Theory, EveryDatabase]
    public async Task A_second_station_is_told_who_has_the_shipment(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001", [("TEA-01", 2)]);
        var (first, second) = (await floor.StaffAsync("pack-1", "W-1"), await floor.StaffAsync("pack-2", "W-2"));
        await first.ScanAsync("1001");

        var refused = await second.ScanAsync("1001");

        Assert.Equal((409, "packing/at-another-station", "idle"), (refused.Status, refused.Code, refused.State));
        Assert.Contains(first.Station, refused.Says, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task A_card_at_an_idle_station_opens_its_shipment_and_is_proven_by_that_scan(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddCampaignAsync();
        await floor.AddOrderAsync("1001");
        var bench = await floor.StaffAsync();
        var card = (await bench.ScanAsync("1001")).InsertCodes[0];
        Assert.Equal("packing/held", (await bench.ScanAsync("CMD:HOLD")).Code);
        using var release = await app.Http.PostJsonAsync($"/api/v1/merchants/{floor.Merchant}/orders/1001/release", new { });
        Assert.True(release.IsSuccessStatusCode, await release.Content.ReadAsStringAsync());

        var opened = await bench.ScanAsync(card);

        Assert.Equal(("packing/insert-proven", "packing"), (opened.Code, opened.State));
        Assert.Equal("label", (await bench.ScanAsync(Floor.GreenTea)).State);
        Assert.Equal(card, Assert.Single((await bench.LookAsync()).InsertCodes));
    }

    [Theory, EveryDatabase]
    public async Task An_order_number_of_two_merchants_asks_for_the_merchant(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001");
        var other = await app.AddMerchantAsync("beauty");
        await app.PutAsync($"/api/v1/merchants/{other}/orders/1001", new { site = floor.Site, lines = new[] { new { lineNo = 1, sku = "X", quantity = 1 } } });
        var bench = await floor.StaffAsync();

        var asked = await bench.ScanAsync("1001");
        var opened = await bench.ScanAsync($"{floor.Merchant}:1001");

        Assert.Equal((409, "packing/several-merchants"), (asked.Status, asked.Code));
        Assert.Equal(floor.Merchant, opened.Screen.GetProperty("merchant").GetString());
    }

    [Theory, EveryDatabase]
    public async Task An_order_that_changes_while_it_is_packed_gets_a_new_card_and_the_old_one_is_refused(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddCampaignAsync();
        await floor.AddOrderAsync("1001", [("TEA-01", 2)]);
        var bench = await floor.StaffAsync();
        var old = (await bench.ScanAsync("1001")).InsertCodes[0];
        await floor.AddOrderAsync("1001", [("TEA-01", 2)], customer: new { @ref = "C-1001", name = "山田 花子", honorific = "様", locale = "en", orderCount = 1 });

        var scanned = await bench.ScanAsync(Floor.GreenTea);
        var refused = await bench.ScanAsync(old);

        Assert.Equal(1, scanned.PackedOf("TEA-01"));
        var fresh = Assert.Single(scanned.InsertCodes);
        Assert.NotEqual(old, fresh);
        Assert.Equal((409, "packing/insert-void"), (refused.Status, refused.Code));
        Assert.Equal("packing/shipped", (await bench.ScanAllAsync(Floor.GreenTea, fresh, Floor.WaybillOf("1001"))).Code);
    }

    [Theory, EveryDatabase]
    public async Task A_packing_slip_is_printed_where_the_merchant_wants_one_and_is_proven_like_a_card(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app, policies: new { packingSlip = "always" });
        await floor.AddOrderAsync("1001");
        var bench = await floor.StaffAsync();

        var opened = await bench.ScanAllAsync("1001", Floor.GreenTea);
        var slip = Assert.Single(opened.InsertCodes);

        Assert.Equal("inserts", opened.State);
        Assert.Contains("納品書", opened.Do, StringComparison.Ordinal);
        Assert.Equal("label", (await bench.ScanAsync(slip)).State);
    }
}
