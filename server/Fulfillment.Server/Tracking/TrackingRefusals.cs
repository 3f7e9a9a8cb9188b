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
