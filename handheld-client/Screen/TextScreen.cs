using System.Text.Json;

namespace Fulfillment.Handheld;

/// <summary>Shows a station's reply as lines of text: the sound as a word, the sentence, and what comes next.</summary>
internal sealed class TextScreen(TextWriter output)
{
    public void Show(JsonElement reply)
    {
        var isRefusal = !reply.TryGetProperty("message", out var message);
        var says = isRefusal ? Text(reply, "title") : Text(message, "says");
        output.WriteLine($"[{Text(reply, "sound")}] {says}");
        if ((isRefusal ? Text(reply, "do") : Text(message, "do")) is { Length: > 0 } next) output.WriteLine($"    → {next}");
        if (!reply.TryGetProperty("screen", out var screen) || !screen.TryGetProperty("lines", out var lines)) return;
        foreach (var line in lines.EnumerateArray()) output.WriteLine($"    {line.GetProperty("packed")}/{line.GetProperty("quantity")}  {Text(line, "name")}");
    }

    public void NotSentYet() => output.WriteLine("[…] まだ送れていません。自動で送り直します。 / Not sent yet; trying again.");

    private static string Text(JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";
}
