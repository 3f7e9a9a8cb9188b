using Fulfillment.Contracts;
using Fulfillment.Server.Platform;
using Microsoft.AspNetCore.SignalR;

namespace Fulfillment.Server.Events.Hubs;

/// <summary>Every "no" of the hubs. On the wire it is the error of the invocation: <c>code: what happened. what to do.</c></summary>
internal static class HubRefusals
{
    public static readonly Refusal TooManyStreams = new(
        "events/too-many-streams",
        StatusCodes.Status409Conflict,
        new Text($"1つの接続で受け取れるのは {HubLimits.Streams} 件までです。", $"One connection may follow {HubLimits.Streams} streams."),
        new Text("接続を分けてください。", "Open another connection."));

    public static readonly Refusal NoStation = new(
        "events/no-station",
        StatusCodes.Status409Conflict,
        new Text("この端末は作業台として登録されていません。", "This browser is not paired with a station."),
        new Text("管理者が発行した登録コードで登録してください。", "Pair it with a code from an administrator."));

    public static HubException ToHubException(this Refusal refusal, HttpContext http) =>
        new($"{refusal.Code}: {refusal.Says.In(http.Language())} {refusal.Do.In(http.Language())}");
}
