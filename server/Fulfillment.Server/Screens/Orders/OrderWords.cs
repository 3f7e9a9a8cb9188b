using Fulfillment.Contracts;
using Fulfillment.Server.Inserts;

namespace Fulfillment.Server.Screens.Orders;

/// <summary>What an order's page says.</summary>
internal static class OrderWords
{
    public static readonly Text Where = new("いまどこに", "Where it is");
    public static readonly Text Facts = new("注文の内容", "Order");
    public static readonly Text Customer = new("お客様", "Customer");
    public static readonly Text ShipTo = new("お届け先", "Ships to");
    public static readonly Text Erased = new("個人情報は消去済み", "Personal data was erased");
    public static readonly Text OrderedAt = new("注文日時", "Ordered");
    public static readonly Text Merchant = new("荷主", "Merchant");
    public static readonly Text Delivery = new("配送", "Delivery");
    public static readonly Text Expected = new("お届け予定", "Expected");
    public static readonly Text Gift = new("ギフト", "Gift");
    public static readonly Text Yes = new("はい", "Yes");
    public static readonly Text With = new("同梱する注文", "Packed with");
    public static readonly Text CustomerPage = new("お客様の追跡ページ", "The customer's page");
    public static readonly Text HeldBecause = new("保留の理由", "On hold because");
    public static readonly Text CancelledBecause = new("キャンセルの理由", "Cancelled because");
    public static readonly Text NoReason = new("理由の記録なし", "no reason given");

    public static readonly Text Lines = new("商品", "Lines");
    public static readonly Text Line = new("行", "Line");
    public static readonly Text Sku = new("SKU", "SKU");
    public static readonly Text Quantity = new("数量", "Quantity");
    public static readonly Text Packed = new("梱包済み", "Packed");
    public static readonly Text Parcels = new("箱", "Parcels");
    public static readonly Text NoParcel = new("まだ箱はありません。", "No parcel yet.");
    public static readonly Text Contents = new("中身", "Contents");

    public static readonly Text Inserts = new("同梱物", "Inserts");
    public static readonly Text NoInsert = new("同梱物はまだ決まっていません。作業台で開いたときに決まります。", "Nothing is decided yet. It is when a bench opens the shipment.");
    public static readonly Text Campaign = new("キャンペーン", "Campaign");
    public static readonly Text Decision = new("入れる・入れないの理由", "Why, and why not");
    public static readonly Text Because = new("理由", "Because");
    public static readonly Text DecisionOver = new("注文が変わったため、前の決定は無効です。次に作業台で開くと決め直します。", "The order changed and the decision no longer holds. The next bench that opens it decides again.");

    public static readonly Text Jobs = new("印刷", "Prints");
    public static readonly Text Document = new("PDF", "PDF");
    public static readonly Text Reprint = new("再印刷", "Reprint");
    public static readonly Text QueuedAt = new("受付", "Queued");
    public static readonly Text NoJob = new("印刷はありません。", "Nothing was printed.");

    public static readonly Text Scans = new("すべてのスキャン", "Every scan");
    public static readonly Text NoScan = new("スキャンの記録はまだありません。", "Nothing was scanned yet.");
    public static readonly Text Timeline = new("経過", "What happened");

    public static readonly Text ToDestroy = new("廃棄する紙", "Paper to destroy");
    public static readonly Text Label = new("送り状", "Waybill label");

    public static readonly Text Actions = new("操作", "Do");
    public static readonly Text Reason = new("理由", "Reason");
    public static readonly Text ReasonHint = new("記録に残ります。", "It goes on record.");
    public static readonly Text Hold = new("保留にする", "Put on hold");
    public static readonly Text Release = new("保留を解除", "Release");
    public static readonly Text Cancel = new("注文をキャンセル", "Cancel the order");
    public static readonly Text CancelWarn = new("元に戻せません。印刷済みの紙は無効になります。", "It cannot be undone. What was printed becomes void.");

    public static StateBadge Of(InsertState state) => state switch
    {
        InsertState.Chosen => new(Tone.Calm, new Text("決定", "Chosen")),
        InsertState.Printed => new(Tone.Busy, new Text("印刷済み", "Printed")),
        InsertState.Verified => new(Tone.Good, new Text("箱で確認済み", "Proven")),
        InsertState.Skipped => new(Tone.Warn, new Text("なしで出荷", "Left out")),
        _ => new(Tone.Stop, new Text("無効", "Void")),
    };

    public static Text Of(InsertSlot slot) => slot switch
    {
        InsertSlot.Flyer => new Text("チラシ", "Flyer"),
        InsertSlot.Qr => new Text("QRカード", "QR card"),
        _ => new Text("カード", "Card"),
    };

    /// <summary>How far the parcel is, as the warehouse says it.</summary>
    public static StateBadge OfParcel(string state) => state switch
    {
        "packing" => new(Tone.Busy, new Text("梱包中", "Packing")),
        "shipped" => new(Tone.Good, new Text("出荷済み", "Shipped")),
        "inTransit" => new(Tone.Busy, new Text("配送中", "In transit")),
        "outForDelivery" => new(Tone.Busy, new Text("配達中", "Out for delivery")),
        "delivered" => new(Tone.Good, new Text("お届け済み", "Delivered")),
        "returned" => new(Tone.Warn, new Text("差し戻し", "Came back")),
        _ => new(Tone.Stop, new Text("配送トラブル", "Trouble")),
    };
}
