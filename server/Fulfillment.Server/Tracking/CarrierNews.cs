using Fulfillment.Contracts;
using Fulfillment.Server.Events;

namespace Fulfillment.Server.Tracking;

/// <summary>What a carrier can say of a parcel on its way.</summary>
internal enum CarrierStatus
{
    InTransit,
    OutForDelivery,
    Delivered,
    Exception,
    Returned,
}

/// <summary>One piece of a carrier's news.</summary>
/// <param name="At">When it happened, by the carrier's clock.</param>
internal sealed record CarrierNews(CarrierStatus Status, DateTimeOffset At, string? Detail);

/// <summary>Where a parcel is for its customer. Pure.</summary>
/// <param name="Code"><c>accepted packing shipped inTransit outForDelivery delivered exception returned cancelled</c>.</param>
/// <param name="At">When it got there.</param>
/// <param name="CarrierDataAt">How old the carrier's newest news is; null while the carrier has said nothing.</param>
internal sealed record ParcelStatus(string Code, DateTimeOffset? At, DateTimeOffset? CarrierDataAt)
{
    /// <summary>
    /// News may come late and out of order. Delivered stays delivered unless the parcel was sent back afterwards, and is never
    /// assumed: it is there only when the carrier said so. Otherwise the latest happening counts.
    /// </summary>
    public static ParcelStatus Of(DateTimeOffset? shippedAt, IReadOnlyCollection<CarrierNews> news)
    {
        var newest = news.Count == 0 ? (DateTimeOffset?)null : news.Max(item => item.At);
        var delivered = news.Where(item => item.Status is CarrierStatus.Delivered).MinBy(item => item.At);
        var returned = news.Where(item => item.Status is CarrierStatus.Returned && (delivered is null || item.At > delivered.At)).MaxBy(item => item.At);
        var current = returned ?? delivered ?? news.OrderBy(item => item.At).ThenBy(item => item.Status).LastOrDefault();
        return current is null
            ? new ParcelStatus(shippedAt is null ? "packing" : "shipped", shippedAt, null)
            : new ParcelStatus(Name(current.Status), current.At, newest);
    }

    public static string Name(CarrierStatus status) => char.ToLowerInvariant(status.ToString()[0]) + status.ToString()[1..];

    public static string EventType(CarrierStatus status) => status switch
    {
        CarrierStatus.InTransit => EventTypes.ParcelInTransit,
        CarrierStatus.OutForDelivery => EventTypes.ParcelOutForDelivery,
        CarrierStatus.Delivered => EventTypes.ParcelDelivered,
        CarrierStatus.Returned => EventTypes.ParcelReturned,
        _ => EventTypes.ParcelException,
    };

    /// <summary>The status as the customer reads it.</summary>
    public static Text Sentence(string code) => code switch
    {
        "accepted" => new Text("ご注文を承りました", "Your order has been received"),
        "packing" => new Text("ただいまお包みしています", "Your order is being packed"),
        "shipped" => new Text("発送しました", "Your order has been shipped"),
        "inTransit" => new Text("配送中です", "Your parcel is on its way"),
        "outForDelivery" => new Text("本日お届けの予定です", "Your parcel is out for delivery"),
        "delivered" => new Text("お届けしました", "Your parcel has been delivered"),
        "returned" => new Text("荷物が差出人に戻りました", "Your parcel went back to the sender"),
        "cancelled" => new Text("ご注文はキャンセルされました", "Your order was cancelled"),
        _ => new Text("お届けを確認しています", "The delivery is being looked into"),
    };
}
