using Fulfillment.Contracts;

namespace Fulfillment.Server.Printing;

/// <summary>A print job as the API shows it. No personal data: what is on the sheet is its document.</summary>
internal sealed record PrintJobView(
    string Id,
    string Merchant,
    IReadOnlyList<string> Orders,
    string Site,
    string? Station,
    string Printer,
    long Position,
    PrintJobState State,
    int Attempts,
    PrintTroubleView? Why,
    string? Shipment,
    string? Insert,
    string? Code,
    PrintSource Source,
    string DataHash,
    string? ReprintOf,
    string? Reason,
    string RequestedBy,
    string? SettledBy,
    PaperLeft Paper,
    DateTimeOffset? DestroyedAt,
    DateTimeOffset QueuedAt,
    DateTimeOffset? SentAt,
    DateTimeOffset ChangedAt)
{
    public static PrintJobView Of(PrintJob job, IEnumerable<string> orders) => new(
        job.Id,
        job.Merchant,
        [.. orders],
        job.Site,
        job.Station,
        job.Printer,
        job.Position,
        job.State,
        job.Attempts,
        job.Why is null ? null : new PrintTroubleView(job.Why.Code, job.Why.Says, job.Why.Do),
        job.Shipment,
        job.Insert,
        job.SheetCode,
        job.Source,
        job.DataHash,
        job.ReprintOf,
        job.Reason,
        job.RequestedBy,
        job.SettledBy,
        job.Paper,
        job.DestroyedAt,
        job.QueuedAt,
        job.SentAt,
        job.ChangedAt);
}

internal sealed record PrintTroubleView(string Code, Text Says, Text Do);
