using System.Globalization;

namespace Fulfillment.LabelTemplates.Language;

/// <summary>When a box is set: a member is there (or is not), has a value, or is a list of so many.</summary>
internal sealed record Condition(DataPath Path)
{
    public bool IsNegated { get; init; }
    public string? Is { get; init; }
    public int? AtLeast { get; init; }
    public int? AtMost { get; init; }

    public bool Holds(IReadOnlyDictionary<string, object?> data) => Matches(Path.In(data)) != IsNegated;

    private bool Matches(object? value)
    {
        if (Is is not null) return value is not null && string.Equals(Convert.ToString(value, CultureInfo.InvariantCulture), Is, StringComparison.OrdinalIgnoreCase);
        if (AtLeast is null && AtMost is null) return IsPresent(value);
        var count = value is IReadOnlyList<object?> list ? list.Count : 0;
        return count >= (AtLeast ?? 0) && count <= (AtMost ?? int.MaxValue);
    }

    public static bool IsPresent(object? value) => value switch
    {
        null or false or "" => false,
        IReadOnlyList<object?> list => list.Count > 0,
        _ => true,
    };
}
