using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Events.Hubs;

/// <summary>How one thing of a site stands: <paramref name="Mark"/> differs whenever it changed.</summary>
/// <param name="Station">Whose session it is; null where it concerns the whole site.</param>
internal sealed record StateMark(string Site, string Key, string? Station, string Mark);

/// <summary>States that change without an event. A slice reads the marks of its own tables, a few dozen small rows.</summary>
internal interface IMarkStates
{
    Ringing What { get; }

    Task<IReadOnlyList<StateMark>> ReadMarksAsync(CancellationToken ct);
}

/// <summary>Rings when such a state was changed on this node.</summary>
internal sealed class StateSignal : Doorbell;

/// <summary>
/// Compares how sessions, printers and print jobs stand with how they stood, at once after a change of this node and once a second for
/// the others', and rings the screens' doorbells. The database is all that nodes share.
/// </summary>
internal sealed class WatchStates(IEnumerable<IMarkStates> states, DoorbellWatchers doorbells, StateSignal signal, TimeProvider clock, ILogger<WatchStates> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    // A bench that scans on end rings on end; one look answers for all that came meanwhile.
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromMilliseconds(50);
    private readonly Dictionary<(Ringing What, string Site, string Key), string> _seen = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var rung = signal.Next;
                await LookAsync(stoppingToken);
                await Task.Delay(AtMostEvery, clock, stoppingToken);
                using var pause = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                await Task.WhenAny(rung, Task.Delay(Poll, clock, pause.Token));
                await pause.CancelAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; screens look once when they are back.
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        try
        {
            foreach (var state in states)
            {
                foreach (var mark in await state.ReadMarksAsync(ct)) Compare(state.What, mark);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Sessions, printers and print jobs cannot be looked at.");
        }
    }

    private void Compare(Ringing what, StateMark mark)
    {
        var key = (what, mark.Site, mark.Key);
        if (_seen.GetValueOrDefault(key) == mark.Mark) return;
        _seen[key] = mark.Mark;
        doorbells.Ring(mark.Site, what, mark.Station);
    }
}
