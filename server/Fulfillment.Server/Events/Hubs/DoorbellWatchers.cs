using System.Collections.Concurrent;
using Fulfillment.Server.Platform;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Fulfillment.Server.Events.Hubs;

/// <summary>What there is to look at again, as <c>LookAgain</c> says it in camelCase.</summary>
[Flags]
internal enum Ringing
{
    None = 0,
    Order = 1,
    Shipment = 2,
    PrintJob = 4,
    Printer = 8,
    Station = 16,
}

/// <summary>The screens of this node that want to be told when to look again.</summary>
internal sealed class DoorbellWatchers
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<DoorbellWatcher, bool>> _sites = new(StringComparer.Ordinal);

    public bool AnyAt(string site) => _sites.TryGetValue(site, out var watchers) && !watchers.IsEmpty;

    /// <param name="station">Whose session changed; null where it concerns the whole site.</param>
    public void Ring(string site, Ringing what, string? station = null)
    {
        if (!_sites.TryGetValue(site, out var watchers)) return;
        foreach (var (watcher, _) in watchers) watcher.Ring(what, station);
    }

    /// <summary>From now on every ring reaches the watcher.</summary>
    public void Add(string site, DoorbellWatcher watcher) => _sites.GetOrAdd(site, _ => new ConcurrentDictionary<DoorbellWatcher, bool>())[watcher] = true;

    public void Remove(string site, DoorbellWatcher watcher) => _sites[site].TryRemove(watcher, out _);
}

/// <summary>One screen. However much happens, it is told at most a few times a second, and what it has not heard yet is a handful of bits.</summary>
/// <param name="station">A screen that stands at a station hears of no other station's session.</param>
internal sealed class DoorbellWatcher(HubConnectionContext connection, string? station, HubLimits limits) : Doorbell
{
    /// <summary>The client's method that hears the bell.</summary>
    public const string Method = "LookAgain";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly Dictionary<Ringing, SerializedHubMessage> Messages =
        Enum.GetValues<Ringing>().Where(what => what is not Ringing.None).ToDictionary(what => what, what => new SerializedHubMessage(new InvocationMessage(Method, [Json.Name(what)])));

    private int _rung;

    public void Ring(Ringing what, string? ofStation)
    {
        if (ofStation is not null && station is not null && ofStation != station) return;
        if ((Interlocked.Or(ref _rung, (int)what) & (int)what) == 0) Ring();
    }

    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var next = Next;
            var rung = (Ringing)Interlocked.Exchange(ref _rung, 0);
            foreach (var (what, message) in Messages)
            {
                if (!rung.HasFlag(what)) continue;
                var writing = connection.WriteAsync(message, CancellationToken.None);
                if (!writing.IsCompletedSuccessfully) await writing.AsTask().WaitAsync(limits.Stall, ct);
            }

            if (rung is Ringing.None) await next.WaitAsync(ct);
            else await Task.Delay(Pause, ct);
        }
    }
}
