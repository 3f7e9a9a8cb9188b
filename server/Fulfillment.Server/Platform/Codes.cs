using System.Text.RegularExpressions;
using Fulfillment.Contracts;

namespace Fulfillment.Server.Platform;

/// <summary>The shape of a code that people and systems give to a thing: <c>[A-Za-z0-9._-]{1,64}</c>, compared exactly.</summary>
internal static partial class Codes
{
    public static bool IsCode(string text) => Shape().IsMatch(text);

    /// <summary>400 with the field named when the text is no code.</summary>
    public static Refusal? Refuses(string field, string text) => IsCode(text)
        ? null
        : new Refusal(
            "request/malformed-code",
            StatusCodes.Status400BadRequest,
            new Text($"{field} のコードが正しくありません。", $"The code of {field} is not well formed."),
            new Text("英数字と . _ - の 1〜64 文字にしてください。", "Use 1 to 64 letters, digits, dots, underscores and hyphens."))
        {
            Field = field,
        };

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex Shape();
}
