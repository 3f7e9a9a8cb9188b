using Fulfillment.Contracts;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Access;

/// <summary>
/// Keeps other sites from using a browser's cookies: a browser tells by <c>Origin</c> which page sent an unsafe request, and a program
/// without one proves by <see cref="Header"/> that no page did, for a foreign page cannot set it. Forms carry antiforgery tokens besides.
/// </summary>
internal sealed class OwnPages(IConfiguration configuration)
{
    public const string Header = StationCredential.RequestHeader;
    private readonly string? _publicAuthority = Uri.TryCreate(configuration["Public:BaseUrl"], UriKind.Absolute, out var url) ? url.Authority : null;

    public Refusal? Refuses(HttpContext http)
    {
        if (http.Caller().ApiKey is not null) return null;
        var origin = http.Request.Headers.Origin is [{ Length: > 0 } sent] ? sent : null;
        var isSafe = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || HttpMethods.IsOptions(http.Request.Method);

        // A WebSocket opens with a GET, and browsers let any page open one. By its header: the feature is only there inside the hubs' own endpoints.
        var opensSocket = http.Request.Headers.Upgrade.ToString().Contains("websocket", StringComparison.OrdinalIgnoreCase);
        if (origin is not null && (!isSafe || opensSocket)) return IsOwn(origin, http.Request) ? null : AccessRefusals.ForeignPage;
        return isSafe || !http.Caller().ByCookie || http.Request.Headers.ContainsKey(Header) ? null : AccessRefusals.ForeignPage;
    }

    // The host alone is compared: behind a proxy that ends TLS this program sees http.
    private bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page) && (page.Authority == request.Host.Value || page.Authority == _publicAuthority);
}
