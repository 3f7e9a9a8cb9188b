using System.Net;
using Fulfillment.Fakes.Printers;
using Fulfillment.Server.Events;
using Fulfillment.Server.Printing;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Printing;

/// <summary>From the queue to the tray: order, once-only, and what a printer's trouble does to a sheet.</summary>
public sealed class SheetsOnTheirWay
{
    [Theory, EveryDatabase]
    public async Task A_queued_sheet_is_printed_and_the_log_says_so(TestDatabase engine)
    {
        await using var shop = await PrintShop.OpenAsync(engine);
        var request = shop.Sheet();
        var id = await shop.QueueAsync(request);
        var job = await shop.WaitForAsync(id, PrintJobState.Done);

        Assert.Equal((1, null), (job.Attempts, job.Why));
        Assert.Equal(id, Assert.Single(shop.Printer.Documents).Name);
        var told = Assert.Single(await shop.Get<EventStore>().ReadSiteAsync(shop.Site, 0, shop.Merchant, [EventTypes.InsertPrinted], 10, default));
        Assert.Equal($"orders/{shop.Merchant}/1001", told.Subject);
        Assert.Equal((request.Insert, id), (told.Data.GetProperty("insert").GetString(), told.Data.GetProperty("printJob").GetString()));
    }

    [Theory, EveryDatabase]
    public async Task Sheets_leave_in_the_order_in_which_they_were_queued(TestDatabase engine)
    {
        await using var shop = await PrintShop.OpenAsync(engine);
        var ids = await shop.QueueAsync([.. Enumerable.Range(0, 12).Select(_ => shop.Sheet())]);
        await shop.WaitForAsync(ids[^1], PrintJobState.Done);
        Assert.Equal(ids, shop.Printer.Documents.Select(document => document.Name));
    }

    [Theory, EveryDatabase]
    public async Task An_insert_queued_twice_is_printed_once(TestDatabase engine)
    {
        await using var shop = await PrintShop.OpenAsync(engine);
        var sheet = shop.Sheet();
        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => shop.QueueAsync(sheet)));
        var last = await shop.QueueAsync(shop.Sheet());
        await shop.WaitForAsync(last, PrintJobState.Done);

        Assert.Single(ids.Distinct());
        Assert.Equal([ids[0], last], shop.Printer.Documents.Select(document => document.Name));
    }

    [Theory, EveryDatabase]
    public async Task A_unit_of_work_that_is_given_up_prints_nothing(TestDatabase engine)
    {
        await using var shop = await PrintShop.OpenAsync(engine);
        await shop.App.Db.WriteAsync(async work => work.Abandon(await shop.Get<QueuePrintJobs>().EnqueueAsync(work, shop.Sheet())));
        var id = await shop.QueueAsync(shop.Sheet());
        await shop.WaitForAsync(id, PrintJobState.Done);
        Assert.Equal(id, Assert.Single(shop.Printer.Documents).Name);
    }

    [Theory, EveryDatabase]
    public async Task Behind_a_sheet_that_waits_for_its_printer_there_is_nothing_to_do(TestDatabase engine)
    {
        await using var shop = await PrintShop.OpenAsync(engine);
        await shop.Printer.TurnOffAsync();
        var ids = await shop.QueueAsync([shop.Sheet(), shop.Sheet()]);
        await shop.WaitForAsync(ids[0], PrintJobState.Queued, "off");
        await shop.StopWorkerAsync();

        Assert.DoesNotContain(new PrinterKey(shop.Site, "p1"), await shop.Get<PrintQueueStore>().WaitingAsync(shop.App.Clock.GetUtcNow(), default));
        Assert.False(await shop.Get<FeedPrinter>().RunAsync(new PrinterKey(shop.Site, "p1"), default));
    }

    [Theory, EveryDatabase]
    public async Task A_printer_that_is_off_keeps_its_sheets_and_prints_them_when_it_is_on(TestDatabase engine)
    {
        await using var shop = await PrintShop.OpenAsync(engine);
        await shop.Printer.TurnOffAsync();
        var ids = await shop.QueueAsync([shop.Sheet(), shop.Sheet()]);
        await shop.WaitForAsync(ids[0], PrintJobState.Queued, "off");
        await shop.Printer.TurnOnAsync();
        shop.App.Clock.Advance(TimeSpan.FromSeconds(30));
        await shop.WaitForAsync(ids[1], PrintJobState.Done);
        Assert.Equal(ids, shop.Printer.Documents.Select(document => document.Name));
    }

    [Theory, EveryDatabase]
    public async Task A_printer_without_paper_holds_its_sheet_and_says_why(TestDatabase engine)
    {
        await using var shop = await PrintShop.OpenAsync(engine);
        shop.Printer.RunOutOfPaper();
        var id = await shop.QueueAsync(shop.Sheet());
        await shop.WaitForAsync(id, PrintJobState.Printing, "media-empty");
        shop.Printer.Refill();
        Assert.Null((await shop.WaitForAsync(id, PrintJobState.Done)).Why);
        Assert.Single(shop.Printer.Documents);
    }

    [Theory, EveryDatabase]
    public async Task Wrong_paper_fails_the_sheet_and_the_next_one_goes_on(TestDatabase engine)
    {
        await using var shop = await PrintShop.OpenAsync(engine);
        shop.Printer.Next(FakeFault.BadMedia, FakeOperation.CreateJob);
        var ids = await shop.QueueAsync([shop.Sheet(), shop.Sheet()]);
        await shop.WaitForAsync(ids[0], PrintJobState.Failed, "bad-media");
        await shop.WaitForAsync(ids[1], PrintJobState.Done);
    }

    [Theory, EveryDatabase]
    public async Task A_sheet_the_printer_gave_up_fails(TestDatabase engine)
    {
        await using var shop = await PrintShop.OpenAsync(engine);
        shop.Printer.AbortJobs();
        await shop.WaitForAsync(await shop.QueueAsync(shop.Sheet()), PrintJobState.Failed, "aborted");
    }

    [Theory, EveryDatabase]
    public async Task The_queue_says_how_its_printer_was_last_seen(TestDatabase engine)
    {
        await using var shop = await PrintShop.OpenAsync(engine);
        shop.Printer.Stop("cover-open-error");
        await shop.WaitForAsync(await shop.QueueAsync(shop.Sheet()), PrintJobState.Queued, "cover-open");
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await look.WaitForNextTickAsync())
        {
            if ((await shop.Get<PrintQueueStore>().ReadHealthAsync(shop.Site, default)) is not [{ Health.Condition: PrinterCondition.Stopped } seen]) continue;
            Assert.Equal(("p1", "cover-open"), (seen.Printer.Code, seen.Health.Trouble?.Code));
            return;
        }
    }

    [Theory, EveryDatabase]
    public async Task A_real_printer_prints_a_sheet_of_the_real_server(TestDatabase engine)
    {
        Assert.SkipWhen(IppEvePrinter.Missing() is not null, IppEvePrinter.Missing() ?? "");
        await using var real = await IppEvePrinter.StartAsync(PrintersAreReal.IsReadyAsync);
        await using var shop = await PrintShop.OpenAsync(engine);
        await shop.App.AddPrinterAsync(shop.Site, "real", real.Uri);
        var ids = await shop.QueueAsync([.. Enumerable.Range(0, 3).Select(_ => shop.Sheet(printer: "real"))]);
        foreach (var id in ids) await shop.WaitForAsync(id, PrintJobState.Done);
        Assert.Equal(3, Directory.GetFiles(real.Spool, "*.pdf").Length);
    }

    [Theory, EveryDatabase]
    public async Task Jobs_are_listed_by_order_for_those_whose_they_are(TestDatabase engine)
    {
        await using var shop = await PrintShop.OpenAsync(engine);
        var other = await shop.App.AddMerchantAsync("coffee");
        var request = shop.Sheet(order: "お茶 1001");
        var id = await shop.QueueAsync(request);
        await shop.QueueAsync(shop.Sheet(order: "1002"));
        await shop.WaitForAsync(id, PrintJobState.Done);
        using var own = await shop.SpeakAsAsync(shop.Merchant, "read", "bench");
        using var foreign = await shop.SpeakAsAsync(other, "read", "bench");

        var list = await (await own.GetAsync($"/api/v1/print-jobs?order={Uri.EscapeDataString("お茶 1001")}")).JsonAsync();
        var item = Assert.Single(list.GetProperty("items").EnumerateArray());
        Assert.Equal((id, "done", "p1"), (item.GetProperty("id").GetString(), item.GetProperty("state").GetString(), item.GetProperty("printer").GetString()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, list.GetProperty("next").ValueKind);
        Assert.Equal(id, (await (await shop.App.Http.GetAsync($"/api/v1/print-jobs?order={shop.Merchant}:{Uri.EscapeDataString("お茶 1001")}")).JsonAsync()).GetProperty("items")[0].GetProperty("id").GetString());
        var document = await own.GetAsync($"/api/v1/print-jobs/{id}/document");
        Assert.Equal("application/pdf", document.Content.Headers.ContentType?.MediaType);
        Assert.Equal(shop.Printer.Documents[0].Document, await document.Content.ReadAsByteArrayAsync());

        Assert.Empty((await (await foreign.GetAsync("/api/v1/print-jobs")).JsonAsync()).GetProperty("items").EnumerateArray());
        foreach (var reply in new[]
        {
            await foreign.GetAsync($"/api/v1/print-jobs/{id}"),
            await foreign.GetAsync($"/api/v1/print-jobs/{id}/document"),
            await foreign.PostJsonAsync($"/api/v1/print-jobs/{id}/reprint", new { reason = "x" }),
            await foreign.PostJsonAsync($"/api/v1/print-jobs/{id}/resolve", new { outcome = "printed" }),
        })
        {
            Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
            Assert.Equal("printing/no-such-job", (await reply.JsonAsync()).GetProperty("code").GetString());
        }
    }
}
