using System.Globalization;
using Fulfillment.Contracts;
using Fulfillment.Server.Dashboard.Floor;
using Fulfillment.Server.Orders;

namespace Fulfillment.Server.Screens.Floor;

/// <summary>What the floor and the lists behind it say.</summary>
internal static class FloorWords
{
    public static readonly Text Title = new("現場", "Floor");
    public static readonly Text Site = new("拠点", "Site");
    public static readonly Text Merchant = new("荷主", "Merchant");
    public static readonly Text AllMerchants = new("すべての荷主", "All merchants");
    public static readonly Text AllSites = new("すべての拠点", "All sites");
    public static readonly Text Show = new("表示", "Show");
    public static readonly Text Now = new("現在", "as of");
    public static readonly Text Live = new("自動更新中", "Live");
    public static readonly Text Polling = new("通知なし・定期更新", "No bell: asks now and then");
    public static readonly Text Lost = new("未接続・表示は古い可能性", "Not connected: this may be old");
    public static readonly Text NoScript = new("自動更新には JavaScript が必要です。最新にするには再読み込みしてください。", "Without JavaScript this page does not refresh by itself: reload it.");
    public static readonly Text Reload = new("再読み込み", "Reload");

    public static readonly Text CutOffs = new("集荷の締め切り", "Departures");
    public static readonly Text CutOff = new("締め切り", "Cut-off");
    public static readonly Text Carrier = new("運送会社", "Carrier");
    public static readonly Text Waiting = new("待ち", "Waiting");
    public static readonly Text Packing = new("梱包中", "Packing");
    public static readonly Text Held = new("保留", "Held");
    public static readonly Text NotYet = new("まだ出荷不可", "Not yet");
    public static readonly Text WillBeLate = new("間に合わない", "Late");
    public static readonly Text ReadyAt = new("完了見込み", "Ready about");
    public static readonly Text Outlook = new("見込み", "Outlook");
    public static readonly Text NoCarrier = new("指定なし", "None named");
    public static readonly Text NoCutOff = new("締め切りなし", "No cut-off");
    public static readonly Text NothingOpen = new("待っている出荷はありません。", "Nothing waits to be shipped.");
    public static readonly Text NothingOpenDo = new("注文が入るとここに出ます。", "Orders show here as they come in.");

    public static readonly Text Chart = new("本日の出荷（15 分ごと）", "Shipped today, by quarter of an hour");
    public static readonly Text AsTable = new("表で見る", "As a table");
    public static readonly Text From = new("時刻", "From");
    public static readonly Text Parcels = new("箱", "Parcels");
    public static readonly Text NothingShipped = new("今日はまだ出荷がありません。", "Nothing has left today yet.");

    public static readonly Text Stations = new("作業台", "Benches");
    public static readonly Text Station = new("作業台", "Bench");
    public static readonly Text State = new("状態", "State");
    public static readonly Text Worker = new("担当", "Worker");
    public static readonly Text InHand = new("作業中の注文", "Order in hand");
    public static readonly Text Since = new("開始", "Since");
    public static readonly Text LastScan = new("最終スキャン", "Last scan");

    public static readonly Text Printers = new("プリンター", "Printers");
    public static readonly Text Printer = new("プリンター", "Printer");
    public static readonly Text Media = new("用紙", "Paper");
    public static readonly Text WhatToDo = new("すること", "What to do");
    public static readonly Text Queue = new("印刷待ち", "Waiting");
    public static readonly Text InDoubtCount = new("要確認", "In doubt");
    public static readonly Text SeenAt = new("確認時刻", "Seen");
    public static readonly Text NeverSeen = new("未確認", "Never asked");

    public static readonly Text InDoubt = new("印刷されたか分からない紙", "Sheets that may or may not have printed");
    public static readonly Text NothingInDoubt = new("要確認の紙はありません。", "No sheet is in doubt.");
    public static readonly Text LookAndSay = new("排紙口を見て答える", "Look, then answer");
    public static readonly Text Order = new("注文", "Order");
    public static readonly Text Why = new("理由", "Why");
    public static readonly Text Answer = new("すること", "What to do");

    public static readonly Text Legend = new("数字の数え方", "How these numbers are counted");
    public static readonly Text ByCount = new("件", "rows");

    public static Text Minutes(TimeSpan span) => span.TotalHours >= 1
        ? new Text($"{(int)span.TotalHours} 時間 {span.Minutes} 分", $"{(int)span.TotalHours} h {span.Minutes} min")
        : new Text($"{(int)span.TotalMinutes} 分", $"{(int)span.TotalMinutes} min");

    /// <summary>The carriers people know by name; others by their code.</summary>
    public static Text Name(string? carrier) => carrier switch
    {
        null or "" => NoCarrier,
        "yamato" => new Text("ヤマト運輸", "Yamato"),
        "sagawa" => new Text("佐川急便", "Sagawa"),
        "japanpost" or "japan-post" => new Text("日本郵便", "Japan Post"),
        _ => new Text(carrier, carrier),
    };

    public static StateBadge Of(BenchState state) => state switch
    {
        BenchState.Busy => new(Tone.Busy, new Text("梱包中", "Packing")),
        BenchState.Idle => new(Tone.Good, new Text("待機中", "Ready")),
        BenchState.Pin => new(Tone.Warn, new Text("PIN 入力待ち", "Awaits PIN")),
        _ => new(Tone.Calm, new Text("無人", "Nobody")),
    };

    public static StateBadge Of(ShipmentState state) => state switch
    {
        ShipmentState.Waiting => new(Tone.Calm, new Text("梱包待ち", "Waiting")),
        ShipmentState.Packing => new(Tone.Busy, new Text("梱包中", "Packing")),
        ShipmentState.Packed => new(Tone.Busy, new Text("梱包済み", "Packed")),
        ShipmentState.Shipped => new(Tone.Good, new Text("出荷済み", "Shipped")),
        ShipmentState.Held => new(Tone.Warn, new Text("保留", "On hold")),
        _ => new(Tone.Stop, new Text("キャンセル", "Cancelled")),
    };

    /// <summary>Whether a departure gets everything.</summary>
    public static StateBadge Of(CutOff cutOff) => cutOff switch
    {
        { Overdue: > 0 } => new(Tone.Stop, new Text("超過", "Overdue")),
        { AtRisk: > 0 } => new(Tone.Warn, new Text("間に合わない", "Will be late")),
        { Open.ShipBy: null } => new(Tone.Calm, new Text("約束なし", "No promise")),
        { AtRisk: null, Overdue: 0 } => new(Tone.Calm, new Text("見込みなし", "No pace yet")),
        _ => new(Tone.Good, new Text("間に合う", "In time")),
    };

    public static string Clock(DateTimeOffset? instant, TimeZoneInfo zone, bool seconds = false) =>
        instant is { } known ? TimeZoneInfo.ConvertTime(known, zone).ToString(seconds ? "HH:mm:ss" : "HH:mm", CultureInfo.InvariantCulture) : "–";

    /// <summary>A clock time today, with its day when it is another one.</summary>
    public static string DayAndClock(DateTimeOffset? instant, TimeZoneInfo zone, DateOnly today)
    {
        if (instant is not { } known) return "–";
        var local = TimeZoneInfo.ConvertTime(known, zone);
        return local.ToString(DateOnly.FromDateTime(local.DateTime) == today ? "HH:mm" : "MM-dd HH:mm", CultureInfo.InvariantCulture);
    }
}
