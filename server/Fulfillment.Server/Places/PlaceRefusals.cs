using Fulfillment.Contracts;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Places;

/// <summary>Every "no" of who and where.</summary>
internal static class PlaceRefusals
{
    /// <summary>Also what a merchant's key hears of another merchant: its data is not even there.</summary>
    public static Refusal NoSuchMerchant(string merchant) => NotThere("no-such-merchant", "merchant", $"荷主 {merchant} はありません。", $"There is no merchant {merchant}.", "荷主のコードを確かめてください。", "Check the merchant's code.");

    public static Refusal NoSuchSite(string site) => NotThere("no-such-site", "site", $"拠点 {site} はありません。", $"There is no site {site}.", "拠点のコードを確かめてください。", "Check the site's code.");

    public static Refusal NoSuchPrinter(string site, string printer) => NotThere("no-such-printer", "printer", $"拠点 {site} にプリンター {printer} はありません。", $"Site {site} has no printer {printer}.", "プリンターのコードを確かめてください。", "Check the printer's code.");

    public static Refusal NoSuchStation(string station) => NotThere("no-such-station", "station", $"作業台 {station} はありません。", $"There is no station {station}.", "「拠点:作業台」の形で確かめてください。", "Check it, written as site:station.");

    public static Refusal NoSuchWorker(string badge) => NotThere("no-such-worker", "badge", $"社員証 {badge} の作業者はいません。", $"There is no worker with badge {badge}.", "社員証の番号を確かめてください。", "Check the badge.");

    public static Refusal StationInSeveralSites(string station, IEnumerable<string> sites) => new(
        "places/station-in-several-sites",
        StatusCodes.Status422UnprocessableEntity,
        new Text($"作業台 {station} は複数の拠点にあります: {string.Join(", ", sites)}", $"Station {station} is at several sites: {string.Join(", ", sites)}"),
        new Text($"「拠点:作業台」の形で指定してください（例: {sites.First()}:{station}）。", $"Name it as site:station, e.g. {sites.First()}:{station}."))
    {
        Field = "station",
    };

    public static Refusal BadgeTaken(string badge) => new(
        "places/badge-taken",
        StatusCodes.Status409Conflict,
        new Text($"社員証 {badge} は別の拠点で使われています。", $"Badge {badge} is in use at another site."),
        new Text("別の番号にするか、先に元の拠点から外してください。", "Use another badge, or remove it from its site first."))
    {
        Field = "badge",
    };

    public static Refusal UnknownPrinter(string field, string printer) => Wrong(
        "unknown-printer",
        field,
        $"この拠点にプリンター {printer} はありません。",
        $"This site has no printer {printer}.",
        "先にプリンターを登録してください。",
        "Register the printer first.");

    /// <summary>400: the value has not the shape it must have.</summary>
    public static Refusal Malformed(string field, string doJa, string doEn) => new(
        "places/malformed",
        StatusCodes.Status400BadRequest,
        new Text($"{field} の値が正しくありません。", $"The value of {field} is not well formed."),
        new Text(doJa, doEn))
    {
        Field = field,
    };

    /// <summary>422: well formed, but nothing here is called that or it lies out of range.</summary>
    public static Refusal Wrong(string what, string field, string saysJa, string saysEn, string doJa, string doEn) =>
        new($"places/{what}", StatusCodes.Status422UnprocessableEntity, new Text(saysJa, saysEn), new Text(doJa, doEn)) { Field = field };

    private static Refusal NotThere(string what, string field, string saysJa, string saysEn, string doJa, string doEn) =>
        new($"places/{what}", StatusCodes.Status404NotFound, new Text(saysJa, saysEn), new Text(doJa, doEn)) { Field = field };
}
