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

    public static Refusal NoSuchMerchant(string merchant) => new(
        "access/no-such-merchant",
        StatusCodes.Status404NotFound,
        new Text($"荷主 {merchant} はありません。", $"There is no merchant {merchant}."),
        new Text("荷主のコードを確かめてください。", "Check the merchant's code."));
}
