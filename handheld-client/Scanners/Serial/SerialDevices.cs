namespace Fulfillment.Handheld.Scanners.Serial;

/// <summary>A serial device that is plugged in, or a port that was named.</summary>
/// <param name="Path">A name that stays the same when it is unplugged and comes back.</param>
/// <param name="Vendor">USB vendor id, four hexadecimal digits; null for a port that is not USB.</param>
/// <param name="Product">USB product id.</param>
/// <param name="Serial">Its serial number, where it has one: it tells two scanners of one model apart.</param>
internal sealed record SerialDevice(string Path, string? Vendor, string? Product, string? Serial)
{
    public string Id => Vendor is null ? System.IO.Path.GetFileName(Path) : $"{Vendor}:{Product}{(Serial is null ? "" : $":{Serial}")}";
}

/// <summary>The serial devices of this machine: what udev lists by id, and ports named on the command line.</summary>
/// <param name="byId">udev's folder, <c>/dev/serial/by-id</c>. It is there only while something is plugged in.</param>
/// <param name="sys">Where the kernel tells about devices, <c>/sys</c>.</param>
/// <param name="ports">Ports that are used whatever they are.</param>
internal sealed class SerialDevices(string byId, string sys, IReadOnlyList<string> ports)
{
    public const string ById = "/dev/serial/by-id";
    public const string Sys = "/sys";

    public string Folder => byId;

    public IReadOnlyList<SerialDevice> Find() => [.. ports.Concat(Listed()).Select(Describe).DistinctBy(device => device.Path)];

    public bool IsNamed(SerialDevice device) => ports.Contains(device.Path);

    private string[] Listed()
    {
        try
        {
            return [.. Directory.GetFileSystemEntries(byId).Order(StringComparer.Ordinal)];
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing is plugged in.
            return [];
        }
    }

    private SerialDevice Describe(string path)
    {
        var target = Target(path);
        if (target is null) return new SerialDevice(path, null, null, null);

        // The USB device is some folders above the terminal of its interface.
        var folder = Target(System.IO.Path.Combine(sys, "class", "tty", System.IO.Path.GetFileName(target), "device"));
        for (; folder is not null && folder.Length > sys.Length; folder = System.IO.Path.GetDirectoryName(folder))
        {
            if (Text(folder, "idVendor") is { } vendor) return new SerialDevice(path, vendor, Text(folder, "idProduct"), Text(folder, "serial"));
        }

        return new SerialDevice(path, null, null, null);
    }

    private static string? Target(string path)
    {
        try
        {
            return new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? (System.IO.Path.Exists(path) ? path : null);
        }
        catch (IOException)
        {
            // Unplugged between the list and the look.
            return null;
        }
    }

    private static string? Text(string folder, string file)
    {
        try
        {
            return File.ReadAllText(System.IO.Path.Combine(folder, file)).Trim() is { Length: > 0 } text ? text.ToLowerInvariant() : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
