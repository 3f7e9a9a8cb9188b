using System.Text.RegularExpressions;

namespace Fulfillment.LabelTemplates.Language;

/// <summary>A dotted name of a member of the card's data (<c>customer.name</c>).</summary>
internal sealed partial record DataPath(string Name, IReadOnlyList<string> Steps)
{
    /// <summary>What a card's data holds at its top; a template may name nothing else, save what its own repeats introduce.</summary>
    public static IReadOnlyList<string> Roots { get; } =
        ["locale", "reprint", "code", "printedOn", "merchant", "order", "customer", "shipTo", "content", "qrUrl", "return", "products", "lines", "totals", "page"];

    public static DataPath? Parse(string text) => Spelling().IsMatch(text) ? new DataPath(text, text.Split('.')) : null;

    /// <summary>The value, or null where a step is absent.</summary>
    public object? In(IReadOnlyDictionary<string, object?> data)
    {
        object? value = data;
        foreach (var step in Steps)
        {
            if (value is not IReadOnlyDictionary<string, object?> members || !members.TryGetValue(step, out value)) return null;
        }
        return value;
    }

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9]*(\.[A-Za-z][A-Za-z0-9]*)*\z")]
    private static partial Regex Spelling();
}
