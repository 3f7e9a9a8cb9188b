using Fulfillment.Contracts;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Screens;

/// <summary>Every "no" of the screens themselves.</summary>
internal static class ScreenRefusals
{
    public static readonly Refusal FormExpired = new(
        "screens/form-expired",
        StatusCodes.Status400BadRequest,
        new Text("この画面は古くなっています。", "This form is out of date."),
        new Text("画面を開き直して、もう一度入力してください。ブラウザの Cookie が有効かも確かめてください。", "Open the page again and fill it in once more. Check too that the browser accepts cookies."));

    public static readonly Refusal NoSuchPage = new(
        "screens/no-such-page",
        StatusCodes.Status404NotFound,
        new Text("このページはありません。", "There is no such page."),
        new Text("アドレスを確かめるか、最初の画面から開いてください。", "Check the address, or begin at the start page."));

    public static Refusal Unreadable(string field) => new(
        "screens/unreadable",
        StatusCodes.Status400BadRequest,
        new Text($"{field} の値を読めません。", $"The value of {field} cannot be read."),
        new Text("数字の欄には数字だけを入れ、選ぶ欄では一覧から選んでください。", "Put digits only where a number is asked for, and choose from the list where there is one."))
    {
        Field = field,
    };

    /// <summary>The API's PUT replaces what has the code; a form for a new thing must not change another by a slip of the finger.</summary>
    public static Refusal CodeTaken(string field, string code) => new(
        "screens/code-taken",
        StatusCodes.Status409Conflict,
        new Text($"{code} はすでに登録されています。", $"{code} is already in use."),
        new Text("別のコードにするか、一覧から選んで変更してください。", "Choose another code, or open the existing one from the list and change it there."))
    {
        Field = field,
    };
}
