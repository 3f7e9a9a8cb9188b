namespace Fulfillment.LabelTemplates.Barcodes;

/// <summary>Codabar, which Japan calls NW-7 (JIS X 0506): digits and <c>- $ : / . +</c> between a start and a stop character, wide elements three modules.</summary>
internal static class Codabar
{
    private const int QuietZone = 10;

    private const string Characters = "0123456789-$:/.+ABCD";

    // Seven elements a character, from the left: bar, space, bar, space, bar, space, bar.
    private static readonly string[] Widths =
    [
        "1111133", "1111331", "1113113", "3311111", "1131131", "3111131", "1311113", "1311311", "1331111", "3113111",
        "1113311", "1133111", "3111313", "3131113", "3131311", "1131313", "1133131", "1313113", "1113133", "1113331",
    ];

    /// <param name="text">Without start and stop.</param>
    /// <param name="start">A, B, C or D.</param>
    /// <param name="stop">A, B, C or D.</param>
    public static SymbolOutcome Encode(string text, char start, char stop)
    {
        if (text.Length == 0) return new CodeFault("空です", "it is empty");
        foreach (var c in text)
            if (Characters.IndexOf(c, StringComparison.Ordinal) is < 0 or > 15) return new CodeFault($"文字「{c}」は使えません（数字と - $ : / . + だけ）", $"it cannot hold \"{c}\" (only digits and - $ : / . +)");
        var row = new BarRow(QuietZone);
        var whole = start + text + stop;
        for (var i = 0; i < whole.Length; i++)
        {
            if (i > 0) row.Add(1, isDark: false);
            row.Add(Widths[Characters.IndexOf(whole[i], StringComparison.Ordinal)]);
        }
        return new BarSymbol(row.Bars) { Columns = (int)row.At + QuietZone, Legends = [new Legend(whole, QuietZone, row.At)] };
    }
}
