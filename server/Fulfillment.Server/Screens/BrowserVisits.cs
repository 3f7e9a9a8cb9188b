using Fulfillment.Server.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Fulfillment.Server.Screens;

/// <summary>
/// A person's browser asks for a page: the language chosen here counts, and a refusal is a page to read. Where nobody is signed in, that
/// page is the sign-in itself, with status 401 and at the address that was asked for. The API and the hubs answer everybody alike.
/// </summary>
internal sealed class BrowserVisits(RequestDelegate next, IModelMetadataProvider metadata)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (!AsksForPage(http.Request)) return next(http);
        LanguageChoice.Apply(http);
        http.Features.Set(new RefusalAsPage((refusal, extra) => ShowAsync(http, refusal, extra)));
        return next(http);
    }

    private static bool AsksForPage(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api")
        && !request.Path.StartsWithSegments("/hubs")
        && request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    private Task ShowAsync(HttpContext http, Refusal refusal, IReadOnlyDictionary<string, object?>? extra)
    {
        ScreenAnswers.SetHeaders(http);

        // What a program is told of a wrong address, a person has no use for.
        var shown = refusal.Code == "request/no-such-address" ? ScreenRefusals.NoSuchPage : refusal;
        var view = new ViewResult
        {
            ViewName = "/Screens/Refused.cshtml",
            ViewData = new ViewDataDictionary<RefusedView>(metadata, new ModelStateDictionary())
            {
                Model = new RefusedView(shown, $"{http.Request.Path}{http.Request.QueryString}", extra?.GetValueOrDefault("traceId") as string),
            },
        };
        return view.ExecuteResultAsync(new ActionContext(http, new RouteData(), new ActionDescriptor()));
    }
}

/// <summary>A refusal as a page, and where to go on once somebody is signed in.</summary>
internal sealed record RefusedView(Refusal Refusal, string Address, string? TraceId)
{
    public bool AsksForSignIn => Refusal.Status == StatusCodes.Status401Unauthorized && !AsksForPairing;

    /// <summary>A station's screen in a browser that is not that station: whoever set it up has a pairing code at hand.</summary>
    public bool AsksForPairing =>
        IsStationScreen && (Refusal.Status == StatusCodes.Status401Unauthorized || Refusal.Code == Stations.StationRefusals.OtherStation.Code);

    private bool IsStationScreen => Address.StartsWith("/pack/", StringComparison.Ordinal) || Address.StartsWith("/returns/", StringComparison.Ordinal);
}
