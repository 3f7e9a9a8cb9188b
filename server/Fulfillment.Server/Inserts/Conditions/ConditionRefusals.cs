using Fulfillment.Contracts;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Inserts.Conditions;

/// <summary>What is wrong with a condition, by the path of the member that is meant.</summary>
internal static class ConditionRefusals
{
    private static readonly Text LookUp = new(
        "キャンペーンの条件を見直してください。使える項目と演算子は API 仕様書の「Inserts」にあります。",
        "Correct the condition. The fields and operators are listed under \"Inserts\" in the API description.");

    public static Refusal NotACondition(string path) => Wrong("not-a-condition", path, new(
        $"{path} は条件になっていません(field、all、any、not、anyLine などのいずれか1つが必要です)。",
        $"{path} is not a condition: it needs one of field, all, any, not, anyLine, allLines, noLine, countLines, sumLines."));

    public static Refusal UnknownMember(string path) => Wrong("unknown-member", path, new(
        $"{path} という項目は条件の中では使えません。",
        $"{path} has no place in a condition."));

    public static Refusal UnknownField(string path, string name) => Wrong("unknown-field", path, new(
        $"項目「{name}」はありません。",
        $"There is no field \"{name}\"."));

    public static Refusal NeedsALine(string path, string name) => Wrong("field-needs-line", path, new(
        $"項目「{name}」は明細の条件(anyLine、allLines、noLine、countLines、sumLines)の中でだけ使えます。",
        $"The field \"{name}\" is asked of lines: put it inside anyLine, allLines, noLine, countLines or sumLines."));

    public static Refusal LinesWithinLines(string path) => Wrong("lines-within-lines", path, new(
        "明細の条件の中に、別の明細の条件は入れられません。all や any で並べてください。",
        "A condition on lines takes no other condition on lines inside. Put them side by side in all or any."));

    public static Refusal UnknownOperator(string path, string name) => Wrong("unknown-operator", path, new(
        $"演算子「{Shortened(name)}」はありません(使えるもの: {string.Join(" ", Operators.All)})。",
        $"There is no operator \"{Shortened(name)}\". Known are: {string.Join(" ", Operators.All)}."));

    public static Refusal OperatorDoesNotFit(string path, string name) => Wrong("operator-does-not-fit", path, new(
        $"演算子「{name}」はこの項目の型では使えません。",
        $"The operator \"{name}\" does not fit this kind of field."));

    public static Refusal WrongValue(string path, FactKind? kind)
    {
        var (ja, en) = kind switch
        {
            FactKind.Number => ("数値", "a number"),
            FactKind.Flag => ("true または false", "true or false"),
            FactKind.Day => ("日付(例: 2026-11-01)", "a day such as 2026-11-01"),
            FactKind.Instant => ("日付、またはオフセット付きの日時(例: 2026-11-01T09:00:00+09:00)", "a day, or an instant with its offset such as 2026-11-01T09:00:00+09:00"),
            null => ("この演算子で比べられる値(文字列・数値・真偽値)", "text, a number or true/false that this operator can compare"),
            _ => ("文字列", "text"),
        };
        return Wrong("wrong-value", path, new($"{path} には{ja}を指定してください。", $"{path} has to be {en}."));
    }

    public static Refusal TakesNoValue(string path) => Wrong("wrong-value", path, new(
        "exists と missing に value は指定できません。",
        "exists and missing take no value."));

    public static Refusal NotAList(string path) => Wrong("not-a-list", path, new(
        $"{path} はリストで指定してください。",
        $"{path} has to be a list."));

    public static Refusal NotARange(string path) => Wrong("not-a-range", path, new(
        $"{path} は [下限, 上限] の2つの値で、下限を上限以下にしてください。",
        $"{path} has to be two values, [lowest, highest], in this order."));

    public static Refusal NotThatMany(string path, int most) => Wrong("too-many-values", path, new(
        $"{path} の値は 1〜{most} 個にしてください。",
        $"{path} takes 1 to {most} values."));

    public static Refusal NothingToSum(string path) => Wrong("unknown-field", path, new(
        "sumLines には line.quantity または line.amount を指定してください。",
        "sumLines adds up line.quantity or line.amount."));

    public static Refusal TooDeep(string path, int most) => Wrong("condition-too-deep", path, new(
        $"条件の入れ子が深すぎます(最大 {most} 段)。",
        $"The condition is nested too deeply (at most {most} levels)."));

    public static Refusal TooLarge(string path, int most) => Wrong("condition-too-large", path, new(
        $"条件の数が多すぎます(最大 {most} 個)。",
        $"The condition has too many parts (at most {most})."));

    private static Refusal Wrong(string what, string path, Text says) => new($"inserts/{what}", 422, says, LookUp)
    {
        Field = path.Length <= 256 ? path : path[..256] + "…",
    };

    private static string Shortened(string name) => name.Length <= 64 ? name : name[..64] + "…";
}
