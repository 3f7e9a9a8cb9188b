namespace Fulfillment.Server.Platform;

/// <summary>What the published description says of an endpoint that reads its own body. It decides nothing: any Content-Type is still read.</summary>
internal static class ApiDescription
{
    /// <summary>The JSON document that the body holds.</summary>
    public static RouteHandlerBuilder Takes<TBody>(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new TakenBody(typeof(TBody), "application/json"));

    /// <summary>A body that is no JSON, e.g. <c>text/csv</c>.</summary>
    public static RouteHandlerBuilder TakesFile(this RouteHandlerBuilder endpoint, string contentType) => endpoint.WithMetadata(new TakenBody(null, contentType));

    /// <summary>A body larger than the default of 1 MB.</summary>
    public static TBuilder AllowBody<TBuilder>(this TBuilder endpoint, long bytes)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(bytes));
}

internal sealed record TakenBody(Type? Document, string ContentType);
