using Fulfillment.Fakes.Printers;
using Fulfillment.Server.Printing;
using Fulfillment.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fulfillment.Tests.Printing;

/// <summary>Several servers on one database, servers that hang between two steps, servers that stop: each sheet comes out once.</summary>
public sealed class NodesAndCrashes
{
    // Longer than the test: the hanging node hangs until the printer cuts the line.
    private static readonly DeviceTimeouts Patient = new(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5));

    [Theory, EveryDatabase]
    public async Task Two_nodes_that_race_for_two_queues_send_each_sheet_once_and_in_order(TestDatabase engine)
    {
        await using var shop = await PrintShop.OpenAsync(engine);
        await using var second = await FakeIppPrinter.StartAsync();
        await shop.App.AddPrinterAsync(shop.Site, "p2", second.Uri);
        await using var node = await shop.OpenSecondNodeAsync();
        var sheets = Enumerable.Range(0, 40).Select(number => shop.Sheet(printer: number % 2 == 0 ? "p1" : "p2")).ToList();
        var ids = new List<string>();
        foreach (var (sheet, number) in sheets.Select((sheet, number) => (sheet, number)))
        {
            var app = number % 3 == 0 ? node : shop.App;
            ids.Add(await app.Db.WriteAsync(work => app.Services.GetRequiredService<QueuePrintJobs>().EnqueueAsync(work, sheet)));
        }

        foreach (var id in ids) await shop.WaitForAsync(id, PrintJobState.Done);
        Assert.Equal(ids.Where((_, number) => number % 2 == 0), shop.Printer.Documents.Select(document => document.Name));
        Assert.Equal(ids.Where((_, number) => number % 2 == 1), second.Documents.Select(document => document.Name));
    }

    [Theory]
    [InlineData(FakeOperation.CreateJob, FakeFault.Silence)]
    [InlineData(FakeOperation.CreateJob, FakeFault.ActThenSilence)]
    [InlineData(FakeOperation.SendDocument, FakeFault.Silence)]
    [InlineData(FakeOperation.SendDocument, FakeFault.ActThenSilence)]
    [InlineData(FakeOperation.GetJobAttributes, FakeFault.Silence)]
    internal async Task A_node_that_hangs_between_two_steps_is_replaced_and_saves_nothing_when_it_wakes(FakeOperation step, FakeFault fault)
    {
        await using var shop = await PrintShop.OpenAsync(TestDatabase.Sqlite, Patient);
        shop.Printer.Next(fault, step);
        var id = await shop.QueueAsync(shop.Sheet());
        await shop.WaitUntilStuckAsync();
        var hanging = await shop.FindAsync(id);
        Assert.NotEqual(PrintJobState.Done, hanging!.State);

        await using var node = await shop.OpenSecondNodeAsync();
        node.Clock.Advance(TimeSpan.FromMinutes(2));
        var done = await shop.WaitForAsync(id, PrintJobState.Done);
        Assert.Equal(id, Assert.Single(shop.Printer.Documents).Name);

        await shop.Printer.TurnOffAsync();
        await shop.StopWorkerAsync();
        Assert.Equal((done.State, done.Version), (await shop.FindAsync(id) is { } after ? (after.State, after.Version) : default));
    }

    [Theory, EveryDatabase]
    public async Task A_server_that_stops_while_a_sheet_waits_in_the_printer_hands_it_to_the_next(TestDatabase engine)
    {
        await using var shop = await PrintShop.OpenAsync(engine);
        shop.Printer.RunOutOfPaper();
        var ids = await shop.QueueAsync([shop.Sheet(), shop.Sheet()]);
        await shop.WaitForAsync(ids[0], PrintJobState.Printing);
        await shop.StopWorkerAsync();
        Assert.Equal(PrintJobState.Printing, (await shop.FindAsync(ids[0]))?.State);

        await using var node = await shop.OpenSecondNodeAsync();
        shop.Printer.Refill();
        await shop.WaitForAsync(ids[1], PrintJobState.Done);
        Assert.Equal(ids, shop.Printer.Documents.Select(document => document.Name));
    }

    [Fact]
    public void A_lease_of_this_process_is_not_gone_and_one_of_a_dead_process_is()
    {
        var own = LeaseHolder.New();
        Assert.False(LeaseHolder.IsGone(own));
        var parts = own.Split('/');
        Assert.True(LeaseHolder.IsGone($"{parts[0]}/{int.MaxValue}/{parts[2]}/x"));
        Assert.True(LeaseHolder.IsGone($"{parts[0]}/{parts[1]}/1/x"));
        Assert.False(LeaseHolder.IsGone($"another/{int.MaxValue}/{parts[2]}/x"));
    }
}
