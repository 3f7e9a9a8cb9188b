using Fulfillment.Server.Places;

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

    /// <summary>The signed-in worker's name, to greet them by.</summary>
    public string? WorkerName { get; init; }

    /// <summary>The paired station, <c>site</c> and <c>station</c> together.</summary>
    public string? Site { get; init; }

    public string? Station { get; init; }

    /// <summary>A browser sent the credential by itself; such requests must prove that a page of ours asked for them.</summary>
    public bool ByCookie { get; init; }

    /// <summary>Stable name for audit and idempotency: <c>key:…</c>, <c>worker:…</c>, <c>station:…</c>.</summary>
    public string Name { get; init; } = "nobody";

    public bool IsNobody => Scopes.Count == 0;

    /// <summary>A key or a worker of the bench speaks for any station, a paired station for itself alone.</summary>
    public bool SpeaksFor(Station station) =>
        (Scopes.Contains(Access.Scopes.Bench) || Scopes.Contains(Access.Scopes.Admin))
        && (Station is null || Badge is not null || (Site == station.Site && Station == station.Code));
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

    private static readonly HashSet<string> OfBench = [Bench];
    private static readonly HashSet<string> OfSupervisor = [Bench, Orders, Campaigns, Events, Read];
    private static readonly HashSet<string> OfAdmin = [Admin];

    public static IReadOnlySet<string> Of(WorkerRole role) => role switch
    {
        WorkerRole.Admin => OfAdmin,
        WorkerRole.Supervisor => OfSupervisor,
        _ => OfBench,
    };
}
