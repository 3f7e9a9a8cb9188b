using System.Collections.Concurrent;

namespace Fulfillment.Server.Events.Hubs;

/// <summary>
/// This node's one reader of the log. It follows every site by sequence, at once after an append of this node and within a second after
/// another's, and hands each event to the streams that somebody reads. What nobody reads is not fetched.
/// </summary>
internal sealed class EventTail(EventStore store, EventSignal signal, DoorbellWatchers doorbells, TimeProvider clock, ILogger<EventTail> log) : BackgroundService
{
    private const int PageSize = 500;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, EventStream> _sites = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TokenStream> _tokens = new(StringComparer.Ordinal);
    private readonly Lock _tokensLock = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the tail knows how far every site is.</summary>
    public Task Started => _started.Task;

    /// <summary>A site's stream. Call <see cref="EventStream.Enter"/> before reading, <see cref="EventStream.Leave"/> after.</summary>
    public EventStream Site(string site) => _sites.GetOrAdd(site, _ => new EventStream());

    /// <summary>Opens a token's stream, which lives as long as somebody reads it. Close it with <see cref="CloseToken"/>.</summary>
    /// <param name="shown">The event as the customer sees it.</param>
    public EventStream OpenToken(string token, Func<CloudEvent, CloudEvent> shown)
    {
        lock (_tokensLock)
        {
            if (!_tokens.TryGetValue(token, out var open)) _tokens[token] = open = new TokenStream(new EventStream(), shown);
            open.Stream.Enter();
            return open.Stream;
        }
    }

    public void CloseToken(string token)
    {
        lock (_tokensLock)
        {
            if (_tokens[token].Stream.Leave() == 0) _tokens.Remove(token);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var rung = signal.Next;
            await LookAsync(stoppingToken);
            using var pause = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(rung, Task.Delay(Poll, clock, pause.Token));
            await pause.CancelAsync();
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        try
        {
            foreach (var (site, head) in await store.ReadHeadsAsync(ct)) await FollowAsync(site, head, ct);
            _started.TrySetResult();
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The server stops; whoever listens reads on from its cursor after the start.
        }
        catch (Exception failure)
        {
            // Whatever it is, the next look goes on from the same place: nothing is skipped by it.
            log.LogError(failure, "The event log cannot be read.");
        }
    }

    private async Task FollowAsync(string site, long head, CancellationToken ct)
    {
        var stream = Site(site);
        if (!_started.Task.IsCompleted)
        {
            stream.SkipTo(head);
            return;
        }

        while (stream.Head < head)
        {
            if (!stream.IsRead && !doorbells.AnyAt(site) && !AnyToken())
            {
                stream.SkipTo(head);
                return;
            }

            var page = await store.ReadTailAsync(site, stream.Head, PageSize, ct);
            foreach (var logged in page) Tell(site, stream, logged);
            if (page.Count == 0) return;
        }
    }

    private void Tell(string site, EventStream stream, LoggedEvent logged)
    {
        stream.Push(new StreamEvent(logged.Sequence, logged.Merchant, logged.Event));
        doorbells.Ring(site, logged.Event.Type.StartsWith(EventTypes.OfOrders, StringComparison.Ordinal) ? Ringing.Order : Ringing.Shipment);
        if (logged is not { TrackingToken: { } token, TokenSequence: { } sequence }) return;
        lock (_tokensLock)
        {
            if (_tokens.TryGetValue(token, out var open)) open.Stream.Push(new StreamEvent(sequence, logged.Merchant, open.Shown(logged.Event.Numbered(sequence))));
        }
    }

    private bool AnyToken()
    {
        lock (_tokensLock) return _tokens.Count > 0;
    }

    private sealed record TokenStream(EventStream Stream, Func<CloudEvent, CloudEvent> Shown);
}
