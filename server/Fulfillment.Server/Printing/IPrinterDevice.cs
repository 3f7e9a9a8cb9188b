namespace Fulfillment.Server.Printing;

/// <summary>
/// One printer as the print worker uses it. Expected trouble (off, frozen, busy, bad paper, aborted) is an answer, never
/// an exception. The order of calls makes a printed sheet provable: <see cref="OpenAsync"/> puts nothing on paper; its
/// answer is saved; only then <see cref="SendAsync"/> hands over the document; after any doubt <see cref="LookAsync"/>
/// asks what became of it.
/// </summary>
internal interface IPrinterDevice
{
    /// <summary>Announces the job: Opened, NotNow or Rejected. No paper can come of it.</summary>
    Task<DeviceAnswer> OpenAsync(DeviceJob job, CancellationToken ct);

    /// <summary>Hands over the document of an opened job, once: Accepted, Completed, NotNow, Rejected, Doubt or CannotSay.</summary>
    Task<DeviceAnswer> SendAsync(DeviceJob job, ReadOnlyMemory<byte> pdf, CancellationToken ct);

    /// <summary>What became of the job: AwaitingDocument, Printing, Completed, Aborted, Canceled, Forgotten, Doubt or CannotSay. Changes nothing.</summary>
    Task<DeviceAnswer> LookAsync(DeviceJob job, CancellationToken ct);

    /// <summary>Asks the printer to drop the job. The sheet may come out all the same.</summary>
    Task CancelAsync(DeviceJob job, CancellationToken ct);

    Task<PrinterHealth> ReadHealthAsync(CancellationToken ct);
}

/// <summary>A print job as a printer knows it.</summary>
/// <param name="Name">Our own job id: unique for ever, so that a printer can be asked for it by name.</param>
/// <param name="Media">The paper it needs.</param>
/// <param name="DeviceJobId">The printer's number for it, once opened; printers count from 1 again after a restart, so it is proof only together with the name.</param>
internal sealed record DeviceJob(string Name, PrintMedia Media, int? DeviceJobId = null);

/// <summary>How long a printer gets.</summary>
/// <param name="Connect">To accept the connection.</param>
/// <param name="Answer">To answer a request in full, its document included.</param>
internal sealed record DeviceTimeouts(TimeSpan Connect, TimeSpan Answer)
{
    public static DeviceTimeouts Default { get; } = new(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(20));
}
