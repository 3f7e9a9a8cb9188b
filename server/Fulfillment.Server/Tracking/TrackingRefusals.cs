using Fulfillment.Contracts;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Tracking;

/// <summary>Every "no" of tracking.</summary>
internal static class TrackingRefusals
{
    /// <summary>The same for a token that never was, was revoked, or is malformed: nothing can be learnt by guessing.</summary>
    public static readonly Refusal NoSuchToken = new(
        "tracking/not-found",
        StatusCodes.Status404NotFound,
        new Text("このページは見つかりません。", "This page cannot be found."),
        new Text("お店からのご案内にあるリンクをもう一度お確かめください。", "Please check the link you were sent."));

    /// <summary>The same for a code that never was, is void, or is no code at all.</summary>
    public static readonly Refusal NoSuchCode = new(
        "tracking/no-such-code",
        StatusCodes.Status404NotFound,
        new Text("このコードは現在ご利用いただけません。", "This code cannot be used."),
        new Text("お手数ですが、カードをもう一度読み取ってみてください。", "Please scan the card once more."));

    public static Refusal TooMany(int seconds) => new(
        "tracking/too-many",
        StatusCodes.Status429TooManyRequests,
        new Text("アクセスが集中しています。", "There were too many requests from where you are."),
        new Text($"{seconds} 秒ほど待ってから、もう一度お試しください。", $"Please wait {seconds} seconds and try again."))
    {
        RetryAfterSeconds = seconds,
    };

    public static Refusal NoSuchWaybill(string number) => new(
        "tracking/no-such-waybill",
        StatusCodes.Status404NotFound,
        new Text($"送り状番号 {number} の荷物はありません。", $"There is no parcel with waybill {number}."),
        new Text("番号と荷主を確かめてください。", "Check the number and the merchant."))
    {
        Field = "waybill",
    };

    public static Refusal WhichCarrier(string number) => new(
        "tracking/which-carrier",
        StatusCodes.Status422UnprocessableEntity,
        new Text($"送り状番号 {number} は複数の配送会社にあります。", $"Waybill {number} exists at several carriers."),
        new Text("carrier を指定してください。", "Name the carrier."))
    {
        Field = "carrier",
    };

    public static Refusal Malformed(string field, Text says) => new(
        "tracking/malformed-news",
        StatusCodes.Status400BadRequest,
        says,
        new Text("waybill、status、at を指定してください。", "Send waybill, status and at."))
    {
        Field = field,
    };
}
