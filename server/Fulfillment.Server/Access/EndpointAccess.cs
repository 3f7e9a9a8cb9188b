using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Access;

/// <summary>
/// Says at each endpoint which scopes open it. 401 without a credential, 403 without the scope, and 404 where the route names a
/// <c>{merchant}</c> that is not the key's own: another merchant's data is not even there.
/// </summary>
internal static class EndpointAccess
{
    private static readonly object CallerKey = new();

    public static Caller Caller(this HttpContext http) => http.Items[CallerKey] as Caller ?? Access.Caller.Nobody;

    public static void UseCaller(this HttpContext http, Caller caller) => http.Items[CallerKey] = caller;

    /// <summary>Any one of the scopes is enough; <c>admin</c> always is.</summary>
    public static TBuilder Allow<TBuilder>(this TBuilder endpoint, params string[] scopes)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.WithMetadata(new AllowedScopes(scopes));
        endpoint.AddEndpointFilter(async (context, next) =>
            Refuses(context.HttpContext, scopes) is { } refusal ? refusal.ToHttp() : await next(context));
        return endpoint;
    }

    private static Refusal? Refuses(HttpContext http, string[] scopes)
    {
        var caller = http.Caller();
        if (caller.Scopes.Count == 0) return AccessRefusals.NoCredential;
        if (!caller.Scopes.Contains(Scopes.Admin) && !scopes.Any(caller.Scopes.Contains)) return AccessRefusals.NotAllowed(scopes);
        return caller.Merchant is not null && http.GetRouteValue("merchant") is string merchant && merchant != caller.Merchant
            ? AccessRefusals.NoSuchMerchant(merchant)
            : null;
    }
}

/// <summary>Which scopes an endpoint asks for, for the API's description.</summary>
internal sealed record AllowedScopes(IReadOnlyList<string> Scopes);
