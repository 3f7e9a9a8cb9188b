using Microsoft.AspNetCore.Http.Features;

namespace Fulfillment.Server.Platform;

/// <summary>A body longer than its endpoint takes is heard out, within reason, before it is refused: who is cut off while sending sees a broken pipe, not the refusal.</summary>
internal static class LongBodies
{
    private const long MostHeardOut = 64L << 20;

    /// <summary>Comes after routing, for the endpoint says how much it takes.</summary>
    public static IApplicationBuilder UseRefusalOfLongBodies(this IApplicationBuilder app) => app.Use(RefuseAsync);

    private static async Task RefuseAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false, MaxRequestBodySize: { } most } limit
            || http.Request.ContentLength is not { } length
            || length <= most
            || length > MostHeardOut)
        {
            await next(http);
            return;
        }

        limit.MaxRequestBodySize = MostHeardOut;
        await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
        http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
    }
}
