using Fulfillment.Handheld.Scanners;
using Xunit;

namespace Fulfillment.Tests.Handheld;

public class ASlowDisk
{
    [Fact]
    public async Task Holds_no_scanner_up_and_everything_read_meanwhile_is_heard_in_order()
    {
        var disk = new StuckDisk();
        var reads = Enumerable.Range(1, 20).Select(n => ScannerRead.Of("usb", $"{n}", TimeProvider.System)).ToList();
        var queue = new HearingQueue(disk);

        await Task.Run(() => reads.ForEach(queue.Heard)).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Empty(disk.Kept);
        disk.Works.Set();
        await Task.Run(queue.Dispose).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(reads, disk.Kept);
    }

    private sealed class StuckDisk : IScannerListener
    {
        public ManualResetEventSlim Works { get; } = new();

        public List<ScannerRead> Kept { get; } = [];

        public void Heard(ScannerRead read)
        {
            Works.Wait();
            Kept.Add(read);
        }

        public void Refused(RefusedRead refused) => throw new InvalidOperationException();

        public void Connected(string device) => throw new InvalidOperationException();

        public void Gone(string device) => throw new InvalidOperationException();
    }
}
