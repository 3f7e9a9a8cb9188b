namespace Fulfillment.LabelTemplates.Language;

/// <summary>A text of a template in the languages it has; the other one stands in where a language is missing.</summary>
internal sealed record LocalText(PlaceholderText Ja, PlaceholderText En)
{
    public PlaceholderText In(string locale) => locale == "en" ? En : Ja;

    public IEnumerable<DataPath> Paths => Ja.Paths.Concat(En.Paths);
}
