using Fulfillment.Contracts;
using Fulfillment.Server.Places;

namespace Fulfillment.Server.Screens.Settings;

/// <summary>What the settings say.</summary>
internal static class SettingsWords
{
    public static readonly Text Settings = new("設定", "Settings");
    public static readonly Text About = new("拠点・作業台・プリンター・作業者・荷主と、外部システムの鍵。変更はすぐに効き、履歴に残ります。", "Sites, stations, printers, workers, merchants and other systems' keys. A change takes effect at once and is kept in the history.");
    public static readonly Text Add = new("追加", "Add");
    public static readonly Text Save = new("保存", "Save");
    public static readonly Text Saved = new("保存しました。", "Saved.");
    public static readonly Text Remove = new("操作", "Action");
    public static readonly Text Code = new("コード", "Code");
    public static readonly Text CodeHint = new("英数字と . _ - の 1〜64 文字。あとから変えられません。", "1 to 64 letters, digits, dots, underscores and hyphens. It cannot be changed later.");
    public static readonly Text Name = new("名前", "Name");
    public static readonly Text System = new("システム", "System");

    public static readonly Text Sites = new("拠点", "Sites");
    public static readonly Text NoSites = new("拠点がまだありません。「追加」で最初の拠点を登録します。", "There is no site yet. Begin with “Add”.");
    public static readonly Text NewSite = new("拠点の追加", "New site");
    public static readonly Text SiteItself = new("拠点の設定", "About this site");
    public static readonly Text TimeZone = new("タイムゾーン", "Time zone");
    public static readonly Text TimeZoneHint = new("Asia/Tokyo のような IANA の名前。日付と締め切りはこの時刻で数えます。", "An IANA name such as Asia/Tokyo. Days and cut-offs are counted in it.");
    public static readonly Text PinAtStation = new("作業台でも PIN を求める", "Ask for the PIN at stations too");
    public static readonly Text PinAtStationHint = new("社員証のスキャンに続けて PIN を入れるまで作業を始められません。", "A badge alone then opens no station.");

    public static readonly Text Stations = new("作業台", "Stations");
    public static readonly Text NoStations = new("作業台がまだありません。先にプリンターを登録すると、ここで選べます。", "There is no station yet. Add printers first and you can choose them here.");
    public static readonly Text NewStation = new("作業台の追加", "New station");
    public static readonly Text StationItself = new("作業台の設定", "About this station");
    public static readonly Text CardPrinter = new("カードのプリンター", "Card printer");
    public static readonly Text FlyerPrinter = new("チラシ・納品書のプリンター", "Flyer and packing slip printer");
    public static readonly Text QrPrinter = new("QRカードのプリンター", "QR card printer");
    public static readonly Text QrPrinterHint = new("なければカードのプリンターを使います。", "Where there is none, the card printer serves.");
    public static readonly Text LabelPrinter = new("ラベルのプリンター", "Label printer");
    public static readonly Text NoPrinter = new("なし", "None");
    public static readonly Text Devices = new("この作業台の画面とハンディ", "Screens and handhelds of this station");
    public static readonly Text NoDevices = new("登録された端末はまだありません。", "No device is paired yet.");
    public static readonly Text PairedAt = new("登録日時", "Paired at");
    public static readonly Text Unpair = new("登録を取り消す", "Take away");
    public static readonly Text IssueCode = new("登録コードを発行", "Make a pairing code");
    public static readonly Text TypeThisCode = new("作業台の端末で「作業台として登録」を開き、次のコードを入力します。一度だけ使えます。", "At the station open “Pair with a station” and type this code. It works once.");
    public static readonly Text ValidUntil = new("有効期限", "Valid until");

    public static readonly Text Printers = new("プリンター", "Printers");
    public static readonly Text NoPrinters = new("プリンターがまだありません。", "There is no printer yet.");
    public static readonly Text NewPrinter = new("プリンターの追加", "New printer");
    public static readonly Text Connection = new("つなぎ方", "Connection");
    public static readonly Text Uri = new("アドレス (URI)", "Address (URI)");
    public static readonly Text UriHint = new("ipp://プリンター/ipp/print、cups:キュー名、socket://ホスト:9100、file:フォルダー のいずれか。印刷の結果まで分かるのは ipp と cups です。", "ipp://printer/ipp/print, cups:queue, socket://host:9100 or file:folder. Only ipp and cups report whether a sheet was printed.");
    public static readonly Text Media = new("用紙", "Paper");
    public static readonly Text MediaHint = new("a6 a5 a4 b6 b5 hagaki、ラベルは label100x150（ミリ）。", "a6, a5, a4, b6, b5, hagaki, or for labels label100x150 (mm).");
    public static readonly Text HowItIs = new("いまの状態", "How it is now");
    public static readonly Text LastSeen = new("確認", "Seen");
    public static readonly Text NeverSeen = new("まだ一度も確認していません。", "It has not been looked at yet.");
    public static readonly Text LookNow = new("いま確認する", "Look now");

    public static readonly Text Workers = new("作業者", "Workers");
    public static readonly Text NoWorkers = new("作業者がまだいません。", "There is no worker yet.");
    public static readonly Text NewWorker = new("作業者の追加", "New worker");
    public static readonly Text BadgeHint = new("社員証に印字された番号。スキャンすると BADGE:番号 と読めます。全拠点で一つだけです。", "The number on the badge, which scans as BADGE:number. It is unique over all sites.");
    public static readonly Text WorkerLanguage = new("言葉", "Language");
    public static readonly Text PinGiven = new("あり", "Set");
    public static readonly Text PinNone = new("なし", "None");
    public static readonly Text PinKept = new("変えるときだけ、4〜8 桁の数字を入れます。空欄なら今のままです。", "4 to 8 digits, only to change it. Left empty, it stays.");
    public static readonly Text PinNew = new("4〜8 桁の数字。画面へのサインインと、責任者の承認に使います。", "4 to 8 digits. Needed to sign in to screens and to override.");
    public static readonly Text RemoveBadge = new("社員証を無効にする", "Take the badge back");
    public static readonly Text RemoveBadgeNote = new("この社員証では何も開けなくなり、サインイン中の画面も終わります。記録は残ります。", "The badge opens nothing any more and its sign-ins end. What was done with it stays on record.");

    public static readonly Text Merchants = new("荷主", "Merchants");
    public static readonly Text Merchant = new("荷主", "Merchant");
    public static readonly Text NoMerchants = new("荷主がまだありません。", "There is no merchant yet.");
    public static readonly Text NewMerchant = new("荷主の追加", "New merchant");
    public static readonly Text MerchantItself = new("荷主の設定", "About this merchant");
    public static readonly Text NameJa = new("名前（日本語）", "Name in Japanese");
    public static readonly Text NameEn = new("名前（英語）", "Name in English");
    public static readonly Text CustomerLanguage = new("お客様の言葉", "Customers' language");
    public static readonly Text CustomerLanguageHint = new("注文に書かれていないときの言葉。ja か en。", "Where the order names none: ja or en.");
    public static readonly Text InvoiceNumber = new("適格請求書の登録番号", "Invoice registration number");
    public static readonly Text InvoiceNumberHint = new("T と 13 桁の数字。納品書に印字します。", "T and 13 digits, printed on packing slips.");
    public static readonly Text Brand = new("ブランド", "Brand");
    public static readonly Text BrandColor = new("色", "Colour");
    public static readonly Text BrandColorHint = new("#rrggbb の形。カードとお客様のページに使います。", "As #rrggbb. Cards and the customer's page use it.");
    public static readonly Text Logo = new("ロゴ画像の名前", "Name of the logo picture");
    public static readonly Text LogoHint = new("API で登録した PNG か JPEG の名前。", "A PNG or JPEG that was uploaded over the API.");
    public static readonly Text ShopUrl = new("お店の URL", "Shop's URL");
    public static readonly Text AtTheBench = new("作業台での扱い", "At the bench");
    public static readonly Text ShortPick = new("商品が足りないとき", "When goods are missing");
    public static readonly Text InsertProof = new("同梱物のスキャン", "Scanning inserts");
    public static readonly Text LabelMatch = new("送り状の番号", "Waybill numbers");
    public static readonly Text PackingSlip = new("納品書", "Packing slip");
    public static readonly Text WhenLate = new("締め切り前に印刷できないとき", "When a sheet fails shortly before the cut-off");
    public static readonly Text LateMinutes = new("「締め切り前」とする分数", "Minutes that count as shortly before");
    public static readonly Text GiftWhenNamesDiffer = new("注文者と届け先の名前が違えばギフトとして扱う", "Treat an order as a gift when buyer and recipient differ");
    public static readonly Text GiftWhenNamesDifferHint = new("ギフトには金額・販促・購入者の情報を入れません。", "A gift carries no price, no promotion and nothing of the buyer.");
    public static readonly Text InsertsOfAShipment = new("出荷ごとの同梱枚数", "Inserts of a shipment");
    public static readonly Text CardSlot = new("カードの枚数", "Cards");
    public static readonly Text FlyerSlot = new("チラシの枚数", "Flyers");
    public static readonly Text QrSlot = new("QRカードの枚数", "QR cards");
    public static readonly Text ControlGroup = new("販促を入れない比較グループ（％）", "Control group without promotions (%)");
    public static readonly Text ControlGroupHint = new("この割合のお客様には販促物を一切入れず、効果を比べます。", "This share of customers gets no promotion at all, so that the effect can be measured.");

    public static readonly Text Keys = new("API キー", "API keys");
    public static readonly Text KeysNote = new("受注・在庫・MA などのシステムに渡す鍵。", "What shop, order and marketing systems sign in with.");
    public static readonly Text KeysInUse = new("使われている鍵", "Keys in use");
    public static readonly Text NoKeys = new("発行した鍵はまだありません。", "No key was made yet.");
    public static readonly Text NewKey = new("新しい鍵", "New key");
    public static readonly Text KeyNameHint = new("何に使うか、だれのシステムか。", "What it is for, and whose system holds it.");
    public static readonly Text KeyOwnerHint = new("荷主を選ぶと、その荷主のデータだけが見えます。", "With a merchant chosen it sees that merchant's data only.");
    public static readonly Text Installation = new("全体", "Whole installation");
    public static readonly Text Scopes = new("できること", "What it may do");
    public static readonly Text CreatedBy = new("発行", "Made by");
    public static readonly Text Revoke = new("無効にする", "Revoke");
    public static readonly Text CreateKey = new("鍵を発行", "Make the key");
    public static readonly Text CopyThisKey = new("この鍵が見えるのは今だけです。コピーして相手のシステムに入れてください。", "This key is shown this once. Copy it into the system that is to use it.");

    public static readonly Text History = new("変更の履歴", "History of changes");
    public static readonly Text HistoryNote = new("だれが、いつ、何を変えたか。", "Who changed what, and when.");
    public static readonly Text When = new("日時", "When");
    public static readonly Text Who = new("だれ", "Who");
    public static readonly Text What = new("何を", "What");
    public static readonly Text Where = new("どこ", "Where");
    public static readonly Text Older = new("さらに前", "Older");

    public static readonly IReadOnlyList<(string Scope, Text Words)> OfScopes =
    [
        (Access.Scopes.Orders, new Text("注文・商品・送り状の登録", "state orders, products and waybills")),
        (Access.Scopes.Campaigns, new Text("同梱物の設定とテンプレート", "campaigns and templates")),
        (Access.Scopes.Events, new Text("出荷・配達・返品の通知を読む", "read events")),
        (Access.Scopes.Read, new Text("すべてを読む", "read everything")),
        (Access.Scopes.Bench, new Text("作業台としてスキャンを送る", "speak for stations")),
        (Access.Scopes.Admin, new Text("すべて（管理者）", "everything (administrator)")),
    ];

    public static Text Of(ShortPickPolicy policy) => policy switch
    {
        ShortPickPolicy.Hold => new Text("保留にする", "Hold the shipment"),
        ShortPickPolicy.Split => new Text("分けて出荷する", "Split it"),
        _ => new Text("不足のまま出荷する", "Ship it short"),
    };

    public static Text Of(InsertProofPolicy policy) => policy switch
    {
        InsertProofPolicy.Required => new Text("送り状の前に必ずスキャンする", "Required before the label"),
        InsertProofPolicy.Optional => new Text("スキャンしてもよい", "Optional"),
        _ => new Text("スキャンしない", "Off"),
    };

    public static Text Of(LabelMatchPolicy policy) => policy switch
    {
        LabelMatchPolicy.Required => new Text("この出荷の番号だけを受け付ける", "Only this shipment's numbers"),
        _ => new Text("新しい番号を作業台でひもづける", "Bind a new number at the bench"),
    };

    public static Text Of(PackingSlipPolicy policy) => policy switch
    {
        PackingSlipPolicy.Never => new Text("入れない", "Never"),
        _ => new Text("すべての出荷に入れる", "In every shipment"),
    };

    public static Text Of(WhenLatePolicy policy) => policy switch
    {
        WhenLatePolicy.Ship => new Text("入れずに出荷する（理由を残す）", "Ship without it (the reason is kept)"),
        _ => new Text("印刷できるまで待つ", "Wait for it"),
    };
}
