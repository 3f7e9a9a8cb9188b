namespace Fulfillment.Server.Access;

/// <summary>A machine's key, without the key itself. Bound to one merchant it never reaches further; unbound it is the installation's.</summary>
internal sealed record ApiKey(string Id, string Name, string? Merchant, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, string CreatedBy)
{
    public Caller ToCaller() => new()
    {
        ApiKey = Id,
        Merchant = Merchant,
        Scopes = new HashSet<string>(Scopes, StringComparer.Ordinal),
        Name = $"key:{Id}",
    };
}
