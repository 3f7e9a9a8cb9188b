using Fulfillment.Contracts;
using Fulfillment.Server.Printing;

namespace Fulfillment.Server.Screens.Print;

/// <summary>What the pages about print jobs say.</summary>
internal static class PrintWords
{
    public static readonly Text Print = new("印刷", "Printing");
    public static readonly Text Printers = new("プリンター", "Printers");
    public static readonly Text Printer = new("プリンター", "Printer");
    public static readonly Text NoPrinters = new("プリンターが登録されていません。", "No printer is set up.");
    public static readonly Text NoPrintersDo = new("管理者が「設定」の拠点で登録します。", "An administrator adds it to its site in the settings.");
    public static readonly Text NeverSeen = new("未確認", "Not looked at yet");
    public static readonly Text Paper = new("用紙", "Paper");
    public static readonly Text State = new("状態", "State");
    public static readonly Text Waiting = new("待ち枚数", "Waiting");
    public static readonly Text Sheets = new("印刷物", "Sheets");
    public static readonly Text Sheet = new("種類", "Sheet");
    public static readonly Text Order = new("注文", "Order");
    public static readonly Text AllSites = new("すべての拠点", "All sites");
    public static readonly Text Search = new("探す", "Search");
    public static readonly Text Since = new("いつから", "Since");
    public static readonly Text ToDo = new("すること", "To do");
    public static readonly Text Copy = new("再印刷", "reprint");
    public static readonly Text Older = new("さらに前", "Older");
    public static readonly Text ItIsHere = new("紙は出ている", "It is here");
    public static readonly Text ItIsNot = new("紙は出ていない", "It is not");

    public static readonly Text Open = new("印刷物を見る（PDF）", "Look at the sheet (PDF)");
    public static readonly Text Details = new("この印刷について", "About this print job");
    public static readonly Text Merchant = new("荷主", "Merchant");
    public static readonly Text Station = new("作業台", "Station");
    public static readonly Text SheetCode = new("紙のコード", "Sheet's code");
    public static readonly Text QueuedAt = new("受付", "Queued");
    public static readonly Text SentAt = new("送信", "Sent");
    public static readonly Text ChangedAt = new("最後の変化", "Last change");
    public static readonly Text Attempts = new("試した回数", "Attempts");
    public static readonly Text RequestedBy = new("だれの作業で", "Asked for by");
    public static readonly Text SettledBy = new("確認した人", "Settled by");
    public static readonly Text Reason = new("理由", "Reason");
    public static readonly Text ReprintOf = new("元の印刷", "First print");
    public static readonly Text PaperOut = new("無効な紙", "Void paper");
    public static readonly Text PaperToDestroy = new("紙が出ています。見つけて廃棄し、コードをスキャンしてください。", "Its paper is out. Find it, destroy it, and scan its code.");
    public static readonly Text PaperDestroyed = new("廃棄済み", "Destroyed");
    public static readonly Text InDoubt = new("印刷されたか分かりません", "Nobody knows whether it was printed");
    public static readonly Text InDoubtNote = new("トレイを見て答えてください。自動で刷り直すことはありません。", "Look at the tray and answer. Nothing is printed again by itself.");
    public static readonly Text Reprint = new("再印刷", "Reprint");
    public static readonly Text ReprintNote = new("新しい印刷になり、紙に「再印刷」と入ります。", "It becomes a new job, and the sheet says that it is a reprint.");
    public static readonly Text ReasonHint = new("例：紙が折れた、紙づまり、汚れ", "For example: creased, jammed, stained");
    public static readonly Text OnPrinter = new("プリンター", "On printer");
    public static readonly Text Reprints = new("再印刷の履歴", "Reprints");

    public static Text Of(PrintJobList list) => list switch
    {
        PrintJobList.Attention => new Text("要確認", "Needs you"),
        PrintJobList.UnderWay => new Text("印刷中・待ち", "On the way"),
        _ => new Text("すべて", "All"),
    };

    public static EmptyList NothingIn(PrintJobList list) => list switch
    {
        PrintJobList.Attention => new(new Text("確認が必要な印刷はありません。", "Nothing needs you."), new Text("印刷できたか分からない紙と、失敗した紙がここに出ます。", "Sheets in doubt and sheets that failed appear here.")),
        PrintJobList.UnderWay => new(new Text("待っている印刷はありません。", "Nothing is waiting."), new Text("作業台が出荷を開くと、ここに並びます。", "Sheets line up here when a station opens a shipment.")),
        _ => new(new Text("該当する印刷はありません。", "No such sheet."), new Text("注文番号を確かめるか、条件を外してください。", "Check the order number, or look without it.")),
    };
}
