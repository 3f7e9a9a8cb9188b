using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Printing;

/// <summary>
/// A sheet is withdrawn. What was not sent yet is never sent; what was leaves paper to destroy, on the list until it is seen
/// destroyed.
/// </summary>
internal sealed class VoidPrintJobs(PrintJobStore store, SavePrintJob saving, TimeProvider clock)
{
    /// <summary>Voids one job and answers what paper there is of it.</summary>
    public async Task<PaperLeft> VoidAsync(UnitOfWork work, string job, string reason, string by) =>
        (await saving.ChangeAsync(work, job, each => Voided(each, reason, by)))?.Paper ?? PaperLeft.None;

    /// <summary>Voids an insert's every sheet, reprints included, and answers the jobs as they are now.</summary>
    public async Task<IReadOnlyList<PrintJob>> VoidInsertAsync(UnitOfWork work, string insert, string reason, string by)
    {
        var voided = new List<PrintJob>();
        foreach (var job in await store.OfInsertAsync(work, insert))
            voided.Add((await saving.ChangeAsync(work, job.Id, each => Voided(each, reason, by)))!);
        return voided;
    }

    /// <summary>The paper of a void sheet was scanned to the shredder: it leaves the list. False when the code is no void sheet's.</summary>
    public async Task<bool> MarkDestroyedAsync(UnitOfWork work, string sheetCode)
    {
        var found = false;
        foreach (var job in (await store.OfSheetAsync(work, sheetCode)).Where(job => job.State is PrintJobState.Void))
        {
            found = true;
            await MarkDestroyedAsync(work, job);
        }

        return found;
    }

    public Task MarkDestroyedAsync(UnitOfWork work, PrintJob job) =>
        saving.ChangeAsync(work, job.Id, each => each is { State: PrintJobState.Void, DestroyedAt: null } ? each with { DestroyedAt = clock.GetUtcNow() } : null);

    private PrintJob? Voided(PrintJob job, string reason, string by) => job.State is PrintJobState.Void
        ? null
        : job with { State = PrintJobState.Void, Paper = PaperOf(job), Why = null, Reason = reason, SettledBy = by, ChangedAt = clock.GetUtcNow() };

    private static PaperLeft PaperOf(PrintJob job) => job switch
    {
        { State: PrintJobState.Done } => PaperLeft.Out,
        { Opened: true } => PaperLeft.Maybe,
        _ => PaperLeft.None,
    };
}
