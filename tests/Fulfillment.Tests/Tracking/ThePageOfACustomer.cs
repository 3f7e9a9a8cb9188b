using System.Net;
using Fulfillment.Tests.Harness;
using Fulfillment.Tests.Screens;
using Xunit;

namespace Fulfillment.Tests.Tracking;

public class ThePageOfACustomer
{
    [Theory, EveryDatabase]
    public async Task It_tells_where_the_order_is_in_the_shops_name_and_nothing_of_the_person_or_the_warehouse(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await app.PutAsync($"/api/v1/merchants/{floor.Merchant}", new { name = new { ja = "お茶の店", en = "Tea shop" }, brand = new { color = "#ffe08a", siteUrl = "https://tea.example/" } });
        await floor.AddOrderAsync("1001", more: new { expectedDeliveryOn = "2026-11-24" });
        await (await floor.StaffAsync()).ScanAllAsync("1001", Floor.GreenTea, Floor.WaybillOf("1001"));
        await floor.CarrierSaysAsync("1001", "inTransit", DateTimeOffset.UtcNow.AddHours(-3).ToString("O"));
        var path = $"/t/{await floor.TokenOfAsync("1001")}";
        using var japanese = new Visitor(app, "ja");
        using var english = new Visitor(app, "en");

        var (ja, en) = (await japanese.OpenAsync(path), await english.OpenAsync(path));

        Assert.Equal(("ja", "en", HttpStatusCode.OK), (ja.Language, en.Language, en.Status));
        foreach (var word in new[] { "お茶の店", "配送中です", "11月24日", "3時間前", Floor.WaybillOf("1001"), "ヤマト運輸", "ご注文を承りました" }) ja.Says(word);
        foreach (var word in new[] { "Tea shop", "Your parcel is on its way", "November 24", "3 hours ago", "Yamato Transport", "https://tea.example/" }) en.Says(word);
        Assert.DoesNotMatch("[\\u3041-\\u3096\\u30a1-\\u30fa]", en.Html.Replace("日本語", "", StringComparison.Ordinal));
        foreach (var secret in new[] { "山田", "梅田", "大阪", "530-0001", "W-1", "pack-1" }) Assert.DoesNotContain(secret, ja.Html, StringComparison.Ordinal);
        Assert.Equal("no-referrer", ja.Header("Referrer-Policy"));
        Assert.Contains("no-store", ja.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Contains("noindex", ja.Header("X-Robots-Tag"), StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-", ja.Header("Content-Security-Policy"), StringComparison.Ordinal);
        ja.Says("--brand:#ffe08a;--on-brand:#000000");
        Assert.Equal("en", (await japanese.OpenAsync($"{path}?lang=en")).Language);
    }

    [Theory, EveryDatabase]
    public async Task Every_address_that_is_none_is_the_same_page(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddOrderAsync("1001");
        var token = await floor.TokenOfAsync("1001");
        using var visitor = new Visitor(app, "en");
        var pages = new List<Reply>();
        foreach (var path in new[] { "/t/x", $"/t/{new string('a', 22)}", $"/t/{new string('a', 300)}", $"/t/{token[..^1]}" }) pages.Add(await visitor.OpenAsync(path));

        Assert.All(pages, page => Assert.Equal(HttpStatusCode.NotFound, page.Status));
        Assert.Single(pages.Select(page => page.Html).Distinct());
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync($"/t/{new string('a', 22)}/preferences")).Status);
        Assert.DoesNotContain("Tea shop", pages[0].Html, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Who_wants_no_inserts_gets_none_with_the_next_order_and_the_trace_says_why(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddCampaignAsync();
        var customer = new { @ref = "C-77", name = "山田 花子", orderCount = 1 };
        await floor.AddOrderAsync("1001", customer: customer);
        await floor.AddOrderAsync("1002", customer: customer);
        await floor.AddOrderAsync("1003");
        var bench = await floor.StaffAsync();
        var form = $"/t/{await floor.TokenOfAsync("1001")}/preferences";
        using var visitor = new Visitor(app, "ja");

        var page = await visitor.OpenAsync(form);
        Assert.Equal("same-origin", page.Header("Referrer-Policy"));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.FillInAsync(form)).Status);
        (await visitor.OpenAsync(form.Replace("/preferences", "", StringComparison.Ordinal))).Says("カードやチラシは入れません。");
        var lost = await DecideAsync(floor, "1002");
        Assert.Equal(("lost", "consent"), (lost.Outcome, lost.Stage));
        Assert.Contains("お届け状況のページ", lost.Ja, StringComparison.Ordinal);
        Assert.Empty((await bench.ScanAsync("1002")).InsertCodes);
        Assert.Equal("chosen", (await DecideAsync(floor, "1003")).Outcome);

        await visitor.FillInAsync(form);
        Assert.Equal("chosen", (await DecideAsync(floor, "1002")).Outcome);
        var audit = await (await app.Http.GetAsync($"/api/v1/audit?subject=merchants/{floor.Merchant}/orders/1001")).JsonAsync();
        Assert.Equal(["insertPreference.changed", "insertPreference.changed"], audit.GetProperty("items").EnumerateArray().Where(entry => entry.GetProperty("by").GetString() == "customer").Select(entry => entry.GetProperty("deed").GetString()));
    }

    [Theory, EveryDatabase]
    public async Task A_form_of_another_page_changes_nothing(TestDatabase engine)
    {
        await using var app = await FulfillmentApp.StartAsync(engine);
        var floor = await Floor.OpenAsync(app);
        await floor.AddCampaignAsync();
        await floor.AddOrderAsync("1001");
        using var visitor = new Visitor(app, "ja");

        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync($"/t/{await floor.TokenOfAsync("1001")}/preferences", ("inserts", "false"))).Status);
        Assert.Equal("chosen", (await DecideAsync(floor, "1001")).Outcome);
    }

    private static async Task<(string? Outcome, string? Stage, string Ja)> DecideAsync(Floor floor, string orderNo)
    {
        using var reply = await floor.App.Http.PostJsonAsync($"/api/v1/merchants/{floor.Merchant}/inserts/decide", new { orderNo });
        var line = (await reply.JsonAsync()).GetProperty("trace")[0];
        return (line.GetProperty("outcome").GetString(), line.GetProperty("stage").GetString(), line.GetProperty("because").GetProperty("ja").GetString()!);
    }
}
