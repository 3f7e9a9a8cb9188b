using Fulfillment.LabelTemplates.Layout;

namespace Fulfillment.LabelTemplates.Png;

/// <summary>Draws one page of a display list as a PNG: what the printer will make of it, to look at on a screen. The trimmed sheet, without its bleed.</summary>
public static class PngBackend
{
    /// <summary>What a screen shows at arm's length, and fine enough for a scanner to read codes off the picture.</summary>
    public const double DefaultDpi = 150;

    private const double MmPerInch = 25.4;
    private const int MostPixels = 40_000_000;

    /// <param name="list">What to draw.</param>
    /// <param name="page">From 0.</param>
    /// <param name="dpi">20 to 1200, and no more than 40 million pixels in all.</param>
    /// <exception cref="ArgumentOutOfRangeException">The page would have too many pixels.</exception>
    public static byte[] Write(DisplayList list, int page = 0, double dpi = DefaultDpi)
    {
        var sheet = list.Pages[page];
        var scale = dpi / MmPerInch;
        // A hair over a whole number is still that number.
        int width = (int)Math.Ceiling((sheet.WidthMm * scale) - 1e-3), height = (int)Math.Ceiling((sheet.HeightMm * scale) - 1e-3);
        if (!(dpi is >= 20 and <= 1200) || (long)width * height > MostPixels) throw new ArgumentOutOfRangeException(nameof(dpi), dpi, "A page of so many pixels is not drawn.");
        var canvas = new Canvas(width, height);
        foreach (var mark in sheet.Marks) Draw(canvas, mark, scale);
        return PngWriter.Write(canvas, dpi);
    }

    private static void Draw(Canvas canvas, Mark mark, double scale)
    {
        var outline = new Outline();
        switch (mark)
        {
            case RectangleMark { LineMm: { } line } frame:
                outline.Add(Scaled(frame.Area, scale, line / 2), frame.RadiusMm > 0 ? (frame.RadiusMm + (line / 2)) * scale : 0);
                if (frame.Area.Width > line && frame.Area.Height > line) outline.Add(Scaled(frame.Area, scale, -line / 2), Math.Max(0, frame.RadiusMm - (line / 2)) * scale, isHole: true);
                canvas.Fill(outline, frame.Color);
                break;
            case RectangleMark rectangle:
                outline.Add(Scaled(rectangle.Area, scale), rectangle.RadiusMm * scale);
                canvas.Fill(outline, rectangle.Color);
                break;
            case ModulesMark code:
                foreach (var module in code.Modules) outline.Add(Scaled(module.Moved(code.X, code.Y), scale), 0);
                canvas.Fill(outline, code.Color);
                break;
            case ImageMark image:
                outline.Add(Scaled(image.Clip, scale), image.RadiusMm * scale);
                canvas.Draw(outline, new Picture(image.Image, Scaled(image.Area, scale)).At);
                break;
            case TextMark text:
                Draw(canvas, text, scale);
                break;
            default:
                throw new InvalidOperationException($"No drawing for {mark.GetType().Name}.");
        }
    }

    /// <summary>Glyph by glyph: outlines that overlap in one face may wind against each other.</summary>
    private static void Draw(Canvas canvas, TextMark text, double scale)
    {
        var unit = text.UnitMm * scale;
        foreach (var (glyph, x, y) in text.Places())
        {
            var outline = new Outline();
            outline.Add(text.Face.Outline(glyph.Glyph), x * scale, y * scale, unit * text.Stretch, unit, text.Direction == TextDirection.Sideways);
            canvas.Fill(outline, text.Color);
            if (text.StrokeMm > 0) canvas.Fill(outline.Stroked(text.StrokeMm * scale), text.Color);
        }
    }

    private static Area Scaled(Area area, double scale, double grownMm = 0) =>
        new((area.X - grownMm) * scale, (area.Y - grownMm) * scale, (area.Width + (2 * grownMm)) * scale, (area.Height + (2 * grownMm)) * scale);
}
