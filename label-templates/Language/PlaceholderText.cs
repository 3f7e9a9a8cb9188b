using System.Text.RegularExpressions;
using HandlebarsDotNet;

namespace Fulfillment.LabelTemplates.Language;

/// <summary>One placeholder of a text.</summary>
/// <param name="IsOptional">Stands inside an <c>{{#if}}</c>, or is the question of one.</param>
internal sealed record Placeholder(DataPath Path, bool IsOptional);

/// <summary>
/// A text with Handlebars placeholders, kept to what a card needs: members, <c>#if</c>, <c>#unless</c>, and the pure
/// helpers <c>money</c> and <c>day</c>. Everything else Handlebars can do is refused when the template is read.
/// </summary>
internal sealed partial class PlaceholderText
{
    private readonly Lazy<HandlebarsTemplate<object, object>>? compiled;

    private PlaceholderText(string source, string locale, IReadOnlyList<Placeholder> placeholders)
    {
        Source = source;
        Placeholders = placeholders;
        if (placeholders.Count > 0) compiled = new(() => Formats.In(locale).Compile(source));
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
        unsupported = null;
        var placeholders = new List<Placeholder>();
        var depth = new Stack<string>();
        var end = 0;
        foreach (Match match in Expression().Matches(source))
        {
            if (!IsPlain(source[end..match.Index])) return Unsupported(source[end..match.Index], out unsupported);
            end = match.Index + match.Length;
            if (IsTriple(source, match)) return Unsupported("{" + match.Value + "}", out unsupported);
            var words = match.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (!Read(words, placeholders, depth)) return Unsupported(match.Value, out unsupported);
        }
        if (!IsPlain(source[end..]) || depth.Count > 0) return Unsupported(depth.Count > 0 ? "{{#" + depth.Peek() + "}}" : source[end..], out unsupported);
        return new PlaceholderText(source, locale, placeholders);
    }

    public string With(IReadOnlyDictionary<string, object?> data) => compiled is null ? Source : compiled.Value(data);

    private static PlaceholderText? Unsupported(string expression, out string unsupported)
    {
        unsupported = expression;
        return null;
    }

    private static bool IsTriple(string source, Match match) =>
        (match.Index > 0 && source[match.Index - 1] == '{') || (match.Index + match.Length < source.Length && source[match.Index + match.Length] == '}');

    private static bool IsPlain(string text) => !text.Contains("{{", StringComparison.Ordinal) && !text.Contains("}}", StringComparison.Ordinal) && !text.EndsWith('\\');

    private static bool Read(string[] words, List<Placeholder> placeholders, Stack<string> depth)
    {
        switch (words)
        {
            case ["#if" or "#unless", var path]:
                depth.Push(words[0][1..]);
                return Add(path, isOptional: true);
            case ["else"]:
                return depth.Count > 0;
            case ["/if" or "/unless"]:
                return depth.TryPop(out var open) && open == words[0][1..];
            case ["money", var amount, var currency]:
                return Add(amount, depth.Count > 0) && Add(currency, depth.Count > 0);
            case ["day", var day]:
                return Add(day, depth.Count > 0);
            case [var path]:
                return Add(path, depth.Count > 0);
            default:
                return false;
        }

        bool Add(string name, bool isOptional)
        {
            if (DataPath.Parse(name) is not { } path) return false;
            placeholders.Add(new Placeholder(path, isOptional));
            return true;
        }
    }

    [GeneratedRegex(@"\{\{([^{}]*)\}\}")]
    private static partial Regex Expression();
}
