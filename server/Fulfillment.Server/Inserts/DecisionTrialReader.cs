using System.Text.Json;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Inserts;

/// <summary>Reads the request of <c>POST …/inserts/decide</c>; what is wrong in a campaign is named from the request's root.</summary>
internal static class DecisionTrialReader
{
    public const int MaxBytes = 4 * 1024 * 1024;
    private const int MostCampaigns = 1_000;
    private const int MostLines = 1_000;
    private const decimal MostMoney = 999_999_999_999m;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static Outcome<DecisionTrial> Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var json = JsonDocument.Parse(utf8, Strict);
            return json.RootElement.ValueKind is JsonValueKind.Object ? Read(json.RootElement) : InsertRefusals.NotAnObject("");
        }
        catch (JsonException malformed)
        {
            return InsertRefusals.MalformedJson(malformed);
        }
    }

    private static Outcome<DecisionTrial> Read(JsonElement json)
    {
        var trial = new DecisionTrial(null, null, null, null, null);
        foreach (var member in json.EnumerateObject().Where(member => member.Value.ValueKind is not JsonValueKind.Null))
        {
            var read = member.Name switch
            {
                "orderNo" => Text(member) is { } number ? trial with { OrderNo = number } : InsertRefusals.MalformedMember("orderNo"),
                "site" => Text(member) is { } site ? trial with { Site = site } : InsertRefusals.MalformedMember("site"),
                "at" => Instant(member.Value) is { } at ? trial with { At = at } : InsertRefusals.MalformedMember("at"),
                "order" => ReadOrder(member.Value) is var order && order.Refusal is { } wrong ? wrong : trial with { Order = order.Value },
                "campaigns" => ReadCampaigns(member.Value) is var set && set.Refusal is { } refused ? refused : trial with { Campaigns = set.Value },
                _ => (Outcome<DecisionTrial>)trial,
            };
            if (read.Refusal is { } refusal) return refusal;
            trial = read.Value!;
        }

        return trial;
    }

    private static Outcome<OrderDocument> ReadOrder(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Object) return InsertRefusals.NotAnObject("order");
        OrderDocument order;
        try
        {
            order = RequestJson.Bind<OrderDocument>(json);
        }
        catch (JsonException malformed)
        {
            return InsertRefusals.MalformedMember($"order.{malformed.Path?.TrimStart('$').TrimStart('.')}".TrimEnd('.'));
        }

        if (order.Lines.Count > MostLines) return InsertRefusals.OutOfRange("order.lines", 0, MostLines);
        if (Math.Abs(order.Total) > MostMoney) return InsertRefusals.TooMuchMoney("order.total");
        for (var i = 0; i < order.Lines.Count; i++)
        {
            if (Math.Abs(order.Lines[i].Price) > MostMoney) return InsertRefusals.TooMuchMoney($"order.lines[{i}].price");
        }

        return order;
    }

    private static Outcome<CampaignSet> ReadCampaigns(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Array) return InsertRefusals.MalformedMember("campaigns");
        if (json.GetArrayLength() > MostCampaigns) return InsertRefusals.OutOfRange("campaigns", 0, MostCampaigns);
        var campaigns = new Dictionary<string, Campaign>(StringComparer.Ordinal);
        var position = 0;
        foreach (var item in json.EnumerateArray())
        {
            var path = $"campaigns[{position++}].";
            if (item.ValueKind is not JsonValueKind.Object) return InsertRefusals.NotAnObject(path.TrimEnd('.'));
            var code = item.TryGetProperty("code", out var given) && given.ValueKind is JsonValueKind.String ? Conditions.Fact.TextOf(given) : null;
            var read = CampaignReader.Read(code ?? "", item, path);
            if (read.Refusal is { } refusal) return refusal;
            if (!campaigns.TryAdd(read.Value!.Code, read.Value)) return InsertRefusals.CodeTwice($"{path}code");
        }

        return new CampaignSet(campaigns.Values);
    }

    private static string? Text(JsonProperty member) => member.Value.ValueKind is JsonValueKind.String ? Conditions.Fact.TextOf(member.Value) : null;

    private static DateTimeOffset? Instant(JsonElement json)
    {
        try
        {
            return json.Deserialize<DateTimeOffset>(Json.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
