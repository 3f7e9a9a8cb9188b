using System.Collections.Frozen;
using Fulfillment.Contracts;

namespace Fulfillment.Server.Catalog.Barcodes;

/// <summary>What each broken rule is called at the bench.</summary>
internal static class CodeRules
{
    private static readonly FrozenDictionary<string, Text> Sentences = new Dictionary<string, Text>
    {
        ["empty"] = new("コードが空です", "The code is empty"),
        ["too-long"] = new("コードが長すぎます", "The code is too long"),
        ["control-character"] = new("使えない文字（制御文字）が含まれています", "The code holds a control character"),
        ["broken-text"] = new("文字が壊れています", "The text is broken"),
        ["unknown-symbology"] = new("バーコード種別の識別子が正しくありません", "The symbology identifier is none that exists"),
        ["symbol-length"] = new("桁数がバーコードの種別と合いません", "The number of digits does not fit the kind of barcode"),
        ["add-on-only"] = new("アドオン部分だけが読まれました", "Only the add-on was read"),
        ["unknown-command"] = new("知らない操作コードです", "No such command"),
        ["malformed-badge"] = new("名札のコードが正しくありません", "This is not a badge"),
        ["malformed-pin"] = new("暗証番号は数字です", "A PIN is digits"),
        ["empty-element-string"] = new("GS1 コードの中身がありません", "The GS1 symbol is empty"),
        ["malformed-brackets"] = new("かっこ付き GS1 表記が正しくありません", "The bracketed GS1 text is malformed"),
        ["unknown-ai"] = new("知らないアプリケーション識別子（AI）です", "An application identifier is not known"),
        ["value-length"] = new("値の桁数が正しくありません", "The value has the wrong length"),
        ["non-digit-character"] = new("数字以外の文字があります", "There is a character that is no digit"),
        ["incorrect-check-digit"] = new("チェックデジットが合いません", "The check digit is wrong"),
        ["incorrect-check-pair"] = new("チェック文字が合いません", "The check characters are wrong"),
        ["too-short-for-check-pair"] = new("チェック文字がありません", "The check characters are missing"),
        ["exclusive-ai"] = new("一緒に使えない AI と並んでいます", "It stands beside an element it excludes"),
        ["required-ai"] = new("組になる AI がありません", "An element it needs is missing"),
        ["repeated-ai"] = new("同じ AI が違う値でくり返されています", "The same element is repeated"),
        ["serial-for-signature"] = new("電子署名に必要なシリアルがありません", "A signature needs the serial part"),
        ["uri-character"] = new("URI に使えない文字があります", "The URI holds a character that URIs do not have"),
        ["uri-host"] = new("URI のホスト名が正しくありません", "The URI's host is malformed"),
        ["digital-link-key"] = new("URI に GS1 のキーがありません", "The URI holds no GS1 key"),
        ["digital-link-path"] = new("URI の AI の順序が正しくありません", "The elements of the URI's path are out of order"),
        ["digital-link-attribute"] = new("URI のパラメーターに使えない AI です", "This element may not stand in a URI's query"),
        ["illegal-month"] = new("月が正しくありません", "There is no such month"),
        ["illegal-day"] = new("日が正しくありません", "There is no such day"),
        ["illegal-hour"] = new("時刻の時が正しくありません", "There is no such hour"),
        ["illegal-minute"] = new("時刻の分が正しくありません", "There is no such minute"),
        ["illegal-second"] = new("時刻の秒が正しくありません", "There is no such second"),
        ["invalid-gcp-prefix"] = new("GS1 事業者コードが正しくありません", "The company prefix is malformed"),
        ["too-short-for-gcp"] = new("GS1 事業者コードが短すぎます", "The company prefix is too short"),
        ["not-iso3166"] = new("国コードが正しくありません", "There is no such country code"),
        ["not-iso3166-or-999"] = new("国コードが正しくありません", "There is no such country code"),
        ["not-iso3166-alpha2"] = new("国コードが正しくありません", "There is no such country code"),
        ["not-iso4217"] = new("通貨コードが正しくありません", "There is no such currency code"),
    }.ToFrozenDictionary();

    private static readonly Text Coupon = new("クーポンの形式が正しくありません", "The coupon is malformed");
    private static readonly Text Characters = new("使えない文字があります", "There is a character that may not stand here");
    private static readonly Text Value = new("値が正しくありません", "The value is not allowed");

    public static Text Says(string rule, string? ai)
    {
        var says = Sentences.TryGetValue(rule, out var own) ? own
            : rule.StartsWith("coupon-", StringComparison.Ordinal) ? Coupon
            : rule.EndsWith("-character", StringComparison.Ordinal) ? Characters
            : Value;
        return ai is null ? new Text(says.Ja + "。", says.En + ".") : new Text($"({ai}) {says.Ja}。", $"({ai}) {says.En}.");
    }
}
