using System.Text.Json.Nodes;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Printing;

/// <summary>A person has a sheet printed once more. The copy says so on its face, and why is on record. Asking again while it is on its way gives the same copy.</summary>
internal sealed class ReprintJob(Db db, PrintJobStore store, PlaceStore places, QueuePrintJobs queue, VoidPrintJobs voiding)
{
    private const int LongestReason = 500;

    /// <param name="merchant">The one merchant whose jobs the caller may see, or null for all.</param>
    /// <param name="printer">Another printer of the site to print on. A sheet that still waits for its own, say a broken one, moves there and is no copy.</param>
    public async Task<Outcome<PrintJob>> HandleAsync(string id, string? merchant, string reason, string by, string? printer, CancellationToken ct)
    {
        if (printer is not null && await store.FindAsync(id, ct) is { } job && await places.FindPrinterAsync(job.Site, printer, ct) is null) return PrintingRefusals.UnknownPrinter(printer);
        return await db.WriteAsync(work => HandleAsync(work, id, merchant, reason, by, printer), ct);
    }

    public async Task<Outcome<PrintJob>> HandleAsync(UnitOfWork work, string id, string? merchant, string reason, string by, string? printer = null)
    {
        if (await store.FindAsync(work, id) is not { } job || (merchant is not null && job.Merchant != merchant)) return PrintingRefusals.NoSuchJob(id);
        var moves = printer is not null && printer != job.Printer && job is { State: PrintJobState.Queued, Opened: false };
        if (Refuses(job, reason, moves) is { } refusal) return refusal;
        if (await store.FindDataAsync(work, id) is not { } data) return PrintingRefusals.Erased;
        if (moves) return await MoveAsync(work, job, data, printer!, reason.Trim(), by);
        var copies = await store.ReprintsOfAsync(work, job.Id);
        // Whoever asks while a copy is on its way gets that one; two who ask at the same moment on two nodes ask for the same number.
        if (copies is [{ IsUnderWay: true } coming, ..]) return coming;
        var once = $"reprint/{job.Id}/{copies.Count + 1}";
        return await queue.EnqueueCopyAsync(work, job, Marked(data), printer ?? job.Printer, reason.Trim(), by, once);
    }

    internal static Refusal? Refuses(PrintJob job, string reason, bool moves) => job switch
    {
        _ when string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason => PrintingRefusals.ReasonMissing,
        { State: PrintJobState.Void } => PrintingRefusals.IsVoid,
        { IsUnderWay: true } when !moves => PrintingRefusals.StillPrinting,
        _ => null,
    };

    private async Task<Outcome<PrintJob>> MoveAsync(UnitOfWork work, PrintJob job, string data, string printer, string reason, string by) =>
        await voiding.VoidAsync(work, job.Id, reason, by) is PaperLeft.None
            ? await queue.EnqueueCopyAsync(work, job, data, printer, reason, by, $"move/{job.Id}")
            // Its own printer took it in the meantime.
            : work.Abandon<Outcome<PrintJob>>(PrintingRefusals.StillPrinting);

    private static string Marked(string data)
    {
        var marked = JsonNode.Parse(data)!.AsObject();
        marked["reprint"] = true;
        return marked.ToJsonString(Json.Options);
    }
}
