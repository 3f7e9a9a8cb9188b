using System.Text.Json;

namespace Fulfillment.Server.Cards;

/// <summary>The words that a campaign puts into a template's places.</summary>
internal static class CardWords
{
    /// <param name="content">An object whose members are each a text or <c>{ja, en}</c>; a language that is missing is stood in for by the other.</param>
    public static Dictionary<string, string> Of(JsonElement? content, string locale)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        if (content is not { ValueKind: JsonValueKind.Object } named) return words;
        foreach (var member in named.EnumerateObject())
        {
            var word = member.Value.ValueKind is JsonValueKind.Object && (member.Value.TryGetProperty(locale, out var own) || member.Value.TryGetProperty("ja", out own) || member.Value.TryGetProperty("en", out own))
                ? own
                : member.Value;
            if (word.ValueKind is JsonValueKind.String) words[member.Name] = word.GetString()!;
        }

        return words;
    }
}
