using Fulfillment.Contracts;

namespace Fulfillment.Server.Demo;

/// <summary>
/// A parcel of the days before goes over the bench: badge, order, goods, sheets, label. Its scans are numbered by the order, so that
/// a demo that was interrupted goes on where it stopped and counts nothing twice.
/// </summary>
internal sealed class PackEarlierParcel(DemoCaller caller, DemoClock clock, IReadOnlyDictionary<string, string> barcodes)
{
    private static readonly TimeSpan Handgrip = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(15);
    private readonly Dictionary<string, string> _standing = [];

    public async Task HandleAsync(DemoOrder order, DemoPacking packed, CancellationToken ct)
    {
        var (station, n) = ($"osaka:{packed.Station}", 0);
        async Task<PackingScreen> ScanAsync(string data)
        {
            clock.Set(packed.At + Handgrip * n);
            return (await caller.ScanAsync(station, $"{order.OrderNo}-{++n}", data, ct)).Screen;
        }

        if (_standing.GetValueOrDefault(station) != packed.Badge)
        {
            if (_standing.ContainsKey(station)) await ScanAsync("CMD:SIGNOUT");
            await ScanAsync($"BADGE:{packed.Badge}");
            _standing[station] = packed.Badge;
        }

        var screen = await ScanAsync(order.OrderNo);
        foreach (var line in screen.Lines)
        {
            for (var piece = 0; piece < line.Quantity; piece++) await ScanAsync(barcodes[line.Sku]);
        }

        await UntilPrintedAsync(station, order.OrderNo, ct);
        foreach (var sheet in screen.Inserts) await ScanAsync(sheet.Code);
        await ScanAsync(order.Waybill);
    }

    private async Task UntilPrintedAsync(string station, string orderNo, CancellationToken ct)
    {
        // Each look reads the whole parcel: on a busy machine the pauses grow, so that looking does not keep the printer waiting.
        for (var pause = FirstLook; await IsPrintingAsync(station, orderNo, ct); pause *= 2) await Task.Delay(pause, ct);
    }

    private async Task<bool> IsPrintingAsync(string station, string orderNo, CancellationToken ct) =>
        (await caller.LookAsync(station, ct)).Screen is { } screen && screen.Order == orderNo && screen.Inserts.Any(sheet => sheet is { PrintJob: not null, State: "chosen" or "printing" });
}
