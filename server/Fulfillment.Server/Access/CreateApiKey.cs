using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Access;

internal sealed record ApiKeyDocument
{
    public string Name { get; init; } = "";

    /// <summary>The one merchant the key is for; absent, it is the installation's.</summary>
    public string? Merchant { get; init; }

    public IReadOnlyList<string> Scopes { get; init; } = [];
}

/// <summary>A key with its secret, the only time that it is seen.</summary>
internal sealed record NewApiKey(string Id, string Key, string Name, string? Merchant, IReadOnlyList<string> Scopes);

/// <summary>An administrator of the installation gives a machine its key.</summary>
internal sealed class CreateApiKey(Db db, ApiKeyStore store, PlaceStore places, AuditTrail audit, TimeProvider clock)
{
    private const int LongestName = 200;

    public async Task<Outcome<NewApiKey>> HandleAsync(ApiKeyDocument sent, Caller by, CancellationToken ct)
    {
        if (Refuses(sent) is { } refusal) return refusal;
        if (sent.Merchant is { } merchant && await places.FindMerchantAsync(merchant, ct) is null) return AccessRefusals.UnknownMerchant(merchant);
        var (now, secret) = (clock.GetUtcNow(), Secrets.New("fk_"));
        var key = new ApiKey(Guid.CreateVersion7(now).ToString(), sent.Name.Trim(), sent.Merchant, [.. sent.Scopes.Distinct()], now, by.Name);
        await db.WriteAsync(
            async work =>
            {
                await store.InsertAsync(work, key, Secrets.Hash(secret));
                await audit.RecordAsync(work, by, "api-key.created", $"api-keys/{key.Id}", new { key.Name, key.Merchant, key.Scopes });
            },
            ct);
        return new NewApiKey(key.Id, secret, key.Name, key.Merchant, key.Scopes);
    }

    internal static Refusal? Refuses(ApiKeyDocument sent) => sent switch
    {
        { Name: var name } when string.IsNullOrWhiteSpace(name) || name.Length > LongestName => AccessRefusals.KeyWithoutName,
        { Scopes: var scopes } when scopes.Count == 0 || !scopes.All(Scopes.All.Contains) => AccessRefusals.UnknownScope,
        _ => null,
    };
}

/// <summary>An administrator takes a key back: from the next request on it opens nothing.</summary>
internal sealed class RevokeApiKey(Db db, ApiKeyStore store, AuditTrail audit, TimeProvider clock)
{
    /// <returns>Null when done.</returns>
    public async Task<Refusal?> HandleAsync(string id, Caller by, CancellationToken ct)
    {
        if (id == BootstrapKey.Caller.ApiKey) return AccessRefusals.KeyOfConfiguration;
        return await db.WriteAsync<Refusal?>(
            async work =>
            {
                if (!await store.RevokeAsync(work, id, clock.GetUtcNow())) return AccessRefusals.NoSuchKey(id);
                await audit.RecordAsync(work, by, "api-key.revoked", $"api-keys/{id}");
                return null;
            },
            ct);
    }
}
