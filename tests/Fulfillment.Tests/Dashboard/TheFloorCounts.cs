using System.Net;
using System.Text.Json;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Dashboard;

/// <summary>Every number of the floor against a day whose every minute is known.</summary>
public class TheFloorCounts
{
    [Theory, EveryDatabase]
    public async Task What_waits_is_packed_held_and_has_left_by_departure(TestDatabase engine)
    {
        await using var floor = await ScriptedFloor.OpenAsync(engine, "09:00");
        foreach (var order in new[] { "1001", "1002", "1003" }) await floor.OrderAsync(order, "12:00");
        await floor.OrderAsync("1004", "12:00", "sagawa");
        await floor.OrderAsync("1005", "17:00", notBefore: "15:00");
        await floor.OrderAsync("1006", null);
        await floor.OrderAsync("1007", "17:00");
        using var held = await floor.App.Http.PostJsonAsync($"/api/v1/merchants/{floor.Floor.Merchant}/orders/1007/hold", new { reason = "住所確認" });
        var bench = await floor.Floor.StaffAsync();
        await floor.PackAsync(bench, "1001", "09:10", "09:11");
        await bench.ScanAsync("1002");

        var seen = await floor.ReadAsync();

        Assert.Equal(
            (4, 1, 1, 1, 0, 1),
            (seen.Totals().Number("waiting"), seen.Totals().Number("notYet"), seen.Totals().Number("packing"), seen.Totals().Number("held"), seen.Totals().Number("overdue"), seen.Totals().Number("shippedToday")));
        Assert.Equal(
            ["sagawa 12:00 1/0/0", "yamato 12:00 1/1/0", "yamato 17:00 1/0/1", "yamato – 1/0/0"],
            seen.GetProperty("cutOffs").EnumerateArray().Select(Line));
    }

    [Theory, EveryDatabase]
    public async Task Who_misses_the_truck_at_the_present_rate(TestDatabase engine)
    {
        await using var floor = await ScriptedFloor.OpenAsync(engine, "09:00");
        foreach (var n in Enumerable.Range(1, 12))
        {
            floor.ItIs($"08:00:{n:00}");
            await floor.OrderAsync($"a{n:00}", n <= 8 ? "10:30" : "11:00");
        }

        var bench = await floor.Floor.StaffAsync();

        // Nobody has packed: nothing is foretold.
        Assert.Equal(JsonValueKind.Null, (await floor.ReadAsync()).Totals().GetProperty("atRisk").ValueKind);

        // Three in half an hour, the first opened at 9:30: six an hour.
        await floor.PackAsync(bench, "a01", "09:30", "09:40");
        await floor.PackAsync(bench, "a02", "09:40", "09:50");
        await floor.PackAsync(bench, "a03", "09:50", "10:00");
        var seen = await floor.ReadAsync();

        // Five are left for 10:30 and three of them get done; by 11:00 six in all, so one of the four for 11:00.
        Assert.Equal((6.0, 6.0), (seen.Totals().GetProperty("parcelsPerHour").GetDouble(), seen.Totals().GetProperty("shipmentsPerHour").GetDouble()));
        Assert.Equal([2, 3], seen.GetProperty("cutOffs").EnumerateArray().Select(each => each.Number("atRisk")));
        Assert.Equal(5, seen.Totals().Number("atRisk"));
        Assert.Equal(ScriptedFloor.At("11:30"), seen.GetProperty("cutOffs")[1].GetProperty("readyAt").GetDateTimeOffset());
        Assert.Equal(["a07", "a08", "a10", "a11", "a12"], await floor.OrdersAsync($"/api/v1/shipments?site={floor.Site}&state=open&due=risk"));

        // The first truck is gone: those five are late, whatever the rate.
        floor.ItIs("10:31");
        seen = await floor.ReadAsync();
        Assert.Equal(5, seen.Totals().Number("overdue"));
        Assert.Equal(5, (await floor.OrdersAsync($"/api/v1/shipments?site={floor.Site}&state=open&due=overdue")).Length);
    }

    [Theory, EveryDatabase]
    public async Task Each_bench_with_its_worker_pace_and_wrong_scans(TestDatabase engine)
    {
        await using var floor = await ScriptedFloor.OpenAsync(engine, "09:00");
        await floor.Floor.AddCampaignAsync();
        foreach (var order in new[] { "1001", "1002", "1003", "1004" }) await floor.OrderAsync(order);
        var first = await floor.Floor.StaffAsync("pack-1", "W-1");
        await floor.App.AddStationAsync(floor.Site, "pack-2");

        floor.ItIs("09:10:00");
        var opened = await first.ScanAllAsync("1001", Floor.GreenTea);
        Assert.Equal("packing/insert-proven", (await first.ScanAsync(opened.InsertCodes[0])).Code);
        Assert.Equal("packing/label-of-another", (await first.ScanAsync(Floor.WaybillOf("1002"))).Code);
        floor.ItIs("09:10:40");
        Assert.Equal("packing/shipped", (await first.ScanAsync(Floor.WaybillOf("1001"))).Code);
        floor.ItIs("09:20:00");
        opened = await first.ScanAsync("1002");
        Assert.Equal("packing/not-in-order", (await first.ScanAsync(Floor.Teapot)).Code);
        Assert.Equal("packing/unknown-code", (await first.ScanAsync("no-such-thing")).Code);
        Assert.Equal("packing/finish-first", (await first.ScanAsync("1003")).Code);
        Assert.Equal("packing/insert-proven", (await first.ScanAllAsync(Floor.GreenTea, opened.InsertCodes[0])).Code);
        floor.ItIs("09:21:00");
        Assert.Equal("packing/shipped", (await first.ScanAsync(Floor.WaybillOf("1002"))).Code);
        floor.ItIs("09:30:00");
        await first.ScanAsync("1003");

        var seen = await floor.ReadAsync();

        var busy = seen.Station("pack-1");
        Assert.Equal(("busy", floor.App.Unique("W-1"), "佐藤", "1003"), (busy.Text("state"), busy.Text("badge"), busy.Text("worker"), busy.Text("orderNo")));
        Assert.Equal((ScriptedFloor.At("09:30:00"), ScriptedFloor.At("09:30:00")), (busy.GetProperty("since").GetDateTimeOffset(), busy.GetProperty("lastScanAt").GetDateTimeOffset()));

        // 40 and 60 seconds; two parcels in the twenty minutes since the first was opened.
        Assert.Equal((2, 6.0, 50), (busy.Number("shippedToday"), busy.GetProperty("parcelsPerHour").GetDouble(), busy.Number("medianSeconds")));

        // Another's label, a wrong item, an unknown code; an order scanned too early is no wrong thing.
        Assert.Equal((3, 2, 2, 0), (busy.Number("misScans"), busy.Number("insertMatches"), busy.Number("labelMatches"), busy.Number("reprints")));
        Assert.Equal((14, 3, 2, 2), (seen.Totals().Number("scans"), seen.Totals().Number("misScans"), seen.Totals().Number("insertMatches"), seen.Totals().Number("labelMatches")));
        var quiet = seen.Station("pack-2");
        Assert.Equal(("signedOut", JsonValueKind.Null, 0), (quiet.Text("state"), quiet.GetProperty("parcelsPerHour").ValueKind, quiet.Number("scans")));
        var wrong = (await floor.GetAsync($"/api/v1/sites/{floor.Site}/mis-scans?station=pack-1")).GetProperty("items");
        Assert.Equal(["packing/unknown-code", "packing/not-in-order", "packing/label-of-another"], wrong.EnumerateArray().Select(scan => scan.Text("code")).Order(StringComparer.Ordinal).Reverse());
        Assert.Equal(2, (await floor.GetAsync($"/api/v1/sites/{floor.Site}/proven-sheets?station=pack-1")).GetProperty("items").GetArrayLength());
        Assert.Equal(0, (await floor.GetAsync($"/api/v1/sites/{floor.Site}/mis-scans?station=pack-2")).GetProperty("items").GetArrayLength());
    }

    [Theory, EveryDatabase]
    public async Task A_day_is_the_sites_and_an_hour_reaches_over_midnight(TestDatabase engine)
    {
        await using var floor = await ScriptedFloor.OpenAsync(engine, "23:00");
        foreach (var order in new[] { "1001", "1002", "1003" }) await floor.OrderAsync(order, null);
        var bench = await floor.Floor.StaffAsync();
        await floor.PackAsync(bench, "1001", "23:40", "23:50");
        await floor.PackAsync(bench, "1002", "23:58", "1.00:02");
        floor.ItIs("1.00:20");

        var seen = await floor.ReadAsync();

        Assert.Equal((ScriptedFloor.Day(1), 1, 3.0), (seen.Text("day"), seen.Totals().Number("shippedToday"), seen.Totals().GetProperty("parcelsPerHour").GetDouble()));
        Assert.Equal([1, 0], seen.GetProperty("shipped").EnumerateArray().Select(part => part.Number("parcels")));
        Assert.Equal(["1002"], await floor.OrdersAsync($"/api/v1/parcels?site={floor.Site}"));
        Assert.Equal(["1001"], await floor.OrdersAsync($"/api/v1/parcels?site={floor.Site}&on={ScriptedFloor.Day()}"));
    }

    [Theory, EveryDatabase]
    public async Task The_day_by_quarters_of_an_hour_leads_to_its_parcels(TestDatabase engine)
    {
        await using var floor = await ScriptedFloor.OpenAsync(engine, "09:00");
        foreach (var order in new[] { "1001", "1002", "1003" }) await floor.OrderAsync(order);
        var bench = await floor.Floor.StaffAsync();
        await floor.PackAsync(bench, "1001", "09:01", "09:14:59");
        await floor.PackAsync(bench, "1002", "09:15", "09:15");
        await floor.PackAsync(bench, "1003", "09:16", "09:29:59.999999");
        floor.ItIs("09:40");

        var parts = (await floor.ReadAsync()).GetProperty("shipped").EnumerateArray().ToList();

        Assert.Equal(39, parts.Count);
        Assert.Equal([1, 2, 0], parts[36..].Select(part => part.Number("parcels")));
        var (from, to) = (Uri.EscapeDataString(parts[37].Text("from")!), Uri.EscapeDataString(parts[37].Text("to")!));
        Assert.Equal(["1003", "1002"], await floor.OrdersAsync($"/api/v1/parcels?site={floor.Site}&from={from}&to={to}"));
    }

    [Theory, EveryDatabase]
    public async Task A_merchants_key_counts_its_own_and_sees_no_bench(TestDatabase engine)
    {
        await using var floor = await ScriptedFloor.OpenAsync(engine, "09:00");
        await floor.OrderAsync("1001");
        var wine = await floor.App.AddMerchantAsync("wine");
        await floor.App.PutAsync($"/api/v1/merchants/{wine}/orders/9001", new { site = floor.Site, shipBy = ScriptedFloor.At("17:00"), lines = new[] { new { lineNo = 1, sku = "W", quantity = 1 } } });
        var bench = await floor.Floor.StaffAsync();
        await floor.PackAsync(bench, "1001", "09:10", "09:11");
        using var its = await floor.App.KeyClientAsync(wine, "read");

        using var reply = await its.GetAsync($"/api/v1/sites/{floor.Site}/floor?merchant={floor.Floor.Merchant}");
        var seen = await reply.JsonAsync();

        Assert.Equal((1, 0), (seen.Totals().Number("waiting"), seen.Totals().Number("shippedToday")));
        Assert.Equal((0, 0), (seen.GetProperty("stations").GetArrayLength(), seen.GetProperty("printers").GetArrayLength()));
        Assert.Equal(HttpStatusCode.Forbidden, (await its.GetAsync($"/api/v1/sites/{floor.Site}/mis-scans").VerdictAsync()).Status);
        using var listed = await its.GetAsync($"/api/v1/shipments?merchant={floor.Floor.Merchant}&state=open");
        Assert.Equal(["9001"], (await listed.JsonAsync()).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("orders")[0].GetString()));
        using var packer = await floor.App.SignInAsync(await floor.App.AddWorkerAsync(floor.Site, "W-9"));
        Assert.Equal(HttpStatusCode.Forbidden, (await packer.GetAsync($"/api/v1/sites/{floor.Site}/floor").VerdictAsync()).Status);
    }

    private static string Line(JsonElement cutOff)
    {
        var open = cutOff.GetProperty("open");
        var due = open.GetProperty("shipBy").ValueKind is JsonValueKind.Null ? "–" : open.GetProperty("shipBy").GetDateTimeOffset().ToOffset(TimeSpan.FromHours(9)).ToString("HH:mm");
        return $"{open.Text("carrier")} {due} {open.Number("waiting")}/{open.Number("packing")}/{open.Number("held")}";
    }
}
