using System.Text;

namespace Fulfillment.LabelTemplates.Language;

/// <summary>Reads a text of a template into its parts, and notes the first expression that is none of the language.</summary>
internal sealed class PlaceholderParser(string source)
{
    /// <summary>Conditions inside conditions, in one text.</summary>
    private const int DeepestNesting = 8;

    private readonly StringBuilder plain = new();
    private readonly List<Placeholder> placeholders = [];
    private int at;

    public string? Unsupported { get; private set; }

    public IReadOnlyList<Placeholder> Placeholders => placeholders;

    public IReadOnlyList<TextPart> Read()
    {
        var parts = ReadUntil("", 0, out _);
        return parts;
    }

    /// <summary>Reads on to the word that ends a condition, or to the end where there is none.</summary>
    private List<TextPart> ReadUntil(string opened, int depth, out string ending)
    {
        var parts = new List<TextPart>();
        ending = "";
        while (at < source.Length && Unsupported is null)
        {
            if (Next("\\{"))
            {
                plain.Append('{');
                at += 2;
            }
            else if (Next("}}"))
            {
                Unsupported = source[at..Math.Min(at + 20, source.Length)];
            }
            else if (source[at] == '{' && !IsExpression() && FindReading() is { } end)
            {
                Flush(parts);
                parts.Add(ReadReading(end));
            }
            else if (Next("{{"))
            {
                Flush(parts);
                if (ReadExpression(depth, parts) is not { } word) continue;
                if (word == "else" ? opened.Length == 0 : word != "/" + opened) Unsupported = "{{" + word + "}}";
                ending = word;
                return parts;
            }
            else
            {
                plain.Append(source[at++]);
            }
        }
        Flush(parts);
        if (opened.Length > 0) Unsupported ??= "{{#" + opened + "}}";
        return parts;
    }

    /// <returns>The word that ends or turns a condition; null when the expression became a part.</returns>
    private string? ReadExpression(int depth, List<TextPart> parts)
    {
        var end = source.IndexOf("}}", at, StringComparison.Ordinal);
        var inner = end < 0 ? source[(at + 2)..] : source[(at + 2)..end];
        if (end < 0 || inner.AsSpan().ContainsAny('{', '}') || (end + 2 < source.Length && source[end + 2] == '}'))
        {
            Unsupported = "{{" + inner + "}}";
            return null;
        }
        at = end + 2;
        switch (inner.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            case ["else"] or ["/if"] or ["/unless"]:
                return inner.Trim();
            case [("#if" or "#unless") and var kind, var name] when depth < DeepestNesting && Note(name, isOptional: true) is { } path:
                parts.Add(ReadChoice(kind[1..], path, depth + 1));
                return null;
            case var words when ReadValue(words, isOptional: depth > 0) is { } part:
                parts.Add(part);
                return null;
            default:
                Unsupported ??= "{{" + inner + "}}";
                return null;
        }
    }

    private ChoicePart ReadChoice(string kind, DataPath path, int depth)
    {
        var then = ReadUntil(kind, depth, out var ending);
        List<TextPart> otherwise = [];
        if (ending == "else")
        {
            otherwise = ReadUntil(kind, depth, out ending);
            if (ending == "else") Unsupported ??= "{{else}}";
        }
        return new ChoicePart(path, kind == "unless", then, otherwise);
    }

    private TextPart? ReadValue(string[] words, bool isOptional) => words switch
    {
        ["money", var amount, var currency] => Note(amount, isOptional) is { } a && Note(currency, isOptional) is { } c ? new MoneyPart(a, c) : null,
        ["day", var day] => Note(day, isOptional) is { } d ? new DayPart(d) : null,
        ["month", var month] => Note(month, isOptional) is { } m ? new MonthPart(m) : null,
        [var name] => Note(name, isOptional) is { } path ? new MemberPart(path) : null,
        _ => null,
    };

    private DataPath? Note(string name, bool isOptional)
    {
        if (DataPath.Parse(name) is not { } path) return null;
        placeholders.Add(new Placeholder(path, isOptional));
        return path;
    }

    /// <summary>Two braces and no third: with three, the first may open a reading of a member.</summary>
    private bool IsExpression() => Next("{{") && !Next("{{{");

    /// <summary>Where the reading that begins here ends (its closing brace); null where the brace is only a brace.</summary>
    private int? FindReading()
    {
        var hasBar = false;
        for (var i = at + 1; i < source.Length; i++)
        {
            switch (source[i])
            {
                case '{' when i + 1 < source.Length && source[i + 1] == '{':
                    var end = source.IndexOf("}}", i, StringComparison.Ordinal);
                    if (end < 0) return null;
                    i = end + 1;
                    break;
                case '|':
                    if (i == at + 1) return null;
                    hasBar = true;
                    break;
                case '}':
                    return hasBar ? i : null;
                case '{' or '\n':
                    return null;
            }
        }
        return null;
    }

    private ReadingPart ReadReading(int end)
    {
        var fields = new List<List<TextPart>> { new() };
        for (at++; at < end && Unsupported is null;)
        {
            if (Next("{{"))
            {
                Flush(fields[^1]);
                var close = source.IndexOf("}}", at, StringComparison.Ordinal);
                var inner = source[(at + 2)..close];
                at = close + 2;
                if (ReadValue(inner.Split(' ', StringSplitOptions.RemoveEmptyEntries), isOptional: fields.Count > 1) is { } part) fields[^1].Add(part);
                else Unsupported ??= "{{" + inner + "}}";
            }
            else if (source[at] == '|')
            {
                Flush(fields[^1]);
                fields.Add([]);
                at++;
            }
            else
            {
                plain.Append(source[at++]);
            }
        }
        Flush(fields[^1]);
        at = end + 1;
        return new ReadingPart(fields[0], fields[1..]);
    }

    private void Flush(List<TextPart> parts)
    {
        if (plain.Length == 0) return;
        parts.Add(new LiteralPart(plain.ToString()));
        plain.Clear();
    }

    private bool Next(string text) => string.CompareOrdinal(source, at, text, 0, text.Length) == 0;
}
