using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Orders.Sheets;

/// <summary>The rows of a sheet that are one order's lines, wherever they stand.</summary>
internal sealed record SheetOrder(string OrderNo, IReadOnlyList<CsvRow> Rows)
{
    /// <summary>
    /// The orders of a sheet, and its rows that belong to none. A row that cannot be read may be a line of the order before or after it, so
    /// both are refused with it: an order with a line missing would be shipped short and nobody would know.
    /// </summary>
    public static (IReadOnlyList<SheetOrder> Orders, IReadOnlyList<RejectedRow> Rejected) Of(CsvTable table)
    {
        var rejected = new List<RejectedRow>(table.Broken);
        rejected.AddRange(table.Rows.Where(row => !HasOrderNo(row)).Select(row => row.Reject(OrderRefusals.BadOrderNumber)));
        var good = table.Rows.Where(HasOrderNo).ToList();
        var doubtful = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var bad in rejected)
        {
            var next = good.FindIndex(row => row.Number > bad.Row);
            if (next < 0) next = good.Count;
            if (next > 0) doubtful.TryAdd(good[next - 1]["orderNo"]!, bad.Row);
            if (next < good.Count) doubtful.TryAdd(good[next]["orderNo"]!, bad.Row);
        }

        var orders = new List<SheetOrder>();
        foreach (var rows in good.GroupBy(row => row["orderNo"]!, StringComparer.Ordinal))
        {
            if (doubtful.TryGetValue(rows.Key, out var bad)) rejected.AddRange(rows.Select(row => row.Reject(SheetRefusals.NextToUnreadableRow(bad))));
            else orders.Add(new SheetOrder(rows.Key, [.. rows]));
        }

        return (orders, rejected);
    }

    /// <summary>The whole order is refused: the row that is to blame with its reason, the others because of it.</summary>
    /// <param name="refusal">Where its field names a line of the document, that line's row is to blame, else the first.</param>
    public IEnumerable<RejectedRow> Reject(Refusal refusal)
    {
        var (row, field) = Blame(refusal.Field);
        return Reject(row.Reject(refusal with { Field = field }));
    }

    public IEnumerable<RejectedRow> Reject(RejectedRow blamed) =>
        Rows.Select(row => row.Number == blamed.Row ? blamed : row.Reject(SheetRefusals.OtherRowOfOrder(blamed.Row)));

    private (CsvRow Row, string? Field) Blame(string? field)
    {
        const string line = "lines[";
        if (field is null || !field.StartsWith(line, StringComparison.Ordinal)) return (Rows[0], field);
        var end = field.IndexOf(']', StringComparison.Ordinal);
        var index = int.Parse(field.AsSpan(line.Length, end - line.Length), System.Globalization.CultureInfo.InvariantCulture);
        return (Rows[index], field[(end + 2)..]);
    }

    private static bool HasOrderNo(CsvRow row) => row["orderNo"] is { } orderNo && OrderNumber.IsValid(orderNo);
}
