using Fulfillment.Contracts;
using Fulfillment.Server.Dashboard.Lists;

namespace Fulfillment.Server.Screens.Floor;

/// <summary>A table of scans.</summary>
/// <param name="WithOrder">False where all are of one order.</param>
internal sealed record ScanTable(IReadOnlyList<ListedScan> Scans, TimeZoneInfo Zone, bool WithOrder, bool WithWorker = true);

/// <summary>What the lists of scans and sheets say.</summary>
internal static class BehindWords
{
    public static readonly Text Nothing = new("該当する記録はありません。", "Nothing of this kind.");
    public static readonly Text NothingDo = new("スキャンや印刷があるとここに出ます。", "Scans and prints show here as they happen.");
    public static readonly Text Time = new("日時", "Time");
    public static readonly Text Sheet = new("紙", "Sheet");
    public static readonly Text Code = new("コード", "Code");
    public static readonly Text Scanned = new("読み取った内容", "Scanned");
    public static readonly Text Answered = new("作業台の返事", "The bench said");
    public static readonly Text Verdict = new("判定", "Verdict");

    public static readonly Text Paper = new("廃棄する紙", "Paper to destroy");
    public static readonly Text PaperAbout = new(
        "無効になった紙です。箱に入れず、シュレッダーにかけたらコードを読み取ってください。",
        "These sheets are void. Keep them out of every box, shred them, and scan their code.");
    public static readonly Text ScanToDestroy = new("廃棄した紙のコード", "Code of the sheet you shredded");
    public static readonly Text Destroyed = new("廃棄した", "Destroyed");
    public static readonly Text NoPaper = new("廃棄する紙はありません。", "There is no paper to destroy.");
    public static readonly Text NoPaperDo = new("印刷後に注文が変更・キャンセルされると、ここに出ます。", "When an order changes or is cancelled after its paper was printed, that paper shows here.");
    public static readonly Text Print = new("印刷", "Print");
    public static readonly Text IsOut = new("印刷済み", "It is out");
    public static readonly Text MayBeOut = new("出ている可能性あり", "It may be out");

    public static StateBadge Of(ListedScan scan) => scan switch
    {
        { IsMisScan: true } => new(Tone.Stop, new Text("読み違い", "Wrong")),
        { IsRefusal: true } => new(Tone.Warn, new Text("差し戻し", "Not now")),
        _ => new(Tone.Good, new Text("OK", "OK")),
    };

    /// <summary>Who it was, from the stable name of a caller.</summary>
    public static Text Actor(string? name) => name?.Split(':', 2) switch
    {
        null => new Text("–", "–"),
        ["worker", var badge] => new Text(badge, badge),
        ["station", var station] => new Text($"作業台 {station}", $"Bench {station}"),
        ["key", ..] => new Text("外部システム", "Another system"),
        ["bench"] => new Text("作業台", "The bench"),
        ["system"] => new Text("システム", "The system"),
        _ => new Text(name!, name!),
    };

    /// <summary>A reason of the system in words; what people typed stays as it is.</summary>
    public static Text Reason(string reason) => reason switch
    {
        "cancelled" => new Text("注文キャンセル", "Order cancelled"),
        "changed" => new Text("注文変更", "Order changed"),
        "late" => new Text("締め切り間際のため", "The truck was about to leave"),
        "noPrinter" => new Text("プリンターなし", "No printer"),
        "bench" => new Text("作業台で再発行", "Reprinted at the bench"),
        _ => new Text(reason, reason),
    };
}
