namespace Fulfillment.Server.Platform;

/// <summary>Which language a request is answered in: the one chosen on the screen, the worker's, then <c>Accept-Language</c>, then Japanese.</summary>
internal static class RequestLanguage
{
    private static readonly object Key = new();
    private static readonly object ChoiceKey = new();

    /// <summary>Set by whoever knows the worker.</summary>
    public static void UseLanguage(this HttpContext http, string? language)
    {
        if (language is not null) http.Items[Key] = language;
    }

    /// <summary>Somebody asked for this language on the page itself: it goes before every other.</summary>
    public static void ChooseLanguage(this HttpContext http, string language) => http.Items[ChoiceKey] = language;

    public static string Language(this HttpContext http) =>
        http.Items[ChoiceKey] as string ?? http.Items[Key] as string ?? FromHeader(http.Request) ?? "ja";

    private static string? FromHeader(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value)
            .Select(tag => tag switch
            {
                not null when tag.StartsWith("ja", StringComparison.OrdinalIgnoreCase) => "ja",
                not null when tag.StartsWith("en", StringComparison.OrdinalIgnoreCase) => "en",
                _ => null,
            })
            .FirstOrDefault(language => language is not null);
}
