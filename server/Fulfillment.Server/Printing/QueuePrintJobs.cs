using System.Security.Cryptography;
using System.Text;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Printing;

/// <summary>Another slice has a sheet printed: it is queued in the very unit of work that decided on it, and leaves the printer in the order of queueing.</summary>
internal sealed class QueuePrintJobs(PrintJobStore store, PrintQueueStore queues, PrintSignal signal, TimeProvider clock)
{
    /// <summary>Queues a sheet and answers its job's id. What is queued once only (an insert's first print) answers the job it already has.</summary>
    public async Task<string> EnqueueAsync(UnitOfWork work, PrintRequest request)
    {
        var once = request.Once ?? (request.Insert is null ? null : $"insert/{request.Insert}");
        if (once is not null && await store.FindOnceAsync(work, once) is { } queued) return queued.Id;
        var now = clock.GetUtcNow();
        var job = new PrintJob
        {
            Id = Guid.CreateVersion7(now).ToString(),
            Merchant = request.Merchant,
            Site = request.Site,
            Printer = request.Printer,
            Position = await queues.NextPositionAsync(work, new PrinterKey(request.Site, request.Printer)),
            Station = request.Station,
            Shipment = request.Shipment,
            Insert = request.Insert,
            SheetCode = request.SheetCode,
            Source = request.Source,
            DataHash = Hash(request.Data),
            DueAt = now,
            DedupeKey = once,
            RequestedBy = request.RequestedBy,
            QueuedAt = now,
            ChangedAt = now,
        };
        return await InsertAsync(work, job, request.Orders, request.Data);
    }

    /// <summary>Queues sheets in this order: the order in which they leave the printer.</summary>
    public async Task<IReadOnlyList<string>> EnqueueAsync(UnitOfWork work, IEnumerable<PrintRequest> requests)
    {
        var ids = new List<string>();
        foreach (var request in requests) ids.Add(await EnqueueAsync(work, request));
        return ids;
    }

    /// <summary>Queues a copy of a job, at the end of the same or another printer's queue.</summary>
    /// <param name="once">Of two who ask for the same copy at once, both get the one job.</param>
    internal async Task<PrintJob> EnqueueCopyAsync(UnitOfWork work, PrintJob of, string data, string printer, string reason, string by, string once)
    {
        if (await store.FindOnceAsync(work, once) is { } queued) return queued;
        var now = clock.GetUtcNow();
        var copy = of with
        {
            Id = Guid.CreateVersion7(now).ToString(),
            Printer = printer,
            Position = await queues.NextPositionAsync(work, new PrinterKey(of.Site, printer)),
            DataHash = Hash(data),
            State = PrintJobState.Queued,
            Version = 1,
            Opened = false,
            Attempts = 0,
            DeviceJobId = null,
            DueAt = now,
            Why = null,
            DedupeKey = once,
            ReprintOf = of.Id,
            Reason = reason,
            RequestedBy = by,
            SettledBy = null,
            Paper = PaperLeft.None,
            DestroyedAt = null,
            QueuedAt = now,
            SentAt = null,
            ChangedAt = now,
        };
        var id = await InsertAsync(work, copy, await store.OrdersOfAsync(work, of.Id), data);
        return id == copy.Id ? copy : (await store.FindAsync(work, id))!;
    }

    private async Task<string> InsertAsync(UnitOfWork work, PrintJob job, IEnumerable<string> orders, string data)
    {
        // Another node may have queued the same sheet since the look above: the unique key decides.
        if (!await store.TryInsertAsync(work, job, orders, data)) return (await store.FindOnceAsync(work, job.DedupeKey!))!.Id;
        work.OnCommitted(signal.Ring);
        return job.Id;
    }

    private static string Hash(string data) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data)));
}
