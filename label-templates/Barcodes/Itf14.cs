namespace Fulfillment.LabelTemplates.Barcodes;

/// <summary>ITF-14 (ISO/IEC 16390, GS1 General Specifications 5.3): a GTIN of 14 digits on a case, wide elements two and a half modules.</summary>
internal static class Itf14
{
    private const int QuietZone = 10, Length = 14;
    private const double Wide = 2.5;

    // Narrow and wide elements by digit.
    private static readonly string[] Patterns = ["nnwwn", "wnnnw", "nwnnw", "wwnnn", "nnwnw", "wnwnn", "nwwnn", "nnnww", "wnnwn", "nwnwn"];

    public static SymbolOutcome Encode(string text)
    {
        if (CheckDigit.Refuses(text, Length) is { } fault) return fault;
        var row = new BarRow(QuietZone);
        row.Add("1111");
        for (var i = 0; i < Length; i += 2)
        {
            string dark = Patterns[text[i] - '0'], light = Patterns[text[i + 1] - '0'];
            for (var element = 0; element < dark.Length; element++)
            {
                row.Add(dark[element] == 'w' ? Wide : 1, isDark: true);
                row.Add(light[element] == 'w' ? Wide : 1, isDark: false);
            }
        }
        row.Add(Wide, isDark: true);
        row.Add(1, isDark: false);
        row.Add(1, isDark: true);
        // The symbol is half a module wider than a whole number: the right quiet zone takes it.
        return new BarSymbol(row.Bars)
        {
            Columns = (int)Math.Ceiling(row.At) + QuietZone,
            DotsInStep = 2,
            Legends = [new Legend($"{text[0]} {text[1..3]} {text[3..8]} {text[8..13]} {text[13]}", QuietZone, row.At)],
        };
    }
}
