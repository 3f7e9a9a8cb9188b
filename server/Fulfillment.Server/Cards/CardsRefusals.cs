using Fulfillment.Contracts;
using Fulfillment.LabelTemplates;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Cards;

/// <summary>Every "no" of templates, assets and the setting of cards.</summary>
internal static class CardsRefusals
{
    public static Refusal BadAssetName => new(
        "cards/bad-asset-name",
        StatusCodes.Status400BadRequest,
        new Text("アセットの名前が正しくありません。", "The asset's name is not well formed."),
        new Text("1〜200文字で、/ \\ と制御文字を含まない名前にしてください。", "Use 1 to 200 characters without /, \\ and control characters."))
    {
        Field = "name",
    };

    public static Refusal BadLook => new(
        "cards/bad-preview-format",
        StatusCodes.Status400BadRequest,
        new Text("プレビューの形式が正しくありません。", "The preview's format is not well formed."),
        new Text("as は pdf か svg、locale は ja か en、page は1以上の整数にしてください。", "Send as=pdf or svg, locale=ja or en, and page as a whole number from 1."))
    {
        Field = "as",
    };

    public static Refusal NoSuchTemplate(string code) => new(
        "cards/no-such-template",
        StatusCodes.Status404NotFound,
        new Text($"テンプレート {code} はありません。", $"There is no template {code}."),
        new Text("テンプレートのコードを確かめてください。", "Check the template's code."))
    {
        Field = "template",
    };

    public static Refusal NoSuchAsset(string name) => new(
        "cards/no-such-asset",
        StatusCodes.Status404NotFound,
        new Text($"アセット {name} はありません。", $"There is no asset {name}."),
        new Text("名前を確かめるか、先に登録してください。", "Check the name, or upload the file first."))
    {
        Field = "name",
    };

    public static Refusal NoSuchPage(int pages) => new(
        "cards/no-such-page",
        StatusCodes.Status404NotFound,
        new Text($"この用紙は{pages}ページです。", $"This sheet has {pages} pages."),
        new Text("ページ番号を確かめてください。", "Check the page number."))
    {
        Field = "page",
    };

    public static Refusal OtherCode(string path, string stated) => new(
        "cards/other-code",
        StatusCodes.Status422UnprocessableEntity,
        new Text($"テンプレートの code は {stated} ですが、登録先は {path} です。", $"The template calls itself {stated} but is sent to {path}."),
        new Text("どちらかに合わせてください。", "Make the two the same."))
    {
        Field = "code",
    };

    public static Refusal TooLarge(string name, int limit) => new(
        "cards/too-large",
        StatusCodes.Status422UnprocessableEntity,
        new Text($"{name} は大きすぎます（上限 {limit / 1024 / 1024} MB）。", $"{name} is too large (the limit is {limit / 1024 / 1024} MB)."),
        new Text("小さくして送り直してください。", "Make it smaller and send it again."))
    {
        Field = "name",
    };

    public static Refusal BrokenPdf(string name) => new(
        "cards/bad-document",
        StatusCodes.Status422UnprocessableEntity,
        new Text($"PDF {name} は途中で切れています。", $"The PDF {name} is cut short."),
        new Text("PDFを作り直して送ってください。", "Make the PDF again and send it."))
    {
        Field = "name",
    };

    public static Refusal NotADocument(string name) => new(
        "cards/not-a-document",
        StatusCodes.Status422UnprocessableEntity,
        new Text($"アセット {name} は画像で、そのまま印刷できるPDFではありません。", $"The asset {name} is a picture, not a PDF that can be printed as it is."),
        new Text("PDFを登録してください。", "Upload a PDF."))
    {
        Field = "name",
    };

    /// <summary>What the card library refused: 422, or 400 where a template is no JSON at all.</summary>
    public static Refusal Of(CardRefusal refusal) => new(
        refusal.Code,
        refusal.Code == CardRefusal.NotJsonCode ? StatusCodes.Status400BadRequest : StatusCodes.Status422UnprocessableEntity,
        new Text(refusal.SaysJa + "。", refusal.SaysEn + "."),
        new Text(refusal.DoJa + "。", refusal.DoEn + "."))
    {
        Field = refusal.Field.Length == 0 ? null : refusal.Field,
    };
}
