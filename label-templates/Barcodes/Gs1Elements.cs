using System.Buffers;
using System.Text;

namespace Fulfillment.LabelTemplates.Barcodes;

/// <summary>
/// A GS1 element string as templates write it, <c>(01)04901234567894(10)LOT-7</c>; <c>\(</c> is a bracket that belongs to a
/// value. Checked here is what a symbol needs: brackets, characters, the lengths that are fixed for ever, and check digits.
/// Whether an identifier exists and which go together is the question of <see cref="CardSetter.Gs1Rule"/>.
/// </summary>
/// <param name="Elements">Identifier and value.</param>
internal sealed record Gs1Elements(IReadOnlyList<(string Identifier, string Value)> Elements)
{
    /// <summary>The most characters a GS1 symbol of bars holds, identifiers included.</summary>
    private const int Longest = 48;

    /// <summary>Set 82 of the GS1 General Specifications.</summary>
    private static readonly SearchValues<char> Allowed = SearchValues.Create("!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    /// <summary>By the first two digits of the identifier: length of identifier and value together, which will never change, so that no separator follows (figure 7.8.5-2).</summary>
    private static readonly Dictionary<string, int> FixedLengths =
        "00=20 01=16 02=16 03=16 04=18 11=8 12=8 13=8 14=8 15=8 16=8 17=8 18=8 19=8 20=4 31=10 32=10 33=10 34=10 35=10 36=10 41=16"
            .Split(' ').Select(row => row.Split('=')).ToDictionary(row => row[0], row => int.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>What stands under the symbol.</summary>
    public string Legend => string.Concat(Elements.Select(element => $"({element.Identifier}){element.Value}"));

    /// <summary>As it goes into the symbol: elements of fixed length first, and a separator after each of the others but the last.</summary>
    /// <param name="function1">What stands for FNC1 in the symbology; it also begins the data.</param>
    public string Data(char function1)
    {
        var data = new StringBuilder().Append(function1);
        var ordered = Elements.OrderBy(element => IsFixed(element.Identifier) ? 0 : 1).ToList();
        for (var i = 0; i < ordered.Count; i++)
        {
            data.Append(ordered[i].Identifier).Append(ordered[i].Value);
            if (i < ordered.Count - 1 && !IsFixed(ordered[i].Identifier)) data.Append(function1);
        }
        return data.ToString();
    }

    public static Gs1Elements? Read(string text, out CodeFault? fault)
    {
        var elements = new List<(string, string)>();
        fault = text.Length == 0 ? new CodeFault("空です", "it is empty") : null;
        for (var at = 0; at < text.Length && fault is null;)
        {
            var close = text[at] == '(' ? text.IndexOf(')', at) : -1;
            if (close < 0)
            {
                fault = new CodeFault("(01)… のようにかっこ付きの識別子で始めてください", "it must be identifiers in brackets and values, (01)…");
                break;
            }
            var identifier = text[(at + 1)..close];
            var value = new StringBuilder();
            for (at = close + 1; at < text.Length && text[at] != '('; at++)
            {
                if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] == '(') at++;
                value.Append(text[at]);
            }
            elements.Add((identifier, value.ToString()));
            fault = Refuses(identifier, value.ToString());
        }
        return fault is null ? new Gs1Elements(elements) : null;
    }

    /// <summary>GS1-128 (GS1 General Specifications 5.4).</summary>
    public SymbolOutcome ToCode128()
    {
        var data = Data(Code128.Fnc1);
        return data.Length - 1 > Longest
            ? new CodeFault($"{data.Length - 1}文字は長すぎます（GS1-128の上限{Longest}）", $"it has {data.Length - 1} characters, more than the {Longest} of GS1-128")
            : Code128.Draw(data, Legend);
    }

    private static bool IsFixed(string identifier) => FixedLengths.ContainsKey(identifier[..2]);

    private static CodeFault? Refuses(string identifier, string value)
    {
        if (identifier.Length is < 2 or > 4 || identifier.AsSpan().ContainsAnyExceptInRange('0', '9')) return new CodeFault($"識別子「({identifier})」は2〜4桁の数字ではありません", $"the identifier \"({identifier})\" is not 2 to 4 digits");
        if (value.Length == 0) return new CodeFault($"({identifier}) の値がありません", $"({identifier}) has no value");
        if (value.AsSpan().IndexOfAnyExcept(Allowed) is >= 0 and var at) return new CodeFault($"({identifier}) の文字「{value[at]}」は使えません", $"({identifier}) cannot hold \"{value[at]}\"");
        if (FixedLengths.TryGetValue(identifier[..2], out var whole))
        {
            var length = whole - identifier.Length;
            if (value.AsSpan().ContainsAnyExceptInRange('0', '9') || value.Length != length) return new CodeFault($"({identifier}) は数字{length}桁です", $"({identifier}) takes {length} digits");
        }
        var isKey = identifier is "00" or "01" or "02" or "03" || identifier.StartsWith("41", StringComparison.Ordinal);
        return isKey && CheckDigit.Refuses(value, value.Length) is { } wrong ? new CodeFault($"({identifier}) の{wrong.Ja}", $"({identifier}): {wrong.En}") : null;
    }
}
