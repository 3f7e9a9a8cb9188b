using System.Globalization;
using Fulfillment.LabelTemplates.Barcodes;
using Fulfillment.LabelTemplates.Fonts;
using Fulfillment.LabelTemplates.Images;
using Fulfillment.LabelTemplates.Language;
using Fulfillment.LabelTemplates.Layout;

namespace Fulfillment.LabelTemplates;

/// <summary>
/// Sets cards: template and data become a display list, or a refusal that names what stands in the way. Pure: the same
/// template, data, fonts and images give the same list. One setter serves any number of threads.
/// </summary>
/// <param name="fonts">The machine's fonts.</param>
/// <param name="images">Gives an image's file by the name the data or the template uses, null or empty where there is none; the only thing a template can reach. Asked for every image, also after a refusal.</param>
public sealed class CardSetter(FontLibrary fonts, Func<string, ReadOnlyMemory<byte>?> images)
{
    private readonly ImageShelf shelf = new();

    /// <summary>A setter whose callers bring the images with each card.</summary>
    public CardSetter(FontLibrary fonts)
        : this(fonts, _ => null)
    {
    }

    /// <summary>
    /// Says which rule of the GS1 General Specifications an element string in brackets breaks, in Japanese and English, or null. The
    /// library checks what a symbol needs; whoever knows the table of application identifiers adds the rest.
    /// </summary>
    public Func<string, (string Ja, string En)?> Gs1Rule { get; init; } = _ => null;

    /// <summary>Draws the symbols it knows in the library's stead.</summary>
    public SymbolEncoder? Encoder { get; init; }

    public CardOutcome<DisplayList> Layout(CardTemplate template, CardData data) => Layout(template, data, images);

    /// <param name="template">What the sheet looks like.</param>
    /// <param name="data">What it is about.</param>
    /// <param name="imagesOfCard">As <c>images</c>, for this card alone.</param>
    public CardOutcome<DisplayList> Layout(CardTemplate template, CardData data, Func<string, ReadOnlyMemory<byte>?> imagesOfCard)
    {
        var members = WithDefaults(template, data);
        var brand = Ink.DefaultBrand;
        if (Merchant(members, "brandColor") is { Length: > 0 } named)
        {
            if (Ink.ParseColor(named) is not { } color) return CardRefusals.BadData("merchant.brandColor", $"色「{named}」は #rrggbb ではありません", $"the colour \"{named}\" is not #rrggbb");
            brand = color;
        }
        var sheet = new Sheet(fonts, (name, field) => shelf.Find(name, field, imagesOfCard), data.Locale, brand) { Gs1Rule = Gs1Rule, Encoder = Encoder };
        var boxes = new BoxSetter(sheet);
        var scope = new Scope(members);
        var fixedPages = template.Pages.Where(page => scope.Meets(page.When)).ToList();
        IReadOnlyList<Block> flowed = template.Flow is { } flow ? new FlowSetter(sheet, boxes).Set(flow, scope, template.PageWidthMm, template.PageHeightMm) : [];
        var count = Math.Max(1, fixedPages.Count + flowed.Count);
        var pages = new List<DisplayPage>(count);
        for (var i = 0; i < count; i++)
        {
            var inner = scope.With("page", Page(i, count), "page");
            var page = new Block(template.PageWidthMm, template.PageHeightMm);
            SetOn(page, template.Boxes, boxes, inner);
            if (i < fixedPages.Count) SetOn(page, fixedPages[i].Boxes, boxes, inner);
            else if (i - fixedPages.Count < flowed.Count) page.Put(flowed[i - fixedPages.Count], 0, 0);
            pages.Add(new DisplayPage(page.Width, page.Height, [.. page.Marks.Select(mark => mark is ModulesMark code ? code.OnDots() : mark)]) { BleedMm = template.BleedMm });
        }
        return sheet.Faults.First is { } refusal ? refusal : new DisplayList(template.Code, data.Locale, pages) { Warnings = sheet.Warnings };
    }

    private static void SetOn(Block page, IReadOnlyList<Box> boxes, BoxSetter setter, Scope scope)
    {
        foreach (var box in boxes.Where(scope.Shows))
        {
            var block = setter.Set(box, scope, page.Width - box.X, null);
            page.Put(block, box.X, box.Bottom is { } bottom ? page.Height - bottom - block.Height : box.Y);
        }
    }

    private static Dictionary<string, object?> Page(int index, int count) => new(StringComparer.Ordinal)
    {
        ["number"] = (index + 1).ToString(CultureInfo.InvariantCulture),
        ["count"] = count.ToString(CultureInfo.InvariantCulture),
        ["first"] = index == 0,
        ["last"] = index == count - 1,
        ["several"] = count > 1,
    };

    /// <summary>The template's own texts where the campaign's variant says nothing.</summary>
    private static Dictionary<string, object?> WithDefaults(CardTemplate template, CardData data)
    {
        var content = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, text) in template.Content) content[name] = data.Locale == "en" ? text.En : text.Ja;
        if (data.Members.GetValueOrDefault("content") is IReadOnlyDictionary<string, object?> given)
        {
            foreach (var (name, value) in given)
                if (value is not null) content[name] = value;
        }
        return new Dictionary<string, object?>(data.Members, StringComparer.Ordinal) { ["content"] = content };
    }

    private static string? Merchant(Dictionary<string, object?> members, string name) =>
        (members.GetValueOrDefault("merchant") as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault(name) as string;
}
