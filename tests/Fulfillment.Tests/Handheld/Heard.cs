using System.Threading.Channels;
using Fulfillment.Fakes.Scanners;
using Fulfillment.Handheld.Scanners;
using Fulfillment.Handheld.Scanners.Serial;

namespace Fulfillment.Tests.Handheld;

/// <summary>All that scanners say, in the order they say it. Waits for news and never for time.</summary>
internal sealed class Heard : IScannerListener
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private readonly Channel<ScannerRead> _reads = Channel.CreateUnbounded<ScannerRead>();
    private readonly Channel<RefusedRead> _refused = Channel.CreateUnbounded<RefusedRead>();
    private readonly Channel<string> _plugs = Channel.CreateUnbounded<string>();

    public async Task<ScannerRead> ReadAsync() => await _reads.Reader.ReadAsync(new CancellationTokenSource(Limit).Token);

    public async Task<string> DataAsync() => (await ReadAsync()).Data;

    public async Task<RefusedRead> RefusedAsync() => await _refused.Reader.ReadAsync(new CancellationTokenSource(Limit).Token);

    /// <summary><c>+name</c> or <c>-name</c>.</summary>
    public async Task<string> PlugAsync() => await _plugs.Reader.ReadAsync(new CancellationTokenSource(Limit).Token);

    public int ReadsWaiting => _reads.Reader.Count;

    public int RefusalsWaiting => _refused.Reader.Count;

    void IScannerListener.Heard(ScannerRead read) => _reads.Writer.TryWrite(read);

    void IScannerListener.Refused(RefusedRead refused) => _refused.Writer.TryWrite(refused);

    void IScannerListener.Connected(string device) => _plugs.Writer.TryWrite($"+{device}");

    void IScannerListener.Gone(string device) => _plugs.Writer.TryWrite($"-{device}");
}

/// <summary>The handheld's serial scanners at work on a bench of pseudo-terminals.</summary>
internal sealed class ListeningBench : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public ListeningBench(ScannerBench bench, ScannerProfiles? profiles = null, params string[] ports)
    {
        var scanners = new SerialScanners(new SerialDevices(bench.ById, bench.Sys, ports), profiles ?? ScannerProfiles.OfMakers, Heard, TimeProvider.System);
        _running = scanners.RunAsync(_stop.Token);
    }

    public Heard Heard { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }
}
