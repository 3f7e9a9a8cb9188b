using System.Net.Http.Headers;
using System.Text.Json;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Demo;

/// <summary>The README's walk begins with these: two shops' orders and the carrier's numbers for them, as their systems write them.</summary>
public class SheetsToTryTheImportWith
{
    [Fact]
    public async Task Are_shift_jis_and_every_row_of_them_is_taken()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        await app.PutAsync("/api/v1/sites/osaka", new { name = "大阪", timeZone = "Asia/Tokyo" });
        foreach (var merchant in new[] { "tea", "beauty" }) await app.PutAsync($"/api/v1/merchants/{merchant}", new { name = new { ja = merchant, en = merchant } });

        var taken = new List<string>();
        foreach (var merchant in new[] { "tea", "beauty" })
        {
            foreach (var kind in new[] { "orders", "waybills" }) taken.Add($"{merchant} {kind}: {(await ImportAsync(app, merchant, kind)).GetRawText()}");
        }

        Assert.Equal(
            [
                """tea orders: {"accepted":8,"rejected":[]}""",
                """tea waybills: {"accepted":6,"rejected":[]}""",
                """beauty orders: {"accepted":6,"rejected":[]}""",
                """beauty waybills: {"accepted":4,"rejected":[]}""",
            ],
            taken);
        using var order = await app.Http.GetAsync("/api/v1/merchants/tea/orders/1201");
        var read = await order.JsonAsync();
        Assert.Equal("髙橋 直子", read.GetProperty("shipTo").GetProperty("name").GetString());
        Assert.Equal("yamato", read.GetProperty("carrier").GetString());
        Assert.Equal(["444413769100"], read.GetProperty("waybills").EnumerateArray().Select(number => number.GetString()));
    }

    private static async Task<JsonElement> ImportAsync(FulfillmentApp app, string merchant, string kind)
    {
        using var body = new ByteArrayContent(await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "db", "seed", "samples", $"{merchant}-{kind}.csv")));
        body.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var reply = await app.Http.PostAsync($"/api/v1/merchants/{merchant}/{kind}/import", body);
        return await reply.JsonAsync();
    }
}
