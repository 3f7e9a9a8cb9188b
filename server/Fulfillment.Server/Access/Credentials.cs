using System.Net.Http.Headers;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Access;

/// <summary>Who calls, by what the request carries.</summary>
internal sealed class Credentials(BootstrapKey bootstrap, ApiKeyStore keys)
{
    /// <summary>Nobody, somebody, or a refusal where a credential was sent that is not one.</summary>
    public async Task<Outcome<Caller>> FindAsync(HttpContext http)
    {
        if (Bearer(http.Request) is { } key) return await FindKeyAsync(key, http.RequestAborted) is { } caller ? caller : AccessRefusals.UnknownKey;
        return Caller.Nobody;
    }

    private async Task<Caller?> FindKeyAsync(string key, CancellationToken ct) =>
        bootstrap.Matches(key) ? BootstrapKey.Caller : (await keys.FindByHashAsync(Secrets.Hash(key), ct))?.ToCaller();

    private static string? Bearer(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            ? header.Parameter ?? ""
            : null;
}
