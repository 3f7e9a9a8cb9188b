using Fulfillment.Tests.Dashboard;
using Fulfillment.Tests.Harness;
using Fulfillment.Tests.Harness.Browser;
using Microsoft.Playwright;
using Xunit;

namespace Fulfillment.Tests.Screens;

/// <summary>Somebody has a code in hand, or a question about an order.</summary>
public class OrdersOnScreen
{
    [Theory, EveryLanguage]
    public async Task Any_code_leads_to_its_order_and_the_order_says_everything(string language)
    {
        await using var floor = await TheFloorOnScreen.BusyFloorAsync();
        await using var screen = await Screen.OpenAsync(floor.App, language, 1440, 900);
        await screen.SignInAsSupervisorAsync(floor.App, floor.Site);
        var sheet = (await floor.GetAsync($"/api/v1/merchants/{floor.Floor.Merchant}/orders/1001")).GetProperty("inserts")[0].Text("code")!;
        await screen.OpenAsync("/orders");
        await screen.AssertAccessibleAsync();
        await screen.ScreenshotAsync("orders");

        foreach (var code in new[] { "1001", $"{floor.Floor.Merchant}:1001", "T-1001", Floor.WaybillOf("1001"), sheet })
        {
            await screen.Page.Locator("#q").FillAsync(code);
            await screen.Page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(screen.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/orders/{floor.Floor.Merchant}/1001$"));
        }

        // Its card and why, the wrong item and the neighbour's label, the customer, the box, what happened.
        foreach (var word in new[] { "T-1001", "山田 花子", Floor.WaybillOf("1001"), sheet, Floor.Teapot, Floor.WaybillOf("1002"), language == "ja" ? "条件に合いました" : "Chosen:", language == "ja" ? "出荷しました" : "Shipped:" })
            await screen.SeesAsync(word);
        await screen.AssertAccessibleAsync();
        await screen.ScreenshotAsync("order", fullPage: true);

        await screen.OpenAsync($"/orders/{floor.Floor.Merchant}/1003");
        await screen.SeesAsync(language == "ja" ? "条件に合いません" : "Condition:");
        await screen.OpenAsync($"/orders?q={Floor.GreenTea}");
        await Assertions.Expect(screen.Page.Locator("table.rows tbody tr")).ToHaveCountAsync(10);
        await screen.OpenAsync("/orders?q=4901234567891");
        await Assertions.Expect(screen.Page.Locator(".empty")).ToBeVisibleAsync();
        await screen.AssertAccessibleAsync();
    }

    [Fact]
    public async Task Who_may_holds_releases_and_cancels_with_a_reason_that_stays_on_record()
    {
        await using var floor = await TheFloorOnScreen.BusyFloorAsync();
        await using var screen = await Screen.OpenAsync(floor.App, "ja");
        await screen.SignInAsSupervisorAsync(floor.App, floor.Site);
        var order = $"merchants/{floor.Floor.Merchant}/orders/1009";
        await screen.OpenAsync($"/orders/{floor.Floor.Merchant}/1009");

        await screen.Page.Locator("#reason").FillAsync("電話で確認中");
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "保留にする" }).ClickAsync();
        await screen.SeesAsync("保留の理由: 電話で確認中");
        await screen.Page.Locator("#reason").FillAsync("確認できた");
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "保留を解除" }).ClickAsync();
        await Assertions.Expect(screen.Page.GetByRole(AriaRole.Button, new() { Name = "保留にする" })).ToBeVisibleAsync();
        await screen.Page.Locator("summary").ClickAsync();
        await screen.Page.Locator("#cancel-reason").FillAsync("お客様都合");
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "注文をキャンセル" }).ClickAsync();
        await screen.SeesAsync("キャンセルの理由: お客様都合");

        var trail = (await floor.GetAsync($"/api/v1/audit?subject={order}")).GetProperty("items").EnumerateArray().Select(entry => $"{entry.Text("deed")} {entry.GetProperty("detail").Text("reason")} {entry.Text("by")}").Order();
        Assert.Equal([$"order.cancelled お客様都合 worker:S-ja", "order.held 電話で確認中 worker:S-ja", "order.released 確認できた worker:S-ja"], trail);
    }

    [Fact]
    public async Task A_packer_sees_where_it_is_and_neither_the_customer_nor_who_scanned_what()
    {
        await using var floor = await TheFloorOnScreen.BusyFloorAsync();
        using var packer = new Visitor(floor.App, "ja");
        await packer.FillInAsync("/sign-in", ("badge", floor.App.Unique("W-1")), ("pin", WarehouseSetup.Pin));

        var page = await packer.OpenAsync($"/orders/{floor.Floor.Merchant}/1001");
        page.Says(Floor.WaybillOf("1001"));
        Assert.DoesNotContain("山田", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/t/", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Floor.Teapot, page.Html, StringComparison.Ordinal);
        var byApi = await packer.OpenAsync($"/api/v1/merchants/{floor.Floor.Merchant}/orders/1001");
        byApi.Says(Floor.WaybillOf("1001"));
        Assert.All(["山田", "/t/", "梅田", floor.App.Unique("W-1"), Floor.Teapot], hidden => Assert.DoesNotContain(hidden, byApi.Html, StringComparison.Ordinal));
        var open = await packer.OpenAsync($"/orders/{floor.Floor.Merchant}/1010");
        open.Says("handler=hold");
        Assert.DoesNotContain("handler=cancel", open.Html, StringComparison.Ordinal);
        var hidden = System.Text.RegularExpressions.Regex.Match(open.Html, "name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]*)\"").Groups[1].Value;
        Assert.Equal(403, (int)(await packer.PostAsync($"/orders/{floor.Floor.Merchant}/1010?handler=cancel", ("__RequestVerificationToken", hidden), ("reason", "x"))).Status);
    }

    [Theory]
    [InlineData("/api/v1/parcels?site={0}&on=9999-12-31", 400)]
    [InlineData("/api/v1/parcels?site={0}&on=0001-01-01", 400)]
    [InlineData("/api/v1/shipments?site={0}&after=-9223372036854775808.x", 400)]
    [InlineData("/api/v1/sites/{0}/mis-scans?on=9999-12-31", 400)]
    [InlineData("/api/v1/shipments?site={0}&due=2026-11-24", 200)]
    public async Task A_day_or_a_place_in_a_list_that_cannot_be_is_refused(string address, int status)
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var site = await app.AddSiteAsync();
        using var reply = await app.Http.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, site));
        Assert.Equal(status, (int)reply.StatusCode);
    }

    [Theory, EveryLanguage]
    public async Task Void_paper_stays_on_the_list_until_its_code_is_scanned_at_the_shredder(string language)
    {
        await using var floor = await TheFloorOnScreen.BusyFloorAsync();
        await using var screen = await Screen.OpenAsync(floor.App, language, 1440, 900);
        await screen.SignInAsSupervisorAsync(floor.App, floor.Site);
        await screen.OpenAsync($"/floor/paper?site={floor.Site}");
        await Assertions.Expect(screen.Page.Locator("table.rows tbody tr")).ToHaveCountAsync(1);
        await screen.SeesAsync("1012");
        await screen.AssertAccessibleAsync();
        await screen.ScreenshotAsync("paper");
        var code = (await screen.Page.Locator("tbody code").First.TextContentAsync())!;

        // A good sheet is not for the shredder.
        var good = (await floor.GetAsync($"/api/v1/merchants/{floor.Floor.Merchant}/orders/1002")).GetProperty("inserts")[0].Text("code")!;
        screen.Forgive("status 409: POST");
        await screen.TypeScanAsync(good);
        await Assertions.Expect(screen.Page.Locator(".refusal")).ToContainTextAsync(good);
        await screen.TypeScanAsync(code);
        await Assertions.Expect(screen.Page.Locator(".empty")).ToBeVisibleAsync();
        await screen.OpenAsync($"/floor?site={floor.Site}");
        await Assertions.Expect(screen.Page.Locator(".figures [data-key=paper] b")).ToHaveTextAsync("0");
    }
}
