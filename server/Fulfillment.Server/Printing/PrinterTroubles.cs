using Fulfillment.Contracts;

namespace Fulfillment.Server.Printing;

/// <summary>Every sentence about a printer's trouble: of the connection, of the device, of one job.</summary>
internal static class PrinterTroubles
{
    private static readonly Text LookAtTheTray = new("排紙口を見て、紙があれば「出ている」、なければ「出ていない」を選んでください。", "Look at the output tray and answer “it is here” or “it is not”.");
    private static readonly Text TellSupervisor = new("責任者に知らせてください。", "Tell the supervisor.");

    // The way to the printer
    public static readonly PrinterTrouble Off = new("off",
        new("プリンターにつながりません。", "The printer cannot be reached."),
        new("電源とLANケーブルを確かめてください。つながれば自動で印刷します。", "Check its power and network cable. Printing goes on by itself once it is back."));

    public static readonly PrinterTrouble Frozen = new("frozen",
        new("プリンターが応答しません。", "The printer does not answer."),
        new("プリンターの画面を見て、固まっていたら電源を入れ直してください。", "Look at its display; if it hangs, switch it off and on."));

    public static readonly PrinterTrouble Busy = new("busy",
        new("プリンターがほかの印刷をしています。", "The printer is busy with another job."),
        new("そのままお待ちください。空き次第印刷します。", "Wait. It prints as soon as it is free."));

    public static readonly PrinterTrouble NotAccepting = new("not-accepting",
        new("プリンターが印刷の受付を止めています。", "The printer does not accept jobs."),
        new("プリンターの受付を再開してください。", "Let the printer accept jobs again."));

    public static readonly PrinterTrouble BrokenReply = new("broken-reply",
        new("プリンターの返事が読み取れません。", "The printer's reply cannot be read."),
        new("電源を入れ直し、続くようなら責任者に知らせてください。", "Switch it off and on; if it stays so, tell the supervisor."));

    public static readonly PrinterTrouble WrongAddress = new("wrong-address",
        new("この宛先には印刷の受付口がありません。", "There is no print service at this address."),
        new("設定のプリンターURIを確かめてください。", "Check the printer's URI in the settings."));

    public static readonly PrinterTrouble Denied = new("denied",
        new("プリンターに印刷を断られました（認証が必要です）。", "The printer asks for a sign-in and refused."),
        new("プリンター側で、このサーバーからの印刷を許可してください。", "Allow printing from this server in the printer's own settings."));

    public static readonly PrinterTrouble Certificate = new("certificate",
        new("プリンターの証明書を確認できません。", "The printer's certificate cannot be verified."),
        new("証明書のSHA-256をURIの末尾に「#sha256=…」で登録するか、証明書を入れ替えてください。", "Put the certificate's SHA-256 at the end of the URI as “#sha256=…”, or replace the certificate."));

    // The device
    public static readonly PrinterTrouble MediaEmpty = new("media-empty",
        new("用紙切れです。", "The printer is out of paper."),
        new("用紙を補給してください。", "Load paper."));

    public static readonly PrinterTrouble MediaLow = new("media-low",
        new("用紙が残り少なくなっています。", "Paper is running low."),
        new("補給用の用紙を用意してください。", "Have paper ready."));

    public static readonly PrinterTrouble MediaJam = new("media-jam",
        new("紙詰まりです。", "Paper is jammed."),
        new("カバーを開けて詰まった紙を取り除いてください。破れた紙は廃棄箱へ。", "Open the cover and remove the paper. Torn sheets go to the shred box."));

    public static readonly PrinterTrouble MediaNeeded = new("media-needed",
        new("このサイズの用紙が入っていません。", "The paper this job needs is not loaded."),
        new("設定されたサイズの用紙をセットしてください。", "Load the paper size the settings name."));

    public static readonly PrinterTrouble InputTray = new("input-tray-missing",
        new("給紙トレイが入っていません。", "The paper tray is missing."),
        new("給紙トレイを奥まで差し込んでください。", "Push the tray in until it stops."));

    public static readonly PrinterTrouble OutputFull = new("output-full",
        new("排紙トレイがいっぱいです。", "The output tray is full."),
        new("出力された紙を取り除いてください。", "Take the printed sheets out."));

    public static readonly PrinterTrouble CoverOpen = new("cover-open",
        new("カバーが開いています。", "A cover is open."),
        new("カバーを閉めてください。", "Close the cover."));

    public static readonly PrinterTrouble SupplyEmpty = new("supply-empty",
        new("トナー・インク・リボンが切れています。", "Toner, ink or ribbon is used up."),
        new("交換してください。", "Replace it."));

    public static readonly PrinterTrouble SupplyLow = new("supply-low",
        new("トナー・インク・リボンが残り少なくなっています。", "Toner, ink or ribbon is running low."),
        new("交換品を用意してください。", "Have a new one ready."));

    public static readonly PrinterTrouble WasteFull = new("waste-full",
        new("廃トナー（廃インク）ボックスがいっぱいです。", "The waste box is full."),
        new("廃トナーボックスを交換してください。", "Replace the waste box."));

    public static readonly PrinterTrouble Service = new("service",
        new("プリンターの部品に異常があります。", "A part of the printer has failed."),
        new("電源を入れ直し、直らなければ別のプリンターに切り替えてください。", "Switch it off and on; if that does not help, change to another printer."));

    public static readonly PrinterTrouble Paused = new("paused",
        new("プリンターが一時停止しています。", "The printer is paused."),
        new("プリンターの操作パネルで再開してください。", "Resume it on its panel."));

    public static readonly PrinterTrouble SpoolFull = new("spool-full",
        new("プリンターの記憶領域がいっぱいです。", "The printer's memory is full."),
        new("プリンターにたまった印刷を消すか、電源を入れ直してください。", "Clear the jobs at the printer or switch it off and on."));

    public static readonly PrinterTrouble Stopped = new("stopped",
        new("プリンターが止まっています。", "The printer has stopped."),
        new("プリンターの表示を確かめてください。", "Look at the printer's display."));

    public static readonly PrinterTrouble Attention = new("attention",
        new("プリンターが確認を求めています。", "The printer wants attention."),
        new("プリンターの表示を確かめてください。", "Look at the printer's display."));

    // One job
    public static readonly PrinterTrouble BadMedia = new("bad-media",
        new("このプリンターでは指定の用紙サイズを使えません。", "This printer does not know the paper size set for it."),
        new("設定でプリンターの用紙サイズを直し、再印刷してください。", "Correct the printer's paper in the settings, then reprint."));

    public static readonly PrinterTrouble BadFormat = new("bad-format",
        new("このプリンターはPDFを直接印刷できません。", "This printer cannot print PDF by itself."),
        new("CUPSのキュー（cups:…）を通してつないでください。", "Connect it through a CUPS queue (cups:…)."));

    public static readonly PrinterTrouble Aborted = new("aborted",
        new("プリンターが印刷を中止しました。", "The printer gave the job up."),
        new("途中まで出た紙は廃棄し、プリンターの表示を確かめてから再印刷してください。", "Destroy a half-printed sheet, look at the display, then reprint."));

    public static readonly PrinterTrouble Canceled = new("canceled",
        new("プリンター側で印刷が取り消されました。", "The job was cancelled at the printer."),
        new("必要なら再印刷してください。", "Reprint it if it is needed."));

    public static readonly PrinterTrouble Forgotten = new("forgotten",
        new("プリンターにこの印刷の記録がありません。印刷されたかどうか分かりません。", "The printer does not remember this job; it may or may not have printed."), LookAtTheTray);

    public static readonly PrinterTrouble NoAnswer = new("no-answer",
        new("送信のあとプリンターの応答が途切れました。印刷されたかどうか分かりません。", "The printer fell silent after the document was sent; it may or may not have printed."), LookAtTheTray);

    public static readonly PrinterTrouble CannotSay = new("cannot-say",
        new("このプリンターは印刷結果を返しません。", "This printer cannot report whether it printed."),
        new("カードのコードをスキャンすると印刷済みになります。出ていなければ「出ていない」を選んでください。", "Scan the sheet's code to settle it, or answer “it is not here”."));

    public static readonly PrinterTrouble WithErrors = new("with-errors",
        new("プリンターがエラーつきで印刷を終えました。", "The printer finished the job with errors."), LookAtTheTray);

    public static readonly PrinterTrouble Stalled = new("stalled",
        new("プリンターが印刷を始めません。", "The printer has the job but does not print it."),
        new("プリンターの電源と表示を確かめてください。", "Check the printer's power and display."));

    // A folder as a printer
    public static readonly PrinterTrouble FolderMissing = new("folder-missing",
        new("出力先フォルダーが見つかりません。", "The output folder is not there."),
        new("設定のフォルダーとネットワークドライブを確かめてください。", "Check the folder in the settings and the network drive."));

    public static readonly PrinterTrouble FolderRefuses = new("folder-refuses",
        new("出力先フォルダーに書き込めません。", "The output folder cannot be written to."),
        new("空き容量と書き込み権限を確かめてください。", "Check free space and permissions."));

    public static readonly PrinterTrouble CannotRender = new("cannot-render",
        new("カードの版下を作れません。", "The sheet cannot be laid out."), TellSupervisor);

    public static readonly PrinterTrouble Erased = new("erased",
        new("個人情報が消去されたため印刷できません。", "What was on the sheet has been erased."),
        new("必要なら新しく作り直してください。", "Make a new one if it is needed."));

    public static readonly PrinterTrouble NoPrinter = new("no-printer",
        new("このプリンターは設定にないか、URIが正しくありません。", "The settings do not know this printer, or its URI is wrong."),
        new("設定のプリンターを確かめてください。", "Check the printer in the settings."));

    public static readonly PrinterTrouble Lost = new("lost",
        new("紙が出ていないと確認されました。", "Somebody looked: the sheet is not there."),
        new("必要なら「再印刷」してください。自動では印刷しません。", "Reprint it if it is needed; nothing prints by itself."));

    private static readonly PrinterTrouble[] All =
    [
        Off, Frozen, Busy, NotAccepting, BrokenReply, WrongAddress, Denied, Certificate,
        MediaEmpty, MediaLow, MediaJam, MediaNeeded, InputTray, OutputFull, CoverOpen, SupplyEmpty, SupplyLow, WasteFull,
        Service, Paused, SpoolFull, Stopped, Attention,
        BadMedia, BadFormat, Aborted, Canceled, Forgotten, NoAnswer, CannotSay, WithErrors, Stalled,
        FolderMissing, FolderRefuses, CannotRender, Erased, NoPrinter, Lost,
    ];

    /// <summary>The sentence of a kept code, or null for a code that no longer exists.</summary>
    public static PrinterTrouble? Find(string? code) => Array.Find(All, trouble => trouble.Code == code);
}
