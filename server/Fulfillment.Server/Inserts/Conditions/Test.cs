namespace Fulfillment.Server.Inserts.Conditions;

/// <summary>An operator with its values, ready to be put to a fact.</summary>
internal sealed class Test(Operator op, Fact[] operands)
{
    private const int MostValues = 5;

    public bool Holds(in Fact fact) => op.Holds(fact, operands);

    /// <summary>"customer.orderCount = 3, needed 1", and only the fact where it was as needed.</summary>
    public void Explain(string subject, in Fact fact, string shown, bool wanted, Explanation into)
    {
        var known = fact.IsAbsent ? $"{subject} absent" : $"{subject} = {shown}";
        var knownJa = fact.IsAbsent ? $"{subject} 値なし(absent)" : known;
        if (Holds(fact) == wanted)
            into.Because(knownJa, known);
        else if (wanted)
            into.Because($"{knownJa}(必要: {NeededJa})", $"{known}, needed {Needed}");
        else
            into.Because($"{knownJa}(除外: {NeededJa})", $"{known}, needed not {Needed}");
    }

    public override string ToString() => op is Operator.Exists or Operator.Missing ? op.Spelled() : $"{op.Spelled()} {Values}";

    private string Needed => op is Operator.Equal ? Values : op switch
    {
        Operator.Between => $"between {operands[0]} and {operands[1]}",
        Operator.Exists => "any value",
        Operator.Missing => "no value",
        _ => $"{op.Spelled()} {Values}",
    };

    private string NeededJa => op switch
    {
        Operator.Equal => Values,
        Operator.NotEqual => $"{Values} 以外",
        Operator.Less => $"{Values} 未満",
        Operator.LessOrEqual => $"{Values} 以下",
        Operator.Greater => $"{Values} 超",
        Operator.GreaterOrEqual => $"{Values} 以上",
        Operator.In => $"{Values} のいずれか",
        Operator.NotIn => $"{Values} 以外",
        Operator.Contains => $"{Values} を含む",
        Operator.NotContains => $"{Values} を含まない",
        Operator.StartsWith => $"{Values} で始まる",
        Operator.Between => $"{operands[0]} 以上 {operands[1]} 以下",
        Operator.Exists => "値あり",
        _ => "値なし",
    };

    private string Values
    {
        get
        {
            var shown = string.Join(", ", operands.Take(MostValues)) + (operands.Length > MostValues ? ", …" : "");
            return op is Operator.In or Operator.NotIn or Operator.Between ? $"[{shown}]" : shown;
        }
    }
}
