using Fulfillment.Contracts;
using Fulfillment.Handheld.Scanners;

namespace Fulfillment.Handheld.Screen;

/// <summary>The handheld's own words; what a scan means is said by the server.</summary>
internal static class ScreenWords
{
    public static readonly Text Next = new("次", "Next");
    public static readonly Text Items = new("商品", "Items");
    public static readonly Text Inserts = new("同梱物", "Inserts");
    public static readonly Text Order = new("注文", "Order");
    public static readonly Text Tote = new("トート", "Tote");
    public static readonly Text Gift = new("ギフト", "GIFT");
    public static readonly Text Nobody = new("未サインイン", "nobody");
    public static readonly Text NoScanner = new("スキャナー未接続（キーボードから入力できます）", "no scanner plugged in (you can type)");
    public static readonly Text Packed = new("済", "done");
    public static readonly Text WaitForServer = new("サーバーにつながるのを待っています", "Waiting for the server");
    public static readonly Text PairAgain = new("端末の再登録が必要です", "Pair this device again");

    public static readonly Text PairAgainHow = new(
        "管理者に知らせてください。読み取りはこの端末に残っています。",
        "Tell your administrator. The scans are safe on this device.");

    public static readonly Text KeptSafe = new("読み取りは保存済みです。つながり次第、自動で送ります。", "Your scans are safe and are sent when the connection is back.");
    public static readonly Text DiskFull = new("読み取りをこの端末に保存できませんでした。", "The scan could not be kept on this device.");
    public static readonly Text TellSupervisor = new("この読み取りは数えられていません。責任者に知らせてください。", "It does not count. Tell your supervisor.");
    public static readonly Text StillOff = new("まだ送れていません。", "Not sent yet.");

    public static RefusedRead NotKept(string device, string reason) => new(device, new Text($"{DiskFull.Ja}（{reason}）", $"{DiskFull.En} ({reason})"), TellSupervisor);

    public static Text Missing(int count) => new($"あと {count}", $"{count} to go");

    public static Text More(int count) => new($"ほか {count} 件", $"{count} more");

    public static Text NotSent(int count) => new($"未送信: {count} 件", $"not sent yet: {count}");

    public static Text State(string state) => state switch
    {
        StationStates.SignedOut => new Text("サインイン待ち", "SIGN IN"),
        StationStates.Pin => new Text("暗証番号", "PIN"),
        StationStates.Idle => new Text("待機中", "READY"),
        StationStates.Packing => new Text("商品", "ITEMS"),
        StationStates.Inserts => new Text("同梱物", "INSERTS"),
        StationStates.Label => new Text("送り状", "LABEL"),
        "checkIn" => new Text("返品受付", "CHECK-IN"),
        "grading" => new Text("検品", "GRADING"),
        _ => new Text(state, state),
    };

    public static Text Sound(string sound) => sound switch
    {
        Sounds.Ok => new Text("OK", "OK"),
        Sounds.Done => new Text("完了", "DONE"),
        Sounds.Attention => new Text("注意", "LOOK"),
        _ => new Text("停止", "STOP"),
    };

    public static Text Link(LinkState state) => state switch
    {
        LinkState.Online => new Text("接続中", "online"),
        LinkState.Offline => new Text("切断", "OFFLINE"),
        LinkState.NotWelcome => new Text("未登録", "NOT PAIRED"),
        _ => new Text("接続しています", "connecting"),
    };

    public static Text Slot(string slot) => slot switch
    {
        "card" => new Text("カード", "Card"),
        "flyer" => new Text("チラシ", "Flyer"),
        "qr" => new Text("QR カード", "QR card"),
        "slip" => new Text("納品書", "Packing slip"),
        _ => new Text(slot, slot),
    };

    public static Text InsertState(string state) => state switch
    {
        "chosen" => new Text("印刷待ち", "to print"),
        "printing" => new Text("印刷中", "printing"),
        "printed" => new Text("読み取り待ち", "scan it"),
        "unknown" => new Text("印刷不明", "printed?"),
        "failed" => new Text("印刷失敗", "NOT PRINTED"),
        "verified" => new Text("確認済み", "proven"),
        "skipped" => new Text("なし", "left out"),
        "voided" => new Text("無効", "VOID"),
        _ => new Text(state, state),
    };
}
