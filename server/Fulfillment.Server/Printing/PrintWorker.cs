using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Printing;

/// <summary>Wakes a feeder for each printer that has work: at once after a commit of this node, within a second after another's. On stop every deed under way is finished and saved.</summary>
internal sealed class PrintWorker(Db db, PrintQueueStore queues, FeedPrinter feeder, PrintSignal signal, TimeProvider clock, ILogger<PrintWorker> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private readonly Dictionary<PrinterKey, Task> _running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ReleaseGoneAsync();
        while (!stoppingToken.IsCancellationRequested)
        {
            var rung = signal.Next;
            foreach (var printer in await WaitingAsync(stoppingToken))
            {
                if (!_running.TryGetValue(printer, out var running) || running.IsCompleted) _running[printer] = Task.Run(() => FeedAsync(printer, stoppingToken), CancellationToken.None);
            }

            using var pause = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(rung, Task.Delay(Poll, clock, pause.Token));
            await pause.CancelAsync();
        }

        await Task.WhenAll(_running.Values);
    }

    private async Task ReleaseGoneAsync()
    {
        try
        {
            await db.WriteAsync(work => queues.ReleaseGoneAsync(work, LeaseHolder.IsGone), CancellationToken.None);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The leases of servers that are gone cannot be freed; they run out within a minute.");
        }
    }

    private async Task<IReadOnlyList<PrinterKey>> WaitingAsync(CancellationToken ct)
    {
        try
        {
            return await queues.WaitingAsync(clock.GetUtcNow(), ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return [];
        }
        catch (Exception failure)
        {
            // Whatever it is (a full connection pool is no DbException), the next poll tries again: it must not end the server.
            log.LogError(failure, "The print queues cannot be read.");
            return [];
        }
    }

    private async Task FeedAsync(PrinterKey printer, CancellationToken ct)
    {
        try
        {
            // What was queued while the feeder finished would else wait for the next poll.
            if (await feeder.RunAsync(printer, ct)) signal.Ring();
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Stopped between two deeds: everything is saved.
        }
        catch (Exception failure)
        {
            log.LogError(failure, "Printer {Printer} of {Site} cannot be fed.", printer.Code, printer.Site);
        }
    }
}
