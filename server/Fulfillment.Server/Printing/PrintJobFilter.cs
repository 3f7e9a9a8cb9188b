namespace Fulfillment.Server.Printing;

/// <summary>Which sheets a list shows.</summary>
internal enum PrintJobList
{
    /// <summary>In doubt, or failed lately and not printed again.</summary>
    Attention,

    /// <summary>On their way to the tray.</summary>
    UnderWay,

    All,
}

/// <summary>What somebody looks for among the print jobs; null is any.</summary>
/// <param name="Order">An order number, or <c>merchant:orderNo</c>.</param>
/// <param name="FailedSince">A failure before it is past and needs nobody.</param>
internal sealed record PrintJobFilter(PrintJobList List, string? Site, string? Order, DateTimeOffset FailedSince);

/// <summary>How many sheets need somebody, and how many are on their way.</summary>
internal sealed record PrintJobCounts(int Attention, int UnderWay);
