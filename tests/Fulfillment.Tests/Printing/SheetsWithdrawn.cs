using Fulfillment.Server.Printing;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Printing;

/// <summary>A withdrawn sheet is never sent; what was sent is paper to destroy.</summary>
public sealed class SheetsWithdrawn
{
    [Theory, EveryDatabase]
    public async Task Before_it_is_sent_there_is_no_paper(TestDatabase engine)
    {
        await using var shop = await PrintShop.OpenAsync(engine);
        await shop.Printer.TurnOffAsync();
        var ids = await shop.QueueAsync([shop.Sheet(), shop.Sheet()]);
        await shop.WaitForAsync(ids[0], PrintJobState.Queued, "off");

        Assert.Equal(PaperLeft.None, await VoidAsync(shop, ids[0]));
        await shop.Printer.TurnOnAsync();
        shop.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await shop.WaitForAsync(ids[1], PrintJobState.Done);
        Assert.Equal(ids[1], Assert.Single(shop.Printer.Documents).Name);
        Assert.Empty(await shop.Get<PrintJobStore>().PaperToDestroyAsync(shop.Site, default));
    }

    [Theory, EveryDatabase]
    public async Task After_it_was_printed_its_paper_is_on_the_list_until_it_is_seen_destroyed(TestDatabase engine)
    {
        await using var shop = await PrintShop.OpenAsync(engine);
        var sheet = shop.Sheet();
        var id = await shop.QueueAsync(sheet);
        await shop.WaitForAsync(id, PrintJobState.Done);

        var voided = Assert.Single(await shop.App.Db.WriteAsync(work => shop.Get<VoidPrintJobs>().VoidInsertAsync(work, sheet.Insert!, "キャンセル", "W-1")));
        Assert.Equal((PrintJobState.Void, PaperLeft.Out), (voided.State, voided.Paper));
        Assert.Equal(id, Assert.Single(await shop.Get<PrintJobStore>().PaperToDestroyAsync(shop.Site, default)).Id);
        Assert.Equal("printing/void", (await shop.Get<ReprintJob>().HandleAsync(id, null, "汚れ", "W-1", null, default)).Refusal?.Code);
        Assert.Null(await shop.App.Db.WriteAsync(work => shop.Get<SettleByScan>().HandleAsync(work, sheet.SheetCode!, "W-1")));

        Assert.True(await shop.App.Db.WriteAsync(work => shop.Get<VoidPrintJobs>().MarkDestroyedAsync(work, sheet.SheetCode!)));
        Assert.Empty(await shop.Get<PrintJobStore>().PaperToDestroyAsync(shop.Site, default));
    }

    [Theory, EveryDatabase]
    public async Task While_it_waits_inside_the_printer_it_is_cancelled_there_and_may_be_out(TestDatabase engine)
    {
        await using var shop = await PrintShop.OpenAsync(engine);
        shop.Printer.RunOutOfPaper();
        var id = await shop.QueueAsync(shop.Sheet());
        await shop.WaitForAsync(id, PrintJobState.Printing);

        Assert.Equal(PaperLeft.Maybe, await VoidAsync(shop, id));
        var next = await shop.QueueAsync(shop.Sheet());
        await shop.WaitForAsync(next, PrintJobState.Printing);
        Assert.Equal(7, shop.Printer.Jobs[0].State);
        Assert.Equal(PrintJobState.Void, (await shop.FindAsync(id))?.State);
        Assert.Equal(PaperLeft.Maybe, await VoidAsync(shop, id));
    }

    private static Task<PaperLeft> VoidAsync(PrintShop shop, string id) =>
        shop.App.Db.WriteAsync(work => shop.Get<VoidPrintJobs>().VoidAsync(work, id, "キャンセル", "W-1"));
}
