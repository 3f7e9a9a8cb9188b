using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Packing;

public class OneParcel
{
    [Theory, EveryDatabase]
    public async Task Goes_from_badge_to_shipped(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddCampaignAsync();
        var order = await floor.AddOrderAsync("1001", [("TEA-01", 2), ("TEA-02", 1)]);
        var bench = await floor.StaffAsync();

        var opened = await bench.ScanAsync($"{floor.Merchant}:{order}");
        Assert.Equal(("packing", "ok", "packing/opened"), (opened.State, opened.Sound, opened.Code));
        Assert.Equal(order, opened.Screen.GetProperty("order").GetString());
        var card = Assert.Single(opened.InsertCodes);

        Assert.Equal(1, (await bench.ScanAsync(Floor.GreenTea)).PackedOf("TEA-01"));
        Assert.Equal("packing", (await bench.ScanAsync(Floor.Hojicha)).State);
        Assert.Equal("inserts", (await bench.ScanAsync(Floor.GreenTea)).State);
        Assert.Equal("label", (await bench.ScanAsync(card)).State);
        var shipped = await bench.ScanAsync(Floor.WaybillOf(order));

        Assert.Equal(("idle", "done", "packing/shipped"), (shipped.State, shipped.Sound, shipped.Code));
        using var reply = await app.Http.GetAsync($"/api/v1/merchants/{floor.Merchant}/orders/{order}");
        Assert.Equal("shipped", (await reply.JsonAsync()).GetProperty("status").GetString());
    }

    [Theory, EveryDatabase]
    public async Task A_wrong_item_stops_the_line_and_changes_nothing(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001", [("TEA-01", 2)]);
        await floor.AddOrderAsync("1002", [("POT-01", 1)], more: new { tote = "T-9" });
        var bench = await floor.StaffAsync();
        await bench.ScanAsync("1001");

        var wrong = await bench.ScanAsync(Floor.Teapot);

        Assert.Equal((422, "packing/not-in-order", "error", "packing"), (wrong.Status, wrong.Code, wrong.Sound, wrong.State));
        Assert.Contains("T-9", wrong.Do, StringComparison.Ordinal);
        Assert.Equal(0, wrong.PackedOf("TEA-01"));
    }

    [Theory, EveryDatabase]
    public async Task One_piece_too_many_stops_the_line(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001", [("TEA-01", 2), ("TEA-02", 1)]);
        var bench = await floor.StaffAsync();

        var extra = await bench.ScanAllAsync("1001", Floor.GreenTea, Floor.GreenTea, Floor.GreenTea);

        Assert.Equal((422, "packing/over-quantity"), (extra.Status, extra.Code));
        Assert.Equal(2, extra.PackedOf("TEA-01"));
    }

    [Theory, EveryDatabase]
    public async Task Two_identical_items_count_two_and_one_scan_sent_twice_counts_one(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001", [("TEA-01", 5)]);
        var bench = await floor.StaffAsync();
        await bench.ScanAsync("1001");

        var first = await bench.ScanAsync(Floor.GreenTea, "scan-1");
        var repeat = await bench.ScanAsync(Floor.GreenTea, "scan-1");
        var second = await bench.ScanAsync(Floor.GreenTea, "scan-2");

        Assert.Equal(first.Body.GetRawText(), repeat.Body.GetRawText());
        Assert.Equal(2, second.PackedOf("TEA-01"));
    }

    [Theory, EveryDatabase]
    public async Task A_refused_scan_sent_again_is_refused_with_the_same_words(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001", [("TEA-01", 1), ("TEA-02", 1)]);
        var bench = await floor.StaffAsync();
        await bench.ScanAsync("1001");

        var refused = await bench.ScanAsync(Floor.Teapot, "scan-1");
        await bench.ScanAsync(Floor.GreenTea);
        var again = await bench.ScanAsync(Floor.Teapot, "scan-1");

        Assert.Equal(422, again.Status);
        Assert.Equal(refused.Body.GetRawText(), again.Body.GetRawText());
    }

    [Theory, EveryDatabase]
    public async Task Undo_takes_the_last_item_back_and_only_that(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001", [("TEA-01", 2), ("TEA-02", 1)]);
        var bench = await floor.StaffAsync();
        await bench.ScanAllAsync("1001", Floor.GreenTea, Floor.Hojicha);

        var undone = await bench.ScanAsync("CMD:UNDO");
        Assert.Equal((1, 0), (undone.PackedOf("TEA-01"), undone.PackedOf("TEA-02")));
        await bench.ScanAsync("CMD:UNDO");
        var empty = await bench.ScanAsync("CMD:UNDO");

        Assert.Equal((409, "packing/nothing-to-undo", "attention"), (empty.Status, empty.Code, empty.Sound));
    }

    [Theory, EveryDatabase]
    public async Task A_case_barcode_counts_what_the_case_holds_and_never_more_than_fits(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddProductAsync("TEA-01", "緑茶", "Green tea", Floor.GreenTea, new { code = "14901234567891", quantity = 6 });
        await floor.AddOrderAsync("1001", [("TEA-01", 8)]);
        var bench = await floor.StaffAsync();

        var one = await bench.ScanAllAsync("1001", "14901234567891");
        var two = await bench.ScanAsync("14901234567891");

        Assert.Equal(6, one.PackedOf("TEA-01"));
        Assert.Equal((422, "packing/over-quantity", 6), (two.Status, two.Code, two.PackedOf("TEA-01")));
    }

    [Theory, EveryDatabase]
    public async Task A_set_is_packed_by_its_parts(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await app.PutAsync($"/api/v1/merchants/{floor.Merchant}/products/SET-1", new
        {
            name = new { ja = "お茶セット", en = "Tea set" },
            parts = new object[] { new { sku = "TEA-01", quantity = 2 }, new { sku = "POT-01", quantity = 1 } },
        });
        await floor.AddOrderAsync("1001", [("SET-1", 1)]);
        var bench = await floor.StaffAsync();

        var last = await bench.ScanAllAsync("1001", Floor.GreenTea, Floor.Teapot, Floor.GreenTea);

        Assert.Equal(("label", 2, 1), (last.State, last.PackedOf("TEA-01"), last.PackedOf("POT-01")));
    }

    [Theory, EveryDatabase]
    public async Task An_item_at_an_idle_station_opens_the_most_urgent_order_that_waits_for_it(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("late", more: new { shipBy = "2026-11-30T17:00:00+09:00" });
        await floor.AddOrderAsync("soon", more: new { shipBy = "2026-11-21T17:00:00+09:00" });
        var bench = await floor.StaffAsync();

        var opened = await bench.ScanAsync(Floor.GreenTea);

        Assert.Equal(("label", "soon", 1), (opened.State, opened.Screen.GetProperty("order").GetString(), opened.PackedOf("TEA-01")));
        Assert.Equal("packing/shipped", (await bench.ScanAsync(Floor.WaybillOf("soon"))).Code);
    }

    [Theory, EveryDatabase]
    public async Task Digits_from_an_input_method_left_on_are_understood(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001", [("TEA-01", 2)], more: new { tote = "T-014" });
        var bench = await floor.StaffAsync();

        var packed = await bench.ScanAllAsync("Ｔ－０１４", "４９０１２３４５６７８９４");

        Assert.Equal(1, packed.PackedOf("TEA-01"));
    }

    [Theory, EveryDatabase]
    public async Task A_tote_opens_its_shipment_and_its_label_may_not_come_before_the_goods(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        var order = await floor.AddOrderAsync("1001", [("TEA-01", 2)], more: new { tote = "T-014" });
        var bench = await floor.StaffAsync();

        Assert.Equal("packing", (await bench.ScanAsync("T-014")).State);
        var early = await bench.ScanAsync(Floor.WaybillOf(order));

        Assert.Equal((409, "packing/items-missing"), (early.Status, early.Code));
    }

    [Theory, EveryDatabase]
    public async Task What_it_says_is_in_the_workers_language(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001", [("TEA-01", 2)]);
        var ja = await floor.StaffAsync("pack-1", "W-1");
        var en = await floor.StaffAsync("pack-2", "W-2", "en");

        Assert.Contains("登録がありません", (await ja.ScanAsync("nothing-like-it")).Says, StringComparison.Ordinal);
        var opened = await en.ScanAsync("1001");

        Assert.Contains("is open", opened.Says, StringComparison.Ordinal);
        Assert.Equal("Green tea", opened.Screen.GetProperty("lines")[0].GetProperty("name").GetString());
    }

    [Theory, EveryDatabase]
    public async Task A_preprinted_flyer_is_proven_by_its_campaigns_barcode(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddCampaignAsync("flyer", new { slot = "flyer", template = (string?)null, proof = "kind", copies = 2, stock = new { kind = "preprinted", sku = "FLY-9", barcode = "4977777777779" } });
        await floor.AddOrderAsync("1001");
        var bench = await floor.StaffAsync();
        await bench.ScanAllAsync("1001", Floor.GreenTea);

        var other = await bench.ScanAsync("4955555555559");
        var first = await bench.ScanAsync("]E04977777777779");
        var second = await bench.ScanAsync("4977777777779");

        Assert.Equal("inserts", other.State);
        Assert.NotEqual(200, other.Status);
        Assert.Equal((200, "inserts", "packing/insert-proven"), (first.Status, first.State, first.Code));
        Assert.Equal((200, "label", "packing/insert-proven"), (second.Status, second.State, second.Code));
    }

    [Theory, EveryDatabase]
    public async Task Every_line_of_the_screen_has_every_member_of_the_contract(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001");
        var bench = await floor.StaffAsync();

        var line = (await bench.ScanAsync("1001")).Body.GetProperty("screen").GetProperty("lines")[0];

        Assert.Superset(
            new HashSet<string> { "lineNo", "sku", "name", "quantity", "packed", "imageUrl" },
            line.EnumerateObject().Select(member => member.Name).ToHashSet());
    }
}
