using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Catalog;

public class ProductsFromASheet
{
    private const string Sheet =
        """
        商品コード,商品名,JANコード,ケースJAN,ケース入数,重量,縦(mm),横(mm),高さ(mm),管理区分,セット構成,税率,属性:色
        TEA-01,煎茶,４９０１２３４５６７８９４,14901234567891,12,"1,200",120,80,40,賞味期限,,8,緑
        SET-01,お茶セット,,,,,,,,,TEA-01*2; CUP-01,10,
        =1+2,数式,,,,,,,,,,,
        """;

    [Theory, EveryDatabase]
    public async Task A_shift_jis_sheet_with_japanese_headers_becomes_products(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var products = $"/api/v1/merchants/{await app.AddMerchantAsync()}/products";

        var reply = await ImportAsync(app, products, Sheet.Replace("\n", "\r\n", StringComparison.Ordinal), CodePagesEncodingProvider.Instance.GetEncoding(932)!);

        Assert.Equal("""{"accepted":3,"rejected":[]}""", reply.GetRawText());
        var tea = await (await app.Http.GetAsync($"{products}/TEA-01")).JsonAsync();
        Assert.Equal("""["４９０１２３４５６７８９４",{"code":"14901234567891","quantity":12}]""", tea.GetProperty("barcodes").GetRawText());
        Assert.Equal((1200m, "expiry", "緑"), (tea.GetProperty("weightGrams").GetDecimal(), tea.GetProperty("tracking").GetString(), tea.GetProperty("attributes").GetProperty("色").GetString()));
        Assert.Equal("[120,80,40]", tea.GetProperty("dimensionsMm").GetRawText());
        var set = await (await app.Http.GetAsync($"{products}/SET-01")).JsonAsync();
        Assert.Equal("""[{"sku":"TEA-01","quantity":2},{"sku":"CUP-01","quantity":1}]""", set.GetProperty("parts").GetRawText());
        Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync($"{products}/{Uri.EscapeDataString("=1+2")}")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Bad_rows_are_named_and_the_good_ones_taken(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var products = $"/api/v1/merchants/{await app.AddMerchantAsync()}/products";
        await app.PutAsync($"{products}/OLD", new { barcodes = new[] { "4901234567894" } });
        const string sheet =
            """
            sku,barcodes,weightGrams,tracking
            A,4901234567894,,
            B,4.90123E+12,,
            C,,heavy,
            D,,,batch
            E,49123456,,
            E,,,
            F,49123456,,
            ,,1,
            G,,5,lot
            """;

        var reply = await ImportAsync(app, products, sheet, Encoding.UTF8);

        Assert.Equal(2, reply.GetProperty("accepted").GetInt32());
        Assert.Equal(
            [
                (2, "barcodes[0]", "catalog/barcode-taken"), (3, "barcodes", "catalog/rounded-barcode"), (4, "weightGrams", "csv/not-a-number"),
                (5, "tracking", "catalog/unknown-value"), (7, "sku", "catalog/sku-twice"), (8, "barcodes[0]", "catalog/barcode-taken"), (9, "sku", "catalog/malformed"),
            ],
            reply.GetProperty("rejected").EnumerateArray().Select(row => (row.GetProperty("row").GetInt32(), row.GetProperty("field").GetString()!, row.GetProperty("code").GetString()!)));
        Assert.Contains("OLD", reply.GetProperty("rejected")[0].GetProperty("says").GetString(), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task A_dry_run_says_the_same_and_writes_nothing(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var products = $"/api/v1/merchants/{await app.AddMerchantAsync()}/products";
        const string sheet = "sku,jan\nA,4901234567894\nB,4901234567894\n";

        var dry = await ImportAsync(app, products, sheet, Encoding.UTF8, "?dryRun=true");
        var before = await (await app.Http.GetAsync(products)).JsonAsync();
        var wet = await ImportAsync(app, products, sheet, Encoding.UTF8);

        Assert.Equal(0, before.GetProperty("items").GetArrayLength());
        Assert.Equal(dry.GetRawText(), wet.GetRawText());
        Assert.Equal(1, wet.GetProperty("accepted").GetInt32());
    }

    [Theory, EveryDatabase]
    public async Task A_row_may_take_the_barcode_that_an_earlier_row_gives_up(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var products = $"/api/v1/merchants/{await app.AddMerchantAsync()}/products";
        await app.PutAsync($"{products}/A", new { barcodes = new[] { "4901234567894" } });

        var reply = await ImportAsync(app, products, "sku,jan\nA,49123456\nB,4901234567894\n", Encoding.UTF8);

        Assert.Equal("""{"accepted":2,"rejected":[]}""", reply.GetRawText());
    }

    [Theory, EveryDatabase]
    public async Task A_sheet_changes_only_what_it_has_columns_for(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var products = $"/api/v1/merchants/{await app.AddMerchantAsync()}/products";
        await app.PutAsync($"{products}/A", new { name = new { ja = "煎茶", en = "Sencha" }, barcodes = new[] { "4901234567894" }, category = "tea" });

        await ImportAsync(app, products, "sku,weight,category\nA,50,\n", Encoding.UTF8);

        var read = await (await app.Http.GetAsync($"{products}/A")).JsonAsync();
        Assert.Equal(("Sencha", 1, 50m), (read.GetProperty("name").GetProperty("en").GetString(), read.GetProperty("barcodes").GetArrayLength(), read.GetProperty("weightGrams").GetDecimal()));
        Assert.Equal(JsonValueKind.Null, read.GetProperty("category").ValueKind);
    }

    [Theory, EveryDatabase]
    public async Task A_stored_profile_maps_the_columns(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var merchant = await app.AddMerchantAsync();
        await app.PutAsync($"/api/v1/merchants/{merchant}/import-profiles/shop", new { columns = new Dictionary<string, string> { ["sku"] = "管理番号" }, defaults = new { category = "tea" } });

        var reply = await ImportAsync(app, $"/api/v1/merchants/{merchant}/products", "管理番号,商品コード\nA,X\n", Encoding.UTF8, "?profile=shop");
        using var unknown = await PostAsync(app, $"/api/v1/merchants/{merchant}/products", [], "?profile=none");

        Assert.Equal(1, reply.GetProperty("accepted").GetInt32());
        Assert.Equal("tea", (await (await app.Http.GetAsync($"/api/v1/merchants/{merchant}/products/A")).JsonAsync()).GetProperty("category").GetString());
        Assert.Equal("profile", (await unknown.JsonAsync()).GetProperty("field").GetString());
    }

    [Theory, EveryDatabase]
    public async Task A_long_sheet_lets_other_saves_pass(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var merchant = await app.AddMerchantAsync();
        var sheet = new StringBuilder("sku,name,jan\n");
        for (var i = 0; i < 10_000; i++) sheet.Append(CultureInfo.InvariantCulture, $"P-{i},品 {i},RAW-{i}\n");

        var import = ImportAsync(app, $"/api/v1/merchants/{merchant}/products", sheet.ToString(), Encoding.UTF8);
        var passed = 0;
        for (; !import.IsCompleted; passed++) await app.PutAsync($"/api/v1/merchants/{merchant}/products/LIVE", new { weightGrams = passed });

        Assert.Equal(10_000, (await import).GetProperty("accepted").GetInt32());
        Assert.True(passed > 1, $"Only {passed} other saves came through.");
    }

    private static async Task<JsonElement> ImportAsync(FulfillmentApp app, string products, string sheet, Encoding encoding, string query = "")
    {
        using var reply = await PostAsync(app, products, encoding.GetBytes(sheet), query);
        Assert.True(reply.StatusCode is HttpStatusCode.OK, await reply.Content.ReadAsStringAsync());
        return await reply.JsonAsync();
    }

    private static Task<HttpResponseMessage> PostAsync(FulfillmentApp app, string products, byte[] sheet, string query)
    {
        var content = new ByteArrayContent(sheet);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return app.Http.PostAsync(products + "/import" + query, content);
    }
}
