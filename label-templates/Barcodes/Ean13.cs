namespace Fulfillment.LabelTemplates.Barcodes;

/// <summary>EAN-13, which Japan calls JAN (ISO/IEC 15420): its first digit is told by the parity of the next six, guard bars reach further down.</summary>
internal static class Ean13
{
    private const int LeftQuietZone = 11, RightQuietZone = 7, Length = 13, GuardTail = 5;

    // Number set A, from the left: space, bar, space, bar. Set B is the mirror of C, and C has the widths of A with bars for spaces.
    private static readonly string[] SetA = ["3211", "2221", "2122", "1411", "1132", "1231", "1114", "1312", "1213", "3112"];

    private static readonly string[] SetB = [.. SetA.Select(widths => string.Concat(widths.Reverse()))];

    private static readonly string[] Parities = ["AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB", "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA"];

    public static SymbolOutcome Encode(string text)
    {
        if (CheckDigit.Refuses(text, Length) is { } fault) return fault;
        var row = new BarRow(LeftQuietZone);
        row.Add("111", GuardTail);
        var left = row.At;
        for (var i = 1; i <= 6; i++) row.Add((Parities[text[0] - '0'][i - 1] == 'A' ? SetA : SetB)[text[i] - '0'], beginsLight: true);
        var middle = row.At;
        row.Add("11111", GuardTail, beginsLight: true);
        var right = row.At;
        for (var i = 7; i < Length; i++) row.Add(SetA[text[i] - '0']);
        var end = row.At;
        row.Add("111", GuardTail);
        return new BarSymbol(row.Bars)
        {
            Columns = (int)row.At + RightQuietZone,
            Legends = [new Legend(text[..1], 0, LeftQuietZone - 2), new Legend(text[1..7], left, middle), new Legend(text[7..], right, end)],
        };
    }
}
