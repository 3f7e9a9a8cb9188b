using System.Text;

namespace Fulfillment.Server.Platform;

/// <summary>A column that an import understands.</summary>
/// <param name="Field">Its name in refusals and in the API. One that ends in <c>.*</c> takes every column whose header begins with one of the headers.</param>
/// <param name="Headers">What sheets call it, in either language. Case, width, blanks, hyphens and underscores make no difference.</param>
internal sealed record CsvColumn(string Field, params string[] Headers)
{
    public bool IsRequired { get; init; }

    private bool IsFamily => Field.EndsWith(".*", StringComparison.Ordinal);

    /// <summary>Which field stands in which column. Headers that nobody knows are left out.</summary>
    public static Outcome<Dictionary<string, int>> Locate(IReadOnlyList<CsvColumn> columns, string[] headers, CsvProfile? profile)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < headers.Length; at++)
        {
            if (FieldOf(columns, headers[at].Trim(), profile) is not { } field) continue;
            if (!found.TryAdd(field, at)) return CsvRefusals.ColumnTwice(field, headers[at].Trim());
        }
        foreach (var field in profile?.Defaults.Keys ?? []) found.TryAdd(field, -1);
        var missing = columns.FirstOrDefault(column => column.IsRequired && !found.ContainsKey(column.Field));
        return missing is null ? found : CsvRefusals.ColumnMissing(missing.Field, profile?.Columns.GetValueOrDefault(missing.Field) ?? missing.Headers[0]);
    }

    private static string? FieldOf(IReadOnlyList<CsvColumn> columns, string header, CsvProfile? profile)
    {
        var folded = Fold(header);
        if (folded.Length == 0) return null;
        // A field that the profile names is found by that name only.
        foreach (var (field, named) in profile?.Columns ?? CsvProfile.None)
            if (Fold(named) == folded)
                return field;
        foreach (var column in columns)
        {
            if (profile?.Columns.ContainsKey(column.Field) == true) continue;
            if (column.IsFamily && column.RestOf(header) is { } rest) return column.Field[..^1] + rest;
            if (!column.IsFamily && (Fold(column.Field) == folded || column.Headers.Any(name => Fold(name) == folded))) return column.Field;
        }
        return null;
    }

    private string? RestOf(string header) =>
        Headers.Prepend(Field[..^1]).Where(start => header.StartsWith(start, StringComparison.OrdinalIgnoreCase) && header.Length > start.Length)
            .Select(start => header[start.Length..].Trim()).FirstOrDefault();

    private static string Fold(string header) =>
        string.Concat(header.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '_'))).ToUpperInvariant();
}

/// <summary>How one merchant's sheets differ: its own header for a field, and what stands where a sheet says nothing.</summary>
internal sealed record CsvProfile
{
    internal static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    /// <summary>Field to header.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = None;

    /// <summary>Field to value.</summary>
    public IReadOnlyDictionary<string, string> Defaults { get; init; } = None;
}
