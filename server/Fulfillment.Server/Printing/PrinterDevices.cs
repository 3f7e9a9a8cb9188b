using Fulfillment.Server.Printing.File;
using Fulfillment.Server.Printing.Ipp;
using Fulfillment.Server.Printing.RawTcp;

namespace Fulfillment.Server.Printing;

/// <summary>
/// The device behind a printer's URI: <c>ipp://host[:port]/path</c>, <c>ipps://…[#sha256=…]</c>, <c>socket://host[:9100]</c>,
/// <c>cups:queue</c> or <c>file:folder</c>.
/// </summary>
internal static class PrinterDevices
{
    private const int RawPort = 9100;

    public static bool IsKnown(string? uri) => Create(uri, DeviceTimeouts.Default) is { } device && Release(device);

    /// <summary>The device, or null when the URI names none. The caller disposes those that are disposable.</summary>
    public static IPrinterDevice? Create(string? uri, DeviceTimeouts timeouts)
    {
        if (uri is null)
            return null;
        if (Rest(uri, "cups:") is { } queue)
            return queue.Length > 0 && !queue.Contains('/') ? new IppPrinter(IppAddress.ForQueue(queue), timeouts) : null;
        if (Rest(uri, "file:") is { } folder)
            return Folder(folder) is { } path ? new FolderPrinter(path) : null;
        if (!Uri.TryCreate(uri, UriKind.Absolute, out var address))
            return null;
        return address.Scheme switch
        {
            "ipp" or "ipps" => IppAddress.Find(address) is { } ipp ? new IppPrinter(ipp, timeouts) : null,
            "socket" when address.Host.Length > 0 && address.AbsolutePath is "" or "/" =>
                new RawTcpPrinter(address.IdnHost, address.Port > 0 ? address.Port : RawPort, timeouts),
            _ => null,
        };
    }

    /// <summary><c>file:cards</c> (under the working folder), <c>file:/srv/cards</c> and <c>file:///srv/cards</c> all name a folder of this machine.</summary>
    private static string? Folder(string text)
    {
        var path = text.StartsWith("///", StringComparison.Ordinal) ? text[2..] : text;
        return path.Length is 0 || path.StartsWith("//", StringComparison.Ordinal) || path.Contains('\0') ? null : Path.GetFullPath(Uri.UnescapeDataString(path));
    }

    private static string? Rest(string uri, string scheme) =>
        uri.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? uri[scheme.Length..] : null;

    private static bool Release(IPrinterDevice device)
    {
        (device as IDisposable)?.Dispose();
        return true;
    }
}
