using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace Fulfillment.Fakes.Scanners;

/// <summary>A pseudo-terminal of the kernel. What is written here comes out of the device at <see cref="Path"/>, as from a serial line.</summary>
public sealed partial class PseudoTerminal : IDisposable
{
    private const int ReadWriteNoTerminal = 0x2 | 0x100 | 0x80000;
    private int _master;

    public PseudoTerminal()
    {
        _master = OpenMaster(ReadWriteNoTerminal);
        var name = new byte[128];
        if (_master < 0 || Grant(_master) != 0 || Unlock(_master) != 0 || Name(_master, name, (nuint)name.Length) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
        Path = Encoding.ASCII.GetString(name, 0, Array.IndexOf(name, (byte)0));
    }

    /// <summary>The device that a program opens.</summary>
    public string Path { get; }

    public unsafe void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            fixed (byte* from = bytes)
            {
                var written = WriteMaster(_master, from, (nuint)bytes.Length);
                if (written < 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
                bytes = bytes[(int)written..];
            }
        }
    }

    /// <summary>What the program wrote to the device so far, or the next of it; empty when the program closed it.</summary>
    public unsafe int Read(Span<byte> buffer)
    {
        fixed (byte* into = buffer) return Math.Max(0, (int)ReadMaster(_master, into, (nuint)buffer.Length));
    }

    /// <summary>The plug is pulled.</summary>
    public void Dispose()
    {
        var master = Interlocked.Exchange(ref _master, -1);
        if (master >= 0) _ = Close(master);
    }

    [LibraryImport("libc", EntryPoint = "posix_openpt", SetLastError = true)]
    private static partial int OpenMaster(int flags);

    [LibraryImport("libc", EntryPoint = "grantpt", SetLastError = true)]
    private static partial int Grant(int master);

    [LibraryImport("libc", EntryPoint = "unlockpt", SetLastError = true)]
    private static partial int Unlock(int master);

    [LibraryImport("libc", EntryPoint = "ptsname_r", SetLastError = true)]
    private static partial int Name(int master, [Out] byte[] name, nuint length);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static unsafe partial nint WriteMaster(int master, byte* bytes, nuint count);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static unsafe partial nint ReadMaster(int master, byte* bytes, nuint count);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int file);
}
