using System.Globalization;
using System.Text.Json;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Inserts.Conditions;

/// <summary>Reads <c>op</c> and <c>value</c> for a kind of fact, and refuses what could never be compared.</summary>
internal static class TestReader
{
    /// <param name="json">The object that holds <c>op</c> and <c>value</c>.</param>
    /// <param name="path">Its path.</param>
    /// <param name="kind">What the fact is; null for a free fact, whose values say what is expected.</param>
    public static Outcome<Test> Read(JsonElement json, string path, FactKind? kind)
    {
        if (!json.TryGetProperty("op", out var spelled) || spelled.ValueKind is not JsonValueKind.String
            || Fact.TextOf(spelled) is not { } spelling || !Operators.TryFind(spelling, out var op))
        {
            return ConditionRefusals.UnknownOperator($"{path}.op", json.TryGetProperty("op", out var given) ? given.ToString() : "");
        }

        if (!op.Fits(kind))
            return ConditionRefusals.OperatorDoesNotFit($"{path}.op", spelling);
        var operands = ReadOperands(json, $"{path}.value", op, kind);
        return operands.Refusal is { } refusal ? refusal : new Test(op, operands.Value!);
    }

    /// <summary>An instant may be asked by day: <c>"order.placedAt" &gt;= "2026-11-01"</c>.</summary>
    public static bool SpeaksOfDays(JsonElement json) =>
        json.TryGetProperty("value", out var value) && value.ValueKind switch
        {
            JsonValueKind.String => TryDay(value, out _),
            JsonValueKind.Array => value.GetArrayLength() > 0 && value.EnumerateArray().All(item => TryDay(item, out _)),
            _ => false,
        };

    private static Outcome<Fact[]> ReadOperands(JsonElement json, string path, Operator op, FactKind? kind)
    {
        var isGiven = json.TryGetProperty("value", out var value) && value.ValueKind is not JsonValueKind.Null;
        switch (op)
        {
            case Operator.Exists or Operator.Missing:
                return isGiven && value.ValueKind is not JsonValueKind.True ? ConditionRefusals.TakesNoValue(path) : Array.Empty<Fact>();
            case Operator.In or Operator.NotIn or Operator.Between:
                return ReadMany(isGiven ? value : default, path, op, kind);
            default:
                if (!isGiven || ReadOne(value, op, kind) is not { } operand)
                    return ConditionRefusals.WrongValue(path, kind);
                return new[] { operand };
        }
    }

    private static Outcome<Fact[]> ReadMany(JsonElement value, string path, Operator op, FactKind? kind)
    {
        var isRange = op is Operator.Between;
        if (value.ValueKind is not JsonValueKind.Array)
            return isRange ? ConditionRefusals.NotARange(path) : ConditionRefusals.NotAList(path);
        var count = value.GetArrayLength();
        if (isRange && count != 2)
            return ConditionRefusals.NotARange(path);
        if (count is 0 or > ConditionReader.MaxValues)
            return ConditionRefusals.NotThatMany(path, ConditionReader.MaxValues);
        var operands = new List<Fact>(count);
        foreach (var item in value.EnumerateArray())
        {
            if (ReadOne(item, op, kind) is not { } operand || (operands.Count > 0 && operand.Kind != operands[0].Kind))
                return ConditionRefusals.WrongValue($"{path}[{operands.Count}]", kind);
            operands.Add(operand);
        }

        return isRange && operands[0].CompareTo(operands[1]) > 0 ? ConditionRefusals.NotARange(path) : operands.ToArray();
    }

    /// <summary>The value as a fact of the wanted kind, or null when it is none.</summary>
    private static Fact? ReadOne(JsonElement value, Operator op, FactKind? kind)
    {
        var fact = kind switch
        {
            FactKind.Day => TryDay(value, out var day) ? Fact.Of(day) : default,
            FactKind.Instant => TryInstant(value, out var instant) ? Fact.Of(instant) : default,
            _ => Fact.Of(value),
        };
        var isWanted = kind switch
        {
            null => (fact.Kind is FactKind.Number or FactKind.Text or FactKind.Flag) && op.Fits(FreeKind(op, fact.Kind)),
            FactKind.List => fact.Kind is FactKind.Text,
            _ => fact.Kind == kind,
        };
        return isWanted ? fact : null;
    }

    // A free fact may be a list, of which contains asks for items of any kind; otherwise it should be what the value is.
    private static FactKind FreeKind(Operator op, FactKind kind) => op is Operator.Contains or Operator.NotContains ? FactKind.List : kind;

    private static bool TryDay(JsonElement value, out DateOnly day)
    {
        day = default;
        return value.ValueKind is JsonValueKind.String
            && DateOnly.TryParseExact(Fact.TextOf(value), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }

    // An instant without its offset would mean another moment on another machine.
    private static bool TryInstant(JsonElement value, out DateTimeOffset instant)
    {
        instant = default;
        return value.ValueKind is JsonValueKind.String
            && Fact.TextOf(value) is { Length: > 19 } text
            && (text[^1] is 'Z' || text[^6] is '+' or '-')
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out instant);
    }
}
