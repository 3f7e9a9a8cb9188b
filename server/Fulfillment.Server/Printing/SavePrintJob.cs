using Fulfillment.Server.Events;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Printing;

/// <summary>The one way by which a print job changes: guarded by its version, and with the event in the same commit when a sheet is out.</summary>
internal sealed class SavePrintJob(PrintJobStore store, EventLog events, PrintSignal signal, IEnumerable<IPaperObserver> observers)
{
    /// <summary>Saves the job as it is to be; null when somebody changed it since <paramref name="before"/> was read.</summary>
    public async Task<PrintJob?> TrySaveAsync(UnitOfWork work, PrintJob before, PrintJob after)
    {
        if (await store.TrySaveAsync(work, after) is not { } saved) return null;
        if (saved is { State: PrintJobState.Done, Insert: not null } && before.State is not PrintJobState.Done) await TellAsync(work, saved);
        return saved;
    }

    /// <summary>Changes the newest version, whatever it is by now; null from <paramref name="change"/> leaves it. Null when there is no such job.</summary>
    public async Task<PrintJob?> ChangeAsync(UnitOfWork work, string id, Func<PrintJob, PrintJob?> change)
    {
        while (await store.FindAsync(work, id) is { } job)
        {
            if (change(job) is not { } changed) return job;
            if (await TrySaveAsync(work, job, changed) is not { } saved) continue;
            work.OnCommitted(signal.Ring);
            return saved;
        }

        return null;
    }

    private async Task TellAsync(UnitOfWork work, PrintJob job)
    {
        foreach (var observer in observers) await observer.PrintedAsync(work, job);
        var orders = await store.OrdersOfAsync(work, job.Id);
        if (orders.Count == 0) return;
        var data = new { insert = job.Insert, printJob = job.Id, shipment = job.Shipment, orders, printer = job.Printer, reprintOf = job.ReprintOf };
        await events.AppendAsync(work, NewEvent.OfOrder(job.Site, EventTypes.InsertPrinted, job.Merchant, orders[0], trackingToken: null, data));
    }
}
