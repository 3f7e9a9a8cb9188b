using System.Text.Json;
using Fulfillment.LabelTemplates.Fonts;

namespace Fulfillment.LabelTemplates.Language;

/// <summary>Reads the boxes of a template and collects every member of the data they name.</summary>
internal sealed class BoxReader(Faults faults, IReadOnlyList<string> roots, IReadOnlyCollection<string> content)
{
    private const double Largest = 1200;

    /// <summary>Nesting deeper than any sheet needs; what a hostile template would use to exhaust the stack.</summary>
    private const int DeepestNesting = 24;

    private readonly List<string> inScope = [.. roots];
    private int depth;

    public HashSet<DataPath> Paths { get; } = [];

    public IReadOnlyList<Box> ReadList(Members members, string name)
    {
        var boxes = new List<Box>();
        foreach (var (item, path) in members.List(name))
        {
            if (Read(item, path) is { } box) boxes.Add(box);
        }
        return boxes;
    }

    public LocalText ReadText(Members members, string name)
    {
        switch (members.Find(name))
        {
            case { ValueKind: JsonValueKind.String } value:
                var source = value.GetString()!;
                return new LocalText(Parse(source, "ja", members.At(name)), Parse(source, "en", members.At(name)));
            case { ValueKind: JsonValueKind.Object }:
                var texts = members.Object(name)!;
                string? ja = texts.Text("ja"), en = texts.Text("en");
                texts.Done();
                if (ja is null && en is null) faults.Wrong(members.At(name), "ja か en が必要です", "it needs ja or en");
                return new LocalText(Parse(ja ?? en ?? "", "ja", texts.At("ja")), Parse(en ?? ja ?? "", "en", texts.At("en")));
            default:
                faults.Wrong(members.At(name), "文字列か {\"ja\",\"en\"} にしてください", "it must be a text or {\"ja\", \"en\"}");
                return new LocalText(Parse("", "ja", ""), Parse("", "en", ""));
        }
    }

    private Box? Read(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            faults.Wrong(path, "オブジェクトにしてください", "it must be an object");
            return null;
        }
        if (++depth > DeepestNesting)
        {
            faults.Wrong(path, "入れ子が深すぎます", "it is nested too deep");
            return null;
        }
        var members = new Members(element, path, faults);
        var box = ReadKind(members);
        if (box is not null)
        {
            box = box with
            {
                X = members.Number("x", -Largest, Largest) ?? 0,
                Y = members.Number("y", -Largest, Largest) ?? 0,
                Bottom = members.Number("bottom", -Largest, Largest),
                Width = members.Number("width", 0.1, Largest),
                Height = members.Number("height", 0, Largest),
                Grows = members.Flag("grows"),
            };
            members.Done();
        }
        depth--;
        return box;
    }

    private Box? ReadKind(Members members)
    {
        var when = ReadConditions(members);
        switch (members.Text("box"))
        {
            case "text": return ReadText(members, when);
            case "image":
                return new ImageBox
                {
                    Path = members.Path,
                    When = when,
                    Source = ReadText(members, "source"),
                    Fit = members.Choice("fit", ImageFit.Contain),
                    Radius = members.Number("radius", 0, Largest) ?? 0,
                    Align = members.Choice("align", HorizontalAlign.Center),
                };
            case "rule":
                return new RuleBox
                {
                    Path = members.Path,
                    When = when,
                    Thickness = members.Number("thickness", 0.02, 50) ?? 0.2,
                    IsVertical = members.Flag("vertical"),
                    Color = ReadInk(members, "color") ?? Ink.Text,
                };
            case "frame": return ReadContainer(members, when, Arrangement.Frame);
            case "stack": return ReadContainer(members, when, Arrangement.Stack);
            case "row": return ReadContainer(members, when, Arrangement.Row);
            case "repeat": return ReadRepeat(members, when);
            case var code when CodeReader.Kinds.TryGetValue(code ?? "", out var symbology): return new CodeReader(members, faults, ReadText).Read(symbology, when);
            case var other:
                var known = string.Join(", ", (string[])["text", "image", "rule", "frame", "stack", "row", "repeat", .. CodeReader.Kinds.Keys]);
                faults.Wrong(members.At("box"), $"「{other}」という箱はありません（{known}）", $"there is no box \"{other}\" ({known})");
                return null;
        }
    }

    private TextBox ReadText(Members members, IReadOnlyList<Condition> when)
    {
        var size = members.Number("size", 3, 200) ?? 9;
        var isVertical = members.Choice("writing", Writing.Horizontal) == Writing.Vertical;
        return new TextBox
        {
            Path = members.Path,
            When = when,
            Text = ReadText(members, "text"),
            Font = members.Choice("font", FontRole.Gothic),
            IsBold = members.Flag("bold"),
            Size = size,
            MinSize = Math.Min(size, members.Number("minSize", 3, 200) ?? size),
            Leading = members.Number("leading", 0.8, 4) ?? 1.5,
            Tracking = members.Number("tracking", -0.2, 2) ?? 0,
            IsVertical = isVertical,
            Figures = members.Whole("figures", 0, 3) ?? 2,
            Hangs = members.Flag("hanging"),
            MarksMissing = members.Choice("missingGlyph", MissingGlyph.Refuse) == MissingGlyph.Mark,
            Fit = members.Choice("fit", TextFit.Wrap),
            MaxLines = members.Whole("maxLines", 1, 1000),
            Align = members.Choice("align", isVertical ? TextAlign.Right : TextAlign.Left),
            VerticalAlign = members.Choice("verticalAlign", VerticalAlign.Top),
            Color = ReadInk(members, "color") ?? Ink.Text,
        };
    }

    private ContainerBox ReadContainer(Members members, IReadOnlyList<Condition> when, Arrangement arrangement)
    {
        var padding = members.Number("padding", 0, Largest) ?? 0;
        return new ContainerBox
        {
            Path = members.Path,
            When = when,
            Arrangement = arrangement,
            Boxes = ReadList(members, "boxes"),
            Gap = members.Number("gap", 0, Largest) ?? 0,
            PaddingX = members.Number("paddingX", 0, Largest) ?? padding,
            PaddingY = members.Number("paddingY", 0, Largest) ?? padding,
            Fill = ReadInk(members, "fill"),
            Line = ReadInk(members, "line"),
            LineWidth = members.Number("lineWidth", 0.02, 50) ?? 0.2,
            Radius = members.Number("radius", 0, Largest) ?? 0,
            VerticalAlign = members.Choice("verticalAlign", VerticalAlign.Top),
        };
    }

    private RepeatBox? ReadRepeat(Members members, IReadOnlyList<Condition> when)
    {
        var over = ReadPath(members.Text("over") ?? "", members.At("over"));
        var name = members.Text("as") ?? "item";
        inScope.Add(name);
        var item = members.Find("item") is { } element ? Read(element, members.At("item")) : null;
        inScope.RemoveAt(inScope.Count - 1);
        if (item is null) faults.Wrong(members.At("item"), "必須です", "it is required");
        var head = members.Find("head") is { } top ? Read(top, members.At("head")) : null;
        var repeat = new RepeatBox
        {
            Path = members.Path,
            When = when,
            Over = over!,
            As = name,
            Item = item!,
            Head = head,
            Columns = members.Whole("columns", 1, 20) ?? 1,
            Max = members.Whole("max", 1, 10_000),
            Gap = members.Number("gap", 0, Largest) ?? 0,
        };
        return item is null ? null : repeat;
    }

    public IReadOnlyList<Condition> ReadConditions(Members members)
    {
        var conditions = new List<Condition>();
        var when = members.Find("when");
        if (when is { ValueKind: JsonValueKind.Array })
            conditions.AddRange(members.List("when").Select(entry => ReadCondition(entry.Item, entry.Path)).OfType<Condition>());
        else if (when is { } single && ReadCondition(single, members.At("when")) is { } condition)
            conditions.Add(condition);
        return conditions;
    }

    private Condition? ReadCondition(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            var text = element.GetString()!;
            var isNegated = text.StartsWith('!');
            return ReadPath(isNegated ? text[1..] : text, path) is { } named ? new Condition(named) { IsNegated = isNegated } : null;
        }
        if (element.ValueKind != JsonValueKind.Object)
        {
            faults.Wrong(path, "項目名か {\"field\",…} にしてください", "it must be the name of a member, or {\"field\", …}");
            return null;
        }
        var members = new Members(element, path, faults);
        var field = ReadPath(members.Text("field") ?? "", members.At("field"));
        var condition = new Condition(field!)
        {
            Is = members.Text("is"),
            IsNegated = members.Flag("not"),
            AtLeast = members.Whole("atLeast", 0, 100_000),
            AtMost = members.Whole("atMost", 0, 100_000),
        };
        members.Done();
        return field is null ? null : condition;
    }

    private Ink? ReadInk(Members members, string name)
    {
        if (members.Text(name) is not { } text) return null;
        var ink = Ink.Parse(text);
        if (ink is null) faults.Wrong(members.At(name), "色は #rrggbb、brand、brand/20、brandInk、onBrand で書きます", "a colour is #rrggbb, brand, brand/20, brandInk or onBrand");
        return ink;
    }

    private PlaceholderText Parse(string source, string locale, string path)
    {
        var text = PlaceholderText.Parse(source, locale, out var unsupported);
        if (text is null)
        {
            faults.Add(CardRefusals.UnsupportedPlaceholder(path, unsupported!));
            return PlaceholderText.Parse("", locale, out _)!;
        }
        foreach (var named in text.Paths) Note(named, path);
        return text;
    }

    private DataPath? ReadPath(string text, string path)
    {
        if (DataPath.Parse(text) is { } named)
        {
            Note(named, path);
            return named;
        }
        faults.Wrong(path, "項目名を書いてください", "it must be the name of a member");
        return null;
    }

    private void Note(DataPath named, string path)
    {
        if (named.Steps is ["content", var text, ..] && !content.Contains(text)) faults.Add(CardRefusals.UnknownContent(path, text, Nearest.To(text, content)));
        else if (inScope.Contains(named.Steps[0])) Paths.Add(named);
        else faults.Add(CardRefusals.UnknownPlaceholder(path, named.Name, Nearest.To(named.Steps[0], inScope)));
    }
}
