using Dapper;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Packing;

/// <summary>Whatever goes wrong, a packer with nothing but a scanner gets on, and nothing ships by mistake.</summary>
public class AWayOut
{
    [Theory, EveryDatabase]
    public async Task Where_numbers_are_bound_at_the_bench_goods_and_orders_are_never_taken_for_a_label(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app, policies: new { labelMatch = "bind" });
        await floor.AddOrderAsync("1001", more: new { waybills = Array.Empty<string>() });
        await floor.AddOrderAsync("20261121001");
        var bench = await floor.StaffAsync();
        await bench.ScanAllAsync("1001", Floor.GreenTea);

        Assert.Equal("packing/not-in-order", (await bench.ScanAsync(Floor.Teapot)).Code);
        Assert.Equal("packing/finish-first", (await bench.ScanAsync("20261121001")).Code);
        Assert.Equal("packing/waybill-unknown", (await bench.ScanAsync("123456789012")).Code);
        Assert.Equal("packing/shipped", (await bench.ScanAsync(Floor.WaybillOf("fresh"))).Code);
    }

    [Theory, EveryDatabase]
    public async Task What_may_not_go_before_its_day_does_not_open_by_its_item_either(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001", more: new { notBefore = app.Clock.GetUtcNow().AddDays(2) });
        var bench = await floor.StaffAsync();

        Assert.Equal((409, "packing/not-before"), ((await bench.ScanAsync(Floor.GreenTea)) is var item ? (item.Status, item.Code) : default));
        app.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal("label", (await bench.ScanAsync(Floor.GreenTea)).State);
    }

    [Theory, EveryDatabase]
    public async Task Without_a_printer_the_parcel_goes_on_and_the_reason_is_kept(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddCampaignAsync();
        await floor.AddOrderAsync("1001");
        var worker = await app.AddWorkerAsync(floor.Site);
        var bench = new Bench(app.Http, await app.AddStationAsync(floor.Site, "bare"));
        await bench.ScanAllAsync($"BADGE:{worker}", "1001", Floor.GreenTea);

        var finished = await bench.ScanAsync("CMD:FINISH");

        Assert.Equal(("label", "packing/inserts-skipped"), (finished.State, finished.Code));
        Assert.Equal("packing/shipped", (await bench.ScanAsync(Floor.WaybillOf("1001"))).Code);
        using var order = await app.Http.GetAsync($"/api/v1/merchants/{floor.Merchant}/orders/1001");
        var insert = (await order.JsonAsync()).GetProperty("inserts")[0];
        Assert.Equal(("skipped", "noPrinter"), (insert.GetProperty("state").GetString(), insert.GetProperty("reason").GetString()));
    }

    [Theory, EveryDatabase]
    public async Task Late_in_the_day_the_parcel_goes_without_its_card_and_a_card_that_turns_up_is_refused(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app, printer: "ipp://127.0.0.1:9/ipp/print");
        await floor.AddCampaignAsync();
        await floor.AddOrderAsync("1001", more: new { shipBy = app.Clock.GetUtcNow().AddHours(2) });
        var bench = await floor.StaffAsync();
        var card = (await bench.ScanAllAsync("1001", Floor.GreenTea)).InsertCodes[0];

        Assert.Equal("packing/inserts-missing", (await bench.ScanAsync("CMD:FINISH")).Code);
        app.Clock.Advance(TimeSpan.FromMinutes(100));
        Assert.Equal("packing/inserts-skipped", (await bench.ScanAsync("CMD:FINISH")).Code);
        var late = await bench.ScanAsync(card);

        Assert.Equal((409, "packing/insert-skipped", "label"), (late.Status, late.Code, late.State));
        Assert.Equal("packing/shipped", (await bench.ScanAsync(Floor.WaybillOf("1001"))).Code);
    }

    [Theory, EveryDatabase]
    public async Task A_card_that_lies_in_the_box_when_the_order_changes_has_to_come_out(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddCampaignAsync();
        await floor.AddOrderAsync("1001", [("TEA-01", 2)]);
        var bench = await floor.StaffAsync();
        var old = (await bench.ScanAsync("1001")).InsertCodes[0];
        await bench.ScanAllAsync(old, Floor.GreenTea);
        await floor.AddOrderAsync("1001", [("TEA-01", 2)], more: new { notes = "リボン" });

        var stopped = await bench.ScanAsync(Floor.GreenTea);
        var gone = await bench.ScanAsync(old);
        var last = await bench.ScanAsync(Floor.GreenTea);

        Assert.Equal((409, "packing/take-old-paper-out", 1), (stopped.Status, stopped.Code, stopped.PackedOf("TEA-01")));
        Assert.Equal("packing/insert-void", gone.Code);
        Assert.Equal(("inserts", 2), (last.State, last.PackedOf("TEA-01")));
        Assert.Equal("packing/shipped", (await bench.ScanAllAsync(Assert.Single(last.InsertCodes), Floor.WaybillOf("1001"))).Code);
    }

    [Theory, EveryDatabase]
    public async Task Void_paper_leaves_the_list_when_it_is_scanned_to_shred(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddCampaignAsync();
        await floor.AddOrderAsync("1001", more: new { tote = "T-1" });
        var bench = await floor.StaffAsync();
        var opened = await bench.ScanAsync("1001");
        await app.UntilPrintedAsync(opened);
        using var cancel = await app.Http.PostJsonAsync($"/api/v1/merchants/{floor.Merchant}/orders/1001/cancel", new { reason = "customer" });

        var before = await WhereAsync(app, floor);
        await bench.ScanAsync(Floor.GreenTea);
        await bench.ScanAsync(opened.InsertCodes[0]);
        var after = await WhereAsync(app, floor);

        Assert.Equal(["insert", "waybill"], before);
        Assert.Equal(["waybill"], after);
    }

    [Theory, EveryDatabase]
    public async Task Short_goods_are_held_with_the_reason_whatever_the_merchant_does_with_the_rest(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app, policies: new { shortPick = "split" });
        await floor.AddOrderAsync("1001", [("TEA-01", 2)]);
        var bench = await floor.StaffAsync();

        var held = await bench.ScanAllAsync("1001", Floor.GreenTea, "CMD:SHORT");

        Assert.Equal(("packing/held", "idle"), (held.Code, held.State));
        using var log = await app.Http.GetAsync($"/api/v1/events?site={floor.Site}&types=fulfillment.order.held");
        Assert.Single((await log.JsonAsync()).GetProperty("items").EnumerateArray());
    }

    [Theory, EveryDatabase]
    public async Task What_may_be_a_pin_is_never_written_down(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        var bench = await floor.StaffAsync();

        foreach (var pin in new[] { "PIN:4826", "PIN:4826-", " PIN:48260000000000", "ＰＩＮ：４８２６" }) await bench.ScanAsync(pin);

        var kept = await app.Db.ReadAsync(connection => connection.QueryAsync<string>("select Data from StationScan where Site = @Site", new { floor.Site }));
        Assert.DoesNotContain(kept, data => data.Normalize(System.Text.NormalizationForm.FormKC).Contains("4826", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string?>> WhereAsync(FulfillmentApp app, Floor floor)
    {
        using var where = await app.Http.GetAsync($"/api/v1/merchants/{floor.Merchant}/orders/1001/where");
        return [.. (await where.JsonAsync()).GetProperty("paperToDestroy").EnumerateArray().Select(paper => paper.GetProperty("kind").GetString())];
    }
}
