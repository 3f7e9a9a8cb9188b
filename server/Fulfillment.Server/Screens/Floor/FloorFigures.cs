using System.Globalization;
using Fulfillment.Contracts;
using Fulfillment.Server.Dashboard.Floor;

namespace Fulfillment.Server.Screens.Floor;

/// <summary>One number of the floor, as it stands in the first line.</summary>
/// <param name="Means">How it is counted, for the legend.</param>
/// <param name="Href">The list behind it; null where a number is no count.</param>
/// <param name="Tone">What a number above zero means.</param>
internal sealed record FloorFigure(string Key, Text Name, Text Means, string Value, string? Href, Tone Tone = Tone.Calm);

/// <summary>The numbers with their words: the same words stand over the columns of the benches, and each is explained once.</summary>
internal static class FloorFigures
{
    public static readonly Text PerHour = new("箱／時", "Parcels/h");
    public static readonly Text Seconds = new("秒／箱", "Sec/parcel");
    public static readonly Text MisScans = new("読み違い", "Wrong scans");
    public static readonly Text Inserts = new("同梱確認", "Inserts proven");
    public static readonly Text Labels = new("送り状一致", "Labels matched");
    public static readonly Text Reprints = new("再印刷", "Reprints");
    public static readonly Text Shipped = new("本日出荷", "Shipped today");

    public static IReadOnlyList<FloorFigure> Of(FloorView floor)
    {
        var (site, merchant, totals) = (floor.Site, floor.Merchant, floor.Totals);
        List<FloorFigure> figures =
        [
            new(
                "waiting",
                new Text("梱包待ち", "Waiting"),
                new Text("まだどの作業台でも開いていない出荷。出荷可能日時の前のものも含みます。", "Shipments that no bench has opened yet, those that may not go yet included."),
                Count(totals.Waiting),
                FloorLinks.Shipments(site, merchant, "waiting")),
            new(
                "packing",
                new Text("梱包中", "Packing"),
                new Text("作業台で開いている出荷と、送り状がまだの梱包済みの出荷。", "Shipments open at a bench, or packed and without their label."),
                Count(totals.Packing),
                FloorLinks.Shipments(site, merchant, "packing"),
                Tone.Busy),
            new(
                "held",
                new Text("保留", "On hold"),
                new Text("解除されるまで誰も梱包しない出荷。", "Shipments nobody packs until they are released."),
                Count(totals.Held),
                FloorLinks.Shipments(site, merchant, "held"),
                Tone.Warn),
            new(
                "overdue",
                new Text("締め切り超過", "Overdue"),
                new Text("待ち・梱包中のうち、集荷の締め切りを過ぎたもの。", "Of waiting and packing: the carrier's cut-off has passed."),
                Count(totals.Overdue),
                FloorLinks.Shipments(site, merchant, "open", due: "overdue"),
                Tone.Stop),
            new(
                "risk",
                new Text("遅れ見込み", "Will be late"),
                new Text(
                    "締め切り順に今のペース（直近 60 分の出荷数）で梱包した場合に間に合わない出荷。保留は数えません。直近 60 分に出荷がなければ「–」。",
                    "Shipments that miss their cut-off if everybody goes on at the pace of the last 60 minutes, the most urgent first. Held ones stand aside. \"–\" when nothing left in that hour."),
                totals.AtRisk is { } late ? Count(late) : "–",
                totals.AtRisk is null ? null : FloorLinks.Shipments(site, merchant, "open", due: "risk"),
                Tone.Stop),
            new("shipped", Shipped, new Text("拠点の日付で今日、送り状が一致した箱。", "Parcels whose label was matched today, by the site's date."), Count(totals.ShippedToday), FloorLinks.Parcels(site, merchant), Tone.Good),
            new(
                "rate",
                PerHour,
                new Text(
                    "直近 60 分に出荷した箱の 1 時間あたりの数。最初の箱を開いたのがその中なら、そこからの時間（5 分以上）で割ります。",
                    "Parcels of the last 60 minutes, per hour. Where the first of them was opened within that time, per hour since then (5 minutes at least)."),
                Rate(totals.ParcelsPerHour),
                null),
            new("seconds", Seconds, new Text("箱を開いてから送り状が一致するまでの秒数の、本日の中央値。", "Today's median of the seconds from opening a box to matching its label."), totals.MedianSeconds is { } seconds ? Count(seconds) : "–", null),
        ];
        if (merchant is not null) return figures;
        return
        [
            .. figures,
            new(
                "misScans",
                MisScans,
                new Text(
                    "本日、別の箱の商品・同梱物・送り状、余分な商品、不明・誤りのコードを読み取った回数。手順の前後や、キャンセル・保留の注文は数えません。",
                    "Scans today of an item, sheet or label of another parcel, of one piece too many, or of an unknown or wrong code. A step out of order, or a cancelled or held order, is none."),
                Count(totals.MisScans),
                FloorLinks.Behind("mis-scans", site),
                Tone.Warn),
            new("inserts", Inserts, new Text("本日、その箱で読み取って確認した同梱物。", "Sheets scanned today with the very parcel they belong to."), Count(totals.InsertMatches), FloorLinks.Behind("sheets", site), Tone.Good),
            new("reprints", Reprints, new Text("本日、もう一度印刷した紙。", "Sheets printed once more today."), Count(totals.Reprints), FloorLinks.Behind("reprints", site), Tone.Warn),
            new("doubt", new Text("印刷の要確認", "Prints in doubt"), new Text("印刷されたか分からない紙。紙のコードを読み取るか、見た人が答えると決まります。", "Sheets nobody knows whether they printed. The sheet's code, or somebody who looks, settles it."), Count(totals.InDoubt), "#in-doubt", Tone.Warn),
            new("paper", new Text("廃棄する紙", "Paper to destroy"), new Text("無効になり、廃棄がまだ確認されていない紙。", "Void sheets not yet seen destroyed."), Count(totals.PaperToDestroy), FloorLinks.Behind("paper", site), Tone.Warn),
        ];
    }

    public static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Rate(double? rate) => rate?.ToString(rate < 10 ? "0.0" : "0", CultureInfo.InvariantCulture) ?? "–";
}
