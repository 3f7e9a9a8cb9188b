using Fulfillment.Contracts;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Packing;

/// <summary>Every "no" of the packing bench.</summary>
internal static class PackingRefusals
{
    private const int Conflict = StatusCodes.Status409Conflict;
    private const int Wrong = StatusCodes.Status422UnprocessableEntity;

    public static readonly Refusal NothingToUndo = new(
        "packing/nothing-to-undo",
        Conflict,
        new Text("取り消す商品がありません。", "There is no item to take back."),
        new Text("続けてください。", "Go on."))
    {
        Sound = Sounds.Attention,
    };

    public static readonly Refusal NothingToReprint = new(
        "packing/nothing-to-reprint",
        Conflict,
        new Text("再発行できるカードがありません。", "There is no card to print again."),
        new Text("続けてください。", "Go on."))
    {
        Sound = Sounds.Attention,
    };

    public static readonly Refusal NothingUnsure = new(
        "packing/no-print-in-doubt",
        Conflict,
        new Text("確認待ちの印刷はありません。", "No print is in doubt."),
        new Text("続けてください。", "Go on."))
    {
        Sound = Sounds.Attention,
    };

    public static readonly Refusal NothingShort = new(
        "packing/nothing-short",
        Conflict,
        new Text("商品はすべてそろっています。欠品はありません。", "Every item is in. Nothing is short."),
        new Text("画面の次の手順に進んでください。", "Go on with the next step on the screen."))
    {
        Sound = Sounds.Attention,
    };

    public static Refusal NotInOrder(ScanMeaning scan)
    {
        var elsewhere = scan.WaitingForItem is [var first, ..] ? first : null;
        return new(
            "packing/not-in-order",
            Wrong,
            new Text("この注文の商品ではありません。", "This item does not belong to this order."),
            elsewhere is null
                ? new Text("箱に入れず、商品を確かめてください。", "Keep it out of the box and check the item.")
                : new Text($"箱に入れず、{elsewhere.Place()} に戻してください。", $"Keep it out of the box and take it to {elsewhere.Place()}."));
    }

    public static Refusal OverQuantity(PackLine line, int scanned) => new(
        "packing/over-quantity",
        Wrong,
        line.Missing == 0
            ? new Text($"{line.Label.Ja} はもう {line.Quantity} 点そろっています。", $"{line.Label.En}: all {line.Quantity} are already in.")
            : new Text($"{line.Label.Ja} の残りは {line.Missing} 点です。このバーコードは {scanned} 点分です。", $"{line.Label.En}: {line.Missing} to go, but this barcode counts {scanned}."),
        new Text("余分な商品を箱から出してください。", "Take the extra pieces out of the box."));

    public static Refusal ItemsMissing(OpenParcel parcel)
    {
        var line = parcel.Lines.First(candidate => candidate.Missing > 0);
        return new(
            "packing/items-missing",
            Conflict,
            new Text("商品がまだそろっていません。", "Items are still missing."),
            new Text($"{line.Label.Ja} あと {line.Missing} 点を読み取ってください。", $"Scan {line.Label.En}, {line.Missing} to go."));
    }

    public static Refusal InsertsMissing(OpenParcel parcel)
    {
        var sheet = parcel.SheetsToProve.First();
        return new(
            "packing/inserts-missing",
            Conflict,
            new Text("同梱物の確認がまだです。", "The inserts are not proven yet."),
            new Text($"{sheet.SlotName.Ja}のコードを読み取ってください。", $"Scan the code on the {sheet.SlotName.En}."));
    }

    public static Refusal SheetOfAnother(ScannedSheet sheet) => new(
        "packing/insert-of-another",
        Wrong,
        sheet.Shipment is { } owner
            ? new Text($"これは注文 {owner.OrderNo()} の同梱物です。", $"This sheet belongs to order {owner.OrderNo()}.")
            : new Text("これは別の注文の同梱物です。", "This sheet belongs to another order."),
        sheet.Shipment is { } place
            ? new Text($"箱に入れず、{place.Place()} に戻してください。", $"Keep it out of this box and take it to {place.Place()}.")
            : new Text("箱に入れないでください。", "Keep it out of this box."));

    public static Refusal SheetVoided(ScannedSheet sheet) => new(
        "packing/insert-void",
        Conflict,
        sheet.Shipment is { } owner
            ? new Text($"このカードは無効です（注文 {owner.OrderNo()}）。", $"This card is void (order {owner.OrderNo()}).")
            : new Text("このカードは無効です。", "This card is void."),
        new Text("箱に入れず、廃棄してください。", "Keep it out of every box and shred it."));

    public static Refusal SheetSkipped(PackSheet sheet) => new(
        "packing/insert-skipped",
        Conflict,
        new Text($"この箱は{sheet.SlotName.Ja}なしで出荷します。", $"This parcel goes without its {sheet.SlotName.En}."),
        new Text("この紙は箱に入れず、廃棄してください。", "Keep this sheet out of the box and shred it."));

    public static Refusal TakeOldPaperOut(OpenParcel parcel) => new(
        "packing/take-old-paper-out",
        Conflict,
        new Text($"注文 {parcel.Orders[0]} が変更されました。箱に入れたカードは無効です。", $"Order {parcel.Orders[0]} was changed. The cards in the box are void."),
        new Text("古い紙を箱から出して廃棄し、商品をもう一度読み取ってください。新しい紙が印刷されます。", "Take the old paper out and shred it, then scan again. New paper is printing."));

    public static Refusal WaybillOfAnother(ScannedWaybill waybill) => new(
        "packing/label-of-another",
        Wrong,
        new Text($"これは注文 {waybill.Shipment.OrderNo()} の送り状です。", $"This label belongs to order {waybill.Shipment.OrderNo()}."),
        new Text($"貼らずに、{waybill.Shipment.Place()} に戻してください。", $"Do not stick it on. Take it to {waybill.Shipment.Place()}."));

    public static Refusal WaybillUsed(ScannedWaybill waybill) => new(
        "packing/waybill-used",
        Conflict,
        new Text($"送り状番号 {waybill.Number} は注文 {waybill.Shipment.OrderNo()} で使用済みです。", $"Waybill {waybill.Number} was already used for order {waybill.Shipment.OrderNo()}."),
        new Text("この送り状は使えません。新しい送り状を発行してください。", "This label cannot be used. Have a new one issued."));

    public static Refusal WaybillUnknown(string number, int issued) => new(
        "packing/waybill-unknown",
        Wrong,
        new Text($"送り状番号 {number} はこの出荷のものではありません。", $"Waybill {number} is not one of this shipment's."),
        issued > 0
            ? new Text("この出荷の送り状を貼って読み取ってください。", "Stick this shipment's own label on and scan it.")
            : new Text("送り状番号がまだ取り込まれていません。責任者に知らせてください。", "No waybill number has been imported for it yet. Tell your supervisor."));

    public static Refusal UnknownCode(string text) => new(
        "packing/unknown-code",
        Wrong,
        new Text($"「{text}」は登録がありません。", $"\"{text}\" is not known here."),
        new Text("商品・注文書・カードのコードを読み取ってください。", "Scan an item, an order sheet or a card."));

    public static Refusal NothingWaitsFor(string text) => new(
        "packing/nothing-waits-for-item",
        Conflict,
        new Text($"「{text}」を待っている一点出荷はありません。", $"No single-item shipment waits for \"{text}\"."),
        new Text("注文書かトートを読み取ってください。", "Scan the order sheet or the tote."));

    public static Refusal SeveralMerchants(string text, IReadOnlyList<FoundShipment> found) => new(
        "packing/several-merchants",
        Conflict,
        new Text($"「{text}」は複数の荷主にあります（{Merchants(found)}）。", $"\"{text}\" exists at several merchants ({Merchants(found)})."),
        new Text("トートか、荷主付きの注文番号（荷主:注文番号）を読み取ってください。", "Scan the tote, or the order number with its merchant (merchant:order)."));

    public static Refusal ItemOfSeveralMerchants(string text) => new(
        "packing/item-of-several-merchants",
        Conflict,
        new Text($"「{text}」を待つ荷主が複数あります。", $"Several merchants wait for \"{text}\"."),
        new Text("トートを読み取ってください。", "Scan the tote."))
    {
        Sound = Sounds.Attention,
    };

    public static Refusal AtAnotherStation(FoundShipment shipment) => new(
        "packing/at-another-station",
        Conflict,
        new Text($"注文 {shipment.OrderNo()} は作業台 {shipment.AtStation()} で梱包中です。", $"Order {shipment.OrderNo()} is being packed at station {shipment.AtStation()}."),
        new Text($"商品を {shipment.AtStation()} に渡すか、別の注文を読み取ってください。", $"Hand the goods to {shipment.AtStation()}, or scan another order."));

    public static Refusal AtAnotherSite(FoundShipment shipment) => new(
        "packing/at-another-site",
        Conflict,
        new Text($"注文 {shipment.OrderNo()} は拠点 {shipment.Site} の出荷です。", $"Order {shipment.OrderNo()} ships from site {shipment.Site}."),
        new Text("責任者に知らせてください。", "Tell your supervisor."));

    public static Refusal OrderCancelled(FoundShipment shipment) => new(
        "packing/order-cancelled",
        Conflict,
        new Text($"注文 {shipment.OrderNo()} はキャンセルされました。", $"Order {shipment.OrderNo()} was cancelled."),
        new Text("商品を箱から出して棚戻しへ。カードと送り状は廃棄してください。", "Take the goods out and put them back to stock. Shred the card and the label."));

    public static Refusal OrderHeld(FoundShipment shipment) => new(
        "packing/order-held",
        Conflict,
        new Text($"注文 {shipment.OrderNo()} は保留中です。", $"Order {shipment.OrderNo()} is on hold."),
        new Text($"{shipment.Place()} を保留棚に置き、別の注文を読み取ってください。", $"Put {shipment.Place()} on the hold shelf and scan another order."));

    public static Refusal TakenBack(FoundShipment shipment) => new(
        "packing/taken-back",
        Conflict,
        new Text($"注文 {shipment.OrderNo()} はこの作業台から外されました。", $"Order {shipment.OrderNo()} was taken back from this station."),
        new Text("続けるときは注文書かトートを読み取ってください。", "Scan its order sheet or tote to go on with it."));

    public static Refusal AlreadyShipped(FoundShipment shipment) => new(
        "packing/already-shipped",
        Conflict,
        new Text($"注文 {shipment.OrderNo()} は出荷済みです。", $"Order {shipment.OrderNo()} has already been shipped."),
        new Text("別の注文を読み取ってください。", "Scan another order."));

    public static Refusal NotYet(FoundShipment shipment) => new(
        "packing/not-before",
        Conflict,
        new Text($"注文 {shipment.OrderNo()} はまだ出荷できません。", $"Order {shipment.OrderNo()} may not be shipped yet."),
        new Text("指定の日時まで棚に戻してください。", "Put it back until its day."))
    {
        Sound = Sounds.Attention,
    };

    public static Refusal FinishFirst(OpenParcel parcel, FoundShipment other) => new(
        "packing/finish-first",
        Conflict,
        new Text($"注文 {parcel.Orders[0]} の梱包中です（{other.OrderNo()} が読まれました）。", $"Order {parcel.Orders[0]} is open here (you scanned {other.OrderNo()})."),
        new Text("先にこの箱を終えるか、保留してください。", "Finish this parcel first, or put it on hold."));

    public static Refusal FinishOrHoldFirst(OpenParcel parcel) => new(
        "packing/finish-or-hold-first",
        Conflict,
        new Text($"注文 {parcel.Orders[0]} の梱包が終わっていません。", $"Order {parcel.Orders[0]} is not finished."),
        new Text("この箱を終えるか、保留してからサインアウトしてください。", "Finish or hold it before signing out."));

    public static Refusal CommandNotHere(string command) => new(
        "packing/command-not-here",
        Conflict,
        new Text($"ここでは {command} は使えません。", $"{command} cannot be used here."),
        new Text("画面の次の手順に進んでください。", "Go on with the next step on the screen."))
    {
        Sound = Sounds.Attention,
    };

    /// <summary>The station's place changed under it on every try; the packer scans once more.</summary>
    public static readonly Refusal TryAgain = new(
        "packing/try-again",
        Conflict,
        new Text("同時に別の操作がありました。", "Something else happened at the same moment."),
        new Text("もう一度読み取ってください。", "Scan it once more."))
    {
        Sound = Sounds.Attention,
    };

    private static string Merchants(IEnumerable<FoundShipment> found) => string.Join(", ", found.Select(shipment => shipment.Merchant).Distinct());
}
