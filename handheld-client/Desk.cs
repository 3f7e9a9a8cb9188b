using System.Collections.Concurrent;
using System.Text;
using Fulfillment.Contracts;
using Fulfillment.Handheld.Outbox;
using Fulfillment.Handheld.Pairing;
using Fulfillment.Handheld.Scanners;
using Fulfillment.Handheld.Screen;
using Fulfillment.Handheld.ServerLink;
using Microsoft.Data.Sqlite;

namespace Fulfillment.Handheld;

/// <summary>
/// The handheld at work. What any scanner reads is on the disk before anything else happens to it; one loop sends the oldest, keeps its
/// answer, shows it, and only then goes on. With nothing to send it looks at the station now and then, or when the server rings.
/// </summary>
/// <param name="renew">Reads the credential again after the server turned this device away: somebody may have paired it meanwhile.</param>
internal sealed class Desk(ScanOutbox outbox, StationLink link, StationDoorbell doorbell, IStationScreen screen, Func<Credential?> renew, TimeProvider clock) : IScannerListener
{
    private static readonly TimeSpan LookWithoutDoorbell = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookWithDoorbell = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AskAgainWhenTurnedAway = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, TaskCompletionSource<StationView>> _awaited = new();
    private readonly ConcurrentDictionary<string, byte> _scanners = new();
    private readonly Pauses _pauses = new(StationLink.LongestPause);
    private volatile StationView? _view;
    private long? _looked;

    /// <summary>What the station showed last; null before the server was reached.</summary>
    public StationView? View => _view;

    /// <summary>Sends, looks and shows until cancelled.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        screen.Waiting(outbox.CountWaiting());
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var (added, rung) = (outbox.Added, doorbell.Next);
            try
            {
                if (outbox.Next() is { } next) await SettleAsync(next, ct);
                else await LookAsync(added, rung, ct);
            }
            catch (SqliteException error)
            {
                // A full disk. The scan whose answer could not be kept is sent again by its id, which counts nothing twice.
                screen.Refused(ScreenWords.NotKept("", error.Message));
                await WaitAsync(StationLink.LongestPause, Never, Never, ct);
            }
        }
    }

    /// <summary>Keeps one scan and waits for its answer: for a player that reads what to scan next.</summary>
    public async Task<StationView> ScanAsync(string device, string data, CancellationToken ct)
    {
        var read = ScannerRead.Of(device, data, clock);
        var answer = _awaited.GetOrAdd(read.ScanId, _ => new TaskCompletionSource<StationView>(TaskCreationOptions.RunContinuationsAsynchronously));
        outbox.Keep(read);
        screen.Waiting(outbox.CountWaiting());
        return await answer.Task.WaitAsync(ct);
    }

    /// <summary>Somebody typed a line. Digits while a PIN is asked are the PIN.</summary>
    public void HeardTyped(string device, string text)
    {
        var digits = text.Normalize(NormalizationForm.FormKC).Trim();
        var isPin = _view?.State == StationStates.Pin && digits.Length > 0 && digits.All(char.IsAsciiDigit);
        Heard(ScannerRead.Of(device, isPin ? $"PIN:{digits}" : text, clock));
    }

    public void Heard(ScannerRead read)
    {
        try
        {
            outbox.Keep(read);
            screen.Waiting(outbox.CountWaiting());
        }
        catch (SqliteException error)
        {
            screen.Refused(ScreenWords.NotKept(read.Device, error.Message));
        }
    }

    public void Refused(RefusedRead refused) => screen.Refused(refused);

    public void Connected(string device)
    {
        _scanners[device] = 0;
        screen.Scanners([.. _scanners.Keys.Order(StringComparer.Ordinal)]);
    }

    public void Gone(string device)
    {
        _scanners.TryRemove(device, out _);
        screen.Scanners([.. _scanners.Keys.Order(StringComparer.Ordinal)]);
    }

    /// <summary>Completes when everything that was kept has been answered and shown.</summary>
    public async Task DrainedAsync(CancellationToken ct)
    {
        while (true)
        {
            var settled = outbox.Settled;
            if (outbox.Next() is null) return;
            await settled.WaitAsync(ct);
        }
    }

    private async Task SettleAsync(KeptScan next, CancellationToken ct)
    {
        // An answer that was kept but not shown: this program ended in between.
        if (next.Answer is { } kept)
        {
            Show(next, StationView.Read(kept.Status, kept.Body) ?? new StationView { Status = kept.Status });
            return;
        }

        switch (await link.TrySendAsync(next.Read, ct))
        {
            case LinkAnswer.Given given:
                outbox.Answered(next, given.Reply);
                Reached();
                Show(next, given.View);
                break;
            case LinkAnswer.Missing missing:
                await PauseAsync(missing, ct);
                break;
            case LinkAnswer.NotWelcome turnedAway:
                await TurnedAwayAsync(turnedAway, ct);
                break;
        }
    }

    private void Show(KeptScan scan, StationView view)
    {
        if (view.State.Length > 0) _view = view;
        screen.Answer(view);
        outbox.Shown(scan);
        screen.Waiting(outbox.CountWaiting());
        if (_awaited.TryRemove(scan.Read.ScanId, out var awaited)) awaited.TrySetResult(view);
    }

    private async Task LookAsync(Task added, Task rung, CancellationToken ct)
    {
        // A busy site rings often; twice a second is soon enough for eyes.
        if (_looked is { } last && BetweenLooks - clock.GetElapsedTime(last) is { Ticks: > 0 } early)
        {
            await WaitAsync(early, added, Never, ct);
            if (added.IsCompleted) return;
        }

        // A scan does not wait for a look.
        _looked = clock.GetTimestamp();
        using var interrupted = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var looking = link.TryLookAsync(interrupted.Token);
        if (await Task.WhenAny(looking, added) == added)
        {
            await interrupted.CancelAsync();
            await looking.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return;
        }

        switch (await looking)
        {
            case LinkAnswer.Given { View: var seen }:
                Reached();
                if (_view is null || !seen.ShowsTheSame(_view)) screen.Look(seen);
                _view = seen;
                await WaitAsync(doorbell.IsConnected ? LookWithDoorbell : LookWithoutDoorbell, added, rung, ct);
                break;
            case LinkAnswer.Missing missing:
                screen.Link(LinkState.Offline, missing.Why);
                await WaitAsync(missing.After ?? _pauses.Next(), added, rung, ct);
                break;
            case LinkAnswer.NotWelcome turnedAway:
                await TurnedAwayAsync(turnedAway, ct);
                break;
        }
    }

    private void Reached()
    {
        _pauses.Reset();
        screen.Link(LinkState.Online, null);
    }

    private async Task PauseAsync(LinkAnswer.Missing missing, CancellationToken ct)
    {
        screen.Link(LinkState.Offline, missing.Why);
        await WaitAsync(missing.After ?? _pauses.Next(), doorbell.Next, Never, ct);
    }

    private async Task TurnedAwayAsync(LinkAnswer.NotWelcome turnedAway, CancellationToken ct)
    {
        screen.Link(LinkState.NotWelcome, new Text(turnedAway.Says, turnedAway.Says));
        await WaitAsync(AskAgainWhenTurnedAway, Never, Never, ct);

        // What waits here was scanned for this station and goes to no other.
        if (renew() is { } renewed && renewed.IsFor(link.Credential)) link.Credential = renewed;
    }

    private async Task WaitAsync(TimeSpan time, Task one, Task other, CancellationToken ct)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(Task.Delay(time, clock, over.Token), one, other);
        await over.CancelAsync();
        ct.ThrowIfCancellationRequested();
    }

    private static Task Never { get; } = new TaskCompletionSource().Task;
}
