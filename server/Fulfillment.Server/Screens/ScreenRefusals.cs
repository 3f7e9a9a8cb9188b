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
}
