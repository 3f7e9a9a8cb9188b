namespace Fulfillment.Server.Access;

/// <summary>
/// Says at each endpoint who may pass; <see cref="Door"/> holds to it for minimal APIs, pages and hubs alike. An endpoint that says
/// nothing is closed.
/// </summary>
internal static class EndpointAccess
{
    private static readonly object CallerKey = new();

    public static Caller Caller(this HttpContext http) => http.Items[CallerKey] as Caller ?? Access.Caller.Nobody;

    public static void UseCaller(this HttpContext http, Caller caller) => http.Items[CallerKey] = caller;

    /// <summary>
    /// Any one of the scopes is enough; <c>admin</c> always is. A merchant's key passes only where the route names its own
    /// <c>{merchant}</c> (another's is 404), or where the endpoint is <see cref="ForOwnMerchant{T}"/>.
    /// </summary>
    public static TBuilder Allow<TBuilder>(this TBuilder endpoint, params string[] scopes)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AllowedScopes(scopes));

    /// <summary>Answers without a credential.</summary>
    public static TBuilder AllowAnyone<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new OpenToAnyone());

    /// <summary>No <c>{merchant}</c> in the route, yet a merchant's key may call: the endpoint itself answers only what is <see cref="Access.Caller.Merchant"/>'s.</summary>
    public static TBuilder ForOwnMerchant<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new MerchantReach(true));

    /// <summary>No merchant's key may call, not even for its own <c>{merchant}</c>.</summary>
    public static TBuilder ForInstallation<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new MerchantReach(false));
}

/// <summary>Which scopes an endpoint asks for.</summary>
internal sealed record AllowedScopes(IReadOnlyList<string> Scopes);

internal sealed record OpenToAnyone;

/// <summary>Whether a merchant's key may call; without this the route's <c>{merchant}</c> decides.</summary>
internal sealed record MerchantReach(bool Allowed);
