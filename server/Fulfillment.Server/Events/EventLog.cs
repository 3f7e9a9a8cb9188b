using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Events;

/// <summary>
/// The append-only log. An event is written in the same unit of work as its fact, so there is never one without the other, and
/// numbers have no gaps: a rolled back unit gives its number back.
/// </summary>
internal sealed class EventLog(EventStore store, EventSignal signal, TimeProvider clock)
{
    /// <summary>Appends one event and returns its sequence at the site.</summary>
    /// <remarks>Append late in the unit of work: on SQL Server the site's counter row is locked from here to the commit.</remarks>
    public async Task<long> AppendAsync(UnitOfWork work, NewEvent fact)
    {
        var sequence = await store.NextAsync(work, $"site/{fact.Site}");
        long? tokenSequence = fact.TrackingToken is not null && EventTypes.ForCustomers.Contains(fact.Type)
            ? await store.NextAsync(work, $"token/{fact.TrackingToken}")
            : null;
        await store.InsertAsync(work, fact, sequence, tokenSequence, clock.GetUtcNow());
        work.OnCommitted(signal.Ring);
        return sequence;
    }
}
