using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Printing;

/// <summary>Asks a printer how it is and keeps its word, for whoever looks at the floor.</summary>
internal sealed class LookAtPrinter(Db db, PrintQueueStore queues, DeviceTimeouts timeouts, TimeProvider clock)
{
    public async Task HandleAsync(Printer printer, CancellationToken ct)
    {
        var device = PrinterDevices.Create(printer.Uri, timeouts);
        using var release = device as IDisposable;
        var health = device is null ? new PrinterHealth(PrinterCondition.Unreachable, PrinterTroubles.NoPrinter) : await device.ReadHealthAsync(ct);
        await db.WriteAsync(work => queues.SaveHealthAsync(work, new PrinterKey(printer.Site, printer.Code), health, clock.GetUtcNow()), ct);
    }
}
