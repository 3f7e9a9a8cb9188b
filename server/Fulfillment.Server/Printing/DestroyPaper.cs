using Fulfillment.Server.Access;
using Fulfillment.Server.Catalog.Barcodes;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Printing;

/// <summary>Somebody puts a void sheet into the shredder and says so, by scanning its code or by pointing at it on the list.</summary>
internal sealed class DestroyPaper(Db db, PrintJobStore store, VoidPrintJobs voided, AuditTrail audit)
{
    /// <param name="code">The code on the sheet; of a sheet without one its print job.</param>
    public Task<Outcome<string>> HandleAsync(string site, string code, Caller by, CancellationToken ct) =>
        db.WriteAsync<Outcome<string>>(
            async work =>
            {
                // A scanner may send the link that stands in the sheet's QR code.
                var jobs = await store.OfSheetAsync(work, BarcodeParser.Parse(code, null).As<InsertCodeCandidate>()?.Code ?? code);
                if (jobs.Count == 0 && await store.FindAsync(work, code) is { } named) jobs = [named];
                jobs = [.. jobs.Where(job => job.Site == site)];
                if (jobs.Count == 0) return PrintingRefusals.NoSuchSheet(code);
                if (!jobs.Any(job => job.State is PrintJobState.Void)) return PrintingRefusals.SheetCounts(code);
                var waiting = jobs.Where(job => job is { State: PrintJobState.Void, Paper: not PaperLeft.None, DestroyedAt: null }).ToList();
                foreach (var job in waiting)
                {
                    await voided.MarkDestroyedAsync(work, job);
                    await audit.RecordAsync(work, by, "sheet.destroyed", $"sites/{site}/print-jobs/{job.Id}");
                }

                return code;
            },
            ct);
}
