using System.Security.Cryptography;
using System.Text.Json;
using Fulfillment.LabelTemplates.Language;

namespace Fulfillment.LabelTemplates;

/// <summary>A card template that was read and found right; immutable, shared by every card that uses it.</summary>
public sealed class CardTemplate
{
    private readonly TemplateContent content;

    private CardTemplate(TemplateContent content, string hash, IReadOnlyCollection<DataPath> paths)
    {
        this.content = content;
        Hash = hash;
        PersonalData = [.. paths.Select(Language.PersonalData.Of).OfType<PersonalDatum>().Distinct().Order()];
        PersonalFields = [.. paths.Where(path => Language.PersonalData.Of(path) is not null).Select(path => path.Name).Distinct().Order(StringComparer.Ordinal)];
    }

    public string Code => content.Code;

    /// <summary>SHA-256 of the template's canonical JSON, lower-case hexadecimal: the same for every spelling of the same template.</summary>
    public string Hash { get; }

    /// <summary>What its sheets say of a person, computed from its placeholders and conditions, whatever it declares. What a text says in so many words is not seen.</summary>
    public IReadOnlyList<PersonalDatum> PersonalData { get; }

    /// <summary>The members of the data behind <see cref="PersonalData"/> (<c>customer.name</c>), in order.</summary>
    public IReadOnlyList<string> PersonalFields { get; }

    /// <summary>The texts a campaign may bring, each with the template's own in Japanese and English.</summary>
    public IReadOnlyDictionary<string, (string Ja, string En)> Content => content.Content;

    /// <summary>Width of the trimmed sheet.</summary>
    public double PageWidthMm => content.Page.Width;

    /// <summary>Height of the trimmed sheet.</summary>
    public double PageHeightMm => content.Page.Height;

    internal double BleedMm => content.Page.Bleed;

    internal IReadOnlyList<Box> Boxes => content.Boxes;

    internal IReadOnlyList<FixedPage> Pages => content.Pages;

    internal Flow? Flow => content.Flow;

    /// <summary>The template's own name, for people who choose one.</summary>
    public string NameIn(string locale) => content.Name?.In(locale).Source ?? Code;

    /// <summary>Refuses a text that the template has no place for, naming the nearest it has.</summary>
    /// <param name="name">Of the text.</param>
    /// <param name="path">Where the caller has it, for the refusal.</param>
    public CardRefusal? RefusesContent(string name, string path) =>
        Content.ContainsKey(name) ? null : CardRefusals.UnknownContent(path, name, Nearest.To(name, Content.Keys));

    /// <summary>Reads a template; whatever the language does not know is refused, naming it.</summary>
    public static CardOutcome<CardTemplate> Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var faults = new Faults();
            var read = TemplateReader.Read(document.RootElement, faults, out var paths);
            if (faults.First is { } refusal) return refusal;
            return new CardTemplate(read!, Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Write(document.RootElement).Span)), paths);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return CardRefusals.NotJson(malformed is JsonException { LineNumber: { } line } ? $"line {line + 1}" : "half of a surrogate pair");
        }
    }

    /// <inheritdoc cref="Parse(ReadOnlyMemory{byte})"/>
    public static CardOutcome<CardTemplate> Parse(string json) => Parse(System.Text.Encoding.UTF8.GetBytes(json));
}
