using Fulfillment.Server.Printing;
using Fulfillment.Tests.Harness;
using Fulfillment.Tests.Harness.Browser;
using Fulfillment.Tests.Printing;
using Microsoft.Playwright;
using Xunit;

namespace Fulfillment.Tests.Screens;

public class PrintJobsOnScreen
{
    [Theory, EveryLanguage]
    public async Task A_sheet_in_doubt_is_settled_from_the_list_and_printed_again_with_a_reason(string language)
    {
        await using var shop = await PrintShop.OpenAsync(TestDatabase.Sqlite);
        await shop.App.AddPrinterAsync(shop.Site, "raw", "socket://127.0.0.1:9");
        var (lost, there) = (await InDoubtAsync(shop, "1001"), await InDoubtAsync(shop, "1002"));
        await using var screen = await Screen.OpenAsync(shop.App, language, width: 1440, height: 900);
        await screen.SignInAsSupervisorAsync(shop.App, shop.Site);

        await screen.OpenAsync("/print");
        await screen.AssertAccessibleAsync();
        await screen.ScreenshotAsync("print", fullPage: true);
        await Assertions.Expect(screen.Page.Locator(".tabs .count").First).ToHaveTextAsync("2");
        await screen.Page.Locator($"form[action*='{there}'] [value=printed]").ClickAsync();
        await Assertions.Expect(screen.Page.Locator(".tabs .count").First).ToHaveTextAsync("1");
        Assert.Equal(PrintJobState.Done, (await shop.FindAsync(there))!.State);
        await screen.Page.Locator($"form[action*='{lost}'] [value=lost]").ClickAsync();
        await Assertions.Expect(screen.Page).ToHaveURLAsync(new Uri(shop.App.Address, $"/print/{lost}").ToString());
        await screen.AssertAccessibleAsync();
        await screen.ScreenshotAsync("print-job", fullPage: true);
        await screen.FillAndSendAsync(("reason", "紙が折れた"));
        var copy = (await shop.FindAsync(new Uri(screen.Page.Url).Segments[^1]))!;

        Assert.Equal((lost, "紙が折れた"), (copy.ReprintOf, copy.Reason));
        await screen.OpenAsync($"/print/{copy.Id}");
        await screen.AssertAccessibleAsync();
        await screen.OpenAsync("/print?show=all&order=1001");
        await Assertions.Expect(screen.Page.Locator("table[aria-labelledby=jobs] tbody tr")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_packer_settles_and_a_reader_only_looks()
    {
        await using var shop = await PrintShop.OpenAsync(TestDatabase.Sqlite);
        await shop.App.AddPrinterAsync(shop.Site, "raw", "socket://127.0.0.1:9");
        await InDoubtAsync(shop, "1001");
        await using var packer = await Screen.OpenAsync(shop.App, "ja");
        await packer.SignInAsync(await shop.App.AddWorkerAsync(shop.Site, "P-1"));

        await packer.OpenAsync("/print");
        await Assertions.Expect(packer.Page.Locator("[value=printed]")).ToHaveCountAsync(1);
        await packer.OpenAsync("/print?show=somewhere");
        await packer.OpenAsync("/print/no-such-job", 404);
    }

    private static async Task<string> InDoubtAsync(PrintShop shop, string order)
    {
        await shop.StopWorkerAsync();
        var id = await shop.QueueAsync(shop.Sheet(order, printer: "raw"));
        await shop.App.Db.WriteAsync(work => shop.Get<SavePrintJob>().ChangeAsync(work, id, job => job with { State = PrintJobState.Unknown, Opened = true, Why = PrinterTroubles.CannotSay }));
        return id;
    }
}
