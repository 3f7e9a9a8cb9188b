using System.Text.Json.Nodes;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Printing;

/// <summary>A person has a sheet printed once more. The copy says so on its face, and why is on record. Asking again while it is on its way gives the same copy.</summary>
internal sealed class ReprintJob(Db db, PrintJobStore store, QueuePrintJobs queue)
{
    private const int LongestReason = 500;

    /// <param name="merchant">The one merchant whose jobs the caller may see, or null for all.</param>
    public Task<Outcome<PrintJob>> HandleAsync(string id, string? merchant, string reason, string by, CancellationToken ct) =>
        db.WriteAsync(work => HandleAsync(work, id, merchant, reason, by), ct);

    public async Task<Outcome<PrintJob>> HandleAsync(UnitOfWork work, string id, string? merchant, string reason, string by)
    {
        if (await store.FindAsync(work, id) is not { } job || (merchant is not null && job.Merchant != merchant)) return PrintingRefusals.NoSuchJob(id);
        if (Refuses(job, reason) is { } refusal) return refusal;
        if (await store.FindDataAsync(work, id) is not { } data) return PrintingRefusals.Erased;
        var copies = await store.ReprintsOfAsync(work, job.Id);
        // Whoever asks while a copy is on its way gets that one; two who ask at the same moment on two nodes ask for the same number.
        if (copies is [{ IsUnderWay: true } coming, ..]) return coming;
        var once = $"reprint/{job.Id}/{copies.Count + 1}";
        return await queue.EnqueueCopyAsync(work, job, Marked(data), job.Printer, reason.Trim(), by, once);
    }

    internal static Refusal? Refuses(PrintJob job, string reason) => job switch
    {
        _ when string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason => PrintingRefusals.ReasonMissing,
        { State: PrintJobState.Void } => PrintingRefusals.IsVoid,
        { IsUnderWay: true } => PrintingRefusals.StillPrinting,
        _ => null,
    };

    private static string Marked(string data)
    {
        var marked = JsonNode.Parse(data)!.AsObject();
        marked["reprint"] = true;
        return marked.ToJsonString(Json.Options);
    }
}
