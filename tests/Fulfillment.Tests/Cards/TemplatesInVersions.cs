using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Fulfillment.LabelTemplates;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Cards;

/// <summary>A merchant changes a template, takes it back, gives it up; somebody answers for it; a campaign brings words for it.</summary>
public class TemplatesInVersions
{
    [Theory, EveryDatabase]
    public async Task Every_version_can_be_read_again_and_giving_the_own_one_up_returns_to_the_built_in(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var path = $"/api/v1/merchants/{await app.AddMerchantAsync()}/templates/thank-you-card";

        Assert.Equal(HttpStatusCode.Created, (await PutAsync(app, path, Own("one"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(app, path, Own("two"))).StatusCode);
        Assert.Equal(Own("one"), await app.Http.GetStringAsync(path + "?version=1"));
        Assert.Equal(BuiltInTemplates.Json("thank-you-card"), await app.Http.GetStringAsync(path + "?version=0"));
        Assert.Equal(HttpStatusCode.NoContent, (await app.Http.DeleteAsync(path)).StatusCode);
        Assert.Equal(BuiltInTemplates.Json("thank-you-card"), await app.Http.GetStringAsync(path));
        Assert.Equal((HttpStatusCode.NotFound, "cards/no-such-template"), await app.Http.DeleteAsync(path).VerdictAsync());
        Assert.Equal((HttpStatusCode.NotFound, "cards/no-such-version"), await app.Http.GetAsync(path + "?version=3").VerdictAsync());
        Assert.Equal(HttpStatusCode.Created, (await PutAsync(app, path, Own("two"))).StatusCode);

        var versions = (await (await app.Http.GetAsync(path + "/versions")).JsonAsync()).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal([4, 3, 2, 1], versions.Select(version => version.GetProperty("version").GetInt32()));
        Assert.Equal([false, true, false, false], versions.Select(version => version.GetProperty("hash").ValueKind is JsonValueKind.Null));
        Assert.All(versions, version => Assert.StartsWith("key:", version.GetProperty("savedBy").GetString()));
        Assert.Equal((4, false), (await DetailsAsync(app, path)) is var details ? (details.GetProperty("version").GetInt32(), details.GetProperty("builtIn").GetBoolean()) : default);
    }

    [Theory, EveryDatabase]
    public async Task A_draft_is_shown_without_being_saved(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var path = $"/api/v1/merchants/{await app.AddMerchantAsync()}/templates/mine";
        Task<HttpResponseMessage> Show(string json) => app.Http.PostAsync(path + "/preview?locale=ja", new StringContent(json, Encoding.UTF8, "application/json"));

        using var shown = await Show(Own("書きかけ"));
        Assert.Contains("書きかけ", Press.Text(await shown.Content.ReadAsByteArrayAsync()));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "cards/unknown-member"), await Show("""{"code":"mine","page":{"width":50,"height":50},"boxs":[]}""").VerdictAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync(path)).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task A_template_without_a_built_in_stays(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var path = $"/api/v1/merchants/{await app.AddMerchantAsync()}/templates/mine";
        Assert.Equal(HttpStatusCode.Created, (await PutAsync(app, path, Own("x").Replace("thank-you-card", "mine", StringComparison.Ordinal))).StatusCode);
        Assert.Equal((HttpStatusCode.Conflict, "cards/no-built-in"), await app.Http.DeleteAsync(path).VerdictAsync());
    }

    [Theory, EveryDatabase]
    public async Task Whoever_began_with_an_older_content_does_not_overwrite_a_newer_one(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var path = $"/api/v1/merchants/{await app.AddMerchantAsync()}/templates/thank-you-card";

        using var read = await app.Http.GetAsync(path);
        var seen = read.Headers.ETag!;
        using var mine = await PutAsync(app, path, Own("mine"), seen);
        Assert.Equal(HttpStatusCode.Created, mine.StatusCode);
        Assert.Equal((HttpStatusCode.PreconditionFailed, "cards/changed-meanwhile"), await PutAsync(app, path, Own("theirs"), seen).VerdictAsync());
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(app, path, Own("theirs"), mine.Headers.ETag)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(app, path, Own("any"), EntityTagHeaderValue.Any)).StatusCode);
        Assert.Contains("any", await app.Http.GetStringAsync(path));
    }

    [Theory, EveryDatabase]
    public async Task A_template_is_proved_with_an_order_that_lacks_names_and_with_very_long_ones(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var path = $"/api/v1/merchants/{await app.AddMerchantAsync()}/templates/mine";
        string Card(string box) => $$"""{"code":"mine","page":{"width":105,"height":148},"boxes":[{{box}}]}""";

        var nameless = await RefusalAsync(await PutAsync(app, path, Card("""{"box":"text","text":"{{customer.name}}"}""")));
        Assert.Equal(("cards/unknown-placeholder", "customer.name"), (nameless.GetProperty("code").GetString(), nameless.GetProperty("field").GetString()));
        Assert.Contains("shortest order", nameless.GetProperty("do").GetString());
        var narrow = await RefusalAsync(await PutAsync(app, path, Card("""{"box":"text","width":30,"text":"{{customer.name}}","maxLines":1,"when":"customer.name"}""")));
        Assert.Equal(("cards/does-not-fit", "customer.name"), (narrow.GetProperty("code").GetString(), narrow.GetProperty("field").GetString()));
        Assert.Contains("longest order", narrow.GetProperty("do").GetString());
        Assert.Equal(HttpStatusCode.Created, (await PutAsync(app, path, Card("""{"box":"text","width":90,"text":"{{customer.name}}","when":"customer.name"}"""))).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task What_a_template_says_of_a_person_is_shown_and_a_named_person_answers_for_this_very_content(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var path = $"/api/v1/merchants/{await app.AddMerchantAsync()}/templates/birthday-card";

        var before = await DetailsAsync(app, path);
        Assert.Equal(["recipientName", "birthday"], before.GetProperty("personalData").EnumerateArray().Select(kind => kind.GetString()));
        Assert.Contains("customer.birthMonth", before.GetProperty("personalFields").EnumerateArray().Select(field => field.GetString()));
        Assert.Contains("信書", before.GetProperty("personalDataNotice").GetProperty("ja").GetString());
        Assert.Equal(JsonValueKind.Null, before.GetProperty("signOff").ValueKind);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "cards/nobody-signs"), await app.Http.PutJsonAsync(path + "/sign-off", new { name = " " }).VerdictAsync());
        Assert.Equal((HttpStatusCode.PreconditionFailed, "cards/changed-meanwhile"), await app.Http.PutJsonAsync(path + "/sign-off", new { name = "法務 佐藤", hash = new string('0', 64) }).VerdictAsync());
        using var signed = await app.Http.PutJsonAsync(path + "/sign-off", new { name = "法務 佐藤", note = "添え状として確認済み", hash = before.GetProperty("hash").GetString() });
        Assert.Equal(HttpStatusCode.Created, signed.StatusCode);
        var signOff = (await DetailsAsync(app, path)).GetProperty("signOff");
        Assert.Equal(("法務 佐藤", "添え状として確認済み"), (signOff.GetProperty("name").GetString(), signOff.GetProperty("note").GetString()));
        Assert.StartsWith("key:", signOff.GetProperty("account").GetString());
        Assert.Equal(app.Clock.GetUtcNow(), signOff.GetProperty("signedAt").GetDateTimeOffset(), TimeSpan.FromMinutes(5));

        var other = BuiltInTemplates.Json("birthday-card").Replace("\"Happy birthday\"", "\"Many happy returns\"", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await PutAsync(app, path, other)).StatusCode);
        Assert.Equal(JsonValueKind.Null, (await DetailsAsync(app, path)).GetProperty("signOff").ValueKind);
        (await app.Http.DeleteAsync(path)).Dispose();
        Assert.Equal("法務 佐藤", (await DetailsAsync(app, path)).GetProperty("signOff").GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await app.Http.DeleteAsync(path + "/sign-off")).StatusCode);
        Assert.Equal((HttpStatusCode.NotFound, "cards/not-signed"), await app.Http.DeleteAsync(path + "/sign-off").VerdictAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_false_declaration_of_personal_data_is_refused_with_the_difference(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var path = $"/api/v1/merchants/{await app.AddMerchantAsync()}/templates/birthday-card";
        var refusal = await RefusalAsync(await PutAsync(app, path, BuiltInTemplates.Json("birthday-card").Replace("\"recipientName\", \"birthday\"", "\"recipientName\", \"points\"", StringComparison.Ordinal)));
        Assert.Equal(("cards/other-personal-data", "personalData"), (refusal.GetProperty("code").GetString(), refusal.GetProperty("field").GetString()));
        Assert.Contains("not declared: birthday; declared and not named: points", refusal.GetProperty("title").GetString());
    }

    [Theory, EveryDatabase]
    public async Task A_campaign_brings_only_words_its_template_has_a_place_for_and_that_fit(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var path = $"/api/v1/merchants/{await app.AddMerchantAsync()}/campaigns/thanks";
        Task<HttpResponseMessage> Put(string content, string status = "live") => PutAsync(
            app, path, $$"""{"status":"{{status}}","message":"loyal","template":"thank-you-card","variants":[{"key":"a","weight":1},{"key":"b","weight":1,"content":{{content}}}]}""");

        var unknown = await RefusalAsync(await Put("""{"headlin":{"ja":"春"}}""", "draft"));
        Assert.Equal(("cards/unknown-content", "variants[1].content.headlin"), (unknown.GetProperty("code").GetString(), unknown.GetProperty("field").GetString()));
        Assert.Contains("\"headline\"", unknown.GetProperty("title").GetString());
        Assert.Equal("variants[1].content.body", (await RefusalAsync(await Put("""{"body":["春"]}"""))).GetProperty("field").GetString());
        var tooLong = JsonSerializer.Serialize(new { body = string.Concat(Enumerable.Repeat("ありがとうございます。", 200)) });
        var refusal = await RefusalAsync(await Put(tooLong));
        Assert.Equal(("cards/does-not-fit", "variants[1].content.body"), (refusal.GetProperty("code").GetString(), refusal.GetProperty("field").GetString()));
        Assert.Equal(HttpStatusCode.Created, (await Put(tooLong, "draft")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Put("""{"headline":{"ja":"春の便り","en":"Spring"},"body":"短い文"}""")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task A_printed_sheet_stays_as_it_was_when_template_picture_brand_and_campaign_change(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        var root = $"/api/v1/merchants/{floor.Merchant}";
        (await app.Http.PutAsync(root + "/assets/logo", new ByteArrayContent(Pictures.ByName["logo"]))).Dispose();
        await app.PutAsync(root, new { name = new { ja = "お茶の店", en = "Tea shop" }, brand = new { color = "#2b6b4f", logoAsset = "logo" } });
        await floor.AddCampaignAsync("welcome", new { variants = new[] { new { key = "a", weight = 1, content = new { headline = "はじめまして" } } } });
        await floor.AddOrderAsync("1001");
        var opened = await (await floor.StaffAsync()).ScanAsync("1001");
        var job = opened.Screen.GetProperty("inserts")[0].GetProperty("printJob").GetString();
        var first = await app.Http.GetByteArrayAsync($"/api/v1/print-jobs/{job}/document");
        await app.UntilPrintedAsync(opened);

        (await app.Http.PutAsync(root + "/assets/logo", new ByteArrayContent(Pictures.ByName["pot"]))).Dispose();
        (await PutAsync(app, root + "/templates/thank-you-card", Own("another"))).EnsureSuccessStatusCode();
        await app.PutAsync(root, new { name = new { ja = "別の店", en = "Another shop" }, brand = new { color = "#aa0000" } });
        await floor.AddCampaignAsync("welcome", new { status = "paused" });

        await using var second = await app.StartSecondNodeAsync();
        Assert.Equal(first, await second.Http.GetByteArrayAsync($"/api/v1/print-jobs/{job}/document"));
        using var reply = await app.Http.PostJsonAsync($"/api/v1/print-jobs/{job}/reprint", new { reason = "汚れ" });
        Assert.True(reply.IsSuccessStatusCode, await reply.Content.ReadAsStringAsync());
        var again = Press.Text(await app.Http.GetByteArrayAsync($"/api/v1/print-jobs/{(await reply.JsonAsync()).GetProperty("id").GetString()}/document"));
        foreach (var kept in (string[])["再発行", "はじめまして", "山田 花子"]) Assert.Contains(kept, again);
        Assert.DoesNotContain("別の店", again);
    }

    [Theory, EveryDatabase]
    public async Task A_campaign_on_the_packing_slip_makes_one_sheet_of_both(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app, new { packingSlip = "always" });
        await floor.AddCampaignAsync("welcome", new { template = "packing-slip", variants = new[] { new { key = "a", weight = 1, content = new { message = "またお越しくださいませ。" } } } });
        await floor.AddOrderAsync("1001");
        var opened = await (await floor.StaffAsync()).ScanAsync("1001");
        var insert = Assert.Single(opened.Screen.GetProperty("inserts").EnumerateArray());
        var text = Press.Text(await app.Http.GetByteArrayAsync($"/api/v1/print-jobs/{insert.GetProperty("printJob").GetString()}/document"));
        foreach (var said in (string[])["納品書", "またお越しくださいませ。", insert.GetProperty("code").GetString()!, "緑茶"]) Assert.Contains(said, text);
    }

    private static string Own(string headline) => $$$"""
        { "code": "thank-you-card", "page": { "width": 105, "height": 148 }, "content": { "headline": "{{{headline}}}" },
          "boxes": [ { "box": "text", "x": 10, "y": 10, "text": "{{content.headline}}" }, { "box": "code128", "x": 10, "y": 90, "width": 60, "data": "{{code}}" } ] }
        """;

    private static Task<HttpResponseMessage> PutAsync(FulfillmentApp app, string path, string json, EntityTagHeaderValue? seen = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.AcceptLanguage.ParseAdd("en");
        if (seen is not null) request.Headers.IfMatch.Add(seen);
        return app.Http.SendAsync(request);
    }

    private static async Task<JsonElement> DetailsAsync(FulfillmentApp app, string path)
    {
        using var reply = await app.Http.GetAsync(path + "/details");
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return await reply.JsonAsync();
    }

    private static async Task<JsonElement> RefusalAsync(HttpResponseMessage reply)
    {
        using (reply)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.StatusCode);
            return await reply.JsonAsync();
        }
    }
}
