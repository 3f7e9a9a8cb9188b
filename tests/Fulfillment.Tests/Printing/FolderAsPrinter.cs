using Fulfillment.Server.Printing;
using Xunit;

namespace Fulfillment.Tests.Printing;

/// <summary>A hot folder: documents appear in it whole, once.</summary>
public sealed class FolderAsPrinter : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hot").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private JobOnDevice Job(string name = "job-1") => new(PrinterDevices.Create($"file:{_folder}", DeviceTimeouts.Default)!, name);

    [Fact]
    public async Task The_document_appears_under_the_jobs_name_and_nothing_else_does()
    {
        Assert.Equal(PrintJobState.Done, await Job().RunAsync());
        var file = Assert.Single(Directory.GetFiles(_folder));
        Assert.Equal("job-1.pdf", Path.GetFileName(file));
        Assert.Equal(JobOnDevice.Pdf, await File.ReadAllBytesAsync(file));
    }

    [Fact]
    public async Task A_server_that_died_before_the_rename_delivers_once()
    {
        var job = Job();
        await job.RunAsync(dieAfter: DeviceAnswerKind.Opened);
        Assert.Empty(Directory.GetFiles(_folder, "*.pdf"));
        Assert.Equal(PrintJobState.Done, await job.RunAsync(triedBefore: true));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_document_that_somebody_took_before_the_answer_was_saved_is_not_delivered_again()
    {
        var job = Job();
        await job.RunAsync();
        File.Delete(Path.Combine(_folder, "job-1.pdf"));
        job.State = PrintJobState.Sending;
        Assert.Equal(PrintJobState.Unknown, await job.RunAsync(triedBefore: true));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_yet_is_made()
    {
        var job = new JobOnDevice(PrinterDevices.Create($"file:{_folder}/new/cards", DeviceTimeouts.Default)!, "job-1");
        Assert.Equal(PrintJobState.Done, await job.RunAsync());
        Assert.True(File.Exists($"{_folder}/new/cards/job-1.pdf"));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_keeps_the_job_queued()
    {
        await File.WriteAllTextAsync($"{_folder}/file", "");
        var job = new JobOnDevice(PrinterDevices.Create($"file:{_folder}/file/cards", DeviceTimeouts.Default)!, "job-1");
        Assert.Equal(PrintJobState.Queued, await job.RunAsync());
        Assert.Equal("folder-missing", job.Why?.Code);
    }
}
