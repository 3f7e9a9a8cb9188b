using Fulfillment.Contracts;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Access;

/// <summary>Every "no" of the door.</summary>
internal static class AccessRefusals
{
    public static readonly Refusal NoCredential = new(
        "access/no-credential",
        StatusCodes.Status401Unauthorized,
        new Text("サインインしていません。", "Nobody is signed in."),
        new Text("API キーを Authorization: Bearer で送るか、画面からサインインしてください。", "Send an API key as Authorization: Bearer, or sign in on the screen."));

    public static Refusal NotAllowed(IEnumerable<string> scopes) => new(
        "access/not-allowed",
        StatusCodes.Status403Forbidden,
        new Text("この操作の権限がありません。", "This credential may not do that."),
        new Text($"次のいずれかの権限を持つキーを使ってください: {string.Join(", ", scopes)}", $"Use a key with one of these scopes: {string.Join(", ", scopes)}"));

    public static readonly Refusal UnknownKey = new(
        "access/unknown-key",
        StatusCodes.Status401Unauthorized,
        new Text("この API キーは使えません。", "This API key is not valid."),
        new Text("キーが取り消されていないか、正しく写されているかを確かめてください。", "Check that it was copied whole and has not been revoked."));

    public static readonly Refusal OnlyInstallation = new(
        "access/only-installation",
        StatusCodes.Status403Forbidden,
        new Text("荷主のキーではこの操作はできません。", "A merchant's key may not do that."),
        new Text("倉庫側の管理者に依頼してください。", "Ask the warehouse's administrator."));

    public static readonly Refusal Closed = new(
        "access/closed",
        StatusCodes.Status403Forbidden,
        new Text("この機能は開かれていません。", "This function is not open to anybody."),
        new Text("開発元に知らせてください。", "Tell the makers of this program."));

    public static readonly Refusal ForeignPage = new(
        "access/foreign-page",
        StatusCodes.Status403Forbidden,
        new Text("この操作は別のサイトのページから送られました。", "This request did not come from a page of this program."),
        new Text($"画面を開き直してください。プログラムから送るときは {OwnPages.Header} ヘッダーを付けます。", $"Open the screen again. A program sends the header {OwnPages.Header}."));

    public static readonly Refusal WrongBadgeOrPin = new(
        "access/wrong-badge-or-pin",
        StatusCodes.Status422UnprocessableEntity,
        new Text("社員証か PIN が違います。", "The badge or the PIN is wrong."),
        new Text("もう一度入力してください。忘れたときは管理者に再設定を頼んでください。", "Enter it again. If you forgot it, ask an administrator for a new one."));

    public static readonly Refusal UnknownPairingCode = new(
        "access/unknown-pairing-code",
        StatusCodes.Status422UnprocessableEntity,
        new Text("この登録コードは使えません。", "This pairing code is not valid."),
        new Text("コードは一度だけ、10 分間有効です。新しいコードを出してもらってください。", "A code works once, for 10 minutes. Ask for a new one."))
    {
        Field = "code",
    };

    public static readonly Refusal KeyWithoutName = new(
        "access/key-without-name",
        StatusCodes.Status400BadRequest,
        new Text("API キーに名前がありません。", "The API key has no name."),
        new Text("何のためのキーか分かる名前を 200 文字までで付けてください。", "Give it a name of at most 200 characters that says what it is for."))
    {
        Field = "name",
    };

    public static readonly Refusal UnknownScope = new(
        "access/unknown-scope",
        StatusCodes.Status400BadRequest,
        new Text("権限の指定が正しくありません。", "The scopes are not right."),
        new Text($"次から 1 つ以上を選んでください: {string.Join(", ", Scopes.All)}", $"Choose at least one of: {string.Join(", ", Scopes.All)}"))
    {
        Field = "scopes",
    };

    public static readonly Refusal KeyOfConfiguration = new(
        "access/key-of-configuration",
        StatusCodes.Status409Conflict,
        new Text("このキーはサーバーの設定にあります。", "This key is part of the server's configuration."),
        new Text("Access__BootstrapKey を変えるか消して、サーバーを再起動してください。", "Change or remove Access__BootstrapKey and restart the server."));

    public static Refusal UnknownMerchant(string merchant) => new(
        "access/unknown-merchant",
        StatusCodes.Status422UnprocessableEntity,
        new Text($"荷主 {merchant} はありません。", $"There is no merchant {merchant}."),
        new Text("先に荷主を登録してください。", "Set the merchant up first."))
    {
        Field = "merchant",
    };

    public static Refusal NoSuchKey(string id) => new(
        "access/no-such-key",
        StatusCodes.Status404NotFound,
        new Text($"API キー {id} はありません。", $"There is no API key {id}."),
        new Text("一覧で id を確かめてください。", "Check the id in the list."));

    public static Refusal NoSuchPairing(string id) => new(
        "access/no-such-pairing",
        StatusCodes.Status404NotFound,
        new Text($"この作業台に登録 {id} はありません。", $"This station has no pairing {id}."),
        new Text("一覧で id を確かめてください。", "Check the id in the list."));

    public static Refusal TooManyGuesses(TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        return new Refusal(
            "access/too-many-guesses",
            StatusCodes.Status429TooManyRequests,
            new Text("間違いが続いたため、しばらく受け付けません。", "Too many wrong entries; no more are taken for a while."),
            new Text($"{seconds} 秒待ってから、もう一度入力してください。", $"Wait {seconds} seconds and try again."))
        {
            RetryAfterSeconds = seconds,
        };
    }

    public static Refusal NoSuchAddress(string method, string path) => new(
        "request/no-such-address",
        StatusCodes.Status404NotFound,
        new Text($"{method} {path} という機能はありません。", $"There is nothing at {method} {path}."),
        new Text("/openapi の説明で綴りを確かめてください。", "Check the spelling with the description at /openapi."));
}
