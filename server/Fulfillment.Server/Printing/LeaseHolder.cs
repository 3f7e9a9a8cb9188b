using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Fulfillment.Server.Printing;

/// <summary>
/// The name under which a server process holds a lease: its machine, process and start. So a server that starts again after
/// a crash knows that its own leases are nobody's any more, and prints on at once instead of waiting for them to run out.
/// </summary>
internal static class LeaseHolder
{
    public static string New()
    {
        using var process = Process.GetCurrentProcess();
        return $"{Machine}/{Environment.ProcessId}/{Start(process)}/{Guid.NewGuid().ToString("N")[..8]}";
    }

    /// <summary>True only for a process of this machine that is certainly gone.</summary>
    public static bool IsGone(string holder)
    {
        if (holder.Split('/') is not [var machine, var id, var start, _] || machine != Machine) return false;
        try
        {
            using var process = Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
            return Start(process) != start;
        }
        catch (ArgumentException)
        {
            return true;
        }
        catch (Exception failure) when (failure is InvalidOperationException or Win32Exception)
        {
            // It exited while we looked, or is not ours to look at: the lease runs out by itself.
            return false;
        }
    }

    private static string Machine => Environment.MachineName.Length <= 60 ? Environment.MachineName : Environment.MachineName[..60];

    private static string Start(Process process) => new DateTimeOffset(process.StartTime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
