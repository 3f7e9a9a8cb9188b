using System.Text.Json;
using Fulfillment.Contracts;
using Fulfillment.Server.Events;
using Fulfillment.Server.Screens.Floor;

namespace Fulfillment.Server.Screens.Orders;

/// <summary>What happened to an order, in words for those who look into it. A type that is not known here stays readable as itself.</summary>
internal static class EventWords
{
    public static Text Say(CloudEvent fact)
    {
        string Of(string member) => fact.Data.ValueKind is JsonValueKind.Object && fact.Data.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : "";
        var at = Of("station") is { Length: > 0 } station ? new Text($"（作業台 {station}・{Of("worker")}）", $" (bench {station}, {Of("worker")})") : new Text("", "");
        var insert = Of("campaign") is { Length: > 0 } campaign ? new Text($"「{campaign}」", $" {campaign}") : new Text("", "");
        var why = Of("reason") is { Length: > 0 } reason ? BehindWords.Reason(reason) : null;
        var because = why is null ? new Text("", "") : new Text($"（{why.Ja}）", $" ({why.En})");
        var label = $"{Of("carrier")} {Of("waybill")}".Trim();
        return fact.Type switch
        {
            EventTypes.OrderAccepted => new Text($"注文を受け付けました（{Of("lines")} 行・{Of("units")} 点）", $"Order accepted (lines: {Of("lines")}, pieces: {Of("units")})"),
            EventTypes.OrderChanged => new Text("注文内容が変更されました", "Order changed"),
            EventTypes.OrderHeld => new Text($"保留になりました{at.Ja}", $"Put on hold{at.En}"),
            EventTypes.OrderReleased => new Text("保留が解除されました", "Released"),
            EventTypes.OrderCancelled => new Text("キャンセルされました", "Cancelled"),
            EventTypes.PackingStarted => new Text($"梱包を始めました{at.Ja}", $"Packing began{at.En}"),
            EventTypes.InsertChosen => new Text($"同梱物{insert.Ja}を入れることに決まりました", $"Insert{insert.En} was chosen"),
            EventTypes.InsertPrinted => new Text($"同梱物{insert.Ja}を印刷しました", $"Insert{insert.En} was printed"),
            EventTypes.InsertVerified => new Text($"同梱物{insert.Ja}を箱で確認しました", $"Insert{insert.En} was proven in the box"),
            EventTypes.InsertSkipped => new Text($"同梱物{insert.Ja}なしで進めました{because.Ja}", $"Goes without insert{insert.En}{because.En}"),
            EventTypes.InsertVoided => new Text($"同梱物{insert.Ja}が無効になりました{because.Ja}", $"Insert{insert.En} became void{because.En}"),
            EventTypes.InsertScanned => new Text($"お客様が同梱物{insert.Ja}の QR を読み取りました", $"The customer scanned insert{insert.En}"),
            EventTypes.ParcelShipped => new Text($"出荷しました {label}{at.Ja}", $"Shipped: {label}{at.En}"),
            EventTypes.ParcelInTransit => new Text($"配送中 {label}", $"In transit: {label}"),
            EventTypes.ParcelOutForDelivery => new Text($"配達中 {label}", $"Out for delivery: {label}"),
            EventTypes.ParcelDelivered => new Text($"お届け済み {label}", $"Delivered: {label}"),
            EventTypes.ParcelException => new Text($"配送に問題があります {label}", $"Delivery trouble: {label}"),
            EventTypes.ParcelReturned => new Text($"差出人に戻りました {label}", $"Went back to the sender: {label}"),
            "fulfillment.return.announced" => new Text("返品の連絡がありました", "A return was announced"),
            "fulfillment.return.received" => new Text("返品を受け取りました", "The return arrived"),
            "fulfillment.return.inspected" => new Text("返品を検品しました", "The return was inspected"),
            "fulfillment.return.completed" => new Text("返品処理が完了しました", "The return is completed"),
            "fulfillment.exchange.requested" => new Text("交換の依頼がありました", "An exchange was requested"),
            "fulfillment.refund.eligible" => new Text("返金の対象になりました", "A refund is due"),
            "fulfillment.refund.done" => new Text("返金が完了しました", "The refund is done"),
            _ => new Text(fact.Type, fact.Type),
        };
    }
}
