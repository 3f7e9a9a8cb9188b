using System.Text.Json.Serialization;

namespace Fulfillment.Server.Places;

internal enum WorkerRole
{
    Packer,
    Clerk,
    Supervisor,
    Admin,
}

/// <summary>Somebody with a badge. The badge is unique in the installation.</summary>
internal sealed record Worker(string Badge, string Site, string Name, WorkerRole Role, string Language)
{
    /// <summary>Null while no PIN was given: the badge opens a bench, but neither signs in on the web nor overrides.</summary>
    [JsonIgnore]
    public string? PinHash { get; init; }

    public bool HasPin => PinHash is not null;
}

/// <summary>A worker as sent. The PIN is written only: absent, the one on record stays.</summary>
internal sealed record WorkerDocument
{
    public string? Name { get; init; }
    public WorkerRole Role { get; init; }
    public string? Pin { get; init; }
    public string Language { get; init; } = "ja";
}
