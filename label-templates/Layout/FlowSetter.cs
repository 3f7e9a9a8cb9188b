using Fulfillment.LabelTemplates.Language;

namespace Fulfillment.LabelTemplates.Layout;

/// <summary>Sets a flow's boxes one under the other over as many pages as they need; a list's head stands again on each page it reaches.</summary>
internal sealed class FlowSetter(Sheet sheet, BoxSetter boxes)
{
    private const int MostPages = 200;

    private readonly List<Block> pages = [];
    private double y;

    /// <returns>What the flow puts on each page, counted from the page's corner; at least one page.</returns>
    public IReadOnlyList<Block> Set(Flow flow, Scope scope, double pageWidth, double pageHeight)
    {
        var width = flow.Width ?? pageWidth - (2 * flow.X);
        StartPage(flow, pageWidth, pageHeight);
        foreach (var box in flow.Boxes.Where(scope.Shows))
        {
            if (box is not RepeatBox repeat)
            {
                Put(boxes.Set(box, scope, width, null), flow.Gap, null);
                continue;
            }
            Block? head = repeat.Head is null ? null : boxes.Set(repeat.Head, scope, width, null);
            var isFirst = true;
            foreach (var entry in boxes.SetRows(repeat, scope, width, null))
            {
                if (isFirst && head is not null) PutTogether(head, entry, repeat);
                else Put(entry, isFirst ? flow.Gap : repeat.Gap, head);
                isFirst = false;
                if (pages.Count > MostPages)
                {
                    sheet.Faults.Add(CardRefusals.TooManyPages(MostPages));
                    return pages;
                }
            }
        }
        return pages;

        // A head alone at the foot of a page would announce nothing.
        void PutTogether(Block head, Block entry, RepeatBox repeat)
        {
            var both = new Block(width, head.Height + repeat.Gap + entry.Height);
            both.Put(head, 0, 0);
            both.Put(entry, 0, head.Height + repeat.Gap);
            Put(both, flow.Gap, null);
        }

        void Put(Block block, double gap, Block? head)
        {
            var isAtTop = y <= Top(flow);
            var at = isAtTop ? y : y + gap;
            if (at + block.Height > pageHeight - flow.Bottom + 1e-6)
            {
                if (!isAtTop)
                {
                    StartPage(flow, pageWidth, pageHeight);
                    at = y;
                    if (head is not null)
                    {
                        pages[^1].Put(head, flow.X, at);
                        at += head.Height + gap;
                    }
                }
                if (at + block.Height > pageHeight - flow.Bottom + 1e-6) sheet.Faults.Add(CardRefusals.DoesNotFit("flow"));
            }
            pages[^1].Put(block, flow.X, at);
            y = at + block.Height;
        }
    }

    private double Top(Flow flow) => pages.Count <= 1 ? flow.Y : flow.LaterY;

    private void StartPage(Flow flow, double width, double height)
    {
        pages.Add(new Block(width, height));
        y = Top(flow);
    }
}
