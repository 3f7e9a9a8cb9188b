using System.Globalization;
using Fulfillment.LabelTemplates.Barcodes;
using Fulfillment.LabelTemplates.Images;

namespace Fulfillment.LabelTemplates;

/// <summary>Every "no" of the card library.</summary>
internal static class CardRefusals
{
    public static CardRefusal NotJson(string reason) => new(
        CardRefusal.NotJsonCode, "",
        $"テンプレートがJSONとして読めません（{reason}）", $"The template is not JSON ({reason})",
        "JSONの書式を直してください", "Correct the JSON");

    public static CardRefusal UnknownMember(string path, string name, string? nearest) => new(
        "cards/unknown-member", path,
        $"テンプレートに「{name}」という項目はありません" + (nearest is null ? "" : $"（「{nearest}」のことですか）"),
        $"A template has no member \"{name}\" here" + (nearest is null ? "" : $" (did you mean \"{nearest}\"?)"),
        "項目名を直すか削除してください", "Correct the name or remove it");

    public static CardRefusal BadMember(string path, string ja, string en) => new(
        "cards/bad-member", path,
        $"テンプレートの「{path}」が正しくありません：{ja}", $"The template's \"{path}\" is wrong: {en}",
        "値を直してください", "Correct the value");

    public static CardRefusal UnknownPlaceholder(string path, string name, string? nearest) => new(
        "cards/unknown-placeholder", path,
        $"差し込み項目「{name}」のデータがありません" + (nearest is null ? "" : $"（「{nearest}」のことですか）"),
        $"There is no data for the placeholder \"{name}\"" + (nearest is null ? "" : $" (did you mean \"{nearest}\"?)"),
        "項目名を直すか、条件（when）の中に入れてください", "Correct the name, or set it only when the data has it");

    public static CardRefusal UnknownContent(string path, string name, string? nearest) => new(
        "cards/unknown-content", path,
        $"このテンプレートに「{name}」という文の欄はありません" + (nearest is null ? "" : $"（「{nearest}」のことですか）"),
        $"The template has no text \"{name}\"" + (nearest is null ? "" : $" (did you mean \"{nearest}\"?)"),
        "欄の名前を直すか、テンプレートの content に加えてください", "Correct the name, or declare it in the template's content");

    public static CardRefusal OtherPersonalData(string undeclared, string unused) => new(
        "cards/other-personal-data", "personalData",
        "personalData の申告がテンプレートの中身と違います" + (undeclared.Length > 0 ? $"（申告にないもの：{undeclared}）" : "") + (unused.Length > 0 ? $"（使っていないもの：{unused}）" : ""),
        "The declared personalData is not what the template names" + (undeclared.Length > 0 ? $"; not declared: {undeclared}" : "") + (unused.Length > 0 ? $"; declared and not named: {unused}" : ""),
        "申告を中身に合わせるか、personalData を省いてください", "Declare what the template names, or leave personalData out");

    public static CardRefusal UnsupportedPlaceholder(string path, string expression) => new(
        "cards/unsupported-placeholder", path,
        $"差し込みの書き方「{expression}」は使えません", $"The placeholder expression \"{expression}\" cannot be used",
        "{{項目}}、{{#if}}、{{#unless}}、{{money}}、{{day}}、{{month}} だけが使えます", "Use only {{member}}, {{#if}}, {{#unless}}, {{money}}, {{day}} and {{month}}");

    public const string DoesNotFitCode = "cards/does-not-fit";

    public static CardRefusal DoesNotFit(string field) => new(
        DoesNotFitCode, field,
        $"「{field}」が枠に入りきりません", $"\"{field}\" does not fit its place",
        "文を短くするか、テンプレートの枠を広げてください", "Shorten the text, or give it more room in the template");

    public static CardRefusal NoGlyph(string field, string character, int codePoint) => new(
        "cards/no-glyph", field,
        $"「{field}」の文字「{character}」（U+{codePoint:X4}）はどのフォントにもありません", $"No font has the character \"{character}\" (U+{codePoint:X4}) in \"{field}\"",
        "別の字に直すか、その字を持つフォントを入れてください", "Use another character, or install a font that has it");

    public static CardRefusal ControlCharacter(string field, int codePoint) => new(
        "cards/control-character", field,
        $"「{field}」に印刷できない制御文字（U+{codePoint:X4}）があります", $"\"{field}\" holds the control character U+{codePoint:X4}, which cannot be printed",
        "その文字を消してください", "Remove the character");

    public static CardRefusal StackedMarks(string field, int codePoint) => new(
        "cards/stacked-marks", field,
        $"「{field}」の1文字に記号（U+{codePoint:X4}など）が重なりすぎています", $"Too many marks (U+{codePoint:X4}) stand on one letter of \"{field}\"",
        "余分な記号を消してください", "Remove the extra marks");

    public static CardRefusal RightToLeft(string field, int codePoint) => new(
        "cards/right-to-left", field,
        $"「{field}」に右から左へ書く文字（U+{codePoint:X4}）があり、正しく並べられません", $"\"{field}\" holds right-to-left writing (U+{codePoint:X4}), which is not set yet",
        "ローマ字などに直してください", "Write it in another script");

    public static CardRefusal NoFont(string role) => new(
        "cards/no-font", "",
        $"書体「{role}」のフォントがこの機械にありません", $"This machine has no font for the role \"{role}\"",
        "fonts-morisawa-bizud-gothic と fonts-vlgothic を入れてください", "Install fonts-morisawa-bizud-gothic and fonts-vlgothic");

    public static CardRefusal BrokenFont(string file) => new(
        "cards/broken-font", "",
        $"フォント「{file}」が壊れていて使えません", $"The font \"{file}\" is broken and cannot be used",
        "そのフォントを入れ直してください", "Install that font again");

    public static CardRefusal NoSuchImage(string field, string name) => new(
        "cards/no-such-image", field,
        $"画像「{name}」がありません", $"There is no image \"{name}\"",
        "画像を登録するか、名前を直してください", "Upload the image, or correct its name");

    public static CardRefusal BadImage(string name, ImageFault fault) => new(
        "cards/bad-image", name,
        $"画像「{name}」は使えません：{fault.Ja}", $"The image \"{name}\" cannot be used: {fault.En}",
        "PNGかJPEGで保存し直してください", "Save it again as a PNG or JPEG");

    public static CardRefusal BadData(string field, string ja, string en) => new(
        "cards/bad-data", field,
        $"差し込みデータが正しくありません：{ja}", $"The card's data is wrong: {en}",
        "データを直してください", "Correct the data");

    public static CardRefusal NotEncodable(string field, string symbology, string value, CodeFault fault) => new(
        "cards/not-encodable", field,
        $"「{field}」の値「{Shown(value)}」は{symbology}にできません：{fault.Ja}", $"\"{field}\" is \"{Shown(value)}\", which cannot be written as {symbology}: {fault.En}",
        "値を直すか、別の種類のコードにしてください", "Correct the value, or use another kind of code");

    /// <param name="widthMm">The width of box that would do.</param>
    /// <param name="heightMm">The height that would do, where that matters.</param>
    public static CardRefusal CodeTooSmall(string field, string value, double moduleMm, double minimumMm, double widthMm, double? heightMm)
    {
        var size = heightMm is { } height ? string.Create(CultureInfo.InvariantCulture, $"{UpToTenth(widthMm):0.#}×{UpToTenth(height):0.#}") : string.Create(CultureInfo.InvariantCulture, $"{UpToTenth(widthMm):0.#}");
        return new(
            "cards/code-too-small", field,
            string.Create(CultureInfo.InvariantCulture, $"「{field}」の値「{Shown(value)}」のコードが細かすぎて読めません（{moduleMm:0.###}mm、最小{minimumMm:0.###}mm）"),
            string.Create(CultureInfo.InvariantCulture, $"The code of \"{field}\" (\"{Shown(value)}\") would be too fine to scan ({moduleMm:0.###} mm a module, at least {minimumMm:0.###} mm)"),
            $"枠を{size}mm以上にするか、値を短くしてください", $"Give it a box of {size} mm or more, or shorten its value");

        static double UpToTenth(double mm) => Math.Ceiling((mm * 10) - 1e-6) / 10;
    }

    private static string Shown(string value) => value.Length > 60 ? value[..60] + "…" : value;

    public const string TooManyBoxesCode = "cards/too-many-boxes";

    public static CardRefusal TooManyBoxes(string path, int limit) => new(
        TooManyBoxesCode, path,
        $"1枚に{limit}個を超える箱ができます", $"One sheet would take more than {limit} boxes",
        "繰り返し（repeat）の入れ子を減らしてください", "Nest fewer repeats");

    public static CardRefusal TooManyPages(int limit) => new(
        "cards/too-many-pages", "lines",
        $"{limit}ページを超えます", $"It would take more than {limit} pages",
        "注文を分けてください", "Split the order");
}
