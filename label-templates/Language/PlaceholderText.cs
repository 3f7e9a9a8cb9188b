using System.Text;

namespace Fulfillment.LabelTemplates.Language;

/// <summary>One placeholder of a text.</summary>
/// <param name="IsOptional">Stands inside an <c>{{#if}}</c>, is the question of one, or is a reading.</param>
internal sealed record Placeholder(DataPath Path, bool IsOptional);

/// <summary>
/// A text of a template: <c>{{member}}</c>, <c>{{#if member}}…{{else}}…{{/if}}</c>, <c>{{#unless member}}</c>,
/// <c>{{money amount currency}}</c>, <c>{{day date}}</c>, <c>{{month number}}</c>, and readings above their characters, <c>{漢字|かんじ}</c>. It is
/// read once into parts; what the data says goes between them and is never read for either.
/// </summary>
internal sealed class PlaceholderText
{
    private readonly IReadOnlyList<TextPart> parts;
    private readonly string locale;
    private readonly string? literal;

    private PlaceholderText(string source, string locale, IReadOnlyList<TextPart> parts, IReadOnlyList<Placeholder> placeholders)
    {
        Source = source;
        this.parts = parts;
        this.locale = locale;
        Placeholders = placeholders;
        literal = parts switch { [] => "", [LiteralPart only] => only.Text, _ => null };
    }

    public string Source { get; }

    public IReadOnlyList<Placeholder> Placeholders { get; }

    public IEnumerable<DataPath> Paths => Placeholders.Select(p => p.Path);

    /// <summary>Checks the placeholders of a text.</summary>
    /// <param name="source">As the template has it.</param>
    /// <param name="locale">Its language, for the formats of days and money.</param>
    /// <param name="unsupported">The first expression that is none of the language.</param>
    /// <returns>Null when <paramref name="unsupported"/> is set.</returns>
    public static PlaceholderText? Parse(string source, string locale, out string? unsupported)
    {
        var parser = new PlaceholderParser(source);
        var parts = parser.Read();
        unsupported = parser.Unsupported;
        return unsupported is null ? new PlaceholderText(source, locale, parts, parser.Placeholders) : null;
    }

    public FilledText With(IReadOnlyDictionary<string, object?> data)
    {
        if (literal is not null) return new FilledText(literal, []);
        var filled = new FilledText.Builder(data, locale);
        foreach (var part in parts) part.WriteTo(filled);
        return filled.Done();
    }
}

/// <summary>A text with the data in its placeholders.</summary>
internal sealed record FilledText(string Text, IReadOnlyList<Reading> Readings)
{
    /// <summary>Collects it part by part.</summary>
    public sealed class Builder(IReadOnlyDictionary<string, object?> data, string locale)
    {
        private readonly StringBuilder text = new();
        private readonly List<Reading> readings = [];

        public IReadOnlyDictionary<string, object?> Data => data;

        public string Locale => locale;

        public void Append(string value) => text.Append(value);

        public void Append(string characters, IReadOnlyList<string> over)
        {
            var elements = over.Count > 1 ? TextParts.Elements(characters).ToList() : [];
            if (elements.Count != over.Count) Add(characters, string.Concat(over));
            else for (var i = 0; i < over.Count; i++) Add(elements[i], over[i]);

            void Add(string part, string reading)
            {
                if (reading.Length > 0 && part.Length > 0) readings.Add(new Reading(text.Length, part.Length, reading));
                text.Append(part);
            }
        }

        public FilledText Done() => new(text.ToString(), readings);
    }
}

/// <summary>Kana to be set above (in columns: to the right of) a range of a text.</summary>
internal readonly record struct Reading(int Start, int Length, string Text);
