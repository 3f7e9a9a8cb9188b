using System.Text.Json;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Inserts.Conditions;

/// <summary>
/// Compiles <c>when</c> from its JSON, once, when a campaign is saved or loaded. Whatever it does not know it refuses by its path
/// (<c>when.all[1].op</c>): a rule that silently means something else would put the wrong paper into a thousand parcels.
/// </summary>
internal sealed class ConditionReader
{
    /// <summary>Half of what JSON itself may nest here (64), for each level may be an object and a list.</summary>
    public const int MaxDepth = 24;
    public const int MaxParts = 1_000;
    public const int MaxValues = 1_000;

    private int _parts;

    public static Outcome<Condition> Read(JsonElement json, string path) => new ConditionReader().Read(json, path, new Place(1, OnLine: false));

    /// <summary>A condition that is asked of each line, as in <c>copies.where</c>.</summary>
    public static Outcome<Condition> ReadOfLine(JsonElement json, string path) => new ConditionReader().Read(json, path, new Place(1, OnLine: true));

    /// <summary>Where in the tree: line fields need a line, and a line asks no further lines.</summary>
    private readonly record struct Place(int Depth, bool OnLine)
    {
        public Place Deeper => this with { Depth = Depth + 1 };
    }

    private Outcome<Condition> Read(JsonElement json, string path, Place place)
    {
        if (json.ValueKind is not JsonValueKind.Object)
            return ConditionRefusals.NotACondition(path);
        if (place.Depth > MaxDepth)
            return ConditionRefusals.TooDeep(path, MaxDepth);
        if (++_parts > MaxParts)
            return ConditionRefusals.TooLarge(path, MaxParts);
        foreach (var member in json.EnumerateObject())
        {
            if (member.Value.ValueKind is JsonValueKind.Null)
                continue;
            switch (member.Name)
            {
                case "field":
                    return ReadComparison(json, path, place);
                case "all":
                    return Only(json, path, "all") ?? ReadParts(member.Value, $"{path}.all", place, found => new AllOf(found));
                case "any":
                    return Only(json, path, "any") ?? ReadParts(member.Value, $"{path}.any", place, found => new AnyOf(found));
                case "not":
                    return Only(json, path, "not") ?? Wrap(Read(member.Value, $"{path}.not", place.Deeper), part => new Not(part));
                case "anyLine":
                    return ReadQuantified(json, member, path, place, LineQuantifier.AnyLine);
                case "allLines":
                    return ReadQuantified(json, member, path, place, LineQuantifier.AllLines);
                case "noLine":
                    return ReadQuantified(json, member, path, place, LineQuantifier.NoLine);
                case "countLines":
                    return ReadCount(json, member.Value, path, place);
                case "sumLines":
                    return ReadSum(json, member.Value, path, place);
                case "op" or "value" or "where":
                    continue;
                default:
                    return ConditionRefusals.UnknownMember($"{path}.{Shortened(member.Name)}");
            }
        }

        return ConditionRefusals.NotACondition(path);
    }

    private Outcome<Condition> ReadParts(JsonElement json, string path, Place place, Func<Condition[], Condition> compose)
    {
        if (json.ValueKind is not JsonValueKind.Array)
            return ConditionRefusals.NotAList(path);
        var found = new List<Condition>(json.GetArrayLength());
        foreach (var item in json.EnumerateArray())
        {
            var part = Read(item, $"{path}[{found.Count}]", place.Deeper);
            if (part.Refusal is { } refusal)
                return refusal;
            found.Add(part.Value!);
        }

        return compose([.. found]);
    }

    private Outcome<Condition> ReadQuantified(JsonElement json, JsonProperty member, string path, Place place, LineQuantifier quantifier) =>
        Only(json, path, member.Name)
        ?? Wrap(ReadEachLine(member.Value, $"{path}.{member.Name}", place), of => new LineQuantification(quantifier, of));

    private Outcome<Condition> ReadCount(JsonElement json, JsonElement of, string path, Place place)
    {
        if (Only(json, path, "countLines", "op", "value") is { } refusal)
            return refusal;
        var where = ReadEachLine(of, $"{path}.countLines", place);
        if (where.Refusal is { } wrong)
            return wrong;
        return Wrap(TestReader.Read(json, path, FactKind.Number), test => new LineTally($"countLines {Lines.Quoted(where.Value!)}", _ => 1, where.Value!, test));
    }

    private Outcome<Condition> ReadSum(JsonElement json, JsonElement summed, string path, Place place)
    {
        if (Only(json, path, "sumLines", "where", "op", "value") is { } refusal)
            return refusal;
        var (name, each) = (summed.ValueKind is JsonValueKind.String ? Fact.TextOf(summed) : null) switch
        {
            "line.quantity" => ("line.quantity", (Func<LineFacts, decimal>)(line => line.Line.Quantity)),
            "line.amount" => ("line.amount", Fields.AmountOf),
            _ => ("", null!),
        };
        if (each is null)
            return ConditionRefusals.NothingToSum($"{path}.sumLines");
        var all = !json.TryGetProperty("where", out var asked) || asked.ValueKind is JsonValueKind.Null;
        var where = all ? Condition.Always : ReadEachLine(asked, $"{path}.where", place);
        if (where.Refusal is { } wrong)
            return wrong;
        var subject = all ? $"sumLines {name}" : $"sumLines {name} where {Lines.Quoted(where.Value!)}";
        return Wrap(TestReader.Read(json, path, FactKind.Number), test => new LineTally(subject, each, where.Value!, test));
    }

    // Lines within lines would multiply with every level, and say nothing that the same condition beside it does not.
    private Outcome<Condition> ReadEachLine(JsonElement json, string path, Place place) =>
        place.OnLine ? ConditionRefusals.LinesWithinLines(path) : Read(json, path, place.Deeper with { OnLine = true });

    private static Outcome<Condition> ReadComparison(JsonElement json, string path, Place place)
    {
        if (Only(json, path, "field", "op", "value") is { } refusal)
            return refusal;
        var named = json.GetProperty("field");
        if (named.ValueKind is not JsonValueKind.String || Fact.TextOf(named) is not { } name || Fields.Find(name) is not { } field)
            return ConditionRefusals.UnknownField($"{path}.field", Shortened(named.ToString()));
        if (field.OfLine && !place.OnLine)
            return ConditionRefusals.NeedsALine($"{path}.field", field.Path);
        var asDay = field.AsDay is not null && TestReader.SpeaksOfDays(json) ? field.AsDay : field;
        return Wrap(TestReader.Read(json, path, asDay.Kind), test => new Comparison(asDay, test));
    }

    private static Refusal? Only(JsonElement json, string path, params ReadOnlySpan<string> known)
    {
        foreach (var member in json.EnumerateObject())
        {
            if (!known.Contains(member.Name) && member.Value.ValueKind is not JsonValueKind.Null)
                return ConditionRefusals.UnknownMember($"{path}.{Shortened(member.Name)}");
        }

        return null;
    }

    private static Outcome<Condition> Wrap<T>(Outcome<T> inner, Func<T, Condition> around) =>
        inner.Refusal is { } refusal ? refusal : around(inner.Value!);

    private static string Shortened(string name) => name.Length <= 64 ? name : name[..64] + "…";
}
