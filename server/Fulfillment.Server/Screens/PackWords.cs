using Fulfillment.Contracts;

namespace Fulfillment.Server.Screens;

/// <summary>What the packing screen itself says; the sentences of the conversation come with the station's replies.</summary>
internal static class PackWords
{
    public static readonly Text Title = new("梱包", "Packing");

    // Where the parcel is
    public static readonly Text Order = new("注文", "Order");
    public static readonly Text Orders = new("同梱", "Packed together");
    public static readonly Text Tote = new("トート", "Tote");
    public static readonly Text Carrier = new("運送会社", "Carrier");
    public static readonly Text ShipBy = new("締切", "Ship by");
    public static readonly Text Gift = new("ギフト", "Gift");
    public static readonly Text Left = new("あと", "Still");
    public static readonly Text Lines = new("商品", "Items");
    public static readonly Text Sheets = new("同梱物", "Inserts");
    public static readonly Text Documents = new("同封書類", "Papers to enclose");

    // A sheet's state
    public static readonly Text Chosen = new("印刷待ち", "Waiting to print");
    public static readonly Text Printing = new("印刷中", "Printing");
    public static readonly Text Printed = new("紙を取る", "Take it");
    public static readonly Text Verified = new("確認済み", "Proven");
    public static readonly Text Unknown = new("出ているか見る", "Is it there?");
    public static readonly Text Failed = new("印刷できません", "Did not print");
    public static readonly Text Skipped = new("なし", "Left out");
    public static readonly Text Voided = new("無効", "Void");
    public static readonly Text Card = new("カード", "Card");
    public static readonly Text Flyer = new("チラシ", "Flyer");
    public static readonly Text Qr = new("QRカード", "QR card");

    // The line to the server
    public static readonly Text Online = new("接続中", "Connected");
    public static readonly Text Offline = new("サーバーにつながりません", "No connection to the server");
    public static readonly Text OfflineDo = new("読み取りは続けられます。つながり次第、順番に送ります。", "You can go on scanning. Everything is sent in order once the connection is back.");
    public static readonly Text Unsent = new("未送信", "Not sent yet:");
    public static readonly Text UnsentElsewhere = new("別の作業台の未送信", "Not sent yet at another station:");

    // What stops this browser
    public static readonly Text NotPaired = new("この端末の登録が切れています。", "This device is no longer paired with the station.");
    public static readonly Text NotPairedDo = new("登録し直してください。読み取った分は端末に残っていて、登録後に送られます。", "Pair it again. What was scanned is kept here and is sent afterwards.");
    public static readonly Text PairAgain = new("登録し直す", "Pair again");
    public static readonly Text AnotherTab = new("この作業台は別のタブで開いています。", "This station is open in another tab.");
    public static readonly Text AnotherTabDo = new("そのタブを使うか、Enter キーでこのタブに切り替えてください。", "Use that tab, or press Enter to take over in this one.");
    public static readonly Text TakeOver = new("このタブで続ける（Enter）", "Go on in this tab (Enter)");
    public static readonly Text NotThisTab = new("このタブは使われていません。読み取りは記録されていません。", "This tab is not in use. The scan was not taken.");
    public static readonly Text CannotKeep = new("読み取りを端末に保存できません。記録されていません。", "This device cannot keep the scan. It was not taken.");
    public static readonly Text CannotKeepDo = new("ブラウザの空き容量を確かめて、もう一度読み取ってください。", "Check the browser's free storage, then scan it again.");

    public static readonly Text MoreRefused = new("ほかにも断られた読み取り:", "Other scans refused too:");

    // The scanner
    public static readonly Text TooLong = new("読み取りが長すぎます。記録されていません。", "The scan is too long. It was not taken.");
    public static readonly Text Cut = new("読み取りが途中で切れました。記録されていません。", "The scan broke off. It was not taken.");
    public static readonly Text ScanAgain = new("もう一度読み取ってください。", "Scan it again.");
    public static readonly Text WrongLayout = new("スキャナーのキーボード配列が合っていません。", "The scanner's keyboard layout does not match this computer.");
    public static readonly Text WrongLayoutDo = new("コマンド表の「キーボード確認」を読み取ると、この端末で直ります。", "Scan \"keyboard check\" on the command sheet: this device then corrects it.");
    public static readonly Text PinLater = new("未送信の読み取りがあります。暗証番号は送れません。", "Scans are waiting to be sent; the PIN cannot go yet.");
    public static readonly Text PinLaterDo = new("つながってから、もう一度入力してください。", "Enter it again once the connection is back.");
    public static readonly Text KeyboardGood = new("スキャナーの設定は正しいです。", "The scanner is set up well.");
    public static readonly Text KeyboardMended = new("スキャナーの配列の違いを、この端末で直すようにしました。", "The scanner's layout differs; this device now corrects it.");
    public static readonly Text KeyboardNoGs = new("区切り文字（GS）が届きません。ロットや期限は読めません。", "The separator (GS) does not arrive: lots and expiry dates cannot be read.");
    public static readonly Text KeyboardNoGsDo = new("スキャナーを「GS を Ctrl+] で送る」設定にしてください。", "Set the scanner to send GS as Ctrl+].");
    public static readonly Text KeyboardUnknown = new("スキャナーの配列が分かりません。", "The scanner's layout is not known.");
    public static readonly Text KeyboardUnknownDo = new("スキャナーのキーボード設定を、パソコンと同じ配列にしてください。", "Set the scanner's keyboard to the layout of this computer.");
    public static readonly Text NoSuffix = new("読み取りの終わりに Enter が付いていません。付けると速くなります。", "The scanner sends no Enter at the end; with one it is faster.");
    public static readonly Text GoOn = new("続けてください。", "Go on.");
    public static readonly Text Typed = new("入力中", "Typing");
    public static readonly Text NeedsScript = new("この画面には JavaScript が必要です。", "This screen needs JavaScript.");

    /// <summary>All of them by name, for the screen's own module.</summary>
    public static IReadOnlyDictionary<string, Text> All { get; } = typeof(PackWords).GetFields()
        .Where(field => field.FieldType == typeof(Text))
        .ToDictionary(field => char.ToLowerInvariant(field.Name[0]) + field.Name[1..], field => (Text)field.GetValue(null)!);
}
