using Fulfillment.Server.Inserts;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Printing;

namespace Fulfillment.Server.Packing;

/// <summary>A sheet came out of the printer: from now on its insert, if it is voided, is paper that somebody has to destroy.</summary>
internal sealed class RecordPrinted(SettleInsert inserts) : IPaperObserver
{
    public Task PrintedAsync(UnitOfWork work, PrintJob job) => inserts.MarkPrintedAsync(work, job.Insert!);
}
