using System.Text.Json;
using System.Text.RegularExpressions;

namespace Fulfillment.LabelTemplates.Language;

/// <summary>Reads the JSON of a template: its page, its default texts, and the boxes by <see cref="BoxReader"/>.</summary>
internal static partial class TemplateReader
{
    private const double SmallestPage = 20, LargestPage = 1200, LargestBleed = 20;
    private const int MostFixedPages = 64;

    public static TemplateContent? Read(JsonElement root, Faults faults, out IReadOnlyCollection<DataPath> paths)
    {
        paths = [];
        if (root.ValueKind != JsonValueKind.Object)
        {
            faults.Wrong("", "オブジェクトにしてください", "it must be an object");
            return null;
        }
        var members = new Members(root, "", faults);
        _ = members.Text("$schema");
        var code = members.Text("code");
        if (code is null || !Code().IsMatch(code)) faults.Wrong("code", "英数字と . _ - で64字までの名前が必要です", "it needs a name of up to 64 letters, digits, '.', '_' or '-'");
        var content = ReadContent(members, faults);
        var boxes = new BoxReader(faults, DataPath.Roots, content.Keys);
        paths = boxes.Paths;
        var name = members.Has("name") ? boxes.ReadText(members, "name") : null;
        var page = members.Object("page");
        if (page is null) faults.Wrong("page", "必須です", "it is required");
        var width = page?.Number("width", SmallestPage, LargestPage) ?? Missing(page, "width", faults);
        var height = page?.Number("height", SmallestPage, LargestPage) ?? Missing(page, "height", faults);
        var bleed = page?.Number("bleed", 0, LargestBleed) ?? 0;
        page?.Done();
        var sheet = boxes.ReadList(members, "boxes");
        var pages = ReadPages(members, boxes, faults);
        var flow = members.Object("flow") is { } flowing ? ReadFlow(flowing, boxes) : null;
        PersonalData.Check(members, boxes.Paths.Select(PersonalData.Of).OfType<PersonalDatum>(), faults);
        members.Done();
        return faults.First is null ? new TemplateContent(code!, name, new PageSize(width, height, bleed), content, sheet, pages, flow) : null;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex Code();

    private static double Missing(Members? members, string name, Faults faults)
    {
        if (members is not null) faults.Wrong(members.At(name), "必須です", "it is required");
        return LargestPage;
    }

    /// <summary>The pages of a booklet, each with boxes of its own beside those that stand on every page.</summary>
    private static List<FixedPage> ReadPages(Members members, BoxReader boxes, Faults faults)
    {
        var pages = new List<FixedPage>();
        foreach (var (item, path) in members.List("pages"))
        {
            if (pages.Count == MostFixedPages)
            {
                faults.Wrong(path, $"ページは{MostFixedPages}までです", $"there may be {MostFixedPages} pages");
                break;
            }
            if (item.ValueKind != JsonValueKind.Object)
            {
                faults.Wrong(path, "オブジェクトにしてください", "it must be an object");
                continue;
            }
            var page = new Members(item, path, faults);
            pages.Add(new FixedPage(boxes.ReadConditions(page), boxes.ReadList(page, "boxes")));
            page.Done();
        }
        return pages;
    }

    private static Flow ReadFlow(Members members, BoxReader boxes)
    {
        var y = members.Number("y", 0, LargestPage) ?? 0;
        var flow = new Flow(
            members.Number("x", 0, LargestPage) ?? 0, y, members.Number("laterY", 0, LargestPage) ?? y,
            members.Number("width", 1, LargestPage), members.Number("bottom", 0, LargestPage) ?? 0, members.Number("gap", 0, LargestPage) ?? 0,
            boxes.ReadList(members, "boxes"));
        members.Done();
        return flow;
    }

    /// <summary>Texts that stand in where a campaign's variant brings none of its own.</summary>
    private static Dictionary<string, (string Ja, string En)> ReadContent(Members members, Faults faults)
    {
        var content = new Dictionary<string, (string Ja, string En)>(StringComparer.Ordinal);
        if (members.Find("content") is not { } element) return content;
        if (element.ValueKind != JsonValueKind.Object)
        {
            faults.Wrong("content", "オブジェクトにしてください", "it must be an object");
            return content;
        }
        foreach (var entry in element.EnumerateObject())
        {
            if (entry.Value.ValueKind == JsonValueKind.String)
            {
                content[entry.Name] = (entry.Value.GetString()!, entry.Value.GetString()!);
                continue;
            }
            if (entry.Value.ValueKind != JsonValueKind.Object)
            {
                faults.Wrong("content." + entry.Name, "文字列か {\"ja\",\"en\"} にしてください", "it must be a text or {\"ja\", \"en\"}");
                continue;
            }
            var texts = new Members(entry.Value, "content." + entry.Name, faults);
            string? ja = texts.Text("ja"), en = texts.Text("en");
            texts.Done();
            content[entry.Name] = (ja ?? en ?? "", en ?? ja ?? "");
        }
        return content;
    }
}

/// <summary>A template as it was read.</summary>
internal sealed record TemplateContent(
    string Code, LocalText? Name, PageSize Page, IReadOnlyDictionary<string, (string Ja, string En)> Content,
    IReadOnlyList<Box> Boxes, IReadOnlyList<FixedPage> Pages, Flow? Flow);

/// <summary>The trimmed sheet, and how far its boxes may reach past each edge, in mm.</summary>
internal readonly record struct PageSize(double Width, double Height, double Bleed);

/// <summary>One page of a booklet, set when its conditions hold.</summary>
internal sealed record FixedPage(IReadOnlyList<Condition> When, IReadOnlyList<Box> Boxes);
