using Fulfillment.Contracts;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Fulfillment.Server.Screens;

/// <summary>What the pages say.</summary>
internal static class ScreenWords
{
    public static readonly Text Title = new("梱包・同梱・追跡サーバー", "Packing, inserts and tracking");
    public static readonly Text About = new(
        "注文ごとに同梱物を決めて印刷し、商品・同梱物・送り状をスキャンで確かめ、お客様に荷物の状況を伝えます。",
        "Decides and prints what goes into each parcel, proves items, inserts and labels by scan, and tells customers where their parcel is.");
    public static readonly Text SkipToContent = new("本文へ", "Skip to content");
    public static readonly Text Menu = new("画面", "Screens");
    public static readonly Text Language = new("表示言語", "Language");

    public static readonly Text You = new("あなた", "You");
    public static readonly Text NobodySignedIn = new("サインインしていません", "Nobody is signed in");
    public static readonly Text Badge = new("社員証", "Badge");
    public static readonly Text Role = new("役割", "Role");
    public static readonly Text SignIn = new("サインイン", "Sign in");
    public static readonly Text SignOut = new("サインアウト", "Sign out");
    public static readonly Text SignInAsAnother = new("交代する", "Switch worker");

    public static readonly Text ThisBrowser = new("この端末", "This browser");
    public static readonly Text NotPaired = new("作業台は未登録です", "Not paired with a station");
    public static readonly Text Station = new("作業台", "Station");
    public static readonly Text Site = new("拠点", "Site");
    public static readonly Text Kind = new("種類", "Kind");
    public static readonly Text Packing = new("梱包", "Packing");
    public static readonly Text Returns = new("返品", "Returns");
    public static readonly Text Pair = new("作業台として登録", "Pair with a station");
    public static readonly Text PairAgain = new("作業台を変える", "Switch station");

    public static readonly Text System = new("システム", "System");
    public static readonly Text Api = new("API の説明", "API description");
    public static readonly Text ApiNote = new("外部システムとの接続仕様。サインインすると内容が表示されます。", "How other systems connect. It shows its contents once you are signed in.");
    public static readonly Text Health = new("稼働状況", "System health");
    public static readonly Text HealthNote = new("データベースや空き容量などの点検結果と、次にすること（JSON）。サインインが必要です。", "Checks of database, disk and more, with what to do next (JSON). Asks you to sign in.");
    public static readonly Text Version = new("バージョン", "Version");

    public static readonly Text Demo = new("デモ", "Demo");
    public static readonly Text DemoNote = new("デモデータ入りです。次の社員証で試せます。", "This server holds the demo day. Try one of these badges.");

    public static readonly Text BadgeHint = new("社員証をスキャンするか、番号を入力します。", "Scan your badge or type its number.");
    public static readonly Text Pin = new("PIN", "PIN");
    public static readonly Text PinHint = new("数字だけの暗証番号です。", "The digits only you know.");
    public static readonly Text SignInNeeded = new("この画面を見るにはサインインが必要です。", "This page asks you to sign in.");
    public static readonly Text SignOutAsk = new("サインアウトしますか？", "Sign out now?");
    public static readonly Text SignOutNote = new("この端末の作業台としての登録はそのまま残ります。", "The browser stays paired with its station.");

    public static readonly Text PairingCode = new("登録コード", "Pairing code");
    public static readonly Text PairingCodeHint = new("管理者が発行した 8 文字のコードです。10 分間、一度だけ使えます。", "The 8 characters an administrator gave you. They work once, for 10 minutes.");
    public static readonly Text PairNote = new("コードを入力すると、この端末のブラウザがその作業台になります。", "The code turns this browser into that station.");
    public static readonly Text PairNeeded = new("この端末は、この作業台として登録されていません。", "This browser is not paired with this station.");
    public static readonly Text SignInInstead = new("責任者としてサインインして見る", "Sign in as staff instead");
    public static readonly Text OpenPacking = new("梱包画面を開く", "Open the packing screen");
    public static readonly Text PairedNow = new("現在の登録", "Paired now");

    public static readonly Text YouAreHere = new("現在の位置", "You are here");
    public static readonly Text ToStart = new("最初の画面へ", "To the start page");
    public static readonly Text TraceId = new("管理者に伝える番号 (traceId)", "Number for your administrator (traceId)");
    public static readonly Text Attention = new("確認してください", "Please check");

    public static Text Of(WorkerRole role) => role switch
    {
        WorkerRole.Packer => new Text("梱包担当", "Packer"),
        WorkerRole.Clerk => new Text("返品担当", "Returns clerk"),
        WorkerRole.Supervisor => new Text("現場責任者", "Supervisor"),
        _ => new Text("管理者", "Administrator"),
    };

    public static Text Of(StationKind kind) => kind == StationKind.Packing ? Packing : Returns;

    /// <summary>The text in this visitor's language.</summary>
    public static string Say(this ViewContext view, Text text) => text.In(view.HttpContext.Language());
}
