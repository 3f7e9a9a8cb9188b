using Fulfillment.Contracts;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Orders;

/// <summary>Every "no" of orders, shipments and waybill numbers.</summary>
internal static class OrderRefusals
{
    public static Refusal BadOrderNumber => new(
        "orders/bad-order-number",
        StatusCodes.Status400BadRequest,
        new Text("注文番号が正しくありません。", "The order number is not well formed."),
        new Text($"「/」と制御文字を除く 1〜{OrderNumber.MaxLength} 文字にしてください。", $"Use 1 to {OrderNumber.MaxLength} characters, without / and control characters."))
    {
        Field = "orderNo",
    };

    public static Refusal NoSuchOrder(string orderNo) => new(
        "orders/no-such-order",
        StatusCodes.Status404NotFound,
        new Text($"注文 {orderNo} はありません。", $"There is no order {orderNo}."),
        new Text("注文番号を確かめてください。", "Check the order number."))
    {
        Field = "orderNo",
    };

    /// <summary>A value that is understood but cannot be.</summary>
    public static Refusal Wrong(string what, string field, string saysJa, string saysEn, string doJa, string doEn) =>
        new($"orders/{what}", StatusCodes.Status422UnprocessableEntity, new Text(saysJa, saysEn), new Text(doJa, doEn)) { Field = field };

    public static Refusal UnknownStatus => new(
        "orders/unknown-status",
        StatusCodes.Status400BadRequest,
        new Text("status の値を読めません。", "The value of status cannot be read."),
        new Text($"{States} のいずれかにしてください。", $"Use one of {States}."))
    {
        Field = "status",
    };

    public static Refusal ReasonTooLong(int longest) => Wrong(
        "too-long",
        "reason",
        "理由が長すぎます。",
        "The reason is too long.",
        $"{longest} 文字までにしてください。",
        $"Use at most {longest} characters.");

    public static Refusal SiteNotNamed(IEnumerable<string> sites) => Wrong(
        "site-not-named",
        "site",
        "出荷する拠点が指定されていません。",
        "The order does not say which site ships it.",
        $"site に次のいずれかを指定してください: {string.Join(", ", sites)}",
        $"Set site to one of: {string.Join(", ", sites)}");

    public static Refusal UnknownSite(string site) => Wrong(
        "unknown-site",
        "site",
        $"拠点 {site} は登録されていません。",
        $"Site {site} is not registered.",
        "拠点のコードを確かめるか、先に拠点を登録してください。",
        "Check the site's code, or register the site first.");

    public static Refusal AlreadyShipped(string orderNo) => Conflict(
        "already-shipped",
        $"注文 {orderNo} は出荷済みです。",
        $"Order {orderNo} has already shipped.",
        "返品または新しい注文として扱ってください。",
        "Treat it as a return, or as a new order.");

    public static Refusal AlreadyCancelled(string orderNo) => Conflict(
        "already-cancelled",
        $"注文 {orderNo} はキャンセル済みです。",
        $"Order {orderNo} is cancelled.",
        "出荷するときは新しい注文番号で登録してください。",
        "To ship it after all, send it under a new order number.");

    public static Refusal BeingPacked(string orderNo, string? station) => Conflict(
        "being-packed",
        $"注文 {orderNo} は作業台 {station} で梱包中のため、明細・拠点・温度帯は変更できません。",
        $"Order {orderNo} is being packed at station {station}; its lines, site and temperature cannot change now.",
        "保留にしてから変更するか、キャンセルして新しい注文番号で登録してください。",
        "Hold it and then change it, or cancel it and send it under a new order number.");

    public static Refusal AlreadyPacked(string orderNo) => Conflict(
        "already-packed",
        $"注文 {orderNo} は梱包済みのため変更できません。",
        $"Order {orderNo} is packed and cannot change.",
        "保留にしてから変更するか、キャンセルしてください。",
        "Hold it and then change it, or cancel it.");

    public static Refusal SeveralShipments(string orderNo) => Conflict(
        "in-several-shipments",
        $"注文 {orderNo} は分割されているため、まとめて変更できません。",
        $"Order {orderNo} was split and cannot be changed as a whole.",
        "保留またはキャンセルしてください。",
        "Hold or cancel it.");

    public static Refusal MergedWithOthers(string orderNo, IEnumerable<string> others) => Conflict(
        "merged-with-others",
        $"注文 {orderNo} は {string.Join(", ", others)} と同梱のため、届け先や配送方法を変更できません。",
        $"Order {orderNo} is merged with {string.Join(", ", others)}; its address and delivery cannot change.",
        "キャンセルして、新しい注文番号で登録してください。",
        "Cancel it and send it under a new order number.");

    public static Refusal WaybillTaken(string field, string number, string owner) => Wrong(
        "waybill-taken",
        field,
        $"送り状番号 {number} は注文 {owner} のものです。",
        $"Waybill number {number} belongs to order {owner}.",
        "番号の割り当てを確かめてください。",
        "Check which order the number was issued for.");

    public static Refusal BadWaybill(string field, string number) => Wrong(
        "bad-waybill-number",
        field,
        $"送り状番号 {number} は、この運送会社の番号として正しくありません。",
        $"{number} is not a valid waybill number of this carrier.",
        "番号を打ち間違えていないか確かめてください（12 桁、最後の桁はチェックデジット）。",
        "Check the number for typing errors (12 digits, the last is a check digit).");

    private static string States => string.Join(", ", Enum.GetValues<ShipmentState>().Select(Json.Name));

    private static Refusal Conflict(string what, string saysJa, string saysEn, string doJa, string doEn) =>
        new($"orders/{what}", StatusCodes.Status409Conflict, new Text(saysJa, saysEn), new Text(doJa, doEn));
}
