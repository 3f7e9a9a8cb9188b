using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Fulfillment.LabelTemplates;
using Fulfillment.LabelTemplates.Images;
using Fulfillment.Server.Access;
using Fulfillment.Server.Cards;
using Fulfillment.Server.Printing;
using Fulfillment.Tests.Harness;
using Fulfillment.Tests.Orders;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fulfillment.Tests.Cards;

/// <summary>Merchants upload pictures and templates, look at previews, and what was printed once prints the same for ever.</summary>
public class AMerchantsOwnCards
{
    private const string Own = """
        { "code": "thank-you-card", "name": { "ja": "うちのカード", "en": "Our card" }, "page": { "width": 105, "height": 148 },
          "boxes": [ { "box": "text", "x": 10, "y": 10, "text": { "ja": "{{customer.name}}さんへ", "en": "To {{customer.name}}" }, "size": 12, "when": "customer.name" },
                     { "box": "image", "x": 10, "y": 40, "width": 30, "source": "{{merchant.logo}}", "when": "merchant.logo" },
                     { "box": "code128", "x": 10, "y": 90, "width": 60, "data": "{{code}}" } ] }
        """;

    [Theory, EveryDatabase]
    public async Task A_picture_is_kept_by_name_in_versions_and_comes_back_as_it_was(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var path = $"/api/v1/merchants/{await app.AddMerchantAsync()}/assets/logo.png";

        using var first = await PutBytesAsync(app, path, Pictures.ByName["logo"]);
        using var again = await PutBytesAsync(app, path, Pictures.ByName["logo"]);
        using var other = await PutBytesAsync(app, path, Pictures.ByName["leaf"]);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, again.StatusCode, other.StatusCode));
        Assert.Equal((1, 1, 2), (await VersionAsync(first), await VersionAsync(again), await VersionAsync(other)));
        using var read = await app.Http.GetAsync(path);
        Assert.Equal("image/png", read.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Pictures.ByName["leaf"], await read.Content.ReadAsByteArrayAsync());
        var listed = Assert.Single((await (await app.Http.GetAsync(path[..path.LastIndexOf('/')])).JsonAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal(("logo.png", "png", 360), (listed.GetProperty("name").GetString(), listed.GetProperty("kind").GetString(), listed.GetProperty("widthPx").GetInt32()));
    }

    [Theory, EveryDatabase]
    public async Task A_broken_too_large_or_foreign_file_is_refused_with_its_reason(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var path = $"/api/v1/merchants/{await app.AddMerchantAsync()}/assets/";

        await AssertRefusedAsync(PutBytesAsync(app, path + "cut", Pictures.ByName["leaf"][..2000]), "cards/bad-image", "cut short");
        Assert.Equal((HttpStatusCode.BadRequest, "cards/bad-asset-name"), await PutBytesAsync(app, path + "..%2fleaf", Pictures.ByName["leaf"]).VerdictAsync());
        await AssertRefusedAsync(PutBytesAsync(app, path + "gif", "GIF89a"u8.ToArray()), "cards/bad-image", "neither PNG nor JPEG");
        await AssertRefusedAsync(PutBytesAsync(app, path + "huge", Pictures.Png(9000, 10, 6, [0])), "cards/bad-image", "9000×10");
        await AssertRefusedAsync(PutBytesAsync(app, path + "fat", [.. Pictures.ByName["leaf"], .. new byte[6 << 20]]), "cards/too-large", "5 MB");
        await AssertRefusedAsync(PutBytesAsync(app, path + "fat.pdf", [.. "%PDF-"u8, .. new byte[21 << 20]]), "cards/too-large", "20 MB");
        await AssertRefusedAsync(PutBytesAsync(app, path + "r.pdf", "%PDF-1.7 and then nothing"u8.ToArray()), "cards/bad-document", "cut short");
        await AssertRefusedAsync(PutBytesAsync(app, path + "r.pdf", "%PDF-1.7\nstartxref\n9999\n%%EOF"u8.ToArray()), "cards/bad-document", "cut short");
        await AssertRefusedAsync(PutBytesAsync(app, path + "r.pdf", "%PDF-1.7\nxref\n0 0\ntrailer<</Encrypt 5 0 R>>\nstartxref\n9\n%%EOF"u8.ToArray()), "cards/bad-document", "protected");
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync(path + "cut")).StatusCode);

        using var document = await PutBytesAsync(app, path + "receipt.pdf", Press.Print(BuiltInTemplates.ByCode["packing-slip"], Press.Demo("ja")));
        Assert.Equal(HttpStatusCode.Created, document.StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Built_in_templates_serve_until_the_merchant_states_its_own(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var tea = await app.AddMerchantAsync();
        var path = $"/api/v1/merchants/{tea}/templates/thank-you-card";

        Assert.Equal(BuiltInTemplates.Json("thank-you-card"), await app.Http.GetStringAsync(path));
        using var stated = await PutTextAsync(app, path, Own);
        using var again = await PutTextAsync(app, path, Own.Replace("  ", " ", StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (stated.StatusCode, again.StatusCode));
        var view = await stated.JsonAsync();
        Assert.Equal((1, false, "recipientName"), (view.GetProperty("version").GetInt32(), view.GetProperty("builtIn").GetBoolean(), view.GetProperty("personalData")[0].GetString()));
        Assert.Equal(Own, await app.Http.GetStringAsync(path));
        var listed = (await (await app.Http.GetAsync($"/api/v1/merchants/{tea}/templates")).JsonAsync()).GetProperty("items").EnumerateArray()
            .ToDictionary(item => item.GetProperty("code").GetString()!, item => item.GetProperty("version").GetInt32());
        Assert.Equal((1, 0), (listed["thank-you-card"], listed["packing-slip"]));
        var coffee = await app.AddMerchantAsync("coffee");
        Assert.Equal(BuiltInTemplates.Json("thank-you-card"), await app.Http.GetStringAsync($"/api/v1/merchants/{coffee}/templates/thank-you-card"));
    }

    [Theory, EveryDatabase]
    public async Task A_template_that_cannot_be_set_is_not_saved(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var path = $"/api/v1/merchants/{await app.AddMerchantAsync()}/templates/mine";

        Task<HttpResponseMessage> Put(string box) => PutTextAsync(app, path, $$"""{"code":"mine","page":{"width":50,"height":50},"boxes":[{{box}}]}""");
        var field = await AssertRefusedAsync(Put("""{"box":"text","text":"a","colour":"#000"}"""), "cards/unknown-member", "color");
        Assert.Equal("boxes[0].colour", field);
        await AssertRefusedAsync(Put("""{"box":"text","text":"{{customer.nickname}}"}"""), "cards/unknown-placeholder", "customer.nickname");
        await AssertRefusedAsync(Put("""{"box":"text","text":"{{shipTo.address}}","size":30,"maxLines":1}"""), "cards/does-not-fit", "shipTo.address");
        await AssertRefusedAsync(Put("""{"box":"image","width":10,"source":"nothing.png"}"""), "cards/no-such-image", "nothing.png");
        await AssertRefusedAsync(PutTextAsync(app, path, """{"code":"other","page":{"width":50,"height":50}}"""), "cards/other-code", "other");
        Assert.Equal(HttpStatusCode.BadRequest, (await PutTextAsync(app, path, "{")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync(path)).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task A_preview_wears_the_merchants_name_and_can_show_an_order(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        await app.PutAsync($"/api/v1/merchants/{app.Tea()}/products/TEA-01", new { name = new { ja = "煎茶やぶきた", en = "Sencha" }, taxRatePercent = 8 });
        await app.AcceptedAsync("1001", app.Order().With("customer", new { name = "髙橋 𠮷子" }).With("shipTo", new { name = "髙橋 𠮷子", postalCode = "530-0001", address = "大阪市北区" }).With("placedAt", "2026-11-20T23:30:00Z"));
        var path = $"/api/v1/merchants/{app.Tea()}/templates/packing-slip/preview";

        var demo = Press.Text(await app.Http.GetByteArrayAsync(path));
        Assert.Contains("お茶の店", demo);
        Assert.Contains("山田 花子", demo);
        var real = Press.Text(await app.Http.GetByteArrayAsync(path + "?order=1001&as=pdf"));
        Assert.Contains("髙橋 𠮷子", real);
        Assert.Contains("2026年11月21日", real);
        Assert.Contains("煎茶やぶきた", real);
        Assert.Contains("Tea shop", Press.Text(await app.Http.GetByteArrayAsync(path + "?locale=en")));
        using var svg = await app.Http.GetAsync(path + "?as=svg");
        Assert.Equal("image/svg+xml", svg.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync(path + "?order=9999")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Http.GetAsync(path + "?as=gif")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Http.GetAsync(path + "?data=huge")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Http.GetAsync(path + "?as=png&dpi=301")).StatusCode);
        using var fine = await app.Http.GetAsync(path + "?as=png&dpi=100");
        Assert.Equal("image/png", fine.Content.Headers.ContentType?.MediaType);
        var picture = CardImage.Read(await fine.Content.ReadAsByteArrayAsync(), "preview").Value!;
        Assert.Equal((583, 827), (picture.WidthPx, picture.HeightPx));
        using var huge = await PutTextAsync(app, $"/api/v1/merchants/{app.Tea()}/templates/poster", """{"code":"poster","page":{"width":1200,"height":1200},"boxes":[]}""");
        Assert.Equal((HttpStatusCode.BadRequest, "cards/too-many-pixels"), await app.Http.GetAsync($"/api/v1/merchants/{app.Tea()}/templates/poster/preview?as=png").VerdictAsync());
        Assert.Contains("有機JAS認証", Press.Text(await app.Http.GetByteArrayAsync(path + "?data=longest")));
        Assert.DoesNotContain("山田", Press.Text(await app.Http.GetByteArrayAsync(path + "?data=shortest")));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync(path + "?as=svg&page=9")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task A_reprint_is_the_first_paper_again_whatever_changed_since(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var tea = await app.AddMerchantAsync();
        var root = $"/api/v1/merchants/{tea}";
        (await PutBytesAsync(app, root + "/assets/logo", Pictures.ByName["logo"])).Dispose();
        (await PutTextAsync(app, root + "/templates/thank-you-card", Own)).Dispose();
        var data = Press.Demo("ja");
        data["merchant"]!["logo"] = "logo";
        var prepare = app.Services.GetRequiredService<PrepareCard>();
        var render = app.Services.GetRequiredService<RenderCard>();
        var job = (await prepare.HandleAsync(tea, "thank-you-card", data.ToJsonString(), CancellationToken.None)).Value!;
        var first = (await render.HandleAsync(tea, job.TemplateHash, job.Data, CancellationToken.None)).Value!;
        Assert.Equal(1, job.Version);
        Assert.Contains("山田 花子さんへ", Press.Text(first));

        (await PutBytesAsync(app, root + "/assets/logo", Pictures.ByName["pot"])).Dispose();
        (await PutTextAsync(app, root + "/templates/thank-you-card", Own.Replace("さんへ", "さま", StringComparison.Ordinal))).Dispose();

        await using var second = await app.StartSecondNodeAsync();
        Assert.Equal(first, (await second.Services.GetRequiredService<RenderCard>().HandleAsync(tea, job.TemplateHash, job.Data, CancellationToken.None)).Value);
        var today = (await prepare.HandleAsync(tea, "thank-you-card", data.ToJsonString(), CancellationToken.None)).Value!;
        Assert.NotEqual(job.TemplateHash, today.TemplateHash);
        Assert.NotEqual(job.Data, today.Data);
    }

    [Theory, EveryDatabase]
    public async Task A_print_job_draws_its_card_and_a_document_prints_as_it_came(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        string tea = await app.AddMerchantAsync(), site = await app.AddSiteAsync(), printer = await app.AddPrinterAsync(site);
        var receipt = Press.Print(BuiltInTemplates.ByCode["packing-slip"], Press.Demo("en"));
        using var uploaded = await PutBytesAsync(app, $"/api/v1/merchants/{tea}/assets/r-1001.pdf", receipt);
        var hash = (await uploaded.JsonAsync()).GetProperty("hash").GetString()!;
        var card = (await app.Services.GetRequiredService<PrepareCard>().HandleAsync(tea, "thank-you-card", BuiltInTemplates.DemoData("ja"), CancellationToken.None)).Value!;
        var request = new PrintRequest { Merchant = tea, Site = site, Printer = printer, Orders = ["1001"], Source = card.Source, Data = card.Data };
        var queue = app.Services.GetRequiredService<QueuePrintJobs>();

        var jobs = await app.Db.WriteAsync(work => queue.EnqueueAsync(work, [request, request with { Source = new PrintSource(PrintSourceKind.Document, "r-1001.pdf", hash), Data = "{}" }]));

        Assert.Contains("山田 花子", Press.Text(await app.Http.GetByteArrayAsync($"/api/v1/print-jobs/{jobs[0]}/document")));
        Assert.Equal(receipt, await app.Http.GetByteArrayAsync($"/api/v1/print-jobs/{jobs[1]}/document"));
    }

    [Theory, EveryDatabase]
    public async Task A_sheet_that_cannot_be_printed_is_refused_before_there_is_a_job(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var tea = await app.AddMerchantAsync();
        var prepare = app.Services.GetRequiredService<PrepareCard>();
        var data = Press.Demo("ja");
        data["customer"]!["name"] = "山田\u0007";

        Assert.Equal("cards/no-such-template", (await prepare.HandleAsync(tea, "nothing", data.ToJsonString(), CancellationToken.None)).Refusal?.Code);
        var refusal = (await prepare.HandleAsync(tea, "thank-you-card", data.ToJsonString(), CancellationToken.None)).Refusal!;
        Assert.Equal(("cards/control-character", 422, "customer.name"), (refusal.Code, refusal.Status, refusal.Field));
        data["merchant"]!["logo"] = "absent";
        data["customer"]!["name"] = "山田";
        Assert.Equal("cards/no-such-image", (await prepare.HandleAsync(tea, "thank-you-card", data.ToJsonString(), CancellationToken.None)).Refusal?.Code);
    }

    [Theory, EveryDatabase]
    public async Task A_merchants_key_sees_its_own_cards_only_and_may_state_them_with_the_right_scope(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        string tea = await app.AddMerchantAsync(), coffee = await app.AddMerchantAsync("coffee");
        (await PutBytesAsync(app, $"/api/v1/merchants/{coffee}/assets/logo", Pictures.ByName["logo"])).Dispose();
        using var reader = await KeyOfAsync(app, tea, Scopes.Read);
        using var designer = await KeyOfAsync(app, tea, Scopes.Campaigns);

        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/api/v1/merchants/{coffee}/assets/logo")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/api/v1/merchants/{coffee}/templates/thank-you-card")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync($"/api/v1/merchants/{tea}/templates/thank-you-card")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PutAsync($"/api/v1/merchants/{tea}/assets/logo", new ByteArrayContent(Pictures.ByName["logo"]))).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await designer.PutAsync($"/api/v1/merchants/{tea}/assets/logo", new ByteArrayContent(Pictures.ByName["logo"]))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await designer.PutAsync($"/api/v1/merchants/{coffee}/assets/logo", new ByteArrayContent(Pictures.ByName["leaf"]))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Client(null).GetAsync($"/api/v1/merchants/{tea}/assets/logo")).StatusCode);
    }

    [Fact]
    public void The_servers_data_fills_every_built_in_template()
    {
        var document = new CardDocument
        {
            Code = "K7Q2M9XA4T",
            PrintedOn = new DateOnly(2026, 11, 20),
            Merchant = new CardMerchant("tea", "茶舗", null, null, null, null),
            Order = new CardOrder("1001", new DateOnly(2026, 11, 18), 5400, "JPY", false),
            Customer = new CardCustomer("山田 花子", "様"),
            ShipTo = new CardPerson("山田 花子", "様"),
            QrUrl = "https://example.jp/q/K7Q2M9XA4T",
            Products = [new CardProduct("TEA-07", "煎茶", 1200.5m, null, null)],
            Lines = [new CardLine(1, "TEA-01", "煎茶", 2, 2700, 5400, 8)],
            Totals = new CardTotals { Subtotal = 5400 },
        };
        foreach (var template in BuiltInTemplates.ByCode.Values) Press.Set(template, JsonNode.Parse(Server.Platform.Json.Write(document))!);
    }

    private static Task<HttpResponseMessage> PutBytesAsync(FulfillmentApp app, string path, byte[] bytes) => PutAsync(app, path, new ByteArrayContent(bytes));

    private static Task<HttpResponseMessage> PutTextAsync(FulfillmentApp app, string path, string json) => PutAsync(app, path, new StringContent(json, Encoding.UTF8, "application/json"));

    private static Task<HttpResponseMessage> PutAsync(FulfillmentApp app, string path, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = content };
        request.Headers.AcceptLanguage.ParseAdd("en");
        return app.Http.SendAsync(request);
    }

    private static async Task<int> VersionAsync(HttpResponseMessage reply) => (await reply.JsonAsync()).GetProperty("version").GetInt32();

    /// <returns>The field the refusal names.</returns>
    private static async Task<string?> AssertRefusedAsync(Task<HttpResponseMessage> sending, string code, string says)
    {
        using var reply = await sending;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.StatusCode);
        var problem = await reply.JsonAsync();
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Contains(says, problem.GetProperty("title").GetString());
        return problem.TryGetProperty("field", out var field) ? field.GetString() : null;
    }

    private static async Task<HttpClient> KeyOfAsync(FulfillmentApp app, string merchant, string scope)
    {
        var secret = Secrets.New("fk_");
        var key = new ApiKey(Guid.CreateVersion7().ToString(), "test", merchant, [scope], app.Clock.GetUtcNow(), "test");
        await app.Db.WriteAsync(work => app.Services.GetRequiredService<ApiKeyStore>().InsertAsync(work, key, Secrets.Hash(secret)));
        return app.Client(secret);
    }
}
