using System.Globalization;
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
        var sheet = new Sheet(fonts, (name, field) => shelf.Find(name, field, imagesOfCard), data.Locale, brand);
        var boxes = new BoxSetter(sheet);
        var scope = new Scope(members);
        var flowed = template.Flow is { } flow
            ? new FlowSetter(sheet, boxes).Set(flow, scope, template.PageWidthMm, template.PageHeightMm)
            : [new Block(template.PageWidthMm, template.PageHeightMm)];
        var pages = new List<DisplayPage>(flowed.Count);
        for (var i = 0; i < flowed.Count; i++)
            pages.Add(SetPage(template, boxes, scope.With("page", Page(i, flowed.Count), "page"), flowed[i]));
        return sheet.Faults.First is { } refusal ? refusal : new DisplayList(template.Code, data.Locale, pages);
    }

    private static DisplayPage SetPage(CardTemplate template, BoxSetter boxes, Scope scope, Block flowed)
    {
        var page = new Block(template.PageWidthMm, template.PageHeightMm);
        foreach (var box in template.Boxes.Where(scope.Shows))
        {
            var block = boxes.Set(box, scope, template.PageWidthMm - box.X, null);
            page.Put(block, box.X, box.Bottom is { } bottom ? page.Height - bottom - block.Height : box.Y);
        }
        page.Put(flowed, 0, 0);
        return new DisplayPage(page.Width, page.Height, page.Marks);
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
