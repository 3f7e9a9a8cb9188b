using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fulfillment.Tests.Inserts;

/// <summary>A condition read from its JSON as slowly and plainly as possible, for an order of the random tests.</summary>
internal sealed class ReferenceReading(JsonObject order)
{
    public bool Holds(JsonNode condition, JsonNode? line)
    {
        if (condition["all"] is JsonArray all)
            return all.All(part => Holds(part!, line));
        if (condition["any"] is JsonArray any)
            return any.Any(part => Holds(part!, line));
        if (condition["not"] is { } not)
            return !Holds(not, line);
        var lines = order["lines"]!.AsArray();
        if (condition["anyLine"] is { } anyLine)
            return lines.Any(each => Holds(anyLine, each));
        if (condition["allLines"] is { } allLines)
            return lines.All(each => Holds(allLines, each));
        if (condition["noLine"] is { } noLine)
            return !lines.Any(each => Holds(noLine, each));
        if (condition["countLines"] is { } counted)
            return Compare((decimal)lines.Count(each => Holds(counted, each)), condition);
        if (condition["sumLines"] is { } summed)
            return Compare(lines.Where(each => Holds(condition["where"]!, each)).Sum(each => Amount(each!, (string)summed!)), condition);
        return Compare(Fact((string)condition["field"]!, line), condition);
    }

    private static decimal Amount(JsonNode line, string what) =>
        (int)line["quantity"]! * (what == "line.amount" ? (int)line["price"]! : 1m);

    /// <summary>A decimal, string, bool or list of strings; null when absent.</summary>
    private object? Fact(string field, JsonNode? line) => field switch
    {
        "order.total" => Plain(order["total"]),
        "order.facts.free" => Plain(order["facts"]!["free"]),
        "line.sku" => Plain(line!["sku"]),
        "line.quantity" => Plain(line!["quantity"]),
        "line.category" => (string)line!["sku"]! switch { "TEA-01" => "tea", "CUP-01" => "ware", _ => null },
        "line.attributes.grade" => (string)line!["sku"]! == "TEA-01" ? 3m : null,
        _ => Plain(order["customer"]![field["customer.".Length..]]),
    };

    private static object? Plain(JsonNode? node) => node?.GetValueKind() switch
    {
        null => null,
        JsonValueKind.String => (string)node!,
        JsonValueKind.Number => (decimal)(int)node!,
        JsonValueKind.Array => node.AsArray().Select(item => (string)item!).ToList(),
        var kind => kind is JsonValueKind.True,
    };

    private static bool Compare(object? fact, JsonNode condition)
    {
        var op = (string)condition["op"]!;
        if (op == "missing")
            return fact is null;
        if (fact is null)
            return false;
        if (op == "exists")
            return true;
        var values = condition["value"] is JsonArray many ? many.Select(Plain).ToList() : [Plain(condition["value"])];
        if (fact is List<string> list)
        {
            var meant = values.Cast<string>().Any(list.Contains);
            return op is "contains" or "in" ? meant : !meant;
        }

        if (fact.GetType() != values[0]!.GetType())
            return false;
        int To(int index) => fact is string text ? string.CompareOrdinal(text, (string)values[index]!) : ((IComparable)fact).CompareTo(values[index]);
        return op switch
        {
            "=" => To(0) == 0,
            "!=" => To(0) != 0,
            "<" => To(0) < 0,
            "<=" => To(0) <= 0,
            ">" => To(0) > 0,
            ">=" => To(0) >= 0,
            "in" => values.Contains(fact),
            "notIn" => !values.Contains(fact),
            "between" => To(0) >= 0 && To(1) <= 0,
            "contains" => ((string)fact).Contains((string)values[0]!, StringComparison.Ordinal),
            "notContains" => !((string)fact).Contains((string)values[0]!, StringComparison.Ordinal),
            _ => ((string)fact).StartsWith((string)values[0]!, StringComparison.Ordinal),
        };
    }
}
