using Fulfillment.Contracts;
using Fulfillment.LabelTemplates.Svg;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fulfillment.Server.Screens;

/// <summary>The sheet beside the bench: every command as a barcode, and the check of a scanner's keyboard.</summary>
internal sealed class CommandsModel : PageModel
{
    /// <summary>The signs that keyboard layouts disagree on, and the separator GS. The packing screen knows it by its first word.</summary>
    public const string KeyboardCheck = "KEYCHECK]C1:A-B_C+D=E'F@#\u001dZ";

    public static readonly Text Title = new("コマンド表", "Command sheet");
    public static readonly Text Note = new("印刷して作業台に貼ってください。バーコードを読み取ると、画面に触れずに操作できます。", "Print it and put it up at the bench: scanning a code does what a button would.");

    public static IReadOnlyList<BenchCommand> Commands { get; } =
    [
        new("CMD:UNDO", new Text("取り消し", "Undo"), new Text("直前に読み取った商品を取り消す", "Takes the last item back")),
        new("CMD:HOLD", new Text("保留", "Hold"), new Text("この注文を保留し、次へ進む", "Puts the order on hold and goes on")),
        new("CMD:SHORT", new Text("不足", "Short"), new Text("商品が足りない", "An item is missing")),
        new("CMD:NEWBOX", new Text("新しい箱", "New box"), new Text("もう一箱に分ける", "Begins another box")),
        new("CMD:REPRINT", new Text("再発行", "Reprint"), new Text("カードや納品書をもう一度印刷する", "Prints the sheets again")),
        new("CMD:PRINTED", new Text("印刷あり", "Printed"), new Text("紙は出ている", "The sheet is here")),
        new("CMD:NOTPRINTED", new Text("印刷なし", "Not printed"), new Text("紙は出ていない", "The sheet is not here")),
        new("CMD:FINISH", new Text("完了", "Finish"), new Text("同梱物なしで進む（締切前など）", "Goes on without the insert, late in the day")),
        new("CMD:SIGNOUT", new Text("サインアウト", "Sign out"), new Text("作業を終える", "Ends your work here")),
        new(KeyboardCheck, new Text("キーボード確認", "Keyboard check"), new Text("スキャナーの設定を確かめ、配列の違いを直す", "Tests the scanner's set-up and corrects its layout")),
    ];
}

/// <param name="Code">What the barcode holds.</param>
internal sealed record BenchCommand(string Code, Text Name, Text What)
{
    public string Svg { get; } = BarcodeSvg.Code128(Code);

    public bool IsLong => Code.Length > 20;
}
