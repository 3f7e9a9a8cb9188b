using System.Text.Json;

namespace Fulfillment.Server.Cards;

/// <summary>The words that a campaign puts into a template's places.</summary>
internal static class CardWords
{
    /// <summary>Whether a member's value is a text, <c>{ja, en}</c>, or absent.</summary>
    public static bool IsWord(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String or JsonValueKind.Null => true,
        JsonValueKind.Object => value.EnumerateObject().Any() && value.EnumerateObject().All(text => text.Name is "ja" or "en" && text.Value.ValueKind is JsonValueKind.String),
        _ => false,
    };

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
