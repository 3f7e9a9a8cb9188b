using Fulfillment.Contracts;
using Fulfillment.Server.Catalog;

namespace Fulfillment.Server.Screens.Orders;

/// <summary>What the list of orders says.</summary>
internal static class OrdersWords
{
    public static readonly Text Title = new("注文", "Orders");
    public static readonly Text Search = new("検索", "Search");
    public static readonly Text SearchFor = new("注文番号・トート・送り状・同梱物・商品のコード", "Code of an order, tote, label, insert or item");
    public static readonly Text Day = new("締め切り日・出荷日", "Day of cut-off or departure");
    public static readonly Text Apply = new("絞り込む", "Filter");
    public static readonly Text Clear = new("絞り込みを解除", "Show all");
    public static readonly Text Filtered = new("絞り込み", "Only");
    public static readonly Text Next = new("続きを表示", "More");
    public static readonly Text AndMore = new("件以上", "rows and more");
    public static readonly Text Nothing = new("該当する出荷はありません。", "No shipment is like this.");
    public static readonly Text NothingDo = new("状態や絞り込みを変えるか、コードで検索してください。", "Choose another state or filter, or search by a code.");
    public static readonly Text NotFound = new("このコードの出荷は見つかりません。", "This code leads to no shipment.");
    public static readonly Text NotFoundDo = new("読み取り直すか、別のコード（注文番号・送り状）で検索してください。", "Scan it again, or search by another code: the order number or the label.");
    public static readonly Text IsBadge = new("これは社員証のコードです。", "This is a badge.");
    public static readonly Text IsCommand = new("これは作業台のコマンドです。", "This is a command of the bench.");

    public static readonly Text Order = new("注文", "Order");
    public static readonly Text State = new("状態", "State");
    public static readonly Text CutOff = new("締め切り", "Cut-off");
    public static readonly Text Carrier = new("運送会社", "Carrier");
    public static readonly Text Place = new("場所", "Place");
    public static readonly Text Units = new("点数", "Pieces");
    public static readonly Text Note = new("備考", "Note");
    public static readonly Text NotBefore = new("出荷可能", "Not before");
    public static readonly Text Waybill = new("送り状番号", "Waybill");
    public static readonly Text Box = new("箱", "Box");
    public static readonly Text ShippedAt = new("出荷", "Shipped");
    public static readonly Text Seconds = new("秒", "Seconds");
    public static readonly Text Tote = new("トート", "Tote");
    public static readonly Text Overdue = new("締め切り超過", "overdue");
    public static readonly Text Risk = new("遅れ見込み", "will be late");
    public static readonly Text NoDue = new("締め切りなし", "no cut-off");

    public static readonly IReadOnlyList<(string State, Text Name)> States =
    [
        ("open", new Text("未出荷", "Open")),
        ("waiting", new Text("梱包待ち", "Waiting")),
        ("packing", new Text("梱包中", "Packing")),
        ("held", new Text("保留", "On hold")),
        ("notYet", new Text("まだ出荷不可", "Not yet")),
        ("shipped", new Text("出荷済み", "Shipped")),
        ("cancelled", new Text("キャンセル", "Cancelled")),
    ];

    /// <summary>What a code was taken for.</summary>
    public static Text Of(CodeKind kind) => kind switch
    {
        CodeKind.Order => new Text("注文番号", "Order number"),
        CodeKind.Tote => Tote,
        CodeKind.Waybill => Waybill,
        CodeKind.Insert => new Text("同梱物のコード", "Insert"),
        CodeKind.Product => new Text("商品（この商品を待つ出荷）", "Item: shipments that wait for it"),
        CodeKind.Return => new Text("返品", "Return"),
        CodeKind.Badge => IsBadge,
        CodeKind.Command => IsCommand,
        _ => new Text("コード", "Code"),
    };
}
