namespace Fulfillment.Server.Printing;

/// <summary>What a void or lost job left behind.</summary>
internal enum PaperLeft
{
    /// <summary>No document ever left this program.</summary>
    None,

    /// <summary>The printer had it, or may have had it.</summary>
    Maybe,

    /// <summary>The sheet is known to be out.</summary>
    Out,
}

/// <summary>Where a sheet's drawing comes from.</summary>
internal enum PrintSourceKind
{
    /// <summary>A card template; the job's data fills it.</summary>
    Template,

    /// <summary>A PDF that came with the order, as the merchant's asset of that name.</summary>
    Document,
}

/// <summary>The drawing of a sheet, by the very version that was chosen: the same job always gives the same bytes.</summary>
/// <param name="Code">The template's code or the asset's name.</param>
/// <param name="Hash">SHA-256 of that version, lower-case hexadecimal.</param>
internal sealed record PrintSource(PrintSourceKind Kind, string Code, string Hash);

/// <summary>One sheet of paper on its way. Its data lies apart, so that it can be erased and the job stay.</summary>
internal sealed record PrintJob
{
    public required string Id { get; init; }

    public required string Merchant { get; init; }

    public required string Site { get; init; }

    public required string Printer { get; init; }

    /// <summary>Its place among the sheets of this printer: they leave it in this order.</summary>
    public required long Position { get; init; }

    public string? Station { get; init; }

    public string? Shipment { get; init; }

    public string? Insert { get; init; }

    /// <summary>The short code on the sheet; scanning it proves the paper.</summary>
    public string? SheetCode { get; init; }

    public required PrintSource Source { get; init; }

    public required string DataHash { get; init; }

    public PrintJobState State { get; init; }

    /// <summary>Counts the saves; who did not see the newest one saves nothing.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Whether a document may have left this program.</summary>
    public bool Opened { get; init; }

    /// <summary>How often it was offered to the printer.</summary>
    public int Attempts { get; init; }

    public int? DeviceJobId { get; init; }

    /// <summary>When the worker turns to it again.</summary>
    public required DateTimeOffset DueAt { get; init; }

    public PrinterTrouble? Why { get; init; }

    public string? DedupeKey { get; init; }

    public string? ReprintOf { get; init; }

    /// <summary>Why it was reprinted or withdrawn, in somebody's words.</summary>
    public string? Reason { get; init; }

    public required string RequestedBy { get; init; }

    /// <summary>Who said what became of it, where that was not the printer.</summary>
    public string? SettledBy { get; init; }

    public PaperLeft Paper { get; init; }

    public DateTimeOffset? DestroyedAt { get; init; }

    public required DateTimeOffset QueuedAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public bool IsUnderWay => State is PrintJobState.Queued or PrintJobState.Sending or PrintJobState.Sent or PrintJobState.Printing;
}
