namespace Fulfillment.Server.Inserts.Conditions;

/// <summary>A compiled condition: immutable, decides by itself, and can say afterwards why.</summary>
internal abstract class Condition
{
    /// <summary>What a campaign without <c>when</c> asks.</summary>
    public static Condition Always { get; } = new AllOf([]);

    public abstract bool Holds(OrderFacts order, LineFacts? line);

    /// <summary>Adds the facts and reasons that settled this condition.</summary>
    /// <param name="order">The facts it was decided on.</param>
    /// <param name="line">The line a quantifier stands on.</param>
    /// <param name="wanted">What the whole rule needed this part to be; false inside <c>not</c>.</param>
    /// <param name="into">Where they go.</param>
    public abstract void Explain(OrderFacts order, LineFacts? line, bool wanted, Explanation into);

    /// <summary>The condition in one line, as the trace quotes it.</summary>
    public abstract override string ToString();
}

internal sealed class AllOf(Condition[] parts) : Condition
{
    public override bool Holds(OrderFacts order, LineFacts? line)
    {
        foreach (var part in parts)
        {
            if (!part.Holds(order, line))
                return false;
        }

        return true;
    }

    public override void Explain(OrderFacts order, LineFacts? line, bool wanted, Explanation into)
    {
        if (Array.Find(parts, part => !part.Holds(order, line)) is { } failed)
        {
            failed.Explain(order, line, wanted, into);
            return;
        }

        foreach (var part in parts)
            part.Explain(order, line, wanted, into);
    }

    public override string ToString() => "(" + string.Join(" and ", parts.Select(part => part.ToString())) + ")";
}

internal sealed class AnyOf(Condition[] parts) : Condition
{
    public override bool Holds(OrderFacts order, LineFacts? line)
    {
        foreach (var part in parts)
        {
            if (part.Holds(order, line))
                return true;
        }

        return false;
    }

    public override void Explain(OrderFacts order, LineFacts? line, bool wanted, Explanation into)
    {
        if (Array.Find(parts, part => part.Holds(order, line)) is { } held)
        {
            held.Explain(order, line, wanted, into);
            return;
        }

        foreach (var part in parts)
            part.Explain(order, line, wanted, into);
    }

    public override string ToString() => "(" + string.Join(" or ", parts.Select(part => part.ToString())) + ")";
}

internal sealed class Not(Condition part) : Condition
{
    public override bool Holds(OrderFacts order, LineFacts? line) => !part.Holds(order, line);

    public override void Explain(OrderFacts order, LineFacts? line, bool wanted, Explanation into) =>
        part.Explain(order, line, !wanted, into);

    public override string ToString() => "not " + part;
}

/// <summary>One fact against one or more values.</summary>
internal sealed class Comparison(Field field, Test test) : Condition
{
    public override bool Holds(OrderFacts order, LineFacts? line) => test.Holds(field.Read(order, line));

    public override void Explain(OrderFacts order, LineFacts? line, bool wanted, Explanation into)
    {
        var fact = field.Read(order, line);
        var personal = field.IsPersonal && !fact.IsAbsent;
        into.Uses(field.Path, personal ? "present" : fact.Shown, field.OfLine);
        test.Explain(field.Path, fact, personal ? "present" : fact.ToString(), wanted, into);
    }

    public override string ToString() => $"{field.Path} {test}";
}
