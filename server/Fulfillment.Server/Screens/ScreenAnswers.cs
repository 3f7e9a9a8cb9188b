using Fulfillment.Server.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Fulfillment.Server.Screens;

/// <summary>What every page sends along, and the sentence for a form that does not come from a page of ours or is too old.</summary>
internal sealed class ScreenAnswers : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        SetHeaders(context.HttpContext);
        if (context.Result is IAntiforgeryValidationFailedResult) context.Result = new RefusalPage(ScreenRefusals.FormExpired);
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    public static void SetHeaders(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";

        // Not no-referrer: with it browsers send "Origin: null" with our own forms, and the door takes them for a foreign page's.
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        headers.ContentLanguage = http.Language();
    }
}

/// <summary>A refusal instead of the page that was asked for.</summary>
internal sealed class RefusalPage(Refusal refusal) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context) => refusal.ToHttp().ExecuteAsync(context.HttpContext);
}
