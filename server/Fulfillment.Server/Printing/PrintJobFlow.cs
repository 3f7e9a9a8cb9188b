namespace Fulfillment.Server.Printing;

/// <summary>Where a print job stands.</summary>
internal enum PrintJobState
{
    Queued,

    /// <summary>A worker is handing it to the printer, or was when it died.</summary>
    Sending,

    /// <summary>The printer has taken the document. Accepted is not printed.</summary>
    Sent,

    Printing,
    Done,

    /// <summary>The printer said no, or gave up. A person decides about a reprint.</summary>
    Failed,

    /// <summary>It may have printed. The sheet's own code, or a person, settles it; nothing reprints by itself.</summary>
    Unknown,

    /// <summary>Withdrawn; paper that exists is to be destroyed.</summary>
    Void,
}

/// <summary>What the worker does next with the job.</summary>
internal enum PrintDeed
{
    Open,
    Send,
    Look,

    /// <summary>Back to the queue; again after a pause.</summary>
    Wait,

    /// <summary>Nothing more: the state is settled, or waits for a person.</summary>
    Rest,
}

/// <summary>The turn a job takes on an answer: saved before the deed is done.</summary>
/// <param name="State">The new state.</param>
/// <param name="Opened">Whether a document may be at the printer from here on.</param>
/// <param name="Deed">What the worker does next.</param>
/// <param name="Why">What keeps the job, in words.</param>
internal readonly record struct PrintTurn(PrintJobState State, bool Opened, PrintDeed Deed, PrinterTrouble? Why);

/// <summary>
/// The life of a print job as a pure function. One fact decides everything after trouble: whether <c>Opened</c> was
/// saved. Before that no document left this program, so the job may begin again; after it nothing is ever sent again
/// unless the printer itself says that it waits for the document.
/// </summary>
internal static class PrintJobFlow
{
    /// <summary>How long a silent printer is asked about a document it may hold before a person is.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>How long a printer may say "processing" without any reason before the floor is told (CUPS says so of a printer that is off).</summary>
    public static readonly TimeSpan Stall = TimeSpan.FromSeconds(60);

    public static bool IsSettled(PrintJobState state) =>
        state is PrintJobState.Done or PrintJobState.Failed or PrintJobState.Void;

    /// <summary>What a worker that finds the job does first; a job some other worker left half-way is looked up before anything else.</summary>
    public static PrintDeed FirstDeed(PrintJobState state, bool triedBefore) => state switch
    {
        PrintJobState.Queued => triedBefore ? PrintDeed.Look : PrintDeed.Open,
        PrintJobState.Sending or PrintJobState.Sent or PrintJobState.Printing or PrintJobState.Unknown => PrintDeed.Look,
        _ => PrintDeed.Rest,
    };

    /// <param name="state">The state as saved.</param>
    /// <param name="opened">Whether the job was saved as opened, that is, whether a document may have left.</param>
    /// <param name="answer">What the printer said.</param>
    /// <param name="unheard">Time since the printer last said anything new about this job.</param>
    public static PrintTurn Next(PrintJobState state, bool opened, DeviceAnswer answer, TimeSpan unheard)
    {
        if (IsSettled(state))
            return new(state, opened, PrintDeed.Rest, null);
        if (state is PrintJobState.Unknown)
            return answer.Kind is DeviceAnswerKind.Completed
                ? new(PrintJobState.Done, true, PrintDeed.Rest, null)
                : new(PrintJobState.Unknown, true, PrintDeed.Rest, null);
        return answer.Kind switch
        {
            DeviceAnswerKind.Opened => new(PrintJobState.Sending, true, PrintDeed.Send, null),
            // A printer that took the document and still claims to wait for it is not believed: sending twice is worse than asking.
            DeviceAnswerKind.AwaitingDocument when state is PrintJobState.Sent or PrintJobState.Printing => Heard(PrintJobState.Sent, answer, unheard),
            DeviceAnswerKind.AwaitingDocument => new(PrintJobState.Sending, true, PrintDeed.Send, null),
            DeviceAnswerKind.Accepted => new(PrintJobState.Sent, true, PrintDeed.Look, null),
            DeviceAnswerKind.Printing => Heard(PrintJobState.Printing, answer, unheard),
            DeviceAnswerKind.Completed => new(PrintJobState.Done, true, PrintDeed.Rest, null),
            // An announcement that ran out of time before any document followed is no failure of the sheet.
            DeviceAnswerKind.Aborted or DeviceAnswerKind.Canceled or DeviceAnswerKind.Forgotten when !opened => new(PrintJobState.Sending, false, PrintDeed.Open, null),
            DeviceAnswerKind.Aborted => new(PrintJobState.Failed, true, PrintDeed.Rest, answer.Trouble ?? PrinterTroubles.Aborted),
            DeviceAnswerKind.Canceled => new(PrintJobState.Failed, true, PrintDeed.Rest, answer.Trouble ?? PrinterTroubles.Canceled),
            DeviceAnswerKind.Rejected => new(PrintJobState.Failed, false, PrintDeed.Rest, answer.Trouble),
            DeviceAnswerKind.NotNow when state is not (PrintJobState.Sent or PrintJobState.Printing) => new(PrintJobState.Queued, false, PrintDeed.Wait, answer.Trouble),
            DeviceAnswerKind.Forgotten => new(PrintJobState.Unknown, true, PrintDeed.Rest, PrinterTroubles.Forgotten),
            DeviceAnswerKind.CannotSay when !opened => new(PrintJobState.Sending, false, PrintDeed.Open, null),
            DeviceAnswerKind.CannotSay => new(PrintJobState.Unknown, true, PrintDeed.Rest, answer.Trouble ?? PrinterTroubles.CannotSay),
            DeviceAnswerKind.Doubt when !opened => new(PrintJobState.Queued, false, PrintDeed.Wait, answer.Trouble),
            DeviceAnswerKind.NotNow or DeviceAnswerKind.Doubt when unheard < Patience => new(state, true, PrintDeed.Look, answer.Trouble),
            _ => new(PrintJobState.Unknown, true, PrintDeed.Rest, PrinterTroubles.NoAnswer),
        };
    }

    private static PrintTurn Heard(PrintJobState state, DeviceAnswer answer, TimeSpan unheard) =>
        new(state, true, PrintDeed.Look, answer.Trouble ?? (unheard < Stall ? null : PrinterTroubles.Stalled));
}
