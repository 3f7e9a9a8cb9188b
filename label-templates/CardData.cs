using System.Text.Json;

namespace Fulfillment.LabelTemplates;

/// <summary>
/// What one sheet is about, read from the JSON that a print job keeps. Everything becomes plain text, lists and
/// dictionaries: a template can reach nothing else.
/// </summary>
public sealed class CardData
{
    private const int LongestDocument = 4 << 20;

    private CardData(IReadOnlyDictionary<string, object?> members, string locale) => (Members, Locale) = (members, locale);

    /// <summary><c>ja</c> or <c>en</c>.</summary>
    public string Locale { get; }

    internal IReadOnlyDictionary<string, object?> Members { get; }

    /// <summary>Reads a card's data; malformed JSON, a locale other than <c>ja</c> or <c>en</c> (absent: ja) and documents over 4 MB are refused.</summary>
    public static CardOutcome<CardData> FromJson(string json)
    {
        if (json.Length > LongestDocument) return CardRefusals.BadData("", "データが大きすぎます（上限4MB）", "the data is too large (the limit is 4 MB)");
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 32 });
            if (document.RootElement.ValueKind != JsonValueKind.Object) return CardRefusals.BadData("", "JSONオブジェクトではありません", "it is no JSON object");
            var members = Read(document.RootElement);
            var locale = members.GetValueOrDefault("locale") as string ?? "ja";
            return locale is "ja" or "en"
                ? new CardData(members, locale)
                : CardRefusals.BadData("locale", $"言語「{locale}」はありません（ja か en）", $"there is no language \"{locale}\" (ja or en)");
        }
        catch (JsonException malformed)
        {
            return CardRefusals.BadData(malformed.Path ?? "", $"JSONとして読めません（{malformed.LineNumber + 1}行目）", $"it is not JSON (line {malformed.LineNumber + 1})");
        }
        catch (InvalidOperationException)
        {
            // A \uD800 without its other half is valid JSON but no text.
            return CardRefusals.BadData("", "文字として成り立たないデータがあります（片方だけのサロゲート）", "a text holds half of a surrogate pair");
        }

        static Dictionary<string, object?> Read(JsonElement element)
        {
            var members = new Dictionary<string, object?>(StringComparer.Ordinal);
            foreach (var member in element.EnumerateObject()) members[member.Name] = Plain(member.Value);
            return members;
        }

        static object? Plain(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.Object => Read(element),
            JsonValueKind.Array => (List<object?>)[.. element.EnumerateArray().Select(Plain)],
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number => element.GetRawText(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };
    }
}
