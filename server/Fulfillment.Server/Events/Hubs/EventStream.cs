using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Events.Hubs;

/// <summary>
/// The newest events of a site or a tracking token, in memory, without gaps between the first and the last. It rings when there is
/// more. Every reader comes with a cursor of its own: nothing waits here for anybody, and a reader that fell behind reads the log.
/// </summary>
internal sealed class EventStream : Doorbell
{
    private const int Most = 512;
    private const int Handful = 64;
    private readonly Lock _lock = new();
    private readonly Queue<StreamEvent> _window = new();
    private long _head;
    private int _readers;

    /// <summary>The newest sequence that the tail has seen here; a token's is 0 until something happens.</summary>
    public long Head => Volatile.Read(ref _head);

    public bool IsRead => Volatile.Read(ref _readers) > 0;

    public void Enter() => Interlocked.Increment(ref _readers);

    public int Leave() => Interlocked.Decrement(ref _readers);

    /// <summary>The next event, in order.</summary>
    public void Push(StreamEvent item)
    {
        lock (_lock)
        {
            // A token's first one comes at any number: what was before it lies in the log only.
            if (_window.Count > 0 && item.Sequence != _head + 1) _window.Clear();
            _window.Enqueue(item);
            if (_window.Count > Most) _window.Dequeue();
            Volatile.Write(ref _head, item.Sequence);
        }

        Ring();
    }

    /// <summary>Nobody reads: the tail goes on to this number without looking what was there.</summary>
    public void SkipTo(long head)
    {
        lock (_lock)
        {
            _window.Clear();
            Volatile.Write(ref _head, head);
        }

        Ring();
    }

    /// <summary>Some of what comes after the cursor, in order. Null when the next one is no longer, or never was, in memory.</summary>
    public IReadOnlyList<StreamEvent>? After(long cursor)
    {
        lock (_lock)
        {
            if (cursor >= _head) return [];
            if (_window.Count == 0 || cursor + 1 < _window.Peek().Sequence) return null;
            var passed = (int)(cursor + 1 - _window.Peek().Sequence);
            return [.. _window.Skip(passed).Take(Handful)];
        }
    }
}
