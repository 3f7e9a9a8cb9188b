using Microsoft.AspNetCore.SignalR;

namespace Fulfillment.Server.Events.Hubs;

/// <summary>What one connection listens to. Each stream is read by a task of its own, which ends with the connection.</summary>
internal sealed class Listening(HubConnectionContext connection, ILogger log)
{
    private static readonly object Key = new();
    private readonly Dictionary<string, Running> _streams = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public static Listening Of(HubCallerContext caller, HubConnectionContext connection, ILogger log)
    {
        // Invocations of one connection run one after the other.
        if (caller.Items.TryGetValue(Key, out var open)) return (Listening)open!;
        var listening = new Listening(connection, log);
        caller.Items[Key] = listening;
        return listening;
    }

    /// <summary>Begins to read; the same stream again begins anew, from the new cursor. False when the connection listens to as much as it may.</summary>
    public bool TryStart(string stream, Func<CancellationToken, Task> read)
    {
        lock (_lock)
        {
            var before = Task.CompletedTask;
            if (_streams.Remove(stream, out var old))
            {
                old.Stop.Cancel();
                before = old.Reading;
            }
            else if (_streams.Count >= HubLimits.Streams)
            {
                return false;
            }

            var stop = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionAborted);
            _streams[stream] = new Running(stop, Task.Run(() => RunAsync(before, read, stop), CancellationToken.None));
            return true;
        }
    }

    private async Task RunAsync(Task before, Func<CancellationToken, Task> read, CancellationTokenSource stop)
    {
        await before;
        using var _ = stop;
        try
        {
            await read(stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Gone, or listening anew.
        }
        catch (TimeoutException)
        {
            log.LogInformation("A connection took nothing any more and was let go; it reads on from its cursor when it is back.");
            connection.Abort();
        }
        catch (Exception failure)
        {
            // Nobody may think to be listening when nothing comes: the client connects again and asks from its cursor.
            log.LogError(failure, "A connection cannot be told of events.");
            connection.Abort();
        }
    }

    private sealed record Running(CancellationTokenSource Stop, Task Reading);
}
