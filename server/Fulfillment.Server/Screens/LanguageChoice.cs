using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Screens;

/// <summary>
/// The language that somebody chose in this browser with <c>?lang=</c>. It goes before the worker's own until the next sign-in: at a
/// shared station the choice of the one before must not outlast them.
/// </summary>
internal static class LanguageChoice
{
    private const string Query = "lang";
    private const string Cookie = "fulfillment-language";
    private static readonly TimeSpan Life = TimeSpan.FromDays(400);

    public static void Apply(HttpContext http)
    {
        if (Known(http.Request.Query[Query]) is { } asked)
        {
            http.Response.Cookies.Append(Cookie, asked, Options(http, Life));
            http.ChooseLanguage(asked);
        }
        else if (Known(http.Request.Cookies[Cookie]) is { } kept)
        {
            http.ChooseLanguage(kept);
        }
    }

    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Cookie, Options(http, null));

    /// <summary>Leads to the page that is open, in the other language. A query alone stays at this server, whatever the path says.</summary>
    public static string Link(HttpRequest request, string language)
    {
        var others = request.Query.Where(part => part.Key != Query).SelectMany(part => part.Value, (part, value) => KeyValuePair.Create(part.Key, value));
        return QueryString.Create(others).Add(Query, language).ToString();
    }

    private static string? Known(string? language) => language is "ja" or "en" ? language : null;

    // Lax, unlike the cookies that let somebody in: a link from elsewhere may open a page in the language chosen here.
    private static CookieOptions Options(HttpContext http, TimeSpan? life) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        Path = "/",
        MaxAge = life,
        IsEssential = true,
    };
}
