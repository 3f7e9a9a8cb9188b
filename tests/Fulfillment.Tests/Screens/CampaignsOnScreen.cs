using Fulfillment.Tests.Cards;
using Fulfillment.Tests.Harness;
using Fulfillment.Tests.Harness.Browser;
using Microsoft.Playwright;
using Xunit;

namespace Fulfillment.Tests.Screens;

public class CampaignsOnScreen
{
    [Theory, EveryLanguage]
    public async Task A_real_order_is_tried_and_every_campaign_says_why_or_why_not(string language)
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var floor = await Floor.OpenAsync(app);
        await floor.AddCampaignAsync("welcome", new { variants = new[] { new { key = "a", weight = 100, content = new { headline = new { ja = "はじめまして", en = "Nice to meet you" } } } } });
        await floor.AddCampaignAsync("vip", new { name = new { ja = "お得意様", en = "VIP" }, when = new { field = "customer.orderCount", op = ">=", value = 5 } });
        await floor.AddCampaignAsync("draft", new { name = new { ja = "準備中", en = "In the making" }, status = "draft" });
        await floor.AddOrderAsync("1001");
        await using var screen = await Screen.OpenAsync(app, language, width: 1440, height: 900);
        await screen.SignInAsSupervisorAsync(app, floor.Site);

        await screen.OpenAsync("/inserts");
        await screen.AssertAccessibleAsync();
        await screen.ScreenshotAsync("inserts");
        await screen.FillAndSendAsync(("order", "1001"));
        await Assertions.Expect(screen.Page.Locator("table[aria-labelledby=why] tbody tr")).ToHaveCountAsync(3);
        await Assertions.Expect(screen.Page.Locator("table[aria-labelledby=why] .badge.good")).ToHaveCountAsync(1);
        await screen.DrawsAsync(".sheets img");
        await screen.AssertAccessibleAsync();
        await screen.ScreenshotAsync("inserts-tried", fullPage: true);

        await screen.Page.Locator(".sheets li a").Last.ClickAsync();
        await screen.DrawsAsync("img.sheet");
        await screen.AssertAccessibleAsync();
        await screen.ScreenshotAsync("inserts-campaign", fullPage: true);
    }

    [Fact]
    public async Task The_picture_carries_the_words_of_the_variant()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var floor = await Floor.OpenAsync(app);
        await floor.AddCampaignAsync("welcome", new
        {
            variants = new[]
            {
                new { key = "a", weight = 50, content = new { headline = new { ja = "甲の見出し", en = "Headline of a" } } },
                new { key = "b", weight = 50, content = new { headline = new { ja = "乙の見出し", en = "Headline of b" } } },
            },
        });
        var preview = $"/api/v1/merchants/{floor.Merchant}/campaigns/welcome/preview?as=pdf&locale=ja";

        Assert.Contains("甲の見出し", Press.Text(await app.Http.GetByteArrayAsync(preview)), StringComparison.Ordinal);
        Assert.Contains("乙の見出し", Press.Text(await app.Http.GetByteArrayAsync($"{preview}&variant=b")), StringComparison.Ordinal);
        Assert.Equal((System.Net.HttpStatusCode.NotFound, "inserts/no-such-variant"), await app.Http.GetAsync($"{preview}&variant=c").VerdictAsync());
        Assert.Equal((System.Net.HttpStatusCode.NotFound, "inserts/no-such-campaign"), await app.Http.GetAsync(preview.Replace("welcome", "other", StringComparison.Ordinal)).VerdictAsync());
    }

    [Fact]
    public async Task An_order_that_is_not_there_is_a_sentence_and_the_list_stays()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var floor = await Floor.OpenAsync(app);
        await floor.AddCampaignAsync();
        await using var screen = await Screen.OpenAsync(app, "ja");
        await screen.SignInAsSupervisorAsync(app, floor.Site);

        await screen.OpenAsync("/inserts?order=no-such", 404);
        await Assertions.Expect(screen.Page.Locator(".refusal")).ToBeVisibleAsync();
        await screen.SeesAsync("はじめての方へ");
    }
}
