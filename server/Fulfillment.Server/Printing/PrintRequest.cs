namespace Fulfillment.Server.Printing;

/// <summary>A sheet that another slice wants printed.</summary>
internal sealed record PrintRequest
{
    public required string Merchant { get; init; }

    public required string Site { get; init; }

    /// <summary>The printer's code at the site.</summary>
    public required string Printer { get; init; }

    /// <summary>The bench it is for, or null when it is printed ahead for a wave.</summary>
    public string? Station { get; init; }

    /// <summary>The orders whose parcel it goes into.</summary>
    public required IReadOnlyList<string> Orders { get; init; }

    public string? Shipment { get; init; }

    /// <summary>The insert it carries. One insert is queued for its first print once, however often it is asked for.</summary>
    public string? Insert { get; init; }

    public string? SheetCode { get; init; }

    public required PrintSource Source { get; init; }

    /// <summary>Everything on the sheet, as a JSON object; <c>{}</c> for a document.</summary>
    public required string Data { get; init; }

    /// <summary>What makes it once-only where there is no insert, e.g. <c>document/{shipment}/{name}</c>.</summary>
    public string? Once { get; init; }

    /// <summary>Who asked: a worker's badge, a key, or the system.</summary>
    public string RequestedBy { get; init; } = "system";
}
