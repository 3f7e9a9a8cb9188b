using System.Globalization;
using System.Text;
using Fulfillment.LabelTemplates.Fonts;
using Fulfillment.LabelTemplates.Layout;

namespace Fulfillment.LabelTemplates.Svg;

/// <summary>Draws one page of a display list as SVG for a screen: glyphs as outlines, so that the preview needs no font.</summary>
public static class SvgBackend
{
    /// <param name="list">What to draw.</param>
    /// <param name="page">From 0.</param>
    public static string Write(DisplayList list, int page = 0)
    {
        var sheet = list.Pages[page];
        var glyphs = new Dictionary<(FontFace, ushort), int>();
        StringBuilder definitions = new(), body = new();
        var clips = 0;
        foreach (var mark in sheet.Marks)
        {
            switch (mark)
            {
                case TextMark text: Draw(text, glyphs, definitions, body); break;
                case RectangleMark rectangle: Draw(rectangle, body); break;
                case ModulesMark modules: Draw(modules, body); break;
                case ImageMark image: Draw(image, clips++, definitions, body); break;
            }
        }
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{sheet.WidthMm}mm\" height=\"{sheet.HeightMm}mm\" viewBox=\"0 0 {sheet.WidthMm} {sheet.HeightMm}\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><defs>{definitions}</defs>{body}</svg>");
    }

    private static void Draw(TextMark text, Dictionary<(FontFace, ushort), int> glyphs, StringBuilder definitions, StringBuilder body)
    {
        var scale = text.SizeMm / text.Face.UnitsPerEm;
        var stroke = text.StrokeMm > 0 ? string.Create(CultureInfo.InvariantCulture, $" stroke=\"{Hex(text.Color)}\" stroke-width=\"{N(text.StrokeMm / scale)}\"") : "";
        // Within the group the pen moves in font units, to the right and up.
        var turn = text.Direction == TextDirection.Sideways ? " rotate(90)" : "";
        Append(body, $"<g fill=\"{Hex(text.Color)}\"{stroke} transform=\"translate({N(text.X)} {N(text.Baseline)}){turn} scale({N(scale * text.Stretch)} {N(-scale)})\">");
        foreach (var (glyph, placeX, placeY) in text.Places())
        {
            var key = (text.Face, glyph.Glyph);
            if (!glyphs.TryGetValue(key, out var id))
            {
                glyphs[key] = id = glyphs.Count;
                Append(definitions, $"<path id=\"g{id}\" d=\"{Path(text.Face.Outline(glyph.Glyph))}\"/>");
            }
            double right = placeX - text.X, down = placeY - text.Baseline;
            if (text.Direction == TextDirection.Sideways) (right, down) = (down, 0);
            var y = down == 0 ? "" : $" y=\"{N(-down / scale)}\"";
            Append(body, $"<use href=\"#g{id}\" x=\"{N(right / scale / text.Stretch)}\"{y}/>");
        }
        body.Append("</g>");
    }

    private static void Draw(RectangleMark mark, StringBuilder body)
    {
        var paint = mark.LineMm is { } line ? $"fill=\"none\" stroke=\"{Hex(mark.Color)}\" stroke-width=\"{N(line)}\"" : $"fill=\"{Hex(mark.Color)}\"";
        Append(body, $"<rect {Box(mark.Area)} rx=\"{N(mark.RadiusMm)}\" {paint}/>");
    }

    private static void Draw(ModulesMark mark, StringBuilder body)
    {
        Append(body, $"<path fill=\"{Hex(mark.Color)}\" shape-rendering=\"crispEdges\" d=\"");
        foreach (var module in mark.Modules)
            Append(body, $"M{N(mark.X + module.X)} {N(mark.Y + module.Y)}h{N(module.Width)}v{N(module.Height)}h{N(-module.Width)}z");
        body.Append("\"/>");
    }

    private static void Draw(ImageMark mark, int number, StringBuilder definitions, StringBuilder body)
    {
        Append(definitions, $"<clipPath id=\"c{number}\"><rect {Box(mark.Clip)} rx=\"{N(mark.RadiusMm)}\"/></clipPath>");
        var type = mark.Image.IsJpeg ? "jpeg" : "png";
        // The JPEG without its Exif, for some viewers turn by it and some do not.
        var data = Convert.ToBase64String((mark.Image.IsJpeg ? mark.Image.Samples : mark.Image.Source).Span);
        var turn = mark.Image.Turn;
        var place = turn.IsNone
            ? Box(mark.Area)
            : string.Create(CultureInfo.InvariantCulture, $"width=\"1\" height=\"1\" transform=\"translate({N(mark.Area.X)} {N(mark.Area.Y)}) scale({N(mark.Area.Width)} {N(mark.Area.Height)}) matrix({turn.A} {turn.B} {turn.C} {turn.D} {turn.E} {turn.F})\"");
        Append(body, $"<g clip-path=\"url(#c{number})\"><image {place} preserveAspectRatio=\"none\" href=\"data:image/{type};base64,{data}\"/></g>");
    }

    /// <summary>TrueType's quadratic contours; between two points off the curve lies one on it, unwritten.</summary>
    private static string Path(GlyphOutline outline)
    {
        var path = new StringBuilder();
        foreach (var points in outline.Contours)
        {
            var first = Array.FindIndex(points, p => p.IsOnCurve);
            var start = first >= 0 ? points[first] : Middle(points[0], points[^1]);
            Append(path, $"M{N(start.X)} {N(start.Y)}");
            OutlinePoint? control = null;
            for (var i = first + 1; i <= first + points.Length; i++)
            {
                var point = points[i % points.Length];
                if (point.IsOnCurve)
                {
                    Append(path, control is { } c ? $"Q{N(c.X)} {N(c.Y)} {N(point.X)} {N(point.Y)}" : (FormattableString)$"L{N(point.X)} {N(point.Y)}");
                    control = null;
                    continue;
                }
                if (control is { } previous)
                {
                    var middle = Middle(previous, point);
                    Append(path, $"Q{N(previous.X)} {N(previous.Y)} {N(middle.X)} {N(middle.Y)}");
                }
                control = point;
            }
            if (control is { } last) Append(path, $"Q{N(last.X)} {N(last.Y)} {N(start.X)} {N(start.Y)}");
            path.Append('Z');
        }
        return path.ToString();
    }

    private static OutlinePoint Middle(OutlinePoint a, OutlinePoint b) => new((a.X + b.X) / 2, (a.Y + b.Y) / 2, true);

    private static string Box(Area area) => $"x=\"{N(area.X)}\" y=\"{N(area.Y)}\" width=\"{N(area.Width)}\" height=\"{N(area.Height)}\"";

    private static string Hex(Color color) => $"#{color.Red:x2}{color.Green:x2}{color.Blue:x2}";

    private static string N(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static void Append(StringBuilder text, FormattableString part) => text.Append(part.ToString(CultureInfo.InvariantCulture));
}
