using System.Diagnostics;
using System.Text.RegularExpressions;
using Fulfillment.Fakes.Printers;
using Fulfillment.Server.Printing;
using Xunit;

namespace Fulfillment.Tests.Printing;

/// <summary>The reference printer takes our jobs, and the reference client takes our fake printer for a printer.</summary>
public sealed partial class PrintersAreReal
{
    private const string Suite = "/usr/share/cups/ipptool/ipp-1.1.test";

    [Fact]
    public async Task Ippeveprinter_prints_an_A6_sheet_and_reports_it_done()
    {
        await using var printer = await StartRealPrinterAsync();
        var job = new JobOnDevice(PrinterDevices.Create(printer.Uri, DeviceTimeouts.Default)!, "job-1");
        await job.RunAsync(dieAfter: DeviceAnswerKind.Accepted);
        await RunUntilSettledAsync(job);
        Assert.Equal(PrintJobState.Done, job.State);
        var file = Assert.Single(Directory.GetFiles(printer.Spool, "*.pdf"));
        Assert.Equal(JobOnDevice.Pdf, await File.ReadAllBytesAsync(file));
    }

    [Fact]
    public async Task Ippeveprinter_refuses_paper_it_does_not_have()
    {
        await using var printer = await StartRealPrinterAsync();
        var job = new JobOnDevice(PrinterDevices.Create(printer.Uri, DeviceTimeouts.Default)!, "job-1")
        {
            Job = new DeviceJob("job-1", PrintMedia.Find("label100x150")!),
        };
        Assert.Equal(PrintJobState.Failed, await job.RunAsync());
        Assert.Equal("bad-media", job.Why?.Code);
    }

    [Fact]
    public async Task Ippeveprinter_whose_print_command_fails_aborts_the_job()
    {
        await using var printer = await StartRealPrinterAsync("/bin/false");
        var job = new JobOnDevice(PrinterDevices.Create(printer.Uri, DeviceTimeouts.Default)!, "job-1");
        await job.RunAsync();
        await RunUntilSettledAsync(job);
        Assert.Equal((PrintJobState.Failed, "aborted"), (job.State, job.Why?.Code));
    }

    [Fact]
    public async Task A_job_announced_to_ippeveprinter_and_left_is_taken_up_again()
    {
        await using var printer = await StartRealPrinterAsync();
        var job = new JobOnDevice(PrinterDevices.Create(printer.Uri, DeviceTimeouts.Default)!, "job-1");
        await job.RunAsync(dieAfter: DeviceAnswerKind.Opened);
        await job.RunAsync(triedBefore: true);
        await RunUntilSettledAsync(job);
        Assert.Equal(PrintJobState.Done, job.State);
        Assert.Single(Directory.GetFiles(printer.Spool, "*.pdf"));
    }

    [Fact]
    public async Task Ipptool_takes_the_fake_printer_for_an_IPP_1_1_printer()
    {
        var tool = IppEvePrinter.Find("ipptool");
        Assert.SkipWhen(tool is null || !File.Exists(Suite), "not installed: ipptool (Debian: cups-ipp-utils)");
        await using var printer = await FakeIppPrinter.StartAsync();
        var folder = Directory.CreateTempSubdirectory("ipptool").FullName;
        try
        {
            var suite = Path.Combine(folder, "ipp-1.1.test");
            var text = await File.ReadAllTextAsync(Suite);
            await File.WriteAllTextAsync(suite, text);
            // The package names documents that Debian does not ship; ipptool wants to see them even for tests that it skips.
            foreach (Match name in SampleDocument().Matches(text))
                await File.WriteAllBytesAsync(Path.Combine(folder, name.Groups[1].Value), JobOnDevice.Pdf);
            var pdf = Path.Combine(folder, "card.pdf");
            await File.WriteAllBytesAsync(pdf, JobOnDevice.Pdf);
            using var run = Process.Start(new ProcessStartInfo(tool!, ["-t", "-f", pdf, "-d", "filetype=application/pdf", printer.Uri, suite]) { RedirectStandardOutput = true })!;
            var report = await run.StandardOutput.ReadToEndAsync();
            await run.WaitForExitAsync();
            Assert.True(run.ExitCode == 0, report);
            Assert.DoesNotContain("[FAIL]", report, StringComparison.Ordinal);
            Assert.True(report.Split("[PASS]").Length > 20, report);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex(@"FILE ([\w-]+\.\w+)")]
    private static partial Regex SampleDocument();

    private static Task<IppEvePrinter> StartRealPrinterAsync(string command = "/bin/true")
    {
        Assert.SkipWhen(IppEvePrinter.Missing() is not null, IppEvePrinter.Missing() ?? "");
        return IppEvePrinter.StartAsync(IsReadyAsync, command);
    }

    internal static async Task<bool> IsReadyAsync(IppEvePrinter printer)
    {
        using var device = (IDisposable)PrinterDevices.Create(printer.Uri, DeviceTimeouts.Default)!;
        return (await ((IPrinterDevice)device).ReadHealthAsync(default)).TakesWork;
    }

    private static async Task RunUntilSettledAsync(JobOnDevice job)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        while (job.State is PrintJobState.Sent or PrintJobState.Printing && !limit.IsCancellationRequested)
            await job.RunAsync();
    }
}
