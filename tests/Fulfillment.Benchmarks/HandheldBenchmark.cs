using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using Fulfillment.Benchmarks.Harness;
using Fulfillment.Contracts;
using Fulfillment.Fakes.Scanners;
using Fulfillment.Handheld;
using Fulfillment.Handheld.Outbox;
using Fulfillment.Handheld.Pairing;
using Fulfillment.Handheld.Scanners;
using Fulfillment.Handheld.Scanners.Serial;
using Fulfillment.Handheld.Screen;
using Fulfillment.Handheld.ServerLink;
using Fulfillment.Tests.Harness;

namespace Fulfillment.Benchmarks;

/// <summary>
/// One scan after the other, from the first byte on the serial line to the answer on the screen: through the kernel's terminal, the framer,
/// the outbox's disk, the server over HTTP, and the outbox again. Two badges take turns, for one code twice within 200 ms is one scan.
/// </summary>
internal static class HandheldBenchmark
{
    private const int Rounds = 9;
    private const int Scans = 40;
    private static readonly string[] Codes = ["BADGE:W-1", "BADGE:W-2"];

    public static async Task RunAsync()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var floor = await Floor.OpenAsync(app);
        await app.AddWorkerAsync(floor.Site, "W-2");
        var bare = await floor.StaffAsync("pack-1");
        var station = await app.AddStationAsync(floor.Site, "pack-2");
        await using var handheld = await HandheldAtWork.StartAsync(app, station);
        await using var line = await LineAlone.StartAsync();

        var turns = await Turns.TakeAsync(
            Rounds,
            () => TimeAsync(async code => await bare.ScanAsync(code)),
            () => TimeAsync(async code => await handheld.ScanAsync(code)),
            () => TimeAsync(line.ScanAsync));

        Report.Heading("handheld", "a bare HTTP post of the same scan, answered");
        Report.Baseline("bare post", "wall", Report.Time(Spread.Of(turns[0]).Median));
        Report.Line("serial line to the answer shown", "wall", Spread.OfRatios(turns[1], turns[0]), Report.Time(Spread.Of(turns[1]).Median));
        Report.Line("serial line to the callback", "wall", Spread.OfRatios(turns[2], turns[0]), Report.Time(Spread.Of(turns[2]).Median));
    }

    /// <summary>The middle one of many scans, in nanoseconds.</summary>
    private static async Task<double> TimeAsync(Func<string, Task> scan)
    {
        var times = new double[Scans];
        for (var n = 0; n < Scans; n++)
        {
            var began = Stopwatch.GetTimestamp();
            await scan(Codes[n % Codes.Length]);
            times[n] = Stopwatch.GetElapsedTime(began).TotalNanoseconds;
        }

        return Spread.Of(times).Median;
    }

    /// <summary>The parts of the real program, with a screen that only tells that an answer was shown.</summary>
    private sealed class HandheldAtWork : IAsyncDisposable
    {
        private readonly string _home = Directory.CreateTempSubdirectory("handheld-bench-").FullName;
        private readonly ScannerBench _bench = new();
        private readonly CancellationTokenSource _stop = new();
        private readonly AnswersOnly _screen = new();
        private readonly PseudoTerminal _line;
        private readonly OutboxFile _file;
        private readonly StationLink _link;
        private readonly Task _working;

        private HandheldAtWork(FulfillmentApp app, string station)
        {
            var credential = new Credential(app.Address, station) { Key = FulfillmentApp.BootstrapKey };
            _line = _bench.Plug("usb-DENSO_AT21_0001-if00");
            _file = OutboxFile.Open(new DeviceFiles(_home).Outbox);
            _link = new StationLink(credential, "ja");
            var outbox = new ScanOutbox(_file, credential.ServerName, station, TimeProvider.System);
            var desk = new Desk(outbox, _link, new StationDoorbell(() => credential, TimeProvider.System), _screen, () => null, TimeProvider.System);
            var scanners = new SerialScanners(new SerialDevices(_bench.ById, _bench.Sys, []), ScannerProfiles.OfMakers, desk, TimeProvider.System);
            _working = Task.WhenAll(desk.RunAsync(_stop.Token), scanners.RunAsync(_stop.Token));
        }

        public static async Task<HandheldAtWork> StartAsync(FulfillmentApp app, string station)
        {
            var handheld = new HandheldAtWork(app, station);
            await handheld._screen.Plugged;
            return handheld;
        }

        public async Task ScanAsync(string code)
        {
            _line.Write(Encoding.ASCII.GetBytes(code + "\r"));
            await _screen.Answers.ReadAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _working.ContinueWith(_ => { }, TaskScheduler.Default);
            _file.Dispose();
            _link.Dispose();
            _bench.Dispose();
            _stop.Dispose();
            Directory.Delete(_home, recursive: true);
        }
    }

    /// <summary>A serial scanner and whoever hears it, without a server.</summary>
    private sealed class LineAlone : IScannerListener, IAsyncDisposable
    {
        private readonly ScannerBench _bench = new();
        private readonly CancellationTokenSource _stop = new();
        private readonly Channel<ScannerRead> _reads = Channel.CreateUnbounded<ScannerRead>();
        private readonly TaskCompletionSource _plugged = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly PseudoTerminal _line;
        private readonly Task _running;

        private LineAlone()
        {
            _line = _bench.Plug("usb-DENSO_AT21_0002-if00");
            _running = new SerialScanners(new SerialDevices(_bench.ById, _bench.Sys, []), ScannerProfiles.OfMakers, this, TimeProvider.System).RunAsync(_stop.Token);
        }

        public static async Task<LineAlone> StartAsync()
        {
            var line = new LineAlone();
            await line._plugged.Task;
            return line;
        }

        public async Task ScanAsync(string code)
        {
            _line.Write(Encoding.ASCII.GetBytes(code + "\r"));
            await _reads.Reader.ReadAsync();
        }

        public void Heard(ScannerRead read) => _reads.Writer.TryWrite(read);

        public void Refused(RefusedRead refused) => throw new InvalidOperationException(refused.Says.En);

        public void Connected(string device) => _plugged.TrySetResult();

        public void Gone(string device) => _plugged.TrySetCanceled();

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _running;
            _bench.Dispose();
            _stop.Dispose();
        }
    }

    private sealed class AnswersOnly : IStationScreen
    {
        private readonly Channel<StationView> _answers = Channel.CreateUnbounded<StationView>();
        private readonly TaskCompletionSource _plugged = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ChannelReader<StationView> Answers => _answers.Reader;

        public Task Plugged => _plugged.Task;

        public void Answer(StationView view) => _answers.Writer.TryWrite(view);

        public void Look(StationView view)
        {
        }

        public void Waiting(int count)
        {
        }

        public void Link(LinkState state, Text? why)
        {
        }

        public void Refused(RefusedRead refused) => throw new InvalidOperationException(refused.Says.En);

        public void Scanners(IReadOnlyCollection<string> names) => _plugged.TrySetResult();

        public void Typed(string text)
        {
        }

        public void Dispose()
        {
        }
    }
}
