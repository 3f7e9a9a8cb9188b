using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Fulfillment.Server.Platform;

/// <summary>
/// A sheet that somebody sends to be imported: rows of named fields. Reads UTF-8 (with or without mark), UTF-16 with mark and
/// Shift_JIS, comma or tab, with columns found by their headers in either language. Values are plain text: a formula is its letters.
/// </summary>
internal sealed class CsvTable
{
    public const int MostRows = 10_000;
    private const int MostColumns = 500;
    private const int LongestValue = 32_767;

    private readonly Dictionary<string, int> _fields;

    private CsvTable(Dictionary<string, int> fields) => _fields = fields;

    /// <summary>The rows that could be read, in order. Empty lines are left out.</summary>
    public List<CsvRow> Rows { get; } = [];

    /// <summary>The rows that are no rows of this sheet, with what is wrong.</summary>
    public List<RejectedRow> Broken { get; } = [];

    /// <summary>The fields that the sheet has columns for, or the profile a value.</summary>
    public IReadOnlyCollection<string> Fields => _fields.Keys;

    public bool Has(string field) => _fields.ContainsKey(field);

    /// <summary>Reads the body of an import. A sheet that cannot be read at all is refused; single bad rows are <see cref="Broken"/>.</summary>
    /// <param name="request">Its content type may name a charset; otherwise the bytes tell.</param>
    /// <param name="columns">What the import understands.</param>
    /// <param name="profile">The merchant's own names for columns, and values for what its sheets leave out.</param>
    public static async Task<Outcome<CsvTable>> ReadAsync(HttpRequest request, IReadOnlyList<CsvColumn> columns, CsvProfile? profile, CancellationToken ct)
    {
        var text = await CsvText.ReadAsync(request, ct);
        return text.Refusal is { } refusal ? refusal : Read(text.Value!, columns, profile);
    }

    public static Outcome<CsvTable> Read(string text, IReadOnlyList<CsvColumn> columns, CsvProfile? profile = null)
    {
        var malformed = false;
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = DelimiterOf(text),
            IgnoreBlankLines = false,
            MaxFieldSize = LongestValue,
            BadDataFound = _ => malformed = true,
            // An error names the row; the text of the row may hold an address.
            ExceptionMessagesContainRawData = false,
        });
        try
        {
            if (!parser.Read()) return CsvRefusals.Empty;
            var headers = parser.Record!;
            if (malformed) return CsvRefusals.MalformedRow;
            if (headers.Length > MostColumns) return CsvRefusals.TooManyColumns(MostColumns);
            var fields = CsvColumn.Locate(columns, headers, profile);
            if (fields.Refusal is { } refusal) return refusal;
            var table = new CsvTable(fields.Value!);
            // Counted as a spreadsheet shows them: the header is row 1.
            for (var number = 2; parser.Read(); number++)
            {
                var record = parser.Record!;
                if (!malformed && Array.TrueForAll(record, string.IsNullOrWhiteSpace)) continue;
                if (table.Rows.Count + table.Broken.Count == MostRows) return CsvRefusals.TooManyRows(MostRows);
                if (malformed) table.Broken.Add(new RejectedRow(number, CsvRefusals.MalformedRow));
                else if (record.Skip(headers.Length).Any(value => value.Length > 0)) table.Broken.Add(new RejectedRow(number, CsvRefusals.RowTooLong));
                else table.Rows.Add(new CsvRow(number, table._fields, record, profile));
                malformed = false;
            }
            return table;
        }
        catch (MaxFieldSizeException)
        {
            // Nearly always a quotation mark that is never closed, which makes one field of all the rest.
            return CsvRefusals.ValueTooLong(parser.Row);
        }
    }

    // Sheets copied out of a spreadsheet come with tabs; the header decides.
    private static string DelimiterOf(string text)
    {
        var header = text.AsSpan(0, Math.Max(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length));
        return header.Contains('\t') && !header.Contains(',') ? "\t" : ",";
    }
}

/// <summary>One row of an import.</summary>
internal sealed class CsvRow(int number, IReadOnlyDictionary<string, int> fields, string[] values, CsvProfile? profile)
{
    /// <summary>As a spreadsheet counts: the header is row 1.</summary>
    public int Number => number;

    /// <summary>The value without blanks around it; null when there is no such column or nothing in it.</summary>
    public string? this[string field]
    {
        get
        {
            var at = fields.GetValueOrDefault(field, -1);
            var value = at >= 0 && at < values.Length ? values[at].Trim() : "";
            return value.Length > 0 ? value : profile?.Defaults.GetValueOrDefault(field);
        }
    }

    /// <summary>A number however a Japanese sheet writes it: full-width digits, thousands commas. Null when there is none.</summary>
    public Outcome<decimal?> DecimalOf(string field)
    {
        if (this[field] is not { } text) return (decimal?)null;
        return decimal.TryParse(text.Normalize(NormalizationForm.FormKC), NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
            ? value
            : CsvRefusals.NotANumber(field);
    }

    public RejectedRow Reject(Refusal refusal) => new(number, refusal);
}
