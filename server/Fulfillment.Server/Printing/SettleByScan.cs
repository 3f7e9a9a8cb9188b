using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Printing;

/// <summary>A sheet in somebody's hand proves itself: whatever was not certain about its job is settled as printed.</summary>
internal sealed class SettleByScan(PrintJobStore store, SavePrintJob saving, TimeProvider clock)
{
    /// <summary>Settles the newest job of the code that can have printed; answers it, or null when the code is no living sheet's.</summary>
    public async Task<PrintJob?> HandleAsync(UnitOfWork work, string sheetCode, string by)
    {
        var jobs = await store.OfSheetAsync(work, sheetCode);
        var sheet = jobs.FirstOrDefault(job => job.State is not PrintJobState.Void && job.Opened);
        if (sheet is null) return jobs.FirstOrDefault(job => job.State is PrintJobState.Done);
        var now = clock.GetUtcNow();
        var settled = await saving.ChangeAsync(work, sheet.Id, job => job.State is PrintJobState.Done or PrintJobState.Void
            ? null
            : job with { State = PrintJobState.Done, Why = null, SettledBy = by, ChangedAt = now });
        // The sheet turned up while its reprint still waited: a second one is not wanted any more.
        foreach (var reprint in jobs.Where(job => job.ReprintOf is not null && job is { State: PrintJobState.Queued, Opened: false }))
        {
            await saving.ChangeAsync(work, reprint.Id, job => job is { State: PrintJobState.Queued, Opened: false }
                ? job with { State = PrintJobState.Void, Why = null, SettledBy = by, ChangedAt = now }
                : null);
        }

        return settled;
    }
}
