using Fulfillment.Server.Events.Hubs;

namespace Fulfillment.Server.Printing;

/// <summary>How one printer and its queue stand.</summary>
internal sealed class QueueMark
{
    public string Site { get; set; } = "";
    public string Printer { get; set; } = "";
    public long LastPosition { get; set; }
    public long Revision { get; set; }
    public string? Condition { get; set; }
    public string? Trouble { get; set; }
    public string? Reasons { get; set; }
}

/// <summary>Screens look again when a sheet was queued or came further.</summary>
internal sealed class PrintJobMarks(PrintQueueStore queues) : IMarkStates
{
    public Ringing What => Ringing.PrintJob;

    public async Task<IReadOnlyList<StateMark>> ReadMarksAsync(CancellationToken ct) =>
        [.. (await queues.ReadMarksAsync(ct)).Select(queue => new StateMark(queue.Site, queue.Printer, null, $"{queue.LastPosition} {queue.Revision}"))];
}

/// <summary>Screens look again when a printer ran out of paper, or is well again.</summary>
internal sealed class PrinterMarks(PrintQueueStore queues) : IMarkStates
{
    public Ringing What => Ringing.Printer;

    public async Task<IReadOnlyList<StateMark>> ReadMarksAsync(CancellationToken ct) =>
        [.. (await queues.ReadMarksAsync(ct)).Select(queue => new StateMark(queue.Site, queue.Printer, null, $"{queue.Condition} {queue.Trouble} {queue.Reasons}"))];
}
