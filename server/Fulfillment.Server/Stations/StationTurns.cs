using System.Collections.Concurrent;

namespace Fulfillment.Server.Stations;

/// <summary>
/// Lets one scan of a station through at a time on this node, in order of arrival, so that a burst does not decide again and
/// again. Only a saving of work: over several nodes the session's version settles the same race.
/// </summary>
internal sealed class StationTurns
{
    private readonly ConcurrentDictionary<(string Site, string Station), SemaphoreSlim> _stations = new();

    public async Task<IDisposable> TakeAsync(string site, string station, CancellationToken ct)
    {
        var turn = _stations.GetOrAdd((site, station), _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(ct);
        return new Turn(turn);
    }

    private sealed class Turn(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}
