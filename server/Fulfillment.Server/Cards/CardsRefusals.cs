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
        new Text("as は pdf・svg・png のどれか、locale は ja か en、data は usual shortest longest のどれか、page は1以上の整数、dpi は20〜300にしてください。", "Send as=pdf, svg or png, locale=ja or en, data=usual, shortest or longest, page as a whole number from 1, and dpi from 20 to 300."))
    {
        Field = "as",
    };

    public static Refusal TooManyPixels => new(
        "cards/too-many-pixels",
        StatusCodes.Status400BadRequest,
        new Text("この用紙をこの細かさの画像にすると大きくなりすぎます。", "A picture of this sheet would be too large at this resolution."),
        new Text("dpi を小さくするか、PDF で見てください。", "Ask for fewer dpi, or look at the PDF."))
    {
        Field = "dpi",
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

    public static Refusal LockedPdf(string name) => new(
        "cards/bad-document",
        StatusCodes.Status422UnprocessableEntity,
        new Text($"PDF {name} はパスワードなどで保護されていて印刷できません。", $"The PDF {name} is protected and cannot be printed."),
        new Text("保護を外して保存し直してください。", "Save it without protection and send it again."))
    {
        Field = "name",
    };

    /// <summary>412: the caller stated which content it had seen (If-Match), and that is no longer today's.</summary>
    public static Refusal ChangedMeanwhile(string code) => new(
        "cards/changed-meanwhile",
        StatusCodes.Status412PreconditionFailed,
        new Text($"テンプレート {code} は、その間にほかの人が変更しました。", $"Somebody else changed the template {code} meanwhile."),
        new Text("最新の内容を読み直してから、もう一度保存してください。", "Read it again, then save again."))
    {
        Field = "hash",
    };

    public static Refusal BadIfMatch => new(
        "cards/bad-if-match",
        StatusCodes.Status400BadRequest,
        new Text("If-Match の形が正しくありません。", "If-Match is not well formed."),
        new Text("読み出したときの ETag を1つ、引用符ごと送ってください。", "Send the one ETag that came with the template, quotes included."));

    public static Refusal NoBuiltIn(string code) => new(
        "cards/no-built-in",
        StatusCodes.Status409Conflict,
        new Text($"{code} には標準テンプレートがなく、削除すると印刷できなくなります。", $"There is no built-in template {code} to return to."),
        new Text("使わなくなったテンプレートは、そのまま残しておいてください。", "Leave it; what no campaign names is not printed."))
    {
        Field = "code",
    };

    public static Refusal NoSuchVersion(string code) => new(
        "cards/no-such-version",
        StatusCodes.Status404NotFound,
        new Text($"テンプレート {code} にその版はありません。", $"The template {code} has no such version."),
        new Text("版の一覧を確かめてください。", "Look at the list of its versions."))
    {
        Field = "version",
    };

    public static Refusal NobodySigns => new(
        "cards/nobody-signs",
        StatusCodes.Status422UnprocessableEntity,
        new Text("確認者の名前がありません。", "The sign-off names nobody."),
        new Text("責任を持って確認した人の名前を入れてください。", "Give the name of the person who answers for it."))
    {
        Field = "name",
    };

    public static Refusal NoteTooLong(int most) => new(
        "cards/note-too-long",
        StatusCodes.Status422UnprocessableEntity,
        new Text($"メモは{most}文字までです。", $"The note takes at most {most} characters."),
        new Text("短くしてください。", "Shorten it."))
    {
        Field = "note",
    };

    public static Refusal NotSigned(string code) => new(
        "cards/not-signed",
        StatusCodes.Status404NotFound,
        new Text($"テンプレート {code} の今の版には確認の記録がありません。", $"Nobody signed today's version of the template {code}."),
        new Text("版を確かめてください。", "Check the version."))
    {
        Field = "code",
    };

    public static Refusal NotAWord(string field) => new(
        "cards/not-a-text",
        StatusCodes.Status422UnprocessableEntity,
        new Text($"{field} は文字列か {{\"ja\", \"en\"}} にしてください。", $"{field} has to be a text, or {{\"ja\", \"en\"}}."),
        new Text("内容を直してもう一度保存してください。", "Correct it and save again."))
    {
        Field = field,
    };

    /// <summary>A refusal of a proof, with the made-up order it came up with.</summary>
    public static Refusal ProvedWith(Refusal refusal, DemoExtent extent, string locale)
    {
        var order = extent switch
        {
            DemoExtent.Shortest => new Text("名前などのない最短の注文", "the shortest order, without names"),
            DemoExtent.Longest => new Text("いちばん長い注文", "the longest order"),
            _ => new Text("ふつうの注文", "a usual order"),
        };
        var language = locale == "en" ? new Text("英語", "in English") : new Text("日本語", "in Japanese");
        return refusal with { Do = new Text($"{refusal.Do.Ja}（{order.Ja}・{language.Ja}で確かめました）", $"{refusal.Do.En} (Proved with {order.En}, {language.En}.)") };
    }

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
