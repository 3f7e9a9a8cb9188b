using Fulfillment.Contracts;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Access;

/// <summary>Every "no" to a request sent under an <c>Idempotency-Key</c>.</summary>
internal static class IdempotencyRefusals
{
    public static readonly Refusal MalformedKey = new(
        "request/malformed-idempotency-key",
        StatusCodes.Status400BadRequest,
        new Text("Idempotency-Key の値が正しくありません。", "The Idempotency-Key is not well formed."),
        new Text("1〜255 文字の英数記号（UUID など）にしてください。", "Use 1 to 255 printable ASCII characters, a UUID for example."))
    {
        Field = "Idempotency-Key",
    };

    public static readonly Refusal OtherBody = new(
        "request/idempotency-key-reused",
        StatusCodes.Status422UnprocessableEntity,
        new Text("この Idempotency-Key は別の内容で使われています。", "This Idempotency-Key was used with another body."),
        new Text("新しい操作には新しいキーを使ってください。", "Use a new key for a new request."))
    {
        Field = "Idempotency-Key",
    };

    public static readonly Refusal StillRunning = new(
        "request/still-running",
        StatusCodes.Status409Conflict,
        new Text("同じ Idempotency-Key の処理がまだ続いています。", "The first request with this Idempotency-Key is still running."),
        new Text("少し待って、同じキーでもう一度送ってください。", "Wait a moment and send it again with the same key."))
    {
        RetryAfterSeconds = 1,
        Sound = "attention",
    };

    public static readonly Refusal AnswerLost = new(
        "request/answer-lost",
        StatusCodes.Status409Conflict,
        new Text("この操作は済んでいますが、最初の応答を読み出せません。", "This was done already, but its first answer cannot be read here."),
        new Text("GET で今の状態を確かめてください。サーバーが複数あるときは鍵のフォルダーを共有します。", "Read the present state with GET. Several servers must share the folder of keys."));
}
