namespace Fulfillment.Server.Inserts.Conditions;

internal enum Operator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    NotIn,
    Contains,
    NotContains,
    StartsWith,
    Between,
    Exists,
    Missing,
}

/// <summary>What each operator means: how it is written, which facts it fits, and when it holds.</summary>
internal static class Operators
{
    private static readonly Dictionary<string, Operator> BySpelling = new(StringComparer.Ordinal)
    {
        ["="] = Operator.Equal,
        ["!="] = Operator.NotEqual,
        ["<"] = Operator.Less,
        ["<="] = Operator.LessOrEqual,
        [">"] = Operator.Greater,
        [">="] = Operator.GreaterOrEqual,
        ["in"] = Operator.In,
        ["notIn"] = Operator.NotIn,
        ["contains"] = Operator.Contains,
        ["notContains"] = Operator.NotContains,
        ["startsWith"] = Operator.StartsWith,
        ["between"] = Operator.Between,
        ["exists"] = Operator.Exists,
        ["missing"] = Operator.Missing,
    };

    private static readonly string[] Spellings = [.. BySpelling.OrderBy(pair => pair.Value).Select(pair => pair.Key)];

    public static IReadOnlyList<string> All => Spellings;

    public static string Spelled(this Operator op) => Spellings[(int)op];

    public static bool TryFind(string spelling, out Operator op) => BySpelling.TryGetValue(spelling, out op);

    /// <summary>Whether an operator makes sense for a kind of fact. A free fact (null) takes all of them.</summary>
    public static bool Fits(this Operator op, FactKind? kind) => op switch
    {
        Operator.Exists or Operator.Missing or Operator.In or Operator.NotIn => true,
        Operator.Equal or Operator.NotEqual => kind is not FactKind.List,
        Operator.Contains or Operator.NotContains => kind is null or FactKind.Text or FactKind.List,
        Operator.StartsWith => kind is null or FactKind.Text,
        _ => kind is not (FactKind.Flag or FactKind.List),
    };

    /// <summary>
    /// The absent fact fails everything but <c>missing</c>. A fact of another kind than the operand fails every comparison,
    /// the negative ones too: nothing can be said about it. Of a list, <c>contains</c> and <c>in</c> ask whether any item is meant.
    /// </summary>
    public static bool Holds(this Operator op, in Fact fact, Fact[] operands)
    {
        if (fact.IsAbsent)
            return op is Operator.Missing;
        return op switch
        {
            Operator.Exists => true,
            Operator.Missing => false,
            Operator.Equal => fact.Is(operands[0]),
            Operator.NotEqual => fact.IsComparableTo(operands[0]) && fact.CompareTo(operands[0]) != 0,
            Operator.Less => fact.IsComparableTo(operands[0]) && fact.CompareTo(operands[0]) < 0,
            Operator.LessOrEqual => fact.IsComparableTo(operands[0]) && fact.CompareTo(operands[0]) <= 0,
            Operator.Greater => fact.IsComparableTo(operands[0]) && fact.CompareTo(operands[0]) > 0,
            Operator.GreaterOrEqual => fact.IsComparableTo(operands[0]) && fact.CompareTo(operands[0]) >= 0,
            Operator.Between => fact.IsComparableTo(operands[0]) && fact.CompareTo(operands[0]) >= 0 && fact.CompareTo(operands[1]) <= 0,
            Operator.In => IsAmong(fact, operands),
            Operator.NotIn => CanBeAmong(fact, operands) && !IsAmong(fact, operands),
            Operator.Contains => Contains(fact, operands[0]),
            Operator.NotContains => CanContain(fact, operands[0]) && !Contains(fact, operands[0]),
            Operator.StartsWith => fact.Kind is FactKind.Text && fact.Text.StartsWith(operands[0].Text, StringComparison.Ordinal),
            _ => throw new ArgumentOutOfRangeException(nameof(op), op, null),
        };
    }

    private static bool IsAmong(in Fact fact, Fact[] operands)
    {
        if (fact.Kind is FactKind.List)
        {
            foreach (var item in fact.Items)
            {
                if (IsAmong(item, operands))
                    return true;
            }

            return false;
        }

        foreach (var operand in operands)
        {
            if (fact.Is(operand))
                return true;
        }

        return false;
    }

    private static bool CanBeAmong(in Fact fact, Fact[] operands) =>
        fact.Kind is FactKind.List || fact.IsComparableTo(operands[0]);

    private static bool CanContain(in Fact fact, in Fact part) =>
        fact.Kind is FactKind.List || (fact.Kind is FactKind.Text && part.Kind is FactKind.Text);

    private static bool Contains(in Fact fact, in Fact part)
    {
        if (fact.Kind is FactKind.Text)
            return part.Kind is FactKind.Text && fact.Text.Contains(part.Text, StringComparison.Ordinal);
        if (fact.Kind is not FactKind.List)
            return false;
        foreach (var item in fact.Items)
        {
            if (item.Is(part))
                return true;
        }

        return false;
    }
}
