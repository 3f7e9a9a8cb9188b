using System.Globalization;

namespace Fulfillment.LabelTemplates.Language;

/// <summary>A piece of a text of a template.</summary>
internal abstract record TextPart
{
    public abstract void WriteTo(FilledText.Builder filled);
}

internal sealed record LiteralPart(string Text) : TextPart
{
    public override void WriteTo(FilledText.Builder filled) => filled.Append(Text);
}

/// <summary>A member of the data, as it is.</summary>
internal sealed record MemberPart(DataPath Path) : TextPart
{
    public override void WriteTo(FilledText.Builder filled) => filled.Append(TextParts.Plain(Path, filled));
}

/// <summary>A member that is a day, as the language writes it.</summary>
internal sealed record DayPart(DataPath Day) : TextPart
{
    public override void WriteTo(FilledText.Builder filled) => filled.Append(Formats.Day(TextParts.Plain(Day, filled), filled.Locale));
}

/// <summary>A member that is a month, 1 to 12, as the language names it.</summary>
internal sealed record MonthPart(DataPath Month) : TextPart
{
    public override void WriteTo(FilledText.Builder filled) => filled.Append(Formats.Month(TextParts.Plain(Month, filled), filled.Locale));
}

/// <summary>Two members that are an amount and its currency.</summary>
internal sealed record MoneyPart(DataPath Amount, DataPath Currency) : TextPart
{
    public override void WriteTo(FilledText.Builder filled) =>
        filled.Append(Formats.Money(TextParts.Plain(Amount, filled), TextParts.Plain(Currency, filled)));
}

/// <summary>What stands there when a member is present (or, negated, is not), and what else.</summary>
internal sealed record ChoicePart(DataPath Path, bool IsNegated, IReadOnlyList<TextPart> Then, IReadOnlyList<TextPart> Otherwise) : TextPart
{
    public override void WriteTo(FilledText.Builder filled)
    {
        foreach (var part in Condition.IsPresent(Path.In(filled.Data)) != IsNegated ? Then : Otherwise) part.WriteTo(filled);
    }
}

/// <summary>Characters with their reading: one for each of them, or, when there are not as many, one for all.</summary>
internal sealed record ReadingPart(IReadOnlyList<TextPart> Characters, IReadOnlyList<IReadOnlyList<TextPart>> Readings) : TextPart
{
    public override void WriteTo(FilledText.Builder filled) =>
        filled.Append(TextParts.Plain(Characters, filled), [.. Readings.Select(reading => TextParts.Plain(reading, filled))]);
}

internal static class TextParts
{
    public static string Plain(DataPath path, FilledText.Builder filled) => path.In(filled.Data) switch
    {
        bool value => value ? "true" : "false",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        string value => value,
        _ => "",
    };

    public static string Plain(IReadOnlyList<TextPart> parts, FilledText.Builder filled)
    {
        var inner = new FilledText.Builder(filled.Data, filled.Locale);
        foreach (var part in parts) part.WriteTo(inner);
        return inner.Done().Text;
    }

    /// <summary>The characters as a reader counts them.</summary>
    public static IEnumerable<string> Elements(string text)
    {
        for (int at = 0, length; at < text.Length; at += length)
        {
            length = StringInfo.GetNextTextElementLength(text, at);
            yield return text.Substring(at, length);
        }
    }
}
