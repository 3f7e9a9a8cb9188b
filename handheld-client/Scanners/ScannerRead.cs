using Fulfillment.Contracts;

namespace Fulfillment.Handheld.Scanners;

/// <summary>One whole read of one scanner. Its id is given here, at the device, and goes with it to the server.</summary>
internal sealed record ScannerRead(string ScanId, string Device, string Data, DateTimeOffset ReadAt)
{
    public static ScannerRead Of(string device, string data, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return new ScannerRead(Guid.CreateVersion7(now).ToString(), device, data, now);
    }
}

/// <summary>Something a scanner sent that is no whole read: it is not counted, and whoever scanned hears of it.</summary>
internal sealed record RefusedRead(string Device, Text Says, Text Do);

/// <summary>Who hears the scanners. Calls come from the scanners' own threads, one at a time for each device.</summary>
internal interface IScannerListener
{
    void Heard(ScannerRead read);

    void Refused(RefusedRead refused);

    void Connected(string device);

    void Gone(string device);
}
