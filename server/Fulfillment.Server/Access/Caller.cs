namespace Fulfillment.Server.Access;

/// <summary>Who sent this request, as the credential proves it.</summary>
internal sealed record Caller
{
    public static readonly Caller Nobody = new();

    /// <summary>The API key's id, null for people and stations.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The one merchant whose data this caller may see; null sees all of the installation.</summary>
    public string? Merchant { get; init; }

    public IReadOnlySet<string> Scopes { get; init; } = new HashSet<string>();

    /// <summary>The signed-in worker's badge.</summary>
    public string? Badge { get; init; }

    /// <summary>The paired station, <c>site</c> and <c>station</c> together.</summary>
    public string? Site { get; init; }

    public string? Station { get; init; }

    /// <summary>Stable name for audit and idempotency: <c>key:…</c>, <c>worker:…</c>, <c>station:…</c>.</summary>
    public string Name { get; init; } = "nobody";
}

/// <summary>What a credential may do. <c>admin</c> may all.</summary>
internal static class Scopes
{
    public const string Admin = "admin";
    public const string Bench = "bench";
    public const string Orders = "orders";
    public const string Campaigns = "campaigns";
    public const string Events = "events";
    public const string Read = "read";

    public static readonly IReadOnlySet<string> All = new HashSet<string>(StringComparer.Ordinal) { Admin, Bench, Orders, Campaigns, Events, Read };
}
