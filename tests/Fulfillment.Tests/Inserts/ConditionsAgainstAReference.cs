using System.Text.Json.Nodes;
using Xunit;
using static Fulfillment.Tests.Inserts.Deciding;

namespace Fulfillment.Tests.Inserts;

/// <summary>Thousands of random conditions on random orders: the compiled tree and a slow, obvious reading of the JSON agree.</summary>
public sealed class ConditionsAgainstAReference
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_compiled_condition_means_what_is_written(int seed)
    {
        var random = new Random(seed);
        var held = 0;
        for (var n = 0; n < 1_500; n++)
        {
            var order = RandomOrder(random);
            var condition = RandomCondition(random, depth: random.Next(5), onLine: false);
            var expected = new ReferenceReading(order).Holds(condition, null);
            Assert.True(
                Holds(condition.ToJsonString(), order.ToJsonString()) == expected,
                $"seed {seed}, case {n}: expected {expected}\n{condition.ToJsonString()}\n{order.ToJsonString()}");
            held += expected ? 1 : 0;
        }

        // Neither side may win by always saying the same.
        Assert.InRange(held, 300, 1_200);
    }

    [Fact]
    public void The_trace_of_any_condition_can_be_told_in_both_languages()
    {
        var random = new Random(5);
        for (var n = 0; n < 1_000; n++)
        {
            var entry = When(RandomCondition(random, 4, onLine: false).ToJsonString(), RandomOrder(random).ToJsonString());
            Assert.True(entry.Because is { Ja.Length: > 0, En.Length: > 0 } && entry.Facts is not null);
        }
    }

    private static JsonObject RandomOrder(Random random)
    {
        var customer = new JsonObject();
        Maybe("orderCount", () => random.Next(4));
        Maybe("tier", () => Pick(random, "gold", "silver", "bronze"));
        Maybe("tags", () => new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => (JsonNode)Pick(random, "vip", "tea", "x"))]));
        Maybe("lastOrderedOn", () => $"2026-0{random.Next(1, 4)}-01");
        var facts = new JsonObject();
        if (random.Next(4) > 0)
            facts["free"] = random.Next(3) switch { 0 => random.Next(4), 1 => Pick(random, "gold", "silver"), _ => random.Next(2) == 0 };
        var lines = Enumerable.Range(0, random.Next(4)).Select(n => (JsonNode)new JsonObject
        {
            ["lineNo"] = n + 1,
            ["sku"] = Pick(random, "TEA-01", "CUP-01", "NEW-01"),
            ["quantity"] = random.Next(1, 4),
            ["price"] = random.Next(1, 4) * 100,
        });
        return new() { ["customer"] = customer, ["total"] = random.Next(4), ["facts"] = facts, ["lines"] = new JsonArray([.. lines]) };

        void Maybe(string name, Func<JsonNode> value)
        {
            if (random.Next(4) > 0)
                customer[name] = value();
        }
    }

    private static JsonObject RandomCondition(Random random, int depth, bool onLine)
    {
        if (depth == 0)
            return RandomComparison(random, onLine);
        JsonObject Inner(bool line) => RandomCondition(random, depth - 1, line);
        JsonArray Several() => new([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => (JsonNode)Inner(onLine))]);
        return random.Next(onLine ? 4 : 7) switch
        {
            0 => new() { ["all"] = Several() },
            1 => new() { ["any"] = Several() },
            2 => new() { ["not"] = Inner(onLine) },
            3 => RandomComparison(random, onLine),
            4 => new() { [Pick(random, "anyLine", "allLines", "noLine")] = Inner(true) },
            5 => new() { ["countLines"] = Inner(true), ["op"] = Pick(random, "=", ">", "<="), ["value"] = random.Next(4) },
            _ => new() { ["sumLines"] = Pick(random, "line.quantity", "line.amount"), ["where"] = Inner(true), ["op"] = Pick(random, ">=", "<"), ["value"] = random.Next(4) * 100 },
        };
    }

    private static JsonObject RandomComparison(Random random, bool onLine)
    {
        var field = onLine && random.Next(5) > 0
            ? Pick(random, "line.sku", "line.quantity", "line.category", "line.attributes.grade")
            : Pick(random, "order.total", "customer.orderCount", "customer.tier", "customer.tags", "customer.lastOrderedOn", "order.facts.free");
        if (random.Next(8) == 0)
            return new() { ["field"] = field, ["op"] = Pick(random, "exists", "missing") };
        var (ops, value) = field switch
        {
            "customer.tags" => ("contains notContains in notIn", () => (JsonNode)Pick(random, "vip", "tea", "y")),
            "customer.tier" => ("= != < <= > >= in notIn contains notContains startsWith between", () => Pick(random, "gold", "silver", "b", "g")),
            "line.sku" or "line.category" => ("= != in notIn contains startsWith between", () => Pick(random, "tea", "TEA-01", "CUP", "ware")),
            "customer.lastOrderedOn" => ("= != < <= > >= in notIn between", () => $"2026-0{random.Next(1, 4)}-01"),
            "order.facts.free" => ("= != in notIn", random.Next(2) == 0 ? () => random.Next(4) : () => Pick(random, "gold", "silver")),
            _ => ("= != < <= > >= in notIn between", (Func<JsonNode>)(() => random.Next(4))),
        };
        var op = Pick(random, ops.Split(' '));
        return new()
        {
            ["field"] = field,
            ["op"] = op,
            ["value"] = op switch
            {
                "in" or "notIn" => new JsonArray([.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => value())]),
                "between" => new JsonArray([.. new[] { value(), value() }.OrderBy(node => node.ToString(), StringComparer.Ordinal)]),
                _ => value(),
            },
        };
    }

    private static string Pick(Random random, params string[] from) => from[random.Next(from.Length)];
}
