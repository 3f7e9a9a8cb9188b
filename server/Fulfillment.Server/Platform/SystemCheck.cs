using Fulfillment.Contracts;

namespace Fulfillment.Server.Platform;

internal enum CheckStatus
{
    Ok,
    Attention,
    Error,
}

/// <summary>What a check found: a sentence for the operator and the next step, empty where there is nothing to do.</summary>
internal sealed record Finding(CheckStatus Status, Text Says, Text Do)
{
    private static readonly Text Nothing = new("", "");

    public static Finding Ok(string ja, string en) => new(CheckStatus.Ok, new Text(ja, en), Nothing);
}

/// <summary>One thing that can be wrong with the running system. Slices register theirs; <c>GET /healthz/detail</c> asks them all.</summary>
internal interface ISystemCheck
{
    /// <summary>Lower case with hyphens, e.g. <c>disk-space</c>.</summary>
    string Name { get; }

    Task<Finding> LookAsync(CancellationToken ct);
}
