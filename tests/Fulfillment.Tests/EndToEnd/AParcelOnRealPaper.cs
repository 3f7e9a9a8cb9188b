using System.Diagnostics;
using Fulfillment.Fakes.Printers;
using Fulfillment.Fakes.Scanners;
using Fulfillment.Tests.Cards;
using Fulfillment.Tests.Handheld;
using Fulfillment.Tests.Harness;
using Fulfillment.Tests.Harness.Browser;
using Microsoft.Playwright;
using Xunit;

namespace Fulfillment.Tests.EndToEnd;

/// <summary>The whole way with real peers: the published server as a process, and ippeveprinter as the card printer.</summary>
public class AParcelOnRealPaper
{
    private const string Api = "/api/v1";

    [Fact]
    public async Task Goes_from_the_order_to_the_customers_page_and_the_paper_is_this_shipments_alone()
    {
        SkipWithoutPrinter();
        await using var printer = await StartPrinterAsync();
        await using var server = await PublishedServer.StartAsync();
        await SetUpAsync(server.Http, printer.Uri);
        var bench = new Bench(server.Http, "osaka:pack-1");
        var neighbour = new Bench(server.Http, "osaka:pack-2");
        await bench.ScanAsync("BADGE:W-1");
        await neighbour.ScanAsync("BADGE:W-2");

        var opened = await bench.ScanAsync("1001");
        var card = Assert.Single(opened.InsertCodes);
        var foreign = Assert.Single((await neighbour.ScanAsync("1002")).InsertCodes);
        await PrintedAsync(server.Http, opened.Screen.GetProperty("inserts")[0].GetProperty("printJob").GetString()!);

        var sheets = Directory.EnumerateFiles(printer.Spool, "*.pdf").Select(File.ReadAllBytes).Where(pdf => Press.Text(pdf).Contains(card, StringComparison.Ordinal)).ToList();
        var sheet = Assert.Single(sheets);
        Assert.Contains($"CODE-128:{card}", Press.Scan(sheet));
        Assert.Contains("山田 花子", Press.Text(sheet), StringComparison.Ordinal);
        Assert.DoesNotContain(foreign, Press.Text(sheet), StringComparison.Ordinal);
        Assert.DoesNotContain("鈴木", Press.Text(sheet), StringComparison.Ordinal);

        var shipped = await bench.ScanAllAsync(Floor.GreenTea, Floor.GreenTea, card, Floor.WaybillOf("1001"));
        Assert.Equal(("idle", "done"), (shipped.State, shipped.Sound));
        using var news = await server.Http.PostJsonAsync($"{Api}/merchants/tea/shipments/updates", new { waybill = Floor.WaybillOf("1001"), status = "delivered", at = "2026-11-22T10:00:00+09:00" });
        Assert.True(news.IsSuccessStatusCode);
        using var order = await server.Http.GetAsync($"{Api}/merchants/tea/orders/1001");
        var token = new Uri((await order.JsonAsync()).GetProperty("trackingUrl").GetString()!).Segments[^1];
        using var customer = server.Client(null);
        using var tracking = await customer.GetAsync($"{Api}/tracking/{token}");
        Assert.Equal("delivered", (await tracking.JsonAsync()).GetProperty("status").GetString());
        await NoGapsAsync(server.Http);
    }

    [Fact]
    public async Task Scanned_at_two_serial_lines_it_goes_through_the_handheld_onto_paper_and_to_the_customer()
    {
        SkipWithoutPrinter();
        await using var printer = await StartPrinterAsync();
        await using var server = await PublishedServer.StartAsync();
        await SetUpAsync(server.Http, printer.Uri);
        using var ports = new ScannerBench();
        var (left, right) = (ports.Plug("usb-DENSO_AT21_0001-if00"), ports.Plug("usb-Honeywell_1900-if00", vendor: "0c2e"));
        var home = Directory.CreateTempSubdirectory("handheld-").FullName;
        await using (var pairing = HandheldProcess.Start("pair", "--server", $"{server.Address}", "--code", await PairingCodeAsync(server.Http), "--home", home)) Assert.Equal(0, await pairing.ExitAsync());
        await using var handheld = HandheldProcess.Start("run", "--serial-only", "--home", home, "--devices", ports.ById, "--sys", ports.Sys);
        await handheld.SaysAsync("サインアウト");

        await ScanAsync(left, "BADGE:W-1\r", "お疲れさま");
        await ScanAsync(left, "1001\r", "を開きました");
        var opened = await new Bench(server.Http, "osaka:pack-1").LookAsync();
        var card = Assert.Single(opened.InsertCodes);
        await PrintedAsync(server.Http, opened.Screen.GetProperty("inserts")[0].GetProperty("printJob").GetString()!);
        Assert.Single(Directory.EnumerateFiles(printer.Spool, "*.pdf"), file => Press.Text(File.ReadAllBytes(file)).Contains(card, StringComparison.Ordinal));
        using var order = await server.Http.GetAsync($"{Api}/merchants/tea/orders/1001");
        await using var phone = await Screen.OpenAsync(server.Address, "ja", width: 360, height: 740);
        await phone.OpenAsync(new Uri((await order.JsonAsync()).GetProperty("trackingUrl").GetString()!).AbsolutePath);
        await phone.Page.EvaluateAsync("window.opened = 'once'");
        await ScanAsync(left, $"{Floor.GreenTea}\r", "1/2");
        await ScanAsync(right, Floor.GreenTea, "2/2");
        await ScanAsync(left, $"{card}\r", "確認しました");
        await ScanAsync(right, Floor.WaybillOf("1001"), "[done]");

        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("発送しました");
        using var news = await server.Http.PostJsonAsync($"{Api}/merchants/tea/shipments/updates", new { waybill = Floor.WaybillOf("1001"), status = "delivered", at = "2026-11-22T10:00:00+09:00" });
        Assert.True(news.IsSuccessStatusCode);
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("お届けしました");
        Assert.Equal("once", await phone.Page.EvaluateAsync<string>("window.opened"));
        await handheld.KillAsync();
        Directory.Delete(home, recursive: true);

        async Task ScanAsync(PseudoTerminal line, string data, string answer)
        {
            line.Write(System.Text.Encoding.UTF8.GetBytes(data));
            await handheld.SaysAsync(answer);
        }
    }

    [Fact]
    public async Task Killed_in_the_middle_of_every_step_it_loses_nothing_and_prints_nothing_twice()
    {
        SkipWithoutPrinter();
        await using var printer = await StartPrinterAsync();
        await using var server = await PublishedServer.StartAsync();
        await SetUpAsync(server.Http, printer.Uri);
        var bench = new Bench(server.Http, "osaka:pack-1");

        await ThroughAKillAsync(server, bench, "BADGE:W-1", TimeSpan.Zero);
        var opened = await ThroughAKillAsync(server, bench, "1001", TimeSpan.FromMilliseconds(60));
        var card = Assert.Single(opened.InsertCodes);
        var job = opened.Screen.GetProperty("inserts")[0].GetProperty("printJob").GetString()!;
        for (var n = 1; n <= Soak.Times(3, 40); n++)
        {
            // While the sheet is on its way: queued, created at the printer, sent, printing.
            await server.KillAsync();
            await server.RestartAsync();
        }

        await ThroughAKillAsync(server, bench, Floor.GreenTea, TimeSpan.FromMilliseconds(5));
        var second = await ThroughAKillAsync(server, bench, Floor.GreenTea, TimeSpan.FromMilliseconds(20));
        Assert.Equal(2, second.PackedOf("TEA-01"));
        await SettledAsync(server.Http, job);
        await ThroughAKillAsync(server, bench, card, TimeSpan.FromMilliseconds(10));
        var shipped = await ThroughAKillAsync(server, bench, Floor.WaybillOf("1001"), TimeSpan.FromMilliseconds(15));

        Assert.Equal("packing/shipped", shipped.Code);
        Assert.Single(Directory.EnumerateFiles(printer.Spool, "*.pdf"), file => Press.Text(File.ReadAllBytes(file)).Contains(card, StringComparison.Ordinal));
        var types = await NoGapsAsync(server.Http);
        foreach (var once in new[] { "fulfillment.packing.started", "fulfillment.insert.chosen", "fulfillment.insert.verified", "fulfillment.parcel.shipped" }) Assert.Single(types, type => type == once);
    }

    /// <summary>Sends a scan, kills the server while it is under way, starts it again and sends the same scan: it counts once.</summary>
    private static async Task<BenchAnswer> ThroughAKillAsync(PublishedServer server, Bench bench, string data, TimeSpan after)
    {
        var scanId = Guid.NewGuid().ToString();
        var first = bench.ScanAsync(data, scanId);
        await Task.WhenAny(first, Task.Delay(after));
        await server.KillAsync();
        var lost = await Record.ExceptionAsync(() => first);
        await server.RestartAsync();
        var again = await bench.ScanAsync(data, scanId);
        Assert.Equal(200, again.Status);
        if (lost is null) Assert.Equal((await first).Body.GetRawText(), again.Body.GetRawText());
        return again;
    }

    private static async Task SetUpAsync(HttpClient http, string printer)
    {
        await PutAsync("merchants/tea", new { name = new { ja = "お茶の店", en = "Tea shop" } });
        await PutAsync("sites/osaka", new { name = "大阪" });
        await PutAsync("sites/osaka/printers/p1", new { uri = printer, media = "a6" });
        await PutAsync("sites/osaka/stations/pack-1", new { kind = "packing", printers = new { card = "p1" } });
        await PutAsync("sites/osaka/stations/pack-2", new { kind = "packing", printers = new { card = "p1" } });
        await PutAsync("sites/osaka/workers/W-1", new { name = "佐藤", role = "packer" });
        await PutAsync("sites/osaka/workers/W-2", new { name = "高橋", role = "packer" });
        await PutAsync("merchants/tea/products/TEA-01", new { name = new { ja = "緑茶", en = "Green tea" }, barcodes = new[] { Floor.GreenTea } });
        await PutAsync("merchants/tea/campaigns/welcome", new { name = new { ja = "はじめての方へ", en = "Welcome" }, status = "live", message = "welcome", slot = "card", template = "thank-you-card" });
        foreach (var (orderNo, name) in new[] { ("1001", "山田 花子"), ("1002", "鈴木 一郎") })
        {
            await PutAsync($"merchants/tea/orders/{orderNo}", new
            {
                placedAt = "2026-11-20T10:12:00+09:00",
                customer = new { @ref = $"C-{orderNo}", name, honorific = "様" },
                shipTo = new { name, postalCode = "530-0001", prefecture = "大阪府", address = "大阪市北区梅田1-1" },
                carrier = "yamato",
                site = "osaka",
                total = 5400,
                waybills = new[] { Floor.WaybillOf(orderNo) },
                lines = new[] { new { lineNo = 1, sku = "TEA-01", quantity = 2, price = 2700 } },
            });
        }

        async Task PutAsync(string path, object document)
        {
            using var reply = await http.PutJsonAsync($"{Api}/{path}", document);
            Assert.True(reply.IsSuccessStatusCode, $"PUT {path}: {await reply.Content.ReadAsStringAsync()}");
        }
    }

    private static async Task<string> PairingCodeAsync(HttpClient http)
    {
        using var reply = await http.PostAsync($"{Api}/stations/osaka:pack-1/pairing-codes", null);
        return (await reply.JsonAsync()).GetProperty("code").GetString()!;
    }

    private static Task PrintedAsync(HttpClient http, string job) => UntilAsync(http, job, state => state == "done");

    private static Task SettledAsync(HttpClient http, string job) => UntilAsync(http, job, state => state is "done" or "unknown" or "failed");

    private static async Task UntilAsync(HttpClient http, string job, Func<string, bool> holds)
    {
        var waited = Stopwatch.StartNew();
        var state = "";
        while (waited.Elapsed < TimeSpan.FromSeconds(40))
        {
            using var reply = await http.GetAsync($"{Api}/print-jobs/{job}");
            state = (await reply.JsonAsync()).GetProperty("state").GetString()!;
            if (holds(state)) return;
        }

        Assert.Fail($"The print job stayed {state}.");
    }

    /// <summary>The site's sequence runs from 1 without a gap; answers the types in order.</summary>
    private static async Task<IReadOnlyList<string>> NoGapsAsync(HttpClient http)
    {
        using var reply = await http.GetAsync($"{Api}/events?site=osaka&limit=500");
        var items = (await reply.JsonAsync()).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(Enumerable.Range(1, items.Count).Select(n => n.ToString()), items.Select(fact => fact.GetProperty("sequence").GetString()));
        return [.. items.Select(fact => fact.GetProperty("type").GetString()!)];
    }

    private static void SkipWithoutPrinter() => Assert.SkipWhen(IppEvePrinter.Missing() is not null, IppEvePrinter.Missing() ?? "");

    private static Task<IppEvePrinter> StartPrinterAsync() => IppEvePrinter.StartAsync(IsReadyAsync);

    private static async Task<bool> IsReadyAsync(IppEvePrinter printer)
    {
        try
        {
            using var client = new System.Net.Sockets.TcpClient();
            await client.ConnectAsync("127.0.0.1", new Uri(printer.Uri).Port);
            return true;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }
}
