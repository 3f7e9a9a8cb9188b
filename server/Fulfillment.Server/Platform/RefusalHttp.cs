using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace Fulfillment.Server.Platform;

/// <summary>How a refusal leaves the program: RFC 9457 problem details in the caller's language.</summary>
internal static class RefusalHttp
{
    /// <summary>200 with the value as JSON (or what <paramref name="success"/> makes of it), or the refusal.</summary>
    public static IResult ToHttp<T>(this Outcome<T> outcome, Func<T, IResult>? success = null) =>
        outcome.Match(value => success is null ? Results.Json(value, Json.Options) : success(value), refusal => refusal.ToHttp());

    /// <param name="extra">Further members of the body, e.g. a station's state and screen.</param>
    public static IResult ToHttp(this Refusal refusal, IReadOnlyDictionary<string, object?>? extra = null) =>
        new RefusalResult(refusal, extra);

    public static ProblemDetails ToProblem(this Refusal refusal, string language)
    {
        var says = refusal.Says.In(language);
        var next = refusal.Do.In(language);
        var problem = new ProblemDetails
        {
            Type = $"urn:fulfillment:{refusal.Code}",
            Title = says,
            Detail = next.Length == 0 ? says : $"{says} {next}",
            Status = refusal.Status,
        };
        problem.Extensions["code"] = refusal.Code;
        problem.Extensions["do"] = next;
        problem.Extensions["sound"] = refusal.Sound;
        if (refusal.Field is not null) problem.Extensions["field"] = refusal.Field;
        return problem;
    }

    private sealed class RefusalResult(Refusal refusal, IReadOnlyDictionary<string, object?>? extra) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = refusal.Status;
            if (refusal.RetryAfterSeconds is { } seconds) httpContext.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (httpContext.Features.Get<RefusalAsPage>() is { } page)
            {
                await page.ShowAsync(refusal, extra);
                return;
            }

            var problem = refusal.ToProblem(httpContext.Language());
            foreach (var (name, value) in extra ?? new Dictionary<string, object?>()) problem.Extensions[name] = value;
            await httpContext.Response.WriteAsJsonAsync(problem, ProblemJson, "application/problem+json", httpContext.RequestAborted);
        }
    }

    private static JsonSerializerOptions ProblemJson => Json.Options;
}
