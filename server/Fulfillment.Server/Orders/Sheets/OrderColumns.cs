using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Orders.Sheets;

/// <summary>What the columns of an order sheet are called: the API's names, and what Japanese shop systems write.</summary>
internal static class OrderColumns
{
    public static readonly IReadOnlyList<CsvColumn> All =
    [
        new("orderNo", "注文番号", "受注番号", "オーダー番号", "注文ID", "受注ID") { IsRequired = true },
        new("lineNo", "行番号", "明細番号", "明細行番号"),
        new("sku", "商品コード", "品番", "商品番号", "商品SKU", "SKUコード") { IsRequired = true },
        new("quantity", "数量", "個数", "注文数", "受注数") { IsRequired = true },
        new("price", "単価", "価格", "販売価格"),
        new("taxRatePercent", "税率", "消費税率"),
        new("lots", "ロット", "ロット番号"),

        new("placedAt", "注文日時", "注文日", "受注日時", "受注日"),
        new("channel", "販売チャネル", "チャネル", "モール", "店舗"),
        new("customer.ref", "customerRef", "顧客番号", "顧客コード", "顧客ID", "会員番号", "会員ID"),
        new("customer.name", "customerName", "注文者氏名", "注文者名", "ご注文者名", "ご注文者氏名", "購入者氏名", "購入者名", "顧客名"),
        new("customer.honorific", "敬称"),
        new("customer.orderCount", "orderCount", "購入回数", "注文回数", "累計購入回数"),
        new("customer.subscriptionCount", "subscriptionCount", "定期購入回数"),
        new("customer.firstOrderedOn", "firstOrderedOn", "初回購入日", "初回注文日"),
        new("customer.lastOrderedOn", "lastOrderedOn", "前回購入日", "最終購入日", "前回注文日"),
        new("customer.birthMonth", "birthMonth", "誕生月"),
        new("customer.tier", "tier", "会員ランク", "ランク"),
        new("customer.points", "points", "ポイント", "保有ポイント"),
        new("customer.tags", "tags", "タグ", "顧客タグ"),

        new("shipTo.name", "shipToName", "お届け先氏名", "お届け先名", "届け先氏名", "届け先名", "配送先氏名", "配送先名", "送付先氏名", "送り先氏名", "お届け先名称"),
        new("shipTo.postalCode", "shipToPostalCode", "お届け先郵便番号", "届け先郵便番号", "配送先郵便番号", "送付先郵便番号", "郵便番号", "postalCode"),
        new("shipTo.prefecture", "shipToPrefecture", "お届け先都道府県", "届け先都道府県", "配送先都道府県", "送付先都道府県", "都道府県", "prefecture"),
        new("shipTo.address", "shipToAddress", "お届け先住所", "お届け先住所1", "届け先住所", "届け先住所1", "配送先住所", "配送先住所1", "送付先住所", "住所", "住所1", "address"),
        new("shipTo.address2", "shipToAddress2", "お届け先住所2", "届け先住所2", "配送先住所2", "住所2", "建物名", "アパートマンション名", "address2"),
        new("shipTo.phone", "shipToPhone", "お届け先電話番号", "届け先電話番号", "配送先電話番号", "送付先電話番号", "電話番号", "phone"),
        new("shipTo.country", "shipToCountry", "国コード"),
        new("sender.name", "senderName", "ご依頼主名", "ご依頼主氏名", "依頼主名", "送り主氏名", "送り主名"),
        new("sender.postalCode", "senderPostalCode", "ご依頼主郵便番号", "依頼主郵便番号"),
        new("sender.prefecture", "senderPrefecture", "ご依頼主都道府県"),
        new("sender.address", "senderAddress", "ご依頼主住所", "依頼主住所"),
        new("sender.phone", "senderPhone", "ご依頼主電話番号", "依頼主電話番号"),

        new("carrier", "運送会社", "配送会社", "配送業者", "運送業者"),
        new("service", "配送方法", "配送サービス", "送り状種類", "送り状種別"),
        new("delivery.requestedOn", "requestedOn", "お届け希望日", "配達希望日", "配送希望日", "配達指定日", "お届け指定日", "お届け予定日指定"),
        new("delivery.timeSlot", "timeSlot", "お届け時間帯", "お届け希望時間帯", "配達時間帯", "配達希望時間帯", "配送希望時間帯", "時間帯指定"),
        new("delivery.temperature", "temperature", "温度帯", "クール区分"),
        new("delivery.dropOff", "dropOff", "置き配", "置き配希望"),
        new("delivery.codAmount", "codAmount", "代引金額", "代引き金額", "代金引換額"),
        new("expectedDeliveryOn", "お届け予定日", "配達予定日", "到着予定日"),
        new("shipBy", "出荷期限", "出荷締切", "出荷予定日"),
        new("notBefore", "出荷開始日", "出荷可能日", "出荷開始日時"),
        new("site", "拠点", "出荷拠点", "倉庫", "倉庫コード", "拠点コード"),
        new("tote", "トート", "トート番号"),

        new("gift", "ギフト", "ギフト区分"),
        new("wrap", "ラッピング", "包装", "のし", "熨斗"),
        new("coupon", "クーポン", "クーポンコード"),
        new("paymentMethod", "支払方法", "支払い方法", "お支払い方法", "お支払方法", "決済方法"),
        new("notes", "備考", "出荷備考", "出荷指示"),
        new("subscription.plan", "subscriptionPlan", "定期コース", "定期プラン"),
        new("subscription.delivery", "subscriptionDelivery", "定期お届け回数", "定期回数"),
        new("total", "合計金額", "請求金額", "注文合計", "お支払い合計"),
        new("currency", "通貨"),
        new("recommendedSkus", "おすすめ商品"),
        new("waybills", "送り状番号", "問い合わせ番号", "お問い合わせ番号", "お問合せ番号", "伝票番号", "追跡番号"),
        new("facts.*"),
    ];

    /// <summary>A sheet of waybill numbers; the headers of the carriers' own programs (B2, e飛伝, ゆうプリR) included.</summary>
    public static readonly IReadOnlyList<CsvColumn> OfWaybills =
    [
        new("orderNo", "注文番号", "受注番号", "お客様管理番号", "お客様管理ナンバー", "お客様側管理番号", "オーダー番号") { IsRequired = true },
        new("waybill", "number", "waybills", "waybillNumber", "trackingNumber", "送り状番号", "問い合わせ番号", "お問い合わせ番号", "お問合せ番号", "お問い合せ送り状No.", "お問い合せ送り状番号", "伝票番号", "追跡番号") { IsRequired = true },
        new("carrier", "運送会社", "配送会社", "配送業者", "運送業者"),
    ];

    /// <summary>Words of sheets for the codes of carriers and services. Another word is taken as the code itself.</summary>
    public static readonly IReadOnlyDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ヤマト運輸"] = "yamato",
        ["ヤマト"] = "yamato",
        ["クロネコヤマト"] = "yamato",
        ["佐川急便"] = "sagawa",
        ["佐川"] = "sagawa",
        ["日本郵便"] = "japanpost",
        ["郵便局"] = "japanpost",
        ["宅急便"] = "takkyubin",
        ["宅急便コンパクト"] = "takkyubin-compact",
        ["ネコポス"] = "nekopos",
        ["飛脚宅配便"] = "hikyaku",
        ["ゆうパック"] = "yu-pack",
        ["ゆうパケット"] = "yu-packet",
    };
}
