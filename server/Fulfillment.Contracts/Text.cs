namespace Fulfillment.Contracts;

/// <summary>One sentence or name in the two languages every screen speaks.</summary>
/// <param name="Ja">Japanese, the default.</param>
/// <param name="En">English.</param>
public sealed record Text(string Ja, string En)
{
    /// <summary>The sentence in a language: <c>en</c> and its regions give English, everything else Japanese.</summary>
    public string In(string? language) =>
        language is not null && language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? En : Ja;
}
