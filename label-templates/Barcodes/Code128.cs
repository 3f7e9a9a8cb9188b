using Fulfillment.LabelTemplates.Layout;

namespace Fulfillment.LabelTemplates.Barcodes;

/// <summary>Code 128 (ISO/IEC 15417): the shortest sequence over code sets A, B and C, as bars measured in modules (X).</summary>
internal static class Code128
{
    /// <summary>Light modules the standard asks on each side.</summary>
    public const int QuietZone = 10;

    private const int SetA = 0, SetB = 1, SetC = 2, Shift = 98, StartA = 103, Stop = 106, Unreachable = int.MaxValue / 2;

    // Widths of bar, space, bar, space, bar, space (and the stop's last bar), by symbol value.
    private const string Widths =
        "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211221132"
        + "221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113132311211313"
        + "231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123311321331121312113312311332111"
        + "314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111"
        + "111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113114311411113411311113141"
        + "114131311141411131211412211214211232" + "2331112";

    // Symbol that changes from set [row] to set [column].
    private static readonly int[,] Change = { { 0, 100, 99 }, { 101, 0, 99 }, { 101, 100, 0 } };

    /// <summary>ASCII only: code 128 has no other character that every scanner reports alike.</summary>
    public static bool Holds(string text) => text.Length > 0 && text.All(char.IsAscii);

    /// <summary>Bars of height 1, the quiet zones included in the count of modules.</summary>
    public static (int Modules, IReadOnlyList<Area> Bars) Encode(string text)
    {
        var bars = new List<Area>();
        var at = QuietZone;
        foreach (var symbol in Symbols(text))
        {
            var first = 6 * symbol;
            var length = symbol == Stop ? 7 : 6;
            for (var i = 0; i < length; i++)
            {
                var width = Widths[first + i] - '0';
                if (i % 2 == 0) bars.Add(new Area(at, 0, width, 1));
                at += width;
            }
        }
        return (at + QuietZone, bars);
    }

    /// <summary>Start, data, check and stop symbols.</summary>
    internal static IReadOnlyList<int> Symbols(string text)
    {
        var data = Shortest(text);
        var check = data[0];
        for (var i = 1; i < data.Count; i++) check += i * data[i];
        return [.. data, check % 103, Stop];
    }

    /// <summary>Dynamic programming from the end: for each place and code set, the fewest symbols that still have to come.</summary>
    private static List<int> Shortest(string text)
    {
        var rest = new int[text.Length + 1, 3];
        for (var i = text.Length - 1; i >= 0; i--)
        {
            for (var set = SetA; set <= SetC; set++) rest[i, set] = Stay(text, i, set, rest);
            for (var set = SetA; set <= SetC; set++)
            {
                for (var other = SetA; other <= SetC; other++)
                    if (other != set) rest[i, set] = Math.Min(rest[i, set], 1 + Stay(text, i, other, rest));
            }
        }
        var current = rest[0, SetB] <= rest[0, SetA] && rest[0, SetB] <= rest[0, SetC] ? SetB : rest[0, SetC] <= rest[0, SetA] ? SetC : SetA;
        var symbols = new List<int> { StartA + current };
        for (var i = 0; i < text.Length;)
        {
            if (Stay(text, i, current, rest) > rest[i, current])
            {
                var next = Enumerable.Range(0, 3).First(other => other != current && 1 + Stay(text, i, other, rest) == rest[i, current]);
                symbols.Add(Change[current, next]);
                current = next;
            }
            i += Append(text, i, current, symbols);
        }
        return symbols;
    }

    /// <summary>Fewest symbols from here when the next character is written without changing the set.</summary>
    private static int Stay(string text, int i, int set, int[,] rest) => set switch
    {
        SetC => IsPair(text, i) ? 1 + rest[i + 2, SetC] : Unreachable,
        _ => (IsIn(text[i], set) ? 1 : 2) + rest[i + 1, set],
    };

    private static int Append(string text, int i, int set, List<int> symbols)
    {
        if (set == SetC)
        {
            symbols.Add(((text[i] - '0') * 10) + text[i + 1] - '0');
            return 2;
        }
        var isIn = IsIn(text[i], set);
        if (!isIn) symbols.Add(Shift);
        symbols.Add(text[i] < ' ' ? text[i] + 64 : text[i] - ' ');
        return 1;
    }

    private static bool IsIn(char c, int set) => set == SetA ? c < '`' : c >= ' ';

    private static bool IsPair(string text, int i) => i + 1 < text.Length && char.IsAsciiDigit(text[i]) && char.IsAsciiDigit(text[i + 1]);
}
