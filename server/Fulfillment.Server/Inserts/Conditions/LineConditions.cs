namespace Fulfillment.Server.Inserts.Conditions;

internal enum LineQuantifier
{
    AnyLine,

    /// <summary>Holds for a shipment without lines, as "all" does everywhere.</summary>
    AllLines,
    NoLine,
}

/// <summary>Any, all or none of the shipment's lines.</summary>
internal sealed class LineQuantification(LineQuantifier quantifier, Condition of) : Condition
{
    public override bool Holds(OrderFacts order, LineFacts? line)
    {
        var settledBy = quantifier is not LineQuantifier.AllLines;
        foreach (var each in order.Lines)
        {
            if (of.Holds(order, each) == settledBy)
                return quantifier is LineQuantifier.AnyLine;
        }

        return quantifier is not LineQuantifier.AnyLine;
    }

    public override void Explain(OrderFacts order, LineFacts? line, bool wanted, Explanation into)
    {
        Lines.ExplainEach(order, of, into);
        var count = order.Lines.Count(each => of.Holds(order, each));
        var quoted = Lines.Quoted(of);
        var known = $"{count} of {order.Lines.Length} lines with {quoted}";
        var knownJa = $"「{quoted}」の明細 {order.Lines.Length} 行中 {count} 行";
        if (Holds(order, line) == wanted)
        {
            into.Because(knownJa, known);
            return;
        }

        var (needed, neededJa) = (quantifier, wanted) switch
        {
            (LineQuantifier.AnyLine, true) or (LineQuantifier.NoLine, false) => ("at least 1", "1 行以上"),
            (LineQuantifier.AnyLine, false) or (LineQuantifier.NoLine, true) => ("none", "0 行"),
            (_, true) => ("all", "全行"),
            _ => ("not all", "全行ではないこと"),
        };
        into.Because($"{knownJa}(必要: {neededJa})", $"{known}, needed {needed}");
    }

    public override string ToString() => quantifier switch
    {
        LineQuantifier.AnyLine => "anyLine ",
        LineQuantifier.AllLines => "allLines ",
        _ => "noLine ",
    } + of;
}

/// <summary>How many lines, or how much on them, where a condition holds.</summary>
internal sealed class LineTally(string subject, Func<LineFacts, decimal> each, Condition where, Test test) : Condition
{
    public override bool Holds(OrderFacts order, LineFacts? line) => test.Holds(Tally(order));

    public override void Explain(OrderFacts order, LineFacts? line, bool wanted, Explanation into)
    {
        var tally = Tally(order);
        Lines.ExplainEach(order, where, into);
        into.Uses(subject, tally.Shown, ofLine: false);
        test.Explain(subject, tally, tally.ToString(), wanted, into);
    }

    public override string ToString() => $"{subject} {test}";

    private Fact Tally(OrderFacts order)
    {
        var sum = 0m;
        foreach (var line in order.Lines)
        {
            if (where.Holds(order, line))
                sum += each(line);
        }

        return Fact.Of(sum);
    }
}

/// <summary>What the trace shows of lines.</summary>
internal static class Lines
{
    private const int MostShown = 20;

    private const int MostQuoted = 200;

    public static string Quoted(Condition of)
    {
        var text = of.ToString();
        return text.Length <= MostQuoted ? text : text[..MostQuoted] + "…";
    }

    public static void ExplainEach(OrderFacts order, Condition of, Explanation into)
    {
        foreach (var line in order.Lines.Take(MostShown))
            of.Explain(order, line, wanted: true, into.FactsOnly);
    }
}
