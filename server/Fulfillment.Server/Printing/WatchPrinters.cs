using Fulfillment.Server.Places;

namespace Fulfillment.Server.Printing;

/// <summary>Asks every printer now and then how it is, so that the floor sees an empty tray before the next card waits for it.</summary>
internal sealed class WatchPrinters(PlaceStore places, PrintQueueStore queues, LookAtPrinter look, TimeProvider clock, ILogger<WatchPrinters> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do await LookAroundAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; a look changes nothing that would need finishing.
        }
    }

    private async Task LookAroundAsync(CancellationToken ct)
    {
        try
        {
            var seen = (await queues.ReadHealthAsync(null, ct)).ToDictionary(each => each.Printer);
            var due = (await places.ListPrintersAsync(ct)).Where(printer => IsDue(seen.GetValueOrDefault(new PrinterKey(printer.Site, printer.Code))));
            await Task.WhenAll(due.Select(printer => look.HandleAsync(printer, ct)));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "The printers cannot be looked at.");
        }
    }

    // Another node, or the feeder, may have looked just now.
    private bool IsDue(SeenPrinter? seen) => seen is null || clock.GetUtcNow() - seen.SeenAt > Every / 2;
}
