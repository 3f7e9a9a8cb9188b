using System.Text;

namespace Fulfillment.Server.Catalog.Barcodes.Gs1;

/// <summary>GS1 element strings, as scanned (separator GS, 0x1D) and as printed for people: <c>(01)04901234567894(10)LOT7</c>. Reading checks format and content of each value; what must stand together is <see cref="Associations"/>.</summary>
internal static class ElementString
{
    public const char Separator = '\u001d';

    /// <param name="data">The data after the symbology identifier or the leading FNC1. One separator at the end is tolerated.</param>
    /// <param name="refusal">The first rule broken, or null.</param>
    public static IReadOnlyList<Gs1Element> Read(ReadOnlySpan<char> data, out CodeRefusal? refusal)
    {
        var elements = new List<Gs1Element>(4);
        refusal = data.IsEmpty ? new CodeRefusal("empty-element-string") : null;
        while (refusal is null && !data.IsEmpty)
        {
            if (ApplicationIdentifiers.FindAtStart(data) is not { } ai)
            {
                refusal = new CodeRefusal("unknown-ai");
                break;
            }
            data = data[ai.Code.Length..];
            var end = data.IndexOf(Separator);
            if (end < 0) end = data.Length;
            if (ai.IsFixed) end = Math.Min(end, ai.MaxLength);
            refusal = Refuses(ai, data[..end]);
            elements.Add(new Gs1Element(ai.Code, new string(data[..end])));
            data = data[end..];
            if (!data.IsEmpty && data[0] == Separator) data = data[1..];
        }
        return refusal is null ? elements : [];
    }

    /// <summary>Reads the bracketed form; <c>\(</c> is a bracket that belongs to a value.</summary>
    public static IReadOnlyList<Gs1Element> ReadBracketed(string text, out CodeRefusal? refusal)
    {
        var elements = new List<Gs1Element>(4);
        refusal = null;
        var at = 0;
        do
        {
            var close = at < text.Length && text[at] == '(' ? text.IndexOf(')', at) : -1;
            if (close < 0)
            {
                refusal = new CodeRefusal("malformed-brackets");
                return [];
            }
            var ai = ApplicationIdentifiers.Find(text.AsSpan(at + 1, close - at - 1));
            at = close + 1;
            var value = new StringBuilder();
            for (; at < text.Length && text[at] != '('; at++)
            {
                if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] == '(') at++;
                value.Append(text[at]);
            }
            refusal = ai is null ? new CodeRefusal("unknown-ai") : Refuses(ai, value.ToString());
            if (refusal is not null) return [];
            elements.Add(new Gs1Element(ai!.Code, value.ToString()));
        }
        while (at < text.Length);
        return elements;
    }

    /// <summary>The scanned form without a leading FNC1.</summary>
    public static string Write(IReadOnlyList<Gs1Element> elements)
    {
        var text = new StringBuilder();
        for (var i = 0; i < elements.Count; i++)
        {
            text.Append(elements[i].Ai).Append(elements[i].Value);
            if (i < elements.Count - 1 && ApplicationIdentifiers.Find(elements[i].Ai) is not { IsFixed: true }) text.Append(Separator);
        }
        return text.ToString();
    }

    public static string WriteBracketed(IEnumerable<Gs1Element> elements) =>
        string.Concat(elements.Select(element => $"({element.Ai}){element.Value.Replace("(", "\\(", StringComparison.Ordinal)}"));

    /// <summary>Whether a value is one that its identifier may carry.</summary>
    public static CodeRefusal? Refuses(ApplicationIdentifier ai, ReadOnlySpan<char> value)
    {
        foreach (var component in ai.Components)
        {
            if (value.IsEmpty && component.IsOptional) continue;
            if (value.Length < component.MinLength) return new CodeRefusal("value-length", ai.Code);
            var stretch = value[..Math.Min(value.Length, component.MaxLength)];
            if (component.Refuses(stretch) is { } rule) return new CodeRefusal(rule, ai.Code);
            value = value[stretch.Length..];
        }
        return value.IsEmpty ? null : new CodeRefusal("value-length", ai.Code);
    }
}
