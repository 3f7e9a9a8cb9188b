using Microsoft.AspNetCore.SignalR;

namespace Fulfillment.Server.Events.Hubs;

/// <summary>How far back a reader may be and how slow. One for the whole node.</summary>
internal sealed class HubLimits(IConfiguration configuration)
{
    /// <summary>Streams that one connection follows at most.</summary>
    public const int Streams = 20;

    /// <summary>Bytes of one message from a client: a site or token and a number.</summary>
    public const int MessageBytes = 4096;

    /// <summary>Who takes nothing for so long is let go, and reads on from its cursor when it is back.</summary>
    public TimeSpan Stall { get; } = TimeSpan.FromSeconds(configuration.GetValue("Hubs:StallSeconds", 20.0));

    /// <summary>After a restart everybody reads up at once; the database answers so many at a time.</summary>
    public SemaphoreSlim Replays { get; } = new(8);
}

/// <summary>
/// One connection reads one stream from its cursor: first the log, then what comes, nothing skipped and nothing twice, because both are
/// counted by the same number. What is sent waits in the connection's own buffer (64 KB) and nowhere else.
/// </summary>
/// <param name="Log">A page of the log after a cursor, at most so many.</param>
/// <param name="Shows">Which events of the stream this connection may hear.</param>
/// <param name="FromLog">A stream that only knows what happened since somebody reads it: the log comes first.</param>
internal sealed record EventReader(
    EventStream Stream,
    HubConnectionContext Connection,
    Func<long, int, CancellationToken, Task<IReadOnlyList<StreamEvent>>> Log,
    Func<StreamEvent, bool> Shows,
    bool FromLog,
    HubLimits Limits)
{
    private const int PageSize = 100;

    public async Task RunAsync(long after, CancellationToken ct)
    {
        var cursor = FromLog ? await ReadLogAsync(after, ct) : after;
        while (!ct.IsCancellationRequested)
        {
            var more = Stream.Next;
            if (Stream.After(cursor) is not { } found)
            {
                cursor = await ReadLogAsync(cursor, ct);
                continue;
            }

            foreach (var item in found)
            {
                if (Shows(item)) await SendAsync(item, ct);
                cursor = item.Sequence;
            }

            if (found.Count == 0) await more.WaitAsync(ct);
        }
    }

    private async Task<long> ReadLogAsync(long cursor, CancellationToken ct)
    {
        // Whatever the tail has seen is committed, so a read that starts now finds it.
        var head = Stream.Head;
        while (true)
        {
            var page = await ReadPageAsync(cursor, ct);
            foreach (var item in page)
            {
                await SendAsync(item, ct);
                cursor = item.Sequence;
            }

            if (page.Count < PageSize) return Math.Max(cursor, head);
        }
    }

    private async Task<IReadOnlyList<StreamEvent>> ReadPageAsync(long cursor, CancellationToken ct)
    {
        await Limits.Replays.WaitAsync(ct);
        try
        {
            return await Log(cursor, PageSize, ct);
        }
        finally
        {
            Limits.Replays.Release();
        }
    }

    /// <exception cref="TimeoutException">The client has taken nothing for too long.</exception>
    private async Task SendAsync(StreamEvent item, CancellationToken ct)
    {
        // Not with the token: a write that was begun is finished, or the connection with it.
        var writing = Connection.WriteAsync(item.Message, CancellationToken.None);
        if (!writing.IsCompletedSuccessfully) await writing.AsTask().WaitAsync(Limits.Stall, ct);
    }
}
