using Microsoft.AspNetCore.Http.Features;

namespace Fulfillment.Server.Platform;

/// <summary>What the server's reading of a path leaves undecided.</summary>
internal static class RequestPath
{
    /// <summary>
    /// An encoded slash was sent. The server leaves it as it is, so in the route's value it looks like the three characters <c>%2F</c>, which
    /// a number may hold; a slash no number may.
    /// </summary>
    public static bool HoldsSlash(this HttpContext http) =>
        http.Features.Get<IHttpRequestFeature>()?.RawTarget.Split('?')[0].Contains("%2F", StringComparison.OrdinalIgnoreCase) == true;
}
