using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Fulfillment.Tests.Harness;

/// <summary>
/// A small warehouse ready to pack: one merchant, one site, a card printer that is a folder, stations with somebody signed in,
/// and a few products. Speaks warehouse, through the API only.
/// </summary>
internal sealed class Floor
{
    public const string GreenTea = "4901234567894";
    public const string Hojicha = "4912345678904";
    public const string Teapot = "4569951116179";

    private Floor(FulfillmentApp app, string merchant, string site) => (App, Merchant, Site) = (app, merchant, site);

    public FulfillmentApp App { get; }

    public string Merchant { get; }

    public string Site { get; }

    public static async Task<Floor> OpenAsync(FulfillmentApp app, object? policies = null, string? printer = null)
    {
        var merchant = await app.AddMerchantAsync("tea", new { name = new { ja = "お茶の店", en = "Tea shop" }, policies });
        var site = await app.AddSiteAsync();
        await app.AddPrinterAsync(site, uri: printer);
        var floor = new Floor(app, merchant, site);
        await floor.AddProductAsync("TEA-01", "緑茶", "Green tea", GreenTea);
        await floor.AddProductAsync("TEA-02", "ほうじ茶", "Hojicha", Hojicha);
        await floor.AddProductAsync("POT-01", "急須", "Teapot", Teapot);
        return floor;
    }

    public Task AddProductAsync(string sku, string ja, string en, params object[] barcodes) =>
        App.PutAsync($"/api/v1/merchants/{Merchant}/products/{sku}", new { name = new { ja, en }, barcodes });

    /// <summary>An order of green tea and whatever else; a waybill number of its own comes with it.</summary>
    public async Task<string> AddOrderAsync(string orderNo, (string Sku, int Quantity)[]? lines = null, string? waybill = null, object? customer = null, object? more = null)
    {
        var document = new Dictionary<string, object?>
        {
            ["placedAt"] = "2026-11-20T10:12:00+09:00",
            ["customer"] = customer ?? new { @ref = $"C-{orderNo}", name = "山田 花子", honorific = "様", locale = "ja", orderCount = 1 },
            ["shipTo"] = new { name = "山田 花子", postalCode = "530-0001", prefecture = "大阪府", address = "大阪市北区梅田1-1" },
            ["carrier"] = "yamato",
            ["site"] = Site,
            ["total"] = 5400,
            ["waybills"] = new[] { waybill ?? WaybillOf(orderNo) },
            ["lines"] = (lines ?? [("TEA-01", 1)]).Select((line, at) => new { lineNo = at + 1, sku = line.Sku, quantity = line.Quantity, price = 2700 }).ToArray(),
        };
        foreach (var member in more is null ? [] : JsonSerializer.SerializeToElement(more).EnumerateObject()) document[member.Name] = member.Value;
        await App.PutAsync($"/api/v1/merchants/{Merchant}/orders/{Uri.EscapeDataString(orderNo)}", document);
        return orderNo;
    }

    /// <summary>A campaign that puts a thank-you card into every parcel, or what <paramref name="more"/> says instead.</summary>
    public Task AddCampaignAsync(string code = "welcome", object? more = null)
    {
        var document = new Dictionary<string, object?>
        {
            ["name"] = new { ja = "はじめての方へ", en = "Welcome" },
            ["status"] = "live",
            ["message"] = "welcome",
            ["slot"] = "card",
            ["template"] = "thank-you-card",
        };
        foreach (var member in more is null ? [] : JsonSerializer.SerializeToElement(more).EnumerateObject()) document[member.Name] = member.Value;
        return App.PutAsync($"/api/v1/merchants/{Merchant}/campaigns/{code}", document);
    }

    /// <summary>A station with a packer signed in.</summary>
    public async Task<Bench> StaffAsync(string station = "pack-1", string badge = "W-1", string language = "ja")
    {
        var name = await App.AddStationAsync(Site, station, printers: new { card = "p1", flyer = "p1" });
        var worker = await App.AddWorkerAsync(Site, badge, language: language);
        var bench = new Bench(App.Http, name);
        Assert.Equal("idle", (await bench.ScanAsync($"BADGE:{worker}")).State);
        return bench;
    }

    /// <summary>A Yamato number (12 digits, the last the remainder by 7) that belongs to this order number alone.</summary>
    public static string WaybillOf(string orderNo)
    {
        var stem = 1_000_000L + orderNo.Aggregate(17L, (hash, letter) => (hash * 31 + letter) % 98_765_432_101L);
        return string.Create(CultureInfo.InvariantCulture, $"{stem:D11}{stem % 7}");
    }
}

internal static class Paper
{
    /// <summary>Asks until every sheet of the parcel is out of its printer.</summary>
    public static async Task UntilPrintedAsync(this FulfillmentApp app, BenchAnswer parcel)
    {
        foreach (var insert in parcel.Screen.GetProperty("inserts").EnumerateArray())
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            var state = "";
            while (state != "done")
            {
                using var reply = await app.Http.GetAsync($"/api/v1/print-jobs/{insert.GetProperty("printJob").GetString()}", limit.Token);
                state = (await reply.JsonAsync()).GetProperty("state").GetString();
            }
        }
    }
}

/// <summary>A scanner in hand: what it reads goes to the station's endpoint, what comes back is the screen.</summary>
internal sealed class Bench(HttpClient http, string station)
{
    public string Station { get; } = station;

    public async Task<BenchAnswer> ScanAsync(string data, string? scanId = null)
    {
        using var reply = await http.PostJsonAsync($"/api/v1/stations/{Station}/scans", new { scanId = scanId ?? Guid.NewGuid().ToString(), data });
        return new BenchAnswer((int)reply.StatusCode, await reply.JsonAsync());
    }

    public async Task<BenchAnswer> LookAsync()
    {
        using var reply = await http.GetAsync($"/api/v1/stations/{Station}");
        return new BenchAnswer((int)reply.StatusCode, await reply.JsonAsync());
    }

    /// <summary>Scans one after the other and answers the last.</summary>
    public async Task<BenchAnswer> ScanAllAsync(params string[] data)
    {
        BenchAnswer? last = null;
        foreach (var code in data) last = await ScanAsync(code);
        return last!;
    }
}

internal sealed record BenchAnswer(int Status, JsonElement Body)
{
    public string State => Body.GetProperty("state").GetString()!;

    public string Sound => Body.GetProperty("sound").GetString()!;

    /// <summary>The message's code, or the refusal's.</summary>
    public string Code => (Body.TryGetProperty("message", out var message) ? message : Body).GetProperty("code").GetString()!;

    public string Says => Body.TryGetProperty("message", out var message) ? message.GetProperty("says").GetString()! : Body.GetProperty("title").GetString()!;

    public string Do => (Body.TryGetProperty("message", out var message) ? message : Body).GetProperty("do").GetString()!;

    public JsonElement Screen => Body.GetProperty("screen");

    public int PackedOf(string sku) => Screen.GetProperty("lines").EnumerateArray().Where(line => line.GetProperty("sku").GetString() == sku).Sum(line => line.GetProperty("packed").GetInt32());

    /// <summary>The codes on the sheets of the open parcel.</summary>
    public IReadOnlyList<string> InsertCodes => [.. Screen.GetProperty("inserts").EnumerateArray().Select(insert => insert.GetProperty("code").GetString()!)];
}
