using Fulfillment.Contracts;

namespace Fulfillment.Server.Packing;

/// <summary>What the bench says when all is well.</summary>
internal static class PackingSentences
{
    public static readonly Text NextWhenIdle = new("注文書・トート・カード・商品のどれかを読み取ってください。", "Scan an order sheet, a tote, a card or an item.");

    /// <summary>What comes next for this parcel, short enough to read from two metres.</summary>
    public static Text Next(OpenParcel parcel)
    {
        if (parcel.Lines.FirstOrDefault(line => line.Missing > 0) is { } line) return new Text($"{line.Label.Ja} あと {line.Missing} 点", $"{line.Label.En}: {line.Missing} to go");
        return parcel.SheetsToProve.FirstOrDefault() switch
        {
            null => new Text("送り状を貼って読み取ってください", "Stick the label on and scan it"),
            { HasNoPaper: true } sheet => new Text($"{sheet.SlotName.Ja}を印刷するプリンターがありません。「完了」を読み取ると、なしで進みます", $"No printer for the {sheet.SlotName.En} here. Scan \"finish\" to go without it"),
            { PrintState: "unknown" } sheet => new Text($"{sheet.SlotName.Ja}は出ていますか。あれば読み取り、なければ「印刷なし」を読み取ってください", $"Is the {sheet.SlotName.En} there? Scan it, or scan \"not printed\""),
            { PrintState: "failed" } sheet => new Text($"{sheet.SlotName.Ja}を印刷できません。プリンターを見て「再発行」を読み取ってください", $"The {sheet.SlotName.En} did not print. See to the printer, then scan \"reprint\""),
            var sheet => new Text($"{sheet.SlotName.Ja}のコードを読み取って箱に入れてください", $"Scan the {sheet.SlotName.En} and put it in the box"),
        };
    }

    public static BenchMessage Opened(OpenParcel parcel) => new(
        "packing/opened",
        new Text($"注文 {parcel.Orders[0]} を開きました。", $"Order {parcel.Orders[0]} is open."),
        Next(parcel));

    public static BenchMessage AlreadyOpen(OpenParcel parcel) => new(
        "packing/already-open",
        new Text($"注文 {parcel.Orders[0]} は開いています。", $"Order {parcel.Orders[0]} is already open."),
        Next(parcel),
        Sounds.Attention);

    public static BenchMessage Packed(OpenParcel after, PackingMove.Pack move)
    {
        var line = after.Lines.First(candidate => candidate.OrderNo == move.Units[^1].OrderNo && candidate.LineNo == move.Units[^1].LineNo && candidate.Sku == move.Product.Sku);
        return new BenchMessage(
            "packing/item-packed",
            new Text($"{line.Label.Ja} {line.Packed}/{line.Quantity}", $"{line.Label.En} {line.Packed}/{line.Quantity}"),
            Next(after));
    }

    public static BenchMessage Undone(OpenParcel after) => new(
        "packing/item-undone",
        new Text("直前の商品を取り消しました。箱から出してください。", "The last item was taken back. Take it out of the box."),
        Next(after));

    public static BenchMessage Proven(OpenParcel after, PackSheet sheet) => new(
        "packing/insert-proven",
        new Text($"{sheet.SlotName.Ja}を確認しました。", $"The {sheet.SlotName.En} is proven."),
        Next(after));

    public static BenchMessage SheetAlreadyProven(OpenParcel parcel, PackSheet sheet) => new(
        "packing/insert-already-proven",
        new Text($"{sheet.SlotName.Ja}は確認済みです。", $"The {sheet.SlotName.En} is already proven."),
        Next(parcel),
        Sounds.Attention);

    public static BenchMessage ScanTheLabel(OpenParcel parcel) => new("packing/scan-the-label", Next(parcel), Next(parcel));

    public static BenchMessage Shipped(OpenParcel parcel, string number) => new(
        "packing/shipped",
        new Text($"注文 {parcel.Orders[0]} を出荷しました（{number}）。", $"Order {parcel.Orders[0]} is shipped ({number})."),
        NextWhenIdle,
        Sounds.Done);

    public static BenchMessage Held(OpenParcel parcel, Text reason) => new(
        "packing/held",
        new Text($"注文 {parcel.Orders[0]} を保留しました（{reason.Ja}）。", $"Order {parcel.Orders[0]} is on hold ({reason.En})."),
        new Text("商品と紙をまとめて保留棚に置いてください。", "Put the goods and their paper on the hold shelf."),
        Sounds.Attention);

    public static BenchMessage Reprinting(OpenParcel parcel, int sheets) => new(
        "packing/reprinting",
        new Text($"{sheets} 枚を再発行します。", $"Printing {sheets} again."),
        new Text("古い紙が出てきたら廃棄してください。", "If the first one turns up, shred it."),
        Sounds.Attention);

    public static BenchMessage Resolved(OpenParcel after, bool printed) => new(
        printed ? "packing/print-found" : "packing/print-lost",
        printed ? new Text("紙があることを記録しました。", "Noted: the sheet is here.") : new Text("紙がないことを記録しました。", "Noted: the sheet is not here."),
        printed ? Next(after) : new Text("「再発行」を読み取ると、もう一度印刷します。", "Scan \"reprint\" to print it again."),
        printed ? Sounds.Ok : Sounds.Attention);

    public static BenchMessage Skipped(OpenParcel after) => new(
        "packing/inserts-skipped",
        new Text("締め切りが近いため、同梱物なしで出荷します。理由を記録しました。", "The truck is about to leave: this parcel goes without its insert. The reason is on record."),
        Next(after),
        Sounds.Attention);
}
