using Fulfillment.Contracts;

namespace Fulfillment.Server.Access;

/// <summary>The two cookies of a screen: who works here, and which station this browser is. Scripts cannot read them and no other site can send them.</summary>
internal static class AccessCookies
{
    private const string WorkerName = "fulfillment-worker";
    private const string StationName = StationCredential.Cookie;

    // Browsers keep a cookie for 400 days at most.
    private static readonly TimeSpan StationLife = TimeSpan.FromDays(400);

    public static string? WorkerToken(HttpRequest request) => request.Cookies[WorkerName];

    public static string? StationToken(HttpRequest request) => request.Cookies[StationName];

    public static void SetWorker(HttpContext http, SignedIn signedIn) =>
        http.Response.Cookies.Append(WorkerName, signedIn.Token, Options(http, signedIn.EndsAt));

    public static void SetStation(HttpContext http, Paired paired, DateTimeOffset now) =>
        http.Response.Cookies.Append(StationName, paired.Token, Options(http, now + StationLife));

    public static void DropWorker(HttpContext http) => http.Response.Cookies.Delete(WorkerName, Options(http, null));

    private static CookieOptions Options(HttpContext http, DateTimeOffset? expires) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        Path = "/",
        Expires = expires,
        IsEssential = true,
    };
}
