using System.Globalization;
using Fulfillment.Contracts;
using Microsoft.AspNetCore.Diagnostics;

namespace Fulfillment.Server.Platform;

/// <summary>Gives the errors that routing and binding answer without a body (405, 415 and the like) the body every refusal has.</summary>
internal static class EmptyErrors
{
    public static IApplicationBuilder UseRefusalsForEmptyErrors(this IApplicationBuilder app) => app.UseStatusCodePages(DescribeAsync);

    private static Task DescribeAsync(StatusCodeContext context) => Describe(context.HttpContext.Response.StatusCode).ToHttp().ExecuteAsync(context.HttpContext);

    private static Refusal Describe(int status) => status switch
    {
        StatusCodes.Status404NotFound => Of("no-such-address", status, "お探しのものはありません。", "There is nothing here.", "URL の綴りを確かめてください。", "Check the spelling of the URL."),
        StatusCodes.Status405MethodNotAllowed => Of("method-not-allowed", status, "この URL ではその操作はできません。", "This address does not take that method.", "Allow ヘッダーにある操作を使ってください。", "Use a method that the Allow header names."),
        StatusCodes.Status413PayloadTooLarge => Of("too-large", status, "送られたデータが大きすぎます。", "The data sent is too large.", "分けて送ってください。", "Send it in parts."),
        StatusCodes.Status415UnsupportedMediaType => Of("unsupported-media-type", status, "この形式のデータは受け取れません。", "Data of this kind is not taken.", "Content-Type を確かめてください。", "Check the Content-Type."),
        _ => Of("status-" + status.ToString(CultureInfo.InvariantCulture), status, "リクエストを処理できません。", "The request cannot be handled.", "内容を API の説明と見比べてください。", "Compare it with the API's description."),
    };

    private static Refusal Of(string what, int status, string saysJa, string saysEn, string doJa, string doEn) =>
        new($"request/{what}", status, new Text(saysJa, saysEn), new Text(doJa, doEn));
}
