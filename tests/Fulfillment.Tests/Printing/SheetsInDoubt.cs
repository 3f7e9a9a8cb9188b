using System.Net;
using Fulfillment.Fakes.Printers;
using Fulfillment.Server.Events;
using Fulfillment.Server.Printing;
using Fulfillment.Tests.Cards;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Printing;

/// <summary>What nobody can prove stays unknown until somebody says; nothing prints by itself; copies say that they are copies.</summary>
public sealed class SheetsInDoubt
{
    [Theory, EveryDatabase]
    public async Task A_person_says_that_it_is_there(TestDatabase engine)
    {
        await using var shop = await PrintShop.OpenAsync(engine);
        var id = await ForgottenSheetAsync(shop, shop.Sheet());

        var reply = await shop.App.Http.PostJsonAsync($"/api/v1/print-jobs/{id}/resolve", new { outcome = "printed" });
        Assert.Equal("done", (await reply.JsonAsync()).GetProperty("state").GetString());
        Assert.Single(await shop.Get<EventStore>().ReadSiteAsync(shop.Site, 0, null, [EventTypes.InsertPrinted], 10, default));
        Assert.Equal(HttpStatusCode.OK, (await shop.App.Http.PostJsonAsync($"/api/v1/print-jobs/{id}/resolve", new { outcome = "printed" })).StatusCode);
        var late = await shop.App.Http.PostJsonAsync($"/api/v1/print-jobs/{id}/resolve", new { outcome = "lost" });
        Assert.Equal((HttpStatusCode.Conflict, "printing/not-in-doubt"), (late.StatusCode, (await late.JsonAsync()).GetProperty("code").GetString()));
        Assert.Single(shop.Printer.Documents);
    }

    [Theory, EveryDatabase]
    public async Task A_lost_sheet_prints_again_only_when_somebody_says_so_and_the_copy_says_it_is_one(TestDatabase engine)
    {
        await using var shop = await PrintShop.OpenAsync(engine);
        var id = await ForgottenSheetAsync(shop, shop.Sheet());

        var lost = await (await shop.App.Http.PostJsonAsync($"/api/v1/print-jobs/{id}/resolve", new { outcome = "lost" })).JsonAsync();
        Assert.Equal(("failed", "lost"), (lost.GetProperty("state").GetString(), lost.GetProperty("why").GetProperty("code").GetString()));
        Assert.Single(shop.Printer.Documents);

        var reply = await shop.App.Http.PostJsonAsync($"/api/v1/print-jobs/{id}/reprint", new { reason = "紙が出ていない" });
        Assert.Equal(HttpStatusCode.Created, reply.StatusCode);
        var copy = await reply.JsonAsync();
        Assert.Equal((id, "紙が出ていない"), (copy.GetProperty("reprintOf").GetString(), copy.GetProperty("reason").GetString()));
        await shop.WaitForAsync(copy.GetProperty("id").GetString()!, PrintJobState.Done);
        Assert.Equal([false, true], shop.Printer.Documents.Select(sheet => Press.Text(sheet.Document).Contains("再発行", StringComparison.Ordinal)));
    }

    [Theory, EveryDatabase]
    public async Task Two_who_ask_for_the_same_copy_at_once_get_one(TestDatabase engine)
    {
        await using var shop = await PrintShop.OpenAsync(engine);
        var id = await shop.QueueAsync(shop.Sheet());
        await shop.WaitForAsync(id, PrintJobState.Done);
        await shop.Printer.TurnOffAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => shop.Get<ReprintJob>().HandleAsync(id, null, "汚れ", "W-1", null, default)));
        var copy = replies[0].Value!;
        Assert.All(replies, reply => Assert.Equal(copy.Id, reply.Value?.Id));
        Assert.Equal("printing/still-printing", (await shop.Get<ReprintJob>().HandleAsync(copy.Id, null, "汚れ", "W-1", null, default)).Refusal?.Code);
        Assert.Equal("printing/reason-missing", (await shop.Get<ReprintJob>().HandleAsync(id, null, " ", "W-1", null, default)).Refusal?.Code);
    }

    [Theory, EveryDatabase]
    public async Task A_sheet_that_waits_for_a_broken_printer_moves_to_another_and_is_no_copy(TestDatabase engine)
    {
        await using var shop = await PrintShop.OpenAsync(engine);
        await using var second = await FakeIppPrinter.StartAsync();
        await shop.App.AddPrinterAsync(shop.Site, "p2", second.Uri);
        await shop.Printer.TurnOffAsync();
        var id = await shop.QueueAsync(shop.Sheet());
        await shop.WaitForAsync(id, PrintJobState.Queued, "off");

        var nowhere = await shop.App.Http.PostJsonAsync($"/api/v1/print-jobs/{id}/reprint", new { reason = "故障", printer = "p9" });
        Assert.Equal("printing/unknown-printer", (await nowhere.JsonAsync()).GetProperty("code").GetString());
        var moved = await (await shop.App.Http.PostJsonAsync($"/api/v1/print-jobs/{id}/reprint", new { reason = "故障", printer = "p2" })).JsonAsync();
        await shop.WaitForAsync(moved.GetProperty("id").GetString()!, PrintJobState.Done);
        Assert.DoesNotContain("再発行", Press.Text(Assert.Single(second.Documents).Document), StringComparison.Ordinal);

        await shop.Printer.TurnOnAsync();
        shop.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await shop.WaitForAsync(await shop.QueueAsync(shop.Sheet()), PrintJobState.Done);
        Assert.DoesNotContain(shop.Printer.Documents, document => document.Name == id);
    }

    [Theory, EveryDatabase]
    public async Task A_scan_of_the_sheet_settles_it_and_its_waiting_copy_is_not_wanted_any_more(TestDatabase engine)
    {
        await using var shop = await PrintShop.OpenAsync(engine);
        var sheet = shop.Sheet();
        var id = await ForgottenSheetAsync(shop, sheet);
        await shop.Printer.TurnOffAsync();
        var copy = (await shop.Get<ReprintJob>().HandleAsync(id, null, "見つからない", "W-1", null, default)).Value!;
        await shop.WaitForAsync(copy.Id, PrintJobState.Queued, "off");

        var settled = await shop.App.Db.WriteAsync(work => shop.Get<SettleByScan>().HandleAsync(work, sheet.SheetCode!, "W-1"));

        Assert.Equal((id, PrintJobState.Done), (settled!.Id, settled.State));
        Assert.Equal((PrintJobState.Void, PaperLeft.None), (await shop.FindAsync(copy.Id) is { } left ? (left.State, left.Paper) : default));
        await shop.Printer.TurnOnAsync();
        shop.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await shop.WaitForAsync(await shop.QueueAsync(shop.Sheet()), PrintJobState.Done);
        Assert.DoesNotContain(shop.Printer.Documents, document => document.Name == copy.Id);
    }

    [Theory, EveryDatabase]
    public async Task A_printer_that_was_away_for_minutes_still_gets_to_say_that_it_printed(TestDatabase engine)
    {
        await using var shop = await PrintShop.OpenAsync(engine);
        shop.Printer.RunOutOfPaper();
        var id = await shop.QueueAsync(shop.Sheet());
        await shop.WaitForAsync(id, PrintJobState.Printing, "media-empty");
        await shop.Printer.TurnOffAsync();
        await shop.WaitForAsync(id, PrintJobState.Printing, "off");
        shop.App.Clock.Advance(PrintJobFlow.Patience);
        await shop.WaitForAsync(id, PrintJobState.Unknown, "no-answer");
        shop.Printer.Refill();
        await shop.Printer.TurnOnAsync();
        shop.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await shop.WaitForAsync(id, PrintJobState.Done);
        Assert.Single(shop.Printer.Documents);
    }

    [Theory, EveryDatabase]
    public async Task A_code_of_no_sheet_settles_nothing(TestDatabase engine)
    {
        await using var shop = await PrintShop.OpenAsync(engine);
        Assert.Null(await shop.App.Db.WriteAsync(work => shop.Get<SettleByScan>().HandleAsync(work, "nobody", "W-1")));
    }

    [Theory, EveryDatabase]
    public async Task Erased_data_leaves_the_job_and_no_sheet(TestDatabase engine)
    {
        await using var shop = await PrintShop.OpenAsync(engine);
        var id = await shop.QueueAsync(shop.Sheet());
        await shop.WaitForAsync(id, PrintJobState.Done);
        await shop.App.Db.WriteAsync(work => shop.Get<PrintJobStore>().EraseDataAsync(work, shop.Merchant, "1001"));

        var document = await shop.App.Http.GetAsync($"/api/v1/print-jobs/{id}/document");
        Assert.Equal((HttpStatusCode.Conflict, "printing/erased"), (document.StatusCode, (await document.JsonAsync()).GetProperty("code").GetString()));
        Assert.Equal("printing/erased", (await shop.Get<ReprintJob>().HandleAsync(id, null, "汚れ", "W-1", null, default)).Refusal?.Code);
        Assert.Equal(PrintJobState.Done, (await shop.FindAsync(id))?.State);
    }

    [Theory, EveryDatabase]
    public async Task A_finding_must_be_one_of_two(TestDatabase engine)
    {
        await using var shop = await PrintShop.OpenAsync(engine);
        var id = await shop.QueueAsync(shop.Sheet());
        var reply = await shop.App.Http.PostJsonAsync($"/api/v1/print-jobs/{id}/resolve", new { outcome = "maybe" });
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await shop.App.Http.PostJsonAsync($"/api/v1/print-jobs/{id}/resolve", new { })).StatusCode);
    }

    /// <summary>A sheet that was sent to a printer which then lost its memory.</summary>
    private static async Task<string> ForgottenSheetAsync(PrintShop shop, PrintRequest sheet)
    {
        shop.Printer.RunOutOfPaper();
        var id = await shop.QueueAsync(sheet);
        await shop.WaitForAsync(id, PrintJobState.Printing);
        shop.Printer.ForgetJobs();
        shop.Printer.Refill();
        await shop.WaitForAsync(id, PrintJobState.Unknown, "forgotten");
        return id;
    }
}
