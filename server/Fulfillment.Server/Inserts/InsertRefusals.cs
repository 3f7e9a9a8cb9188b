using System.Text.Json;
using Fulfillment.Contracts;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Inserts;

/// <summary>Every "no" about campaigns and inserts; those about conditions are in <see cref="Conditions.ConditionRefusals"/>.</summary>
internal static class InsertRefusals
{
    private static readonly Text SaveAgain = new("内容を直してもう一度保存してください。", "Correct it and save again.");

    public static Refusal MalformedJson(JsonException malformed) => Malformed("malformed-json", null, new(
        $"JSON として読めません({malformed.LineNumber + 1} 行目、{malformed.BytePositionInLine + 1} バイト目付近)。",
        $"This is no valid JSON (near line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1})."));

    /// <param name="field">Empty where the parser could not say.</param>
    public static Refusal MalformedMember(string field) => Malformed("malformed-member", field.Length == 0 ? null : field, new(
        $"{field} の値の形式が正しくありません。",
        $"{(field.Length == 0 ? "A member" : field)} has a value of the wrong form."));

    /// <param name="field">Empty for the whole request.</param>
    public static Refusal NotAnObject(string field) => Malformed("not-an-object", field.Length == 0 ? null : field, new(
        "JSON オブジェクト({…})で指定してください。",
        "This has to be a JSON object ({…})."));

    public static Refusal NotACode(string field) => Malformed("not-a-code", field, new(
        $"{field} は半角英数字と . _ - の 1〜64 文字で指定してください。",
        $"{field} has to be 1 to 64 of the characters A-Z a-z 0-9 . _ -."));

    public static Refusal TooLarge(int mostBytes) => Wrong("too-large", null, new(
        $"送られたデータが大きすぎます(最大 {mostBytes / 1024} KB)。",
        $"What was sent is too large (at most {mostBytes / 1024} KB)."));

    public static Refusal NothingToPrint(string code) => new(
        "inserts/nothing-to-print",
        StatusCodes.Status422UnprocessableEntity,
        new Text($"同梱物 {code} は印刷しません（印刷済みの紙です）。", $"Campaign {code} prints nothing: its paper is pre-printed."),
        new Text("紙の見本を見てください。", "Look at the paper itself."));

    public static Refusal NoSuchVariant(string key) => new(
        "inserts/no-such-variant",
        StatusCodes.Status404NotFound,
        new Text($"パターン {key} はありません。", $"There is no variant {key}."),
        new Text("同梱物の設定にあるパターンを選んでください。", "Choose one of the campaign's variants."))
    {
        Field = "variant",
    };

    public static Refusal NoSuchCampaign(string code) => new(
        "inserts/no-such-campaign",
        404,
        new($"キャンペーン {code} はありません。", $"There is no campaign {code}."),
        new("キャンペーンのコードを確かめてください。", "Check the campaign's code."))
    {
        Field = "code",
    };

    public static Refusal NoSuchTemplate(string field, string template) => Wrong("no-such-template", field, new(
        $"テンプレート「{template}」はありません。",
        $"There is no template \"{template}\"."));

    public static Refusal CodeTwice(string field) => Wrong("code-twice", field, new(
        "同じコードのキャンペーンが 2 つあります。",
        "Two of the campaigns have this code."));

    public static Refusal OrderNeeded => Wrong("order-needed", "orderNo", new(
        "判定する注文を orderNo または order で指定してください。",
        "Say which order to decide for: orderNo, or order."));

    public static Refusal TooMuchMoney(string field) => Wrong("out-of-range", field, new(
        $"{field} の金額が大きすぎます。",
        $"{field} is more money than any order holds."));

    public static Refusal OutOfRange(string field, int least, int most) => Wrong("out-of-range", field, most is int.MaxValue
        ? new($"{field} は {least} 以上の整数で指定してください。", $"{field} has to be {least} or more.")
        : new($"{field} は {least}〜{most} で指定してください。", $"{field} has to be from {least} to {most}."));

    public static Refusal TooLong(string field, int most) => Wrong("too-long", field, new(
        $"{field} は {most} 文字以内にしてください。",
        $"{field} takes at most {most} characters."));

    public static Refusal Required(string field) => Wrong("required", field, new($"{field} が必要です。", $"{field} is required."));

    public static Refusal NotALink(string field) => Wrong("not-a-link", field, new(
        $"{field} は http:// または https:// で始まる URL を指定してください。",
        $"{field} has to be a URL that begins with http:// or https://."));

    public static Refusal LiveWithoutTemplate(string field) => Wrong("live-without-template", field, new(
        "テンプレートのないキャンペーンは配信開始(live)にできません。",
        "A campaign without a template cannot go live."));

    public static Refusal SubstituteNeeded(string field) => Wrong("substitute-needed", field, new(
        "在庫切れのときに代わりに入れる、別のキャンペーンのコードを指定してください。",
        "Name the other campaign that stands in when this one's paper is out."));

    public static Refusal WindowEndsBeforeItBegins(string field) => Wrong("window-ends-before-it-begins", field, new(
        "期間の終了日が開始日より前です。",
        "The window ends before it begins."));

    public static Refusal VariantKey(string field) => Wrong("variant-key", field, new(
        $"{field} は半角英数字と . _ - で、キャンペーン内で重複しないようにしてください。",
        $"{field} has to be a code that no other variant of the campaign has."));

    public static Refusal NoVariantWeighs(string field) => Wrong("no-variant-weighs", field, new(
        "重み(weight)が 1 以上のパターンが 1 つ以上必要です。",
        "At least one variant needs a weight above 0."));

    public static Refusal CopiesCountUnits(string field) => Wrong("copies-count-units", field, new(
        $"{field} には line.quantity を指定してください(1点につき1枚)。",
        $"{field} has to be line.quantity: one sheet per unit."));

    private static Refusal Malformed(string what, string? field, Text says) => new($"inserts/{what}", 400, says, SaveAgain) { Field = field };

    private static Refusal Wrong(string what, string? field, Text says) => new($"inserts/{what}", 422, says, SaveAgain) { Field = field };
}
