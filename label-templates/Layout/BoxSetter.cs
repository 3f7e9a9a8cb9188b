using Fulfillment.LabelTemplates.Language;

namespace Fulfillment.LabelTemplates.Layout;

/// <summary>Sets any box into a block. A refusal goes to the sheet, and an empty block stands in.</summary>
internal sealed class BoxSetter(Sheet sheet)
{
    private const double Rounding = 1e-6, ShrinkStep = 0.95, SmallestShrink = 0.45;

    private readonly TextSetter texts = new(sheet);
    private readonly FigureSetter figures = new(sheet);
    private readonly CodeSetter codes = new(sheet);

    /// <param name="width">Room, mm; a box with a width of its own takes that.</param>
    /// <param name="height">The height it must have, or null to take what it needs.</param>
    public Block Set(Box box, Scope scope, double width, double? height)
    {
        if (!sheet.Admits(box)) return Block.Empty;
        var across = box.Width is { } own ? own : Math.Max(width, 0.1);
        var down = box.Height ?? height;
        return box switch
        {
            TextBox text => texts.Set(text, scope, across, down),
            ImageBox image => figures.SetImage(image, scope, across, down),
            CodeBox code => codes.Set(code, scope, across, code.Height),
            RuleBox rule => figures.SetRule(rule, across, down),
            RepeatBox repeat => SetRepeat(repeat, scope, across, down),
            ContainerBox container => SetContainer(container, scope, across, down),
            _ => throw new InvalidOperationException($"No setter for {box.GetType().Name}."),
        };
    }

    /// <summary>A block for each row of a repeat, in order: its entries side by side, those of a last row that is not full in the middle.</summary>
    public IEnumerable<Block> SetRows(RepeatBox repeat, Scope scope, double width, double? height)
    {
        if (repeat.Columns == 1) return SetEntries(repeat, scope, width, height);
        var cell = (width - ((repeat.Columns - 1) * repeat.Gap)) / repeat.Columns;
        return SetEntries(repeat, scope, cell, height).Chunk(repeat.Columns).Select(row =>
        {
            var x = (width - (row.Length * cell) - ((row.Length - 1) * repeat.Gap)) / 2;
            return Gather([.. row.Select((block, i) => (block, x + (i * (cell + repeat.Gap)), 0.0))], width, row.Max(block => block.Height));
        });
    }

    private IEnumerable<Block> SetEntries(RepeatBox repeat, Scope scope, double width, double? height)
    {
        if (repeat.Over.In(scope.Data) is not IReadOnlyList<object?> entries) yield break;
        var field = scope.FieldName(repeat.Over);
        var count = Math.Min(entries.Count, repeat.Max ?? int.MaxValue);
        for (var i = 0; i < count && sheet.Faults.First is not { Code: CardRefusals.TooManyBoxesCode }; i++)
        {
            var inner = scope.With(repeat.As, entries[i], $"{field}[{i}]");
            if (inner.Shows(repeat.Item)) yield return Set(repeat.Item, inner, width, height);
        }
    }

    private Block SetRepeat(RepeatBox repeat, Scope scope, double width, double? height)
    {
        var entries = repeat.Over.In(scope.Data) is IReadOnlyList<object?> list ? Math.Min(list.Count, repeat.Max ?? int.MaxValue) : 0;
        if (entries == 0) return Block.Empty;
        var rows = ((entries - 1) / repeat.Columns) + 1;
        double? cellHeight = height is { } room ? (room - ((rows - 1) * repeat.Gap)) / rows : null;
        var placed = new List<(Block Row, double X, double Y)>();
        var y = 0.0;
        foreach (var row in SetRows(repeat, scope, width, cellHeight))
        {
            placed.Add((row, 0, y));
            y += row.Height + repeat.Gap;
        }
        return Gather(placed, width, height ?? Math.Max(0, y - repeat.Gap));
    }

    private Block SetContainer(ContainerBox box, Scope scope, double width, double? height)
    {
        var innerWidth = width - (2 * box.PaddingX);
        double? innerHeight = height - (2 * box.PaddingY);
        var boxes = box.Boxes.Where(scope.Shows).ToList();
        var inner = box.Arrangement switch
        {
            Arrangement.Stack => SetShrinkingStack(box, boxes, scope, innerWidth, innerHeight),
            Arrangement.Row => SetRow(box, boxes, scope, innerWidth, innerHeight),
            _ => SetFrame(boxes, scope, innerWidth, innerHeight),
        };
        if (height is { } room && inner.Height > room - (2 * box.PaddingY) + Rounding) sheet.Faults.Add(CardRefusals.DoesNotFit(sheet.Field(box, scope)));
        var block = new Block(width, height ?? inner.Height + (2 * box.PaddingY));
        var area = new Area(0, 0, block.Width, block.Height);
        if (box.Fill is { } fill) block.Marks.Add(new RectangleMark(area, box.Radius, sheet.Color(fill), null));
        block.Put(inner, box.PaddingX, box.PaddingY);
        if (box.Line is { } line) block.Marks.Add(new RectangleMark(area, box.Radius, sheet.Color(line), box.LineWidth));
        return block;
    }

    private Block SetFrame(List<Box> boxes, Scope scope, double width, double? height)
    {
        var placed = new List<(Block, double, double)>();
        var lowest = 0.0;
        foreach (var box in boxes)
        {
            double? room = box.Height is null && box.Grows ? height - box.Y - (box.Bottom ?? 0) : null;
            var block = Set(box, scope, width - box.X, room);
            var y = box.Bottom is { } bottom && height is { } whole ? whole - bottom - block.Height : box.Y;
            placed.Add((block, box.X, y));
            lowest = Math.Max(lowest, y + block.Height);
        }
        return Gather(placed, width, height ?? lowest);
    }

    /// <summary>A stack of fixed height that is too full is set again with smaller texts, all by the same share.</summary>
    private Block SetShrinkingStack(ContainerBox stack, List<Box> boxes, Scope scope, double width, double? height)
    {
        var before = sheet.Faults.First;
        var isOutermost = sheet.Shrink >= 1;
        while (true)
        {
            var block = SetStack(stack, boxes, scope, width, height);
            var isFull = (height is { } room && block.Height > room + Rounding) || (before is null && sheet.Faults.First is { Code: CardRefusals.DoesNotFitCode });
            if (!isFull || !isOutermost || height is null || sheet.Shrink < SmallestShrink)
            {
                if (isOutermost) sheet.Shrink = 1;
                return block;
            }
            sheet.Faults.BackTo(before);
            sheet.Shrink *= ShrinkStep;
        }
    }

    private Block SetStack(ContainerBox stack, List<Box> boxes, Scope scope, double width, double? height)
    {
        var blocks = new Block?[boxes.Count];
        for (var i = 0; i < boxes.Count; i++)
            if (!boxes[i].Grows || height is null) blocks[i] = Set(boxes[i], scope, width, null);
        var fixedHeight = blocks.Sum(b => b?.Height ?? 0) + (Math.Max(0, boxes.Count - 1) * stack.Gap);
        var growing = boxes.Count(b => b.Grows);
        for (var i = 0; i < boxes.Count; i++)
            blocks[i] ??= Set(boxes[i], scope, width, Math.Max(0, (height!.Value - fixedHeight) / growing));
        var natural = blocks.Sum(b => b!.Height) + (Math.Max(0, boxes.Count - 1) * stack.Gap);
        var y = height is { } room ? stack.VerticalAlign switch { VerticalAlign.Middle => (room - natural) / 2, VerticalAlign.Bottom => room - natural, _ => 0 } : 0;
        var placed = new List<(Block, double, double)>();
        foreach (var block in blocks)
        {
            placed.Add((block!, 0, y));
            y += block!.Height + stack.Gap;
        }
        return Gather(placed, width, Math.Max(natural, height ?? 0));
    }

    private Block SetRow(ContainerBox row, List<Box> boxes, Scope scope, double width, double? height)
    {
        var open = boxes.Count(b => b.Width is null);
        var share = (width - boxes.Sum(b => b.Width ?? 0) - (Math.Max(0, boxes.Count - 1) * row.Gap)) / Math.Max(open, 1);
        var blocks = boxes.Select(b => Set(b, scope, share, b.Grows ? height : null)).ToList();
        var tallest = blocks.Select(b => b.Height).DefaultIfEmpty().Max();
        var room = Math.Max(height ?? 0, tallest);
        var placed = new List<(Block, double, double)>();
        var x = 0.0;
        for (var i = 0; i < blocks.Count; i++)
        {
            var y = row.VerticalAlign switch { VerticalAlign.Middle => (room - blocks[i].Height) / 2, VerticalAlign.Bottom => room - blocks[i].Height, _ => 0 };
            placed.Add((blocks[i], x, y));
            x += (boxes[i].Width ?? share) + row.Gap;
        }
        return Gather(placed, width, room);
    }

    private static Block Gather(List<(Block Block, double X, double Y)> placed, double width, double height)
    {
        var block = new Block(width, height);
        foreach (var (inner, x, y) in placed) block.Put(inner, x, y);
        return block;
    }
}
