using Fulfillment.LabelTemplates.Language;

namespace Fulfillment.LabelTemplates.Layout;

/// <summary>Sets pictures and rules.</summary>
internal sealed class FigureSetter(Sheet sheet)
{
    public Block SetImage(ImageBox box, Scope scope, double width, double? height)
    {
        if (sheet.Fill(box.Source, scope, box) is not { } name) return Block.Empty;
        var outcome = sheet.FindImage(name, sheet.Field(box.Source, scope, box));
        if (outcome.Value is not { } image)
        {
            sheet.Faults.Add(outcome.Refusal!);
            return Block.Empty;
        }
        var room = height ?? width * image.HeightPx / image.WidthPx;
        double across = width / image.WidthPx, down = room / image.HeightPx;
        var scale = box.Fit == ImageFit.Cover ? Math.Max(across, down) : Math.Min(across, down);
        double drawnWidth = image.WidthPx * scale, drawnHeight = image.HeightPx * scale;
        var x = box.Fit == ImageFit.Cover ? (width - drawnWidth) / 2 : box.Align switch
        {
            HorizontalAlign.Left => 0,
            HorizontalAlign.Right => width - drawnWidth,
            _ => (width - drawnWidth) / 2,
        };
        var area = new Area(x, (room - drawnHeight) / 2, drawnWidth, drawnHeight);
        var block = new Block(width, room);
        block.Marks.Add(new ImageMark(image, area, box.Fit == ImageFit.Cover ? new Area(0, 0, width, room) : area, box.Radius));
        return block;
    }

    public Block SetRule(RuleBox box, double width, double? height)
    {
        var area = box.IsVertical ? new Area(0, 0, box.Thickness, height ?? width) : new Area(0, 0, width, box.Thickness);
        var block = new Block(area.Width, area.Height);
        block.Marks.Add(new RectangleMark(area, 0, sheet.Color(box.Color), null));
        return block;
    }
}
