using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Fulfillment.Fakes.Scanners;

/// <summary>
/// A machine's USB ports: scanners are pseudo-terminals, listed by id as udev does and described as the kernel does. What is plugged in
/// comes and goes by a rename, as udev's links do.
/// </summary>
public sealed partial class ScannerBench : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scanners-").FullName;
    private readonly Dictionary<string, PseudoTerminal> _plugged = [];

    /// <summary>What <c>/dev/serial/by-id</c> would be. Like that, it is there only while something is plugged in.</summary>
    public string ById => Path.Combine(_folder, "dev", "serial", "by-id");

    /// <summary>What <c>/sys</c> would be.</summary>
    public string Sys => Path.Combine(_folder, "sys");

    public string PathOf(string name) => Path.Combine(ById, name);

    /// <summary>Plugs a scanner in, or in again.</summary>
    /// <param name="name">What udev calls it.</param>
    /// <param name="vendor">USB vendor id; DENSO WAVE's, whose scanners end a read with CR.</param>
    public PseudoTerminal Plug(string name, string vendor = "076d", string product = "0001", string? serial = null)
    {
        Directory.CreateDirectory(ById);
        var terminal = new PseudoTerminal();
        _plugged[name] = terminal;
        var usb = Path.Combine(Sys, "devices", "usb1", name);
        var tty = Path.Combine(Sys, "class", "tty", Path.GetFileName(terminal.Path));
        Directory.CreateDirectory(Path.Combine(usb, "1.0"));
        Directory.CreateDirectory(tty);
        File.WriteAllText(Path.Combine(usb, "idVendor"), vendor + "\n");
        File.WriteAllText(Path.Combine(usb, "idProduct"), product + "\n");
        if (serial is not null) File.WriteAllText(Path.Combine(usb, "serial"), serial + "\n");
        Link(Path.Combine(tty, "device"), Path.Combine(usb, "1.0"));
        Link(PathOf(name), terminal.Path);
        return terminal;
    }

    /// <summary>Pulls the plug.</summary>
    public void Unplug(string name)
    {
        // The link first: the number of a closed pseudo-terminal is at once another's.
        File.Delete(PathOf(name));
        if (_plugged.Remove(name, out var terminal)) terminal.Dispose();
        if (Directory.GetFileSystemEntries(ById).Length == 0) Directory.Delete(Path.GetDirectoryName(ById)!, recursive: true);
    }

    public void Dispose()
    {
        foreach (var terminal in _plugged.Values) terminal.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [LibraryImport("libc", EntryPoint = "rename", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Rename(string from, string to);

    private static void Link(string path, string target)
    {
        var beside = path + ".new";
        File.CreateSymbolicLink(beside, target);
        // Not File.Move: it looks at the link's target, and that is a device.
        if (Rename(beside, path) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }
}
