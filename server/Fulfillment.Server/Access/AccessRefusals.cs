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

    public static Refusal NoSuchAddress(string method, string path) => new(
        "request/no-such-address",
        StatusCodes.Status404NotFound,
        new Text($"{method} {path} という機能はありません。", $"There is nothing at {method} {path}."),
        new Text("/openapi の説明で綴りを確かめてください。", "Check the spelling with the description at /openapi."));
}
