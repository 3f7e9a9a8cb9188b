namespace Fulfillment.Server.Printing;

/// <summary>Whether a printer can take work.</summary>
internal enum PrinterCondition
{
    Ready,
    Printing,

    /// <summary>Works, but wants somebody soon.</summary>
    Attention,

    /// <summary>Answers, and prints nothing until somebody comes.</summary>
    Stopped,

    /// <summary>Does not answer.</summary>
    Unreachable,

    /// <summary>This kind of device never says.</summary>
    Unknown,
}

/// <summary>A printer's own word about itself.</summary>
/// <param name="Condition">Whether it can take work.</param>
/// <param name="Trouble">What is the matter and what to do, when something is.</param>
/// <param name="Reasons">The device's own keywords, for the technician.</param>
internal sealed record PrinterHealth(PrinterCondition Condition, PrinterTrouble? Trouble = null, IReadOnlyList<string>? Reasons = null)
{
    public bool TakesWork => Condition is not (PrinterCondition.Stopped or PrinterCondition.Unreachable);
}
