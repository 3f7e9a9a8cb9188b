using System.Net;
using System.Text;
using System.Text.Json;
using Fulfillment.Tests.Harness;
using Fulfillment.Tests.Orders;
using Xunit;

namespace Fulfillment.Tests.Inserts;

/// <summary>The merchant's people keep campaigns through the API, and try them on orders without any effect.</summary>
public sealed class SavingCampaigns
{
    private const string Welcome = """
        {"name":{"ja":"はじめての方へ","en":"Welcome"},"status":"live","message":"welcome","template":"thank-you-card","priority":100,
         "when":{"field":"customer.orderCount","op":"=","value":1},"caps":{"perCustomer":1},"colour":"ignored"}
        """;

    [Theory, EveryDatabase]
    public async Task A_new_campaign_is_201_the_same_again_200_and_each_change_a_version(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);

        using var first = await app.PutCampaignAsync("welcome", Welcome);
        using var same = await app.PutCampaignAsync("welcome", Welcome);
        using var changed = await app.PutCampaignAsync("welcome", Welcome.Replace("\"priority\":100", "\"priority\":50"));

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.OK], new[] { first.StatusCode, same.StatusCode, changed.StatusCode });
        using var reply = await app.Http.GetAsync(app.CampaignPath("welcome"));
        var saved = await reply.JsonAsync();
        Assert.Equal(("welcome", 2, 50), (saved.GetProperty("code").GetString(), saved.GetProperty("version").GetInt32(), saved.GetProperty("priority").GetInt32()));
        Assert.Equal("customer.orderCount", saved.GetProperty("when").GetProperty("field").GetString());
        using var versions = await app.Http.GetAsync(app.CampaignPath("welcome") + "/versions");
        var kept = (await versions.JsonAsync()).GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal([(2, 50), (1, 100)], kept.Select(version => (version.GetProperty("version").GetInt32(), version.GetProperty("priority").GetInt32())));
        Assert.All(kept, version => Assert.StartsWith("key:", version.GetProperty("savedBy").GetString()));
    }

    [Theory, EveryDatabase]
    public async Task They_are_listed_by_code_page_by_page(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        foreach (var code in new[] { "b", "a", "c" }) (await app.PutCampaignAsync(code, "{}")).Dispose();

        using var page = await app.Http.GetAsync($"/api/v1/merchants/{app.Tea()}/campaigns?limit=2");
        var list = await page.JsonAsync();
        using var rest = await app.Http.GetAsync($"/api/v1/merchants/{app.Tea()}/campaigns?limit=2&after={list.GetProperty("next").GetString()}");

        Assert.Equal(["a", "b"], Codes(list));
        Assert.Equal(["c"], Codes(await rest.JsonAsync()));
        using var nobody = await app.Http.GetAsync("/api/v1/merchants/nobody/campaigns");
        Assert.Equal(404, (int)nobody.StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task What_is_wrong_is_refused_by_its_path_and_nothing_is_kept(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        foreach (var (json, refusal) in new (string, (int, string?, string?))[]
        {
            ("""{"when":{"all":[{"field":"order.total","op":">","value":1},{"field":"order.total","op":"==","value":1}]}}""", (422, "inserts/unknown-operator", "when.all[1].op")),
            ("""{"when":{"field":"customer.shoe","op":"=","value":1}}""", (422, "inserts/unknown-field", "when.field")),
            ("""{"status":"live"}""", (422, "inserts/live-without-template", "template")),
            ("""{"status":"live","template":"no-such-card"}""", (422, "inserts/no-such-template", "template")),
            ("""{"status":"sometimes"}""", (400, "inserts/malformed-member", "status")),
            ("{", (400, "inserts/malformed-json", null)),
        })
        {
            using var reply = await app.PutCampaignAsync("c", json);
            Assert.Equal(refusal, await reply.RefusalAsync());
        }

        using var absent = await app.Http.GetAsync(app.CampaignPath("c"));
        Assert.Equal((404, "inserts/no-such-campaign"), ((int)absent.StatusCode, (await absent.RefusalAsync()).Code));
        using var tooLarge = await app.PutCampaignAsync("c", "{\"link\":\"https://x/" + new string('x', 300_000) + "\"}");
        Assert.Equal("inserts/too-large", (await tooLarge.RefusalAsync()).Code);
        using var nobody = await app.PutCampaignAsync("c", "{}", "nobody");
        Assert.Equal(404, (int)nobody.StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task A_trial_on_a_made_up_order_gives_the_inserts_and_every_campaign_in_the_trace(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        (await app.PutCampaignAsync("welcome", Welcome)).Dispose();
        (await app.PutCampaignAsync("draft", "{}")).Dispose();

        var first = await app.DecideAsync("""{"order":{"customer":{"ref":"C-1","orderCount":1},"lines":[{"lineNo":1,"sku":"TEA-01","quantity":1}]}}""");
        var third = await app.DecideAsync("""{"order":{"customer":{"ref":"C-1","orderCount":3}}}""");

        var insert = Assert.Single(first.GetProperty("inserts").EnumerateArray());
        Assert.Equal(("welcome", "card", "thank-you-card"), (insert.GetProperty("campaign").GetString(), insert.GetProperty("slot").GetString(), insert.GetProperty("template").GetString()));
        Assert.Equal(["welcome", "draft"], first.GetProperty("trace").EnumerateArray().Select(entry => entry.GetProperty("campaign").GetString()));
        var lost = third.GetProperty("trace")[0];
        Assert.Equal(("lost", "condition"), (lost.GetProperty("outcome").GetString(), lost.GetProperty("stage").GetString()));
        Assert.Contains("customer.orderCount = 3, needed 1", lost.GetProperty("because").GetProperty("en").GetString());
        Assert.Equal(3, lost.GetProperty("facts").GetProperty("customer.orderCount").GetInt32());
    }

    [Theory, EveryDatabase]
    public async Task A_trial_on_a_known_order_may_bring_its_own_campaigns_time_and_site(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        await app.AcceptedAsync("1001", app.Order().With("customer", new { orderCount = 1 }));

        const string campaigns = """ "campaigns":[{"code":"x","status":"live","template":"any-card","window":{"from":"2030-01-01","to":"2030-01-01"}}] """;
        var before = await app.DecideAsync($$"""{"orderNo":"1001","at":"2029-12-31T23:59:59+09:00",{{campaigns}}}""");
        var within = await app.DecideAsync($$"""{"orderNo":"1001","at":"2029-12-31T15:00:00Z","site":"{{app.Osaka()}}",{{campaigns}}}""");

        Assert.Empty(before.GetProperty("inserts").EnumerateArray());
        Assert.Equal("x", Assert.Single(within.GetProperty("inserts").EnumerateArray()).GetProperty("campaign").GetString());
        Assert.Empty(await app.The<Server.Inserts.ShipmentInsertStore>().ListAsync((await app.GetOrderAsync("1001")).GetProperty("shipment").GetString()!, default));
    }

    [Theory, EveryDatabase]
    public async Task A_rule_asks_what_the_catalog_knows_of_the_goods(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        await app.PutAsync($"/api/v1/merchants/{app.Tea()}/products/TEA-01", new { category = "tea", attributes = new { origin = "uji" } });
        await app.LiveCampaignAsync("c", """
            "when":{"anyLine":{"all":[{"field":"line.category","op":"=","value":"tea"},{"field":"line.attributes.origin","op":"in","value":["uji"]}]}}
            """);

        var tea = await app.DecideAsync("""{"order":{"lines":[{"lineNo":1,"sku":"TEA-01","quantity":1}]}}""");
        var unknown = await app.DecideAsync("""{"order":{"lines":[{"lineNo":1,"sku":"NEW-01","quantity":1}]}}""");

        Assert.Single(tea.GetProperty("inserts").EnumerateArray());
        Assert.Equal("absent", unknown.GetProperty("trace")[0].GetProperty("facts").GetProperty("line.category")[0].GetString());
    }

    [Theory, EveryDatabase]
    public async Task A_trial_on_an_order_whose_sheets_are_chosen_still_chooses_them(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        await app.LiveCampaignAsync("c", """ "caps":{"perCustomer":1} """);
        await app.OpenAsync(await app.OrderOfAsync("1001", "C-1"));
        await app.OrderOfAsync("1002", "C-1");

        Assert.Single((await app.DecideAsync("""{"orderNo":"1001"}""")).GetProperty("inserts").EnumerateArray());
        var next = await app.DecideAsync("""{"orderNo":"1002"}""");
        Assert.Equal("cap", next.GetProperty("trace")[0].GetProperty("stage").GetString());
    }

    [Theory, EveryDatabase]
    public async Task A_trial_that_cannot_be_read_is_refused_by_its_path(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        foreach (var (json, refusal) in new (string, (int, string?))[]
        {
            ("{}", (422, "orderNo")),
            ("[]", (400, null)),
            ("""{"orderNo":1}""", (400, "orderNo")),
            ("""{"order":{"customer":{"orderCount":"one"}}}""", (400, "order.customer.orderCount")),
            ("""{"order":{"lines":[{"lineNo":1,"sku":"x","quantity":2000000000,"price":79228162514264337593543950335}]}}""", (422, "order.lines[0].price")),
            ("""{"order":{},"at":"2026-11-21T12:00:00"}""", (400, "at")),
            ("""{"order":{},"campaigns":[{"code":"a"},{"code":"b","when":{"field":"x","op":"=","value":1}}]}""", (422, "campaigns[1].when.field")),
            ("""{"order":{},"campaigns":[{"code":"a"},{"code":"a"}]}""", (422, "campaigns[1].code")),
            ("""{"order":{},"campaigns":[{}]}""", (400, "campaigns[0].code")),
            ("""{"orderNo":"nobody-ordered-this"}""", (404, "orderNo")),
            ("""{"order":{},"site":"mars"}""", (404, "site")),
            ("""{"order":{"facts":{"a":"\ud800"}}}""", (400, "order")),
        })
        {
            using var reply = await app.Http.PostAsync($"/api/v1/merchants/{app.Tea()}/inserts/decide", Body(json));
            var (status, _, field) = await reply.RefusalAsync();
            Assert.Equal((json, refusal), (json, (status, field)));
        }

        var large = "{\"order\":{},\"ignored\":\"" + new string('x', 2_000_000) + "\"}";
        Assert.Empty((await app.DecideAsync(large)).GetProperty("inserts").EnumerateArray());
    }

    private static IEnumerable<string?> Codes(JsonElement list) => list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString());

    private static StringContent Body(string json) => new(json, Encoding.UTF8, "application/json");
}
