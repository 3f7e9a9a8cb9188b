using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Printing;

/// <summary>A job's sheet as a PDF, drawn from its kept source and data whenever it is wanted; PDFs are not stored.</summary>
internal sealed class RenderSheet(PrintJobStore store, IRenderPrintJob renderer)
{
    public async Task<Outcome<byte[]>> HandleAsync(PrintJob job, CancellationToken ct) =>
        await store.FindDataAsync(job.Id, ct) is { } data
            ? await renderer.RenderAsync(job.Merchant, job.Source, data, ct)
            : PrintingRefusals.Erased;
}
