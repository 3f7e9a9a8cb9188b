using System.Globalization;
using System.Text.Json.Nodes;

namespace Fulfillment.Server.Demo;

/// <summary>
/// One order of the demo. What an entry of <c>orders.json</c> does not abbreviate (<c>who</c>, <c>buys</c>, <c>waybill</c>), it writes as
/// the API's members.
/// </summary>
/// <param name="Merchant">The merchant's code.</param>
/// <param name="OrderNo">The order's number.</param>
/// <param name="Body">The order as the API takes it.</param>
internal sealed record DemoOrder(string Merchant, string OrderNo, JsonObject Body)
{
    private static readonly string[] Abbreviations = ["order", "who", "waybill", "buys", "packed", "news", "then"];

    public required string Waybill { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>When and where it was packed on one of the days before; null for one that waits.</summary>
    public DemoPacking? Packed { get; init; }

    /// <summary>What the carrier said of it since.</summary>
    public IReadOnlyList<JsonObject> News { get; init; } = [];

    /// <summary>What became of it before anybody packed it: <c>hold</c> or <c>cancel</c>, and why.</summary>
    public (string Verb, string Reason)? Then { get; init; }

    public string Path => $"merchants/{Merchant}/orders/{Uri.EscapeDataString(OrderNo)}";

    /// <param name="entry">The entry as it stands in the file, days set.</param>
    /// <param name="customers">By reference.</param>
    /// <param name="prices">By SKU.</param>
    public static DemoOrder Of(JsonObject entry, JsonObject customers, IReadOnlyDictionary<string, decimal?> prices)
    {
        var (merchant, orderNo) = ((string)entry["order"]!).Split('/') is [var first, var second] ? (first, second) : throw new InvalidOperationException($"{entry["order"]} is no order of a merchant.");
        var (who, waybill) = ((string)entry["who"]!, (string)entry["waybill"]!);
        var buyer = customers[who]!;
        var body = entry.DeepClone().AsObject();
        foreach (var own in Abbreviations) body.Remove(own);
        body["customer"] = Joined(buyer["customer"]!.AsObject(), body["customer"] as JsonObject, who);
        body["shipTo"] ??= Joined(new JsonObject { ["name"] = (string)buyer["customer"]!["name"]! }, buyer["shipTo"]!.AsObject(), null);
        body["site"] ??= "osaka";
        body["carrier"] ??= "yamato";
        body["service"] ??= "takkyubin";
        body["channel"] ??= "shop";
        body["paymentMethod"] ??= "card";
        body["waybills"] = new JsonArray(waybill);
        body["lines"] = new JsonArray([.. entry["buys"]!.AsObject().Select((line, at) => Line(at + 1, line.Key, (int)line.Value!, prices))]);
        body["total"] = body["lines"]!.AsArray().Sum(line => (decimal)line!["price"]! * (int)line["quantity"]!);
        body["expectedDeliveryOn"] ??= ((DateTimeOffset)body["shipBy"]!).AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new DemoOrder(merchant, orderNo, body)
        {
            Waybill = waybill,
            PlacedAt = (DateTimeOffset)entry["placedAt"]!,
            Packed = entry["packed"] is { } packed ? new DemoPacking((DateTimeOffset)packed["at"]!, (string)packed["station"]!, (string)packed["badge"]!) : null,
            News = entry["news"] is JsonArray news ? [.. news.Select(piece => piece!.AsObject())] : [],
            Then = entry["then"] is JsonObject then && then.First() is var (verb, reason) ? (verb, (string)reason!) : null,
        };
    }

    private static JsonObject Line(int number, string sku, int quantity, IReadOnlyDictionary<string, decimal?> prices) =>
        new() { ["lineNo"] = number, ["sku"] = sku, ["quantity"] = quantity, ["price"] = prices[sku] };

    private static JsonObject Joined(JsonObject one, JsonObject? more, string? reference)
    {
        var both = one.DeepClone().AsObject();
        if (reference is not null) both["ref"] = reference;
        foreach (var (name, value) in more ?? []) both[name] = value?.DeepClone();
        return both;
    }
}

/// <summary>Where and by whom a parcel of the days before was packed.</summary>
internal sealed record DemoPacking(DateTimeOffset At, string Station, string Badge);
