namespace Fulfillment.LabelTemplates;

/// <summary>Why a template or a card is not set: a value, never an exception. Codes are contract, sentences may change.</summary>
/// <param name="Code"><c>cards/what</c>.</param>
/// <param name="Field">The member of the template, or the member of the data, that is meant; empty when the whole is.</param>
/// <param name="SaysJa">What happened, in Japanese.</param>
/// <param name="SaysEn">What happened, in English.</param>
/// <param name="DoJa">The next step, in Japanese.</param>
/// <param name="DoEn">The next step, in English.</param>
public sealed record CardRefusal(string Code, string Field, string SaysJa, string SaysEn, string DoJa, string DoEn)
{
    /// <summary>What could not be set, where one value is meant; kept out of the sentences, which may be logged.</summary>
    public string? Value { get; init; }

    /// <summary>The one code of a template that is no JSON at all.</summary>
    public const string NotJsonCode = "cards/template-not-json";
}

/// <summary>What a sheet shows otherwise than its data says, because its template asked for that rather than for a refusal.</summary>
/// <param name="Field">The member of the data, or the box, that is meant.</param>
public sealed record CardWarning(string Code, string Field, string SaysJa, string SaysEn)
{
    internal static CardWarning Missing(string field, string character, int codePoint) => new(
        "cards/glyph-marked", field,
        $"「{field}」の文字「{character}」（U+{codePoint:X4}）を持つフォントがないため、〓で印刷します",
        $"No font has the character \"{character}\" (U+{codePoint:X4}) in \"{field}\"; 〓 is printed in its place");
}

/// <summary>What the card library answers: a value, or the refusal that stands in its place.</summary>
public readonly record struct CardOutcome<T>
{
    private CardOutcome(T? value, CardRefusal? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>Present exactly when <see cref="Refusal"/> is null.</summary>
    public T? Value { get; }

    public CardRefusal? Refusal { get; }

    public static implicit operator CardOutcome<T>(T value) => new(value, null);

    public static implicit operator CardOutcome<T>(CardRefusal refusal) => new(default, refusal);
}
