using Fulfillment.Fakes.Printers;
using Fulfillment.Server.Printing;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Printing;

/// <summary>kill -9 between any two steps of a print, and a restart: the card comes out once.</summary>
public sealed class KilledServer
{
    [Theory]
    [InlineData(FakeOperation.CreateJob, FakeFault.Silence)]
    [InlineData(FakeOperation.CreateJob, FakeFault.ActThenSilence)]
    [InlineData(FakeOperation.SendDocument, FakeFault.Silence)]
    [InlineData(FakeOperation.SendDocument, FakeFault.ActThenSilence)]
    [InlineData(FakeOperation.GetJobAttributes, FakeFault.Silence)]
    internal async Task The_card_comes_out_once(FakeOperation step, FakeFault fault)
    {
        await using var shop = await PrintShop.OpenAsync(TestDatabase.Sqlite);
        await shop.StopWorkerAsync();
        await using var killed = await ServerProcess.StartAsync(shop.App.Database);
        shop.Printer.Next(fault, step);
        var id = await shop.QueueAsync(shop.Sheet());
        await shop.WaitUntilStuckAsync();
        await killed.KillAsync();
        Assert.NotEqual(PrintJobState.Done, (await shop.FindAsync(id))?.State);

        await using var restarted = await ServerProcess.StartAsync(shop.App.Database);
        await shop.WaitForAsync(id, PrintJobState.Done);
        Assert.Equal(id, Assert.Single(shop.Printer.Documents).Name);
    }
}
