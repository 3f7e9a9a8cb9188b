using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Access;

/// <summary>
/// The one place that lets a request in: finds out who calls, then asks the endpoint. Closed by default, so that a forgotten
/// <c>Allow</c> is a closed door and not an open one.
/// </summary>
internal sealed class Door(RequestDelegate next, Credentials credentials, OwnPages pages)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var found = await credentials.FindAsync(http);
        if (found.Refusal is null) http.UseCaller(found.Value!);
        if (Refuses(http, found.Refusal) is { } refusal)
        {
            await refusal.ToHttp().ExecuteAsync(http);
            return;
        }

        await next(http);
    }

    private Refusal? Refuses(HttpContext http, Refusal? badCredential)
    {
        var endpoint = http.GetEndpoint();
        if (endpoint?.Metadata.GetMetadata<OpenToAnyone>() is not null) return pages.Refuses(http);
        var caller = http.Caller();
        if (caller.IsNobody) return badCredential ?? AccessRefusals.NoCredential;
        if (endpoint is null) return AccessRefusals.NoSuchAddress(http.Request.Method, http.Request.Path);

        // Routing's own answers (405, 415) are endpoints without a route.
        if (endpoint is not RouteEndpoint) return null;
        if (endpoint.Metadata.GetMetadata<AllowedScopes>() is not { } allowed) return AccessRefusals.Closed;
        if (!caller.Scopes.Contains(Scopes.Admin) && !allowed.Scopes.Any(caller.Scopes.Contains)) return AccessRefusals.NotAllowed(allowed.Scopes);
        return (caller.Merchant is { } own ? RefusesMerchant(http, endpoint, own) : null) ?? pages.Refuses(http);
    }

    private static Refusal? RefusesMerchant(HttpContext http, Endpoint endpoint, string own)
    {
        var named = http.GetRouteValue("merchant") as string;
        if (named is not null && named != own) return PlaceRefusals.NoSuchMerchant(named);
        var mayCall = endpoint.Metadata.GetMetadata<MerchantReach>()?.Allowed ?? named is not null;
        return mayCall ? null : AccessRefusals.OnlyInstallation;
    }
}
