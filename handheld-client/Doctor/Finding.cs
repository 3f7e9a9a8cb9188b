using Fulfillment.Contracts;

namespace Fulfillment.Handheld.Doctor;

/// <summary>How a finding weighs.</summary>
internal enum Weight
{
    Well,

    /// <summary>It works, and somebody should know.</summary>
    Look,

    /// <summary>This device cannot work so.</summary>
    Blocks,
}

/// <summary>What one examination found: what it is about, the reason, and what to do.</summary>
internal sealed record Finding(Weight Weight, Text What, Text Says, Text? Do = null)
{
    public static Finding Well(Text what, Text says) => new(Weight.Well, what, says);

    public static Finding Look(Text what, Text says, Text @do) => new(Weight.Look, what, says, @do);

    public static Finding Blocks(Text what, Text says, Text @do) => new(Weight.Blocks, what, says, @do);
}
