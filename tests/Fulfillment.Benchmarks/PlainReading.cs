using System.Text.Json;

namespace Fulfillment.Benchmarks;

/// <summary>
/// The obvious way to apply a campaign's <c>when</c>: walk its JSON for every order and look each fact up in the order's JSON.
/// It answers yes or no and no more; what an absent fact means is as in the contract.
/// </summary>
internal sealed class PlainReading(JsonElement order, IReadOnlyDictionary<string, string> categories)
{
    public bool Holds(JsonElement condition, JsonElement line = default)
    {
        if (condition.TryGetProperty("all", out var all))
        {
            foreach (var part in all.EnumerateArray())
                if (!Holds(part, line)) return false;
            return true;
        }
        if (condition.TryGetProperty("any", out var any))
        {
            foreach (var part in any.EnumerateArray())
                if (Holds(part, line)) return true;
            return false;
        }
        if (condition.TryGetProperty("not", out var not)) return !Holds(not, line);
        if (condition.TryGetProperty("anyLine", out var anyLine)) return Count(anyLine) > 0;
        if (condition.TryGetProperty("noLine", out var noLine)) return Count(noLine) == 0;
        if (condition.TryGetProperty("allLines", out var allLines)) return Count(allLines) == order.GetProperty("lines").GetArrayLength();
        if (condition.TryGetProperty("countLines", out var counted)) return Compares(condition, Count(counted));
        if (condition.TryGetProperty("sumLines", out _)) return Compares(condition, Quantity(condition.GetProperty("where")));
        return Compares(condition, Find(condition.GetProperty("field").GetString()!, line));
    }

    private int Count(JsonElement where)
    {
        var count = 0;
        foreach (var line in order.GetProperty("lines").EnumerateArray())
            if (Holds(where, line)) count++;
        return count;
    }

    private decimal Quantity(JsonElement where)
    {
        var sum = 0m;
        foreach (var line in order.GetProperty("lines").EnumerateArray())
            if (Holds(where, line)) sum += line.GetProperty("quantity").GetDecimal();
        return sum;
    }

    /// <summary>Text, a number, a yes or no, or a list of texts; null is absent.</summary>
    private object? Find(string field, JsonElement line)
    {
        if (field == "line.category") return categories.GetValueOrDefault(line.GetProperty("sku").GetString()!);
        var path = field.Split('.');
        var at = path[0] switch { "line" => line, "order" => order, _ => order.GetProperty(path[0]) };
        foreach (var name in path.Skip(1))
            if (!at.TryGetProperty(name, out at)) return null;
        return Value(at);
    }

    private static object? Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetDecimal(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => json.EnumerateArray().Select(item => item.GetString()!).ToList(),
        _ => null,
    };

    private static bool Compares(JsonElement condition, object? fact)
    {
        var op = condition.GetProperty("op").GetString();
        if (op == "missing") return fact is null;
        if (fact is null) return false;
        if (op == "exists") return true;
        var value = condition.GetProperty("value");
        return op switch
        {
            "=" => Order(fact, value) == 0,
            "!=" => Order(fact, value) != 0,
            "<" => Order(fact, value) < 0,
            "<=" => Order(fact, value) <= 0,
            ">" => Order(fact, value) > 0,
            ">=" => Order(fact, value) >= 0,
            "between" => Order(fact, value[0]) >= 0 && Order(fact, value[1]) <= 0,
            "in" => value.EnumerateArray().Any(each => Order(fact, each) == 0),
            "notIn" => value.EnumerateArray().All(each => Order(fact, each) != 0),
            "contains" => ((List<string>)fact).Contains(value.GetString()!),
            "startsWith" => ((string)fact).StartsWith(value.GetString()!, StringComparison.Ordinal),
            _ => throw new InvalidOperationException($"The plain reading does not know {op}."),
        };
    }

    // Days are ISO text on both sides, so their order is that of their letters.
    private static int Order(object fact, JsonElement value) => fact switch
    {
        string text => string.CompareOrdinal(text, value.GetString()),
        decimal number => number.CompareTo(value.GetDecimal()),
        int number => ((decimal)number).CompareTo(value.GetDecimal()),
        _ => ((bool)fact).CompareTo(value.GetBoolean()),
    };
}
