namespace Fulfillment.Server.Printing.File;

/// <summary>
/// A folder that some other program prints from, made with the first job where it does not exist. The document appears in it whole, by rename, as <c>job.pdf</c>. Announcing
/// the job creates a hidden marker that the rename consumes: so a marker that is still there proves that nothing was delivered.
/// </summary>
internal sealed class FolderPrinter(string folder) : IPrinterDevice
{
    public Task<DeviceAnswer> OpenAsync(DeviceJob job, CancellationToken ct) => Task.FromResult(Try(() =>
    {
        Directory.CreateDirectory(folder);
        using var marker = new FileStream(Marker(job), FileMode.Create, FileAccess.Write);
        marker.Flush(flushToDisk: true);
        return new DeviceAnswer(DeviceAnswerKind.Opened);
    }));

    public Task<DeviceAnswer> SendAsync(DeviceJob job, ReadOnlyMemory<byte> pdf, CancellationToken ct) => Task.FromResult(Try(() =>
    {
        using (var file = new FileStream(Marker(job), FileMode.Create, FileAccess.Write))
        {
            file.Write(pdf.Span);
            file.Flush(flushToDisk: true);
        }
        System.IO.File.Move(Marker(job), Document(job), overwrite: true);
        FolderFlush.ToDisk(folder);
        return new DeviceAnswer(DeviceAnswerKind.Completed);
    }));

    public Task<DeviceAnswer> LookAsync(DeviceJob job, CancellationToken ct)
    {
        if (System.IO.File.Exists(Document(job)))
            return Task.FromResult(new DeviceAnswer(DeviceAnswerKind.Completed));
        if (System.IO.File.Exists(Marker(job)))
            return Task.FromResult(new DeviceAnswer(DeviceAnswerKind.AwaitingDocument));
        return Task.FromResult(Directory.Exists(folder)
            ? new DeviceAnswer(DeviceAnswerKind.Forgotten, PrinterTroubles.Forgotten)
            : new DeviceAnswer(DeviceAnswerKind.Doubt, PrinterTroubles.FolderMissing));
    }

    public Task CancelAsync(DeviceJob job, CancellationToken ct)
    {
        Try(() =>
        {
            System.IO.File.Delete(Marker(job));
            return new DeviceAnswer(DeviceAnswerKind.Canceled);
        });
        return Task.CompletedTask;
    }

    public Task<PrinterHealth> ReadHealthAsync(CancellationToken ct) => Task.FromResult(Directory.Exists(folder)
        ? new PrinterHealth(PrinterCondition.Ready)
        : new PrinterHealth(PrinterCondition.Unknown));

    private string Document(DeviceJob job) => Path.Combine(folder, $"{job.Name}.pdf");

    private string Marker(DeviceJob job) => Path.Combine(folder, $".{job.Name}.pdf.part");

    // A full disk or a lost share fails before the rename, so nothing was delivered.
    private static DeviceAnswer Try(Func<DeviceAnswer> deed)
    {
        try
        {
            return deed();
        }
        catch (DirectoryNotFoundException)
        {
            return new(DeviceAnswerKind.NotNow, PrinterTroubles.FolderMissing);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(DeviceAnswerKind.NotNow, PrinterTroubles.FolderRefuses);
        }
    }
}
