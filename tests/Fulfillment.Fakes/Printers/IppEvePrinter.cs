using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Fulfillment.Fakes.Printers;

/// <summary>
/// The reference printer <c>ippeveprinter</c> with A6 paper, as a process of its own on a private D-Bus without DNS-SD, so
/// that nothing is announced on the network. What it received stays in <see cref="Spool"/>.
/// </summary>
public sealed class IppEvePrinter : IAsyncDisposable
{
    private const string A6 = """
        ATTR keyword media-default iso_a6_105x148mm
        ATTR keyword media-supported iso_a6_105x148mm,iso_a4_210x297mm
        ATTR keyword media-ready iso_a6_105x148mm
        ATTR keyword media-col-supported media-size
        ATTR collection media-size-supported { MEMBER integer x-dimension 10500 MEMBER integer y-dimension 14800 },{ MEMBER integer x-dimension 21000 MEMBER integer y-dimension 29700 }
        ATTR collection media-col-default { MEMBER collection media-size { MEMBER integer x-dimension 10500 MEMBER integer y-dimension 14800 } }
        ATTR collection media-col-ready { MEMBER collection media-size { MEMBER integer x-dimension 10500 MEMBER integer y-dimension 14800 } }
        ATTR collection media-col-database { MEMBER collection media-size { MEMBER integer x-dimension 10500 MEMBER integer y-dimension 14800 } },{ MEMBER collection media-size { MEMBER integer x-dimension 21000 MEMBER integer y-dimension 29700 } }
        ATTR mimeMediaType document-format-supported application/pdf
        ATTR mimeMediaType document-format-default application/pdf
        ATTR keyword print-scaling-supported none,fit

        """;

    private readonly string _folder;
    private readonly List<Process> _processes = [];

    private IppEvePrinter(string folder, int port)
    {
        _folder = folder;
        Uri = $"ipp://127.0.0.1:{port}/ipp/print";
    }

    public string Uri { get; }

    /// <summary>Received documents, one file each.</summary>
    public string Spool => Path.Combine(_folder, "spool");

    /// <summary>The tools that are not installed here, or null when the printer can be started.</summary>
    public static string? Missing()
    {
        var missing = new[] { "ippeveprinter", "dbus-daemon" }.Where(tool => Find(tool) is null).ToList();
        return missing.Count == 0 ? null : $"not installed: {string.Join(", ", missing)} (Debian: cups-ipp-utils, dbus)";
    }

    /// <summary>Where a program is, or null. Administrators' folders count: that is where Debian puts ippeveprinter.</summary>
    public static string? Find(string program) =>
        $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/sbin".Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(path => Path.Combine(path, program)).FirstOrDefault(File.Exists);

    /// <param name="isReady">Asks the printer once whether it answers.</param>
    /// <param name="command">What runs for each document; its exit code decides whether the job completes.</param>
    public static async Task<IppEvePrinter> StartAsync(Func<IppEvePrinter, Task<bool>> isReady, string command = "/bin/true")
    {
        var printer = new IppEvePrinter(Directory.CreateTempSubdirectory("ippeve").FullName, FreePort());
        await printer.StartProcessesAsync(command);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        while (!await isReady(printer))
        {
            if (limit.IsCancellationRequested || printer._processes.Exists(process => process.HasExited))
            {
                await printer.DisposeAsync();
                throw new InvalidOperationException("ippeveprinter does not answer.");
            }
        }
        return printer;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            if (!process.HasExited)
                process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartProcessesAsync(string command)
    {
        Directory.CreateDirectory(Spool);
        var attributes = Path.Combine(_folder, "a6.conf");
        await File.WriteAllTextAsync(attributes, A6);
        var bus = $"unix:path={Path.Combine(_folder, "bus")}";
        // It prints its address when it listens.
        var daemon = Start("dbus-daemon", ["--session", $"--address={bus}", "--nofork", "--print-address"], bus);
        await daemon.StandardOutput.ReadLineAsync();
        var port = new System.Uri(Uri).Port;
        var printer = Start("ippeveprinter",
            ["-r", "off", "-n", "localhost", "-p", $"{port}", "-k", "-d", Spool, "-a", attributes, "-c", command, "cards"], bus);
        printer.OutputDataReceived += (_, _) => { };
        printer.BeginOutputReadLine();
    }

    private Process Start(string program, string[] arguments, string bus)
    {
        var start = new ProcessStartInfo(Find(program)!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DBUS_SYSTEM_BUS_ADDRESS"] = bus;
        var process = Process.Start(start)!;
        _processes.Add(process);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
