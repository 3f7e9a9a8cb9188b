using Fulfillment.Contracts;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Printing;

/// <summary>Every "no" about print jobs.</summary>
internal static class PrintingRefusals
{
    public static readonly Refusal StillPrinting = new(
        "printing/still-printing",
        StatusCodes.Status409Conflict,
        new Text("この紙はまだ印刷中です。", "This sheet is still on its way."),
        new Text("出てくるのを待ってください。出ないときはプリンターを確かめてください。", "Wait for it. If it does not come, look at the printer."))
    {
        Sound = "attention",
    };

    public static readonly Refusal IsVoid = new(
        "printing/void",
        StatusCodes.Status409Conflict,
        new Text("この紙は無効になっています。", "This sheet has been withdrawn."),
        new Text("再印刷はできません。出ている紙は廃棄してください。", "It cannot be printed again. Destroy what is out."));

    public static readonly Refusal Erased = new(
        "printing/erased",
        StatusCodes.Status409Conflict,
        new Text("個人情報が消去されたため、この紙は作れません。", "What was on this sheet has been erased."),
        new Text("必要なら新しく作り直してください。", "Make a new one if it is needed."));

    public static readonly Refusal ReasonMissing = new(
        "printing/reason-missing",
        StatusCodes.Status400BadRequest,
        new Text("再印刷の理由がありません。", "The reason for the reprint is missing."),
        new Text("理由を500文字以内で入れてください。", "Give a reason of at most 500 characters."))
    {
        Field = "reason",
    };

    public static readonly Refusal OutcomeMissing = new(
        "printing/outcome-missing",
        StatusCodes.Status400BadRequest,
        new Text("結果が選ばれていません。", "No outcome was given."),
        new Text("outcome に printed か lost を入れてください。", "Send printed or lost as outcome."))
    {
        Field = "outcome",
    };

    public static Refusal UnknownPrinter(string printer) => new(
        "printing/unknown-printer",
        StatusCodes.Status422UnprocessableEntity,
        new Text($"このサイトにプリンター {printer} はありません。", $"This site has no printer {printer}."),
        new Text("登録されているプリンターを選んでください。", "Choose a printer that is set up."))
    {
        Field = "printer",
    };

    public static Refusal NoSuchJob(string id) => new(
        "printing/no-such-job",
        StatusCodes.Status404NotFound,
        new Text($"印刷ジョブ {id} はありません。", $"There is no print job {id}."),
        new Text("番号を確かめてください。", "Check the number."));

    public static Refusal NoSuchSheet(string code) => new(
        "printing/no-such-sheet",
        StatusCodes.Status404NotFound,
        new Text($"コード「{code}」の紙は、この拠点で印刷していません。", $"No sheet with the code \"{code}\" was printed at this site."),
        new Text("紙のコードをもう一度読み取ってください。", "Scan the code on the sheet once more."))
    {
        Field = "code",
    };

    /// <summary>The paper is good: destroying it would leave its parcel without it.</summary>
    public static Refusal SheetCounts(string code) => new(
        "printing/sheet-counts",
        StatusCodes.Status409Conflict,
        new Text($"「{code}」は有効な紙です。廃棄できません。", $"\"{code}\" is a valid sheet and must not be destroyed."),
        new Text("この紙の注文を検索し、荷物と一緒にしてください。", "Search for its order and put it with that parcel."))
    {
        Field = "code",
    };

    public static Refusal NotInDoubt(PrintJobState state) => new(
        "printing/not-in-doubt",
        StatusCodes.Status409Conflict,
        new Text($"この紙は確認待ちではありません（{Name(state).Ja}）。", $"This sheet is not in doubt ({Name(state).En})."),
        new Text("画面を更新して状態を確かめてください。", "Reload and look at its state."))
    {
        Sound = "attention",
    };

    /// <summary>A job's state as the floor calls it.</summary>
    public static Text Name(PrintJobState state) => state switch
    {
        PrintJobState.Queued => new Text("印刷待ち", "waiting"),
        PrintJobState.Sending => new Text("送信中", "being sent"),
        PrintJobState.Sent => new Text("送信済み", "sent"),
        PrintJobState.Printing => new Text("印刷中", "printing"),
        PrintJobState.Done => new Text("印刷済み", "printed"),
        PrintJobState.Failed => new Text("印刷できず", "failed"),
        PrintJobState.Unknown => new Text("要確認", "in doubt"),
        _ => new Text("無効", "void"),
    };
}
