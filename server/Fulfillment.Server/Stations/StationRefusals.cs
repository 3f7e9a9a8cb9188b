using Fulfillment.Contracts;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Stations;

/// <summary>Every "no" of a station that is not its conversation's.</summary>
internal static class StationRefusals
{
    public static readonly Refusal SignInFirst = new(
        "stations/sign-in-first",
        StatusCodes.Status409Conflict,
        new Text("サインインしていません。", "Nobody is signed in here."),
        new Text("名札のバーコードを読み取ってください。", "Scan your badge."));

    public static readonly Refusal PinFirst = new(
        "stations/pin-first",
        StatusCodes.Status409Conflict,
        new Text("暗証番号がまだです。", "The PIN is missing."),
        new Text("暗証番号を入力してください。", "Enter your PIN."));

    public static readonly Refusal PinNotAsked = new(
        "stations/pin-not-asked",
        StatusCodes.Status409Conflict,
        new Text("いま暗証番号は必要ありません。", "No PIN is asked for now."),
        new Text("画面の次の手順に進んでください。", "Go on with the next step on the screen."))
    {
        Sound = Sounds.Attention,
    };

    public static readonly Refusal NotAPackingStation = new(
        "stations/not-a-packing-station",
        StatusCodes.Status409Conflict,
        new Text("ここは返品の作業台です。梱包はできません。", "This is a returns station. Nothing is packed here."),
        new Text("梱包の作業台で読み取ってください。", "Scan it at a packing station."));

    public static readonly Refusal OtherStation = new(
        "stations/not-this-station",
        StatusCodes.Status403Forbidden,
        new Text("この端末は別の作業台のものです。", "This device belongs to another station."),
        new Text("自分の作業台で読み取るか、端末を登録し直してください。", "Scan at your own station, or pair the device again."));

    public static Refusal UnknownBadge(string badge) => new(
        "stations/unknown-badge",
        StatusCodes.Status422UnprocessableEntity,
        new Text($"名札 {badge} は登録がありません。", $"Badge {badge} is not known."),
        new Text("別の名札を読み取るか、責任者に登録してもらってください。", "Scan another badge, or have your supervisor register it."));

    public static Refusal BadgeOfAnotherSite(string badge, string site) => new(
        "stations/badge-of-another-site",
        StatusCodes.Status422UnprocessableEntity,
        new Text($"名札 {badge} は拠点 {site} のものです。", $"Badge {badge} belongs to site {site}."),
        new Text("責任者にこの拠点での登録を頼んでください。", "Have your supervisor register it at this site."));

    public static Refusal Unreadable(Text rule) => new(
        "stations/unreadable-code",
        StatusCodes.Status422UnprocessableEntity,
        new Text($"読み取ったコードに誤りがあります。{rule.Ja}", $"The scanned code is wrong. {rule.En}"),
        new Text("もう一度読み取ってください。だめなら別のバーコードを。", "Scan it again, or try another barcode on the item."));

    public static Refusal Malformed(string field, Text says) => new(
        "stations/malformed-scan",
        StatusCodes.Status400BadRequest,
        says,
        new Text("scanId（1〜100文字）と data を送ってください。", "Send a scanId (1 to 100 characters) and the data."))
    {
        Field = field,
    };
}
