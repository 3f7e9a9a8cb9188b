using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Events;

/// <summary>
/// The append-only log. An event is written in the same unit of work as its fact, so there is never one without the other, and
/// numbers have no gaps: a rolled back unit gives its number back.
/// </summary>
internal sealed class EventLog(EventStore store, EventSignal signal, TimeProvider clock)
{
    /// <summary>Appends one event. It is written at the end of the unit of work, so that the site's counter, which every unit of the site wants, is locked last and shortly.</summary>
    public Task AppendAsync(UnitOfWork work, NewEvent fact)
    {
        var now = clock.GetUtcNow();
        work.AtEnd(() => WriteAsync(work, fact, now));
        work.OnCommitted(signal.Ring);
        return Task.CompletedTask;
    }

    private async Task WriteAsync(UnitOfWork work, NewEvent fact, DateTimeOffset now)
    {
        var sequence = await store.NextAsync(work, $"site/{fact.Site}");
        long? tokenSequence = fact.TrackingToken is not null && EventTypes.ForCustomers.Contains(fact.Type)
            ? await store.NextAsync(work, $"token/{fact.TrackingToken}")
            : null;
        await store.InsertAsync(work, fact, sequence, tokenSequence, now);
    }
}
