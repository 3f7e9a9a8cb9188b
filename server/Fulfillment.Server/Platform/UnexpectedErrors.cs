using System.Diagnostics;
using Fulfillment.Contracts;
using Microsoft.AspNetCore.Diagnostics;

namespace Fulfillment.Server.Platform;

/// <summary>The last net: an exception is a bug or dead hardware. It is logged with its trace id, and the caller gets the id, never the stack.</summary>
internal sealed class UnexpectedErrors(ILogger<UnexpectedErrors> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested) return true;
        var refusal = exception is BadHttpRequestException bad ? Malformed(bad) : Unexpected();
        if (refusal.Status >= 500) log.LogError(exception, "Unexpected error in {Method} {Path}, trace {TraceId}", httpContext.Request.Method, httpContext.Request.Path, TraceId);
        await refusal.ToHttp(new Dictionary<string, object?> { ["traceId"] = TraceId }).ExecuteAsync(httpContext);
        return true;
    }

    private static string? TraceId => Activity.Current?.TraceId.ToString();

    private static Refusal Malformed(BadHttpRequestException error) => new(
        error.StatusCode == StatusCodes.Status413PayloadTooLarge ? "request/too-large" : "request/malformed",
        error.StatusCode,
        error.StatusCode == StatusCodes.Status413PayloadTooLarge
            ? new Text("送られたデータが大きすぎます。", "The data sent is too large.")
            : new Text("リクエストを読めません。", "The request cannot be read."),
        new Text("値の形式を API の説明と見比べてください。", "Compare the values with the API's description."));

    private static Refusal Unexpected() => new(
        "request/unexpected-error",
        StatusCodes.Status500InternalServerError,
        new Text("サーバーで思わぬエラーが起きました。", "Something unexpected went wrong on the server."),
        new Text("もう一度お試しください。続くときは traceId を添えて管理者へ。", "Try again. If it goes on, give the traceId to your administrator."));
}
