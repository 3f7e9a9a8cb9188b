using System.Runtime.InteropServices;
using System.Text;

namespace Fulfillment.Server.Printing.File;

/// <summary>A rename survives power loss only once the folder itself is on disk. .NET cannot open a folder, Windows does not need to.</summary>
internal static class FolderFlush
{
    /// <summary>Best effort: the document is already delivered, and some network file systems refuse.</summary>
    public static void ToDisk(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = Open(Encoding.UTF8.GetBytes(folder + '\0'), 0);
        if (descriptor < 0)
            return;
        _ = Flush(descriptor);
        _ = Close(descriptor);
    }

    [DllImport("libc", EntryPoint = "open"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(int descriptor);

    [DllImport("libc", EntryPoint = "close"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
