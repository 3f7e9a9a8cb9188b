using System.Net;
using System.Text.Json;
using Fulfillment.Server.Catalog;
using Fulfillment.Server.Catalog.Barcodes;
using Fulfillment.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fulfillment.Tests.Catalog;

public class ProductsOfAMerchant
{
    private static readonly object Tea = new
    {
        name = new { ja = "煎茶 100g" },
        barcodes = new object[] { "4901234567894", new { code = "14901234567891", quantity = 12 } },
        category = "tea",
        attributes = new { color = "green", organic = true, grade = 3, tags = new[] { "new" } },
        weightGrams = 112.5,
        dimensionsMm = new[] { 120, 80, 40 },
        imageAsset = "tea.png",
        tracking = "expiry",
        instructions = "箱の底に",
        taxRatePercent = 8,
    };

    [Theory, EveryDatabase]
    public async Task A_product_is_put_once_and_read_back_as_it_was_sent(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var path = $"/api/v1/merchants/{await app.AddMerchantAsync()}/products/TEA-01";

        using var first = await app.Http.PutJsonAsync(path, Tea);
        using var second = await app.Http.PutJsonAsync(path, Tea);
        var read = await (await app.Http.GetAsync(path)).JsonAsync();

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal((await first.JsonAsync()).ToString(), read.ToString());
        Assert.Equal(("TEA-01", "煎茶 100g"), (read.GetProperty("sku").GetString(), read.GetProperty("name").GetProperty("en").GetString()));
        Assert.Equal("""["4901234567894",{"code":"14901234567891","quantity":12}]""", read.GetProperty("barcodes").GetRawText());
        Assert.Equal("""{"color":"green","organic":true,"grade":3,"tags":["new"]}""", read.GetProperty("attributes").GetRawText());
        Assert.Equal((112.5m, "expiry", "箱の底に", 8m), (read.GetProperty("weightGrams").GetDecimal(), read.GetProperty("tracking").GetString(), read.GetProperty("instructions").GetString(), read.GetProperty("taxRatePercent").GetDecimal()));
    }

    [Theory, EveryDatabase]
    public async Task A_put_replaces_the_whole_product_and_frees_its_barcodes(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var products = $"/api/v1/merchants/{await app.AddMerchantAsync()}/products";
        await app.PutAsync($"{products}/TEA-01", Tea);

        await app.PutAsync($"{products}/TEA-01", new { name = new { en = "Tea" }, barcodes = (object?)null });
        await app.PutAsync($"{products}/TEA-02", new { barcodes = new[] { "4901234567894" } });

        var read = await (await app.Http.GetAsync($"{products}/TEA-01")).JsonAsync();
        Assert.Equal(("Tea", 0, "none"), (read.GetProperty("name").GetProperty("ja").GetString(), read.GetProperty("barcodes").GetArrayLength(), read.GetProperty("tracking").GetString()));
        Assert.Equal(JsonValueKind.Null, read.GetProperty("weightGrams").ValueKind);
    }

    [Theory, EveryDatabase]
    public async Task Lists_go_by_sku_page_by_page(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var products = $"/api/v1/merchants/{await app.AddMerchantAsync()}/products";
        foreach (var sku in new[] { "B", "a", "A" }) await app.PutAsync($"{products}/{sku}", new { });

        var first = await (await app.Http.GetAsync($"{products}?limit=2")).JsonAsync();
        var second = await (await app.Http.GetAsync($"{products}?limit=2&after={first.GetProperty("next").GetString()}")).JsonAsync();

        Assert.Equal(["A", "B"], first.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("sku").GetString()));
        Assert.Equal(["a"], second.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("sku").GetString()));
    }

    [Theory, EveryDatabase]
    public async Task A_barcode_in_another_spelling_of_the_same_number_is_still_the_other_products(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var products = $"/api/v1/merchants/{await app.AddMerchantAsync()}/products";
        await app.PutAsync($"{products}/US-1", new { barcodes = new[] { "036000291452" } });

        using var reply = await app.Http.PutJsonAsync($"{products}/US-2", new { barcodes = new[] { "4901234567894", "00036000291452" } });

        var problem = await reply.JsonAsync();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "catalog/barcode-taken", "barcodes[1]"), (reply.StatusCode, problem.GetProperty("code").GetString(), problem.GetProperty("field").GetString()));
        Assert.Contains("US-1", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync($"{products}/US-2")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Of_twenty_products_that_want_one_barcode_at_once_one_has_it(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var products = $"/api/v1/merchants/{await app.AddMerchantAsync()}/products";

        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => app.Http.PutJsonAsync($"{products}/P-{i}", new { barcodes = new[] { "4901234567894" } })));

        Assert.Equal(1, replies.Count(reply => reply.StatusCode is HttpStatusCode.Created));
        Assert.Equal(19, replies.Count(reply => reply.StatusCode is HttpStatusCode.UnprocessableEntity));
    }

    [Theory, EveryDatabase]
    public async Task The_bench_finds_goods_by_every_code_on_them(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var (tea, wine) = (await app.AddMerchantAsync("tea"), await app.AddMerchantAsync("wine"));
        await app.PutAsync($"/api/v1/merchants/{tea}/products/TEA-01", Tea);
        await app.PutAsync($"/api/v1/merchants/{tea}/products/OWN-1", new { barcodes = new[] { "棚-A1" } });
        await app.PutAsync($"/api/v1/merchants/{wine}/products/GREEN", new { barcodes = new[] { "4901234567894" } });
        var store = app.Services.GetRequiredService<ProductStore>();

        async Task<IEnumerable<(string, string, int)>> FindAsync(string data, string? merchant = null) =>
            (await store.FindByCodeAsync(BarcodeParser.Parse(data), merchant)).Where(match => match.Merchant == tea || match.Merchant == wine).Select(match => (match.Merchant, match.Sku, match.Quantity));

        Assert.Equal([(tea, "TEA-01", 1), (wine, "GREEN", 1)], await FindAsync("４９０１２３４５６７８９４"));
        Assert.Equal([(wine, "GREEN", 1)], await FindAsync("]E04901234567894", wine));
        Assert.Equal([(tea, "TEA-01", 12)], await FindAsync("]I114901234567891"));
        Assert.Equal([(tea, "TEA-01", 1)], await FindAsync("]C1010490123456789417291231" + "10LOT-7", tea));
        Assert.Equal([(tea, "TEA-01", 24)], await FindAsync("]C100123456789012345675" + "3724\u001d" + "0204901234567894", tea));
        Assert.Equal([(tea, "OWN-1", 1)], await FindAsync("棚-A1"));
        Assert.Empty(await FindAsync("4901234567890"));
    }

    [Theory, EveryDatabase]
    public async Task Products_are_found_many_at_a_time(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var merchant = await app.AddMerchantAsync();
        await app.PutAsync($"/api/v1/merchants/{merchant}/products/SET", new { parts = new[] { new { sku = "CUP", quantity = 2 } } });

        var found = await app.Services.GetRequiredService<ProductStore>().FindManyAsync(merchant, [.. Enumerable.Range(0, 1200).Select(i => $"NONE-{i}"), "SET"]);

        var set = Assert.Single(found).Value;
        Assert.Equal((merchant, "SET", new ProductPart { Sku = "CUP", Quantity = 2 }), (set.Merchant, set.Name.Ja, set.Parts.Single()));
    }

    public static TheoryData<string, string, object> WrongProducts() => new()
    {
        { "barcodes[0]", "catalog/not-a-barcode", new { barcodes = new[] { "CMD:UNDO" } } },
        { "barcodes[0]", "catalog/not-a-barcode", new { barcodes = new[] { "490\u0007" } } },
        { "barcodes[1]", "catalog/barcode-twice", new { barcodes = new object[] { "036000291452", new { code = "0036000291452", quantity = 6 } } } },
        { "barcodes[0].quantity", "catalog/out-of-range", new { barcodes = new[] { new { code = "4901234567894", quantity = 0 } } } },
        { "weightGrams", "catalog/out-of-range", new { weightGrams = -1 } },
        { "taxRatePercent", "catalog/out-of-range", new { taxRatePercent = 101 } },
        { "dimensionsMm", "catalog/malformed", new { dimensionsMm = new[] { 1, 2 } } },
        { "parts[0].sku", "catalog/part-of-itself", new { parts = new[] { new { sku = "P", quantity = 1 } } } },
        { "parts[0].quantity", "catalog/out-of-range", new { parts = new[] { new { sku = "Q", quantity = 0 } } } },
        { "attributes.deep", "catalog/malformed", new { attributes = new { deep = new { er = 1 } } } },
        { "imageAsset", "catalog/malformed", new { imageAsset = "../secret.png" } },
        { "name.en", "catalog/malformed", new { name = new { en = "a\nb" } } },
        { "tracking", "request/malformed", new { tracking = "batch" } },
    };

    [Theory, MemberData(nameof(WrongProducts))]
    public async Task A_wrong_product_is_refused_with_its_field_named(string field, string code, object product)
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var merchant = await app.AddMerchantAsync();

        using var reply = await app.Http.PutJsonAsync($"/api/v1/merchants/{merchant}/products/P", product);

        var problem = await reply.JsonAsync();
        Assert.Equal((code, field), (problem.GetProperty("code").GetString(), problem.GetProperty("field").GetString()));
        Assert.InRange((int)reply.StatusCode, 400, 422);
    }

    [Theory, EveryDatabase]
    public async Task A_merchant_that_is_not_there_has_no_products(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        using var put = await app.Http.PutJsonAsync($"/api/v1/merchants/{app.Unique("nobody")}/products/P", new { });
        using var list = await app.Http.GetAsync($"/api/v1/merchants/{app.Unique("nobody")}/products");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (put.StatusCode, list.StatusCode));
    }

    [Theory, EveryDatabase]
    public async Task A_SKU_holds_no_slash_however_it_is_written_and_a_number_is_no_text(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var products = $"/api/v1/merchants/{await app.AddMerchantAsync()}/products";

        using var slash = await app.Http.PutJsonAsync($"{products}/a%2Fb", Tea);
        using var text = await app.Http.PutJsonAsync($"{products}/TEA-01", new { weightGrams = "112" });

        Assert.Equal((HttpStatusCode.BadRequest, "sku"), (slash.StatusCode, (await slash.JsonAsync()).GetProperty("field").GetString()));
        Assert.Equal((HttpStatusCode.BadRequest, "weightGrams"), (text.StatusCode, (await text.JsonAsync()).GetProperty("field").GetString()));
    }
}
