namespace Fulfillment.LabelTemplates.Barcodes;

/// <summary>Code 128 (ISO/IEC 15417): the shortest sequence over code sets A, B and C, as bars measured in modules (X).</summary>
internal static class Code128
{
    /// <summary>Function 1: in first place it says "GS1", later it separates elements. No text holds this character.</summary>
    public const char Fnc1 = '\uFFFF';

    /// <summary>Light modules the standard asks on each side.</summary>
    private const int QuietZone = 10;

    /// <summary>More than any gun reads in one sweep.</summary>
    private const int Longest = 80;

    private const int SetA = 0, SetB = 1, SetC = 2, Shift = 98, Function1 = 102, StartA = 103, Stop = 106, Unreachable = int.MaxValue / 2;

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

    /// <param name="text">ASCII only: code 128 has no other character that every scanner reports alike.</param>
    public static SymbolOutcome Encode(string text)
    {
        if (text.Length == 0) return new CodeFault("空です", "it is empty");
        if (text.Length > Longest) return new CodeFault($"{text.Length}文字は長すぎます（上限{Longest}）", $"it has {text.Length} characters, more than {Longest}");
        foreach (var c in text)
            if (!char.IsAscii(c)) return new CodeFault($"文字「{c}」は使えません（半角英数字と記号だけ）", $"it cannot hold \"{c}\" (only ASCII)");
        return Draw(text, string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)));
    }

    /// <param name="data">ASCII and <see cref="Fnc1"/>.</param>
    /// <param name="legend">What people read.</param>
    public static BarSymbol Draw(string data, string legend)
    {
        var row = new BarRow(QuietZone);
        foreach (var symbol in Symbols(data)) row.Add(Widths.AsSpan(6 * symbol, symbol == Stop ? 7 : 6));
        return new BarSymbol(row.Bars) { Columns = (int)row.At + QuietZone, Legends = [new Legend(legend, QuietZone, row.At)] };
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
        _ when text[i] == Fnc1 => 1 + rest[i + 1, set],
        SetC => IsPair(text, i) ? 1 + rest[i + 2, SetC] : Unreachable,
        _ => (IsIn(text[i], set) ? 1 : 2) + rest[i + 1, set],
    };

    private static int Append(string text, int i, int set, List<int> symbols)
    {
        if (text[i] == Fnc1)
        {
            symbols.Add(Function1);
            return 1;
        }
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
