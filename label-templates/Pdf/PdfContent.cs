using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Fulfillment.LabelTemplates.Layout;

namespace Fulfillment.LabelTemplates.Pdf;

/// <summary>One page's content stream: marks in mm from the top become operators in points from the bottom.</summary>
internal sealed class PdfContent(double pageHeightMm, PdfResources resources)
{
    private const double PointsPerMm = 72 / 25.4;

    /// <summary>Length of a Bézier handle that makes a quarter circle of radius 1.</summary>
    private const double QuarterCircle = 0.5522847498;

    private readonly ArrayBufferWriter<byte> buffer = new(8 * 1024);
    private readonly SortedSet<int> fonts = [];
    private readonly SortedDictionary<int, int> images = [];
    private Color? fill;

    public ReadOnlySpan<byte> Bytes => buffer.WrittenSpan;

    public static string Points(double mm) => (mm * PointsPerMm).ToString("0.###", CultureInfo.InvariantCulture);

    public string ResourceDictionary()
    {
        var text = new StringBuilder("<</Font<<");
        foreach (var font in fonts) text.Append(resources.FontNames(font));
        text.Append(">>/XObject<<");
        foreach (var (name, id) in images) text.Append(CultureInfo.InvariantCulture, $"/I{name} {id} 0 R");
        return text.Append(">>>>").ToString();
    }

    public void Draw(Mark mark)
    {
        switch (mark)
        {
            case TextMark text: Draw(text); break;
            case RectangleMark rectangle: Draw(rectangle); break;
            case ModulesMark modules: Draw(modules); break;
            case ImageMark image: Draw(image); break;
        }
    }

    private void Draw(TextMark text)
    {
        var font = resources.Font(text.Face);
        fonts.Add(font.Number);
        Fill(text.Color);
        // Readers take wide tracking for spaces; the text behind the run says what it is.
        var isSpaced = text.TrackingMm > 0 || text.Glyphs.Any(g => g.Space > text.Face.UnitsPerEm / 25);
        if (isSpaced) ActualText(text.Glyphs);
        Write("BT /"u8);
        Write(text.Direction == TextDirection.Down ? "V"u8 : "F"u8);
        Whole(font.Number);
        Number(text.SizeMm * PointsPerMm);
        Write("Tf"u8);
        // Down the page is the negative direction, for tracking as for everything else.
        Number((text.Direction == TextDirection.Down ? -text.TrackingMm : text.TrackingMm / text.Stretch) * PointsPerMm);
        Write("Tc"u8);
        if (text.Direction == TextDirection.Sideways) Write(" 0 -1 1 0"u8);
        Number(text.X * PointsPerMm);
        Number(Y(text.Baseline));
        Write(text.Direction == TextDirection.Sideways ? "Tm"u8 : "Td"u8);
        if (text.Stretch != 1)
        {
            Number(text.Stretch * 100);
            Write("Tz"u8);
        }
        if (text.StrokeMm > 0)
        {
            Channels(text.Color);
            Write("RG"u8);
            Number(text.StrokeMm * PointsPerMm);
            Write("w 1 j 2 Tr"u8);
        }
        Show(text, font);
        if (text.StrokeMm > 0) Write(" 0 Tr"u8);
        if (text.Stretch != 1) Write(" 100 Tz"u8);
        Write(" ET\n"u8);
        if (isSpaced) Write("EMC\n"u8);
    }

    private void Show(TextMark text, PdfFont font)
    {
        // Thousandths of an em are taken off the pen's way: in a column that is the way down, which is negative already.
        var perUnit = (text.Direction == TextDirection.Down ? 1000.0 : -1000.0) / text.Face.UnitsPerEm;
        Write("[<"u8);
        for (var i = 0; i < text.Glyphs.Count; i++)
        {
            Hexadecimal(font.Character(text.Glyphs[i], text.Direction == TextDirection.Down));
            if (text.Glyphs[i].Space == 0 || i == text.Glyphs.Count - 1) continue;
            Write(">"u8);
            Number(text.Glyphs[i].Space * perUnit);
            Write("<"u8);
        }
        Write(">]TJ"u8);
    }

    private void ActualText(IReadOnlyList<SetGlyph> glyphs)
    {
        Write("/Span<</ActualText<FEFF"u8);
        Span<char> units = stackalloc char[4];
        foreach (var glyph in glyphs)
        {
            var count = new Rune(glyph.CodePoint).EncodeToUtf16(units);
            if (glyph.Selector != 0) count += new Rune(glyph.Selector).EncodeToUtf16(units[count..]);
            foreach (var unit in units[..count]) Hexadecimal(unit);
        }
        Write(">>>BDC\n"u8);
    }

    private void Draw(RectangleMark mark)
    {
        if (mark.LineMm is { } line)
        {
            Channels(mark.Color);
            Write("RG"u8);
            Number(line * PointsPerMm);
            Write("w"u8);
            Path(mark.Area, mark.RadiusMm);
            Write("S\n"u8);
            return;
        }
        Fill(mark.Color);
        Path(mark.Area, mark.RadiusMm);
        Write("f\n"u8);
    }

    private void Draw(ModulesMark mark)
    {
        // One path for all modules: filled one by one, neighbours would show seams where a renderer smooths edges.
        Fill(mark.Color);
        foreach (var module in mark.Modules) Path(module.Moved(mark.X, mark.Y), 0);
        Write("f\n"u8);
    }

    private void Draw(ImageMark mark)
    {
        var (number, id) = resources.Image(mark.Image);
        images[number] = id;
        Write("q"u8);
        Path(mark.Clip, mark.RadiusMm);
        Write("W n"u8);
        // A picture lies in the unit square with its first row on top; the matrix turns it upright and puts it into its area.
        var turn = mark.Image.Turn;
        double width = mark.Area.Width * PointsPerMm, height = mark.Area.Height * PointsPerMm;
        Numbers(width * turn.A, -height * turn.B, -width * turn.C, height * turn.D);
        Numbers((mark.Area.X * PointsPerMm) + (width * (turn.C + turn.E)), Y(mark.Area.Y) - (height * (turn.D + turn.F)));
        Write("cm /I"u8);
        Whole(number);
        Write("Do Q\n"u8);
    }

    private void Path(Area area, double radiusMm)
    {
        double x = area.X * PointsPerMm, y = Y(area.Y + area.Height), width = area.Width * PointsPerMm, height = area.Height * PointsPerMm;
        var r = Math.Min(radiusMm * PointsPerMm, Math.Min(width, height) / 2);
        if (r <= 0)
        {
            Numbers(x, y, width, height);
            Write("re "u8);
            return;
        }
        double right = x + width, top = y + height, k = r * (1 - QuarterCircle);
        Numbers(x + r, y);
        Write("m"u8);
        Numbers(right - r, y);
        Write("l"u8);
        Curve(right - k, y, right, y + k, right, y + r);
        Numbers(right, top - r);
        Write("l"u8);
        Curve(right, top - k, right - k, top, right - r, top);
        Numbers(x + r, top);
        Write("l"u8);
        Curve(x + k, top, x, top - k, x, top - r);
        Numbers(x, y + r);
        Write("l"u8);
        Curve(x, y + k, x + k, y, x + r, y);
        Write("h "u8);
    }

    private void Curve(double x1, double y1, double x2, double y2, double x3, double y3)
    {
        Numbers(x1, y1, x2, y2);
        Numbers(x3, y3);
        Write("c "u8);
    }

    private double Y(double mm) => (pageHeightMm - mm) * PointsPerMm;

    private void Fill(Color color)
    {
        if (fill == color) return;
        fill = color;
        if (color == Color.Black)
        {
            // Gray zero, so that bars and modules come out of the black cartridge alone.
            Write("0 g "u8);
            return;
        }
        Channels(color);
        Write("rg "u8);
    }

    private void Channels(Color color)
    {
        Number(color.Red / 255.0);
        Number(color.Green / 255.0);
        Number(color.Blue / 255.0);
    }

    private void Numbers(params ReadOnlySpan<double> values)
    {
        foreach (var value in values) Number(value);
    }

    /// <summary>Three decimals: a third of a micrometre.</summary>
    private void Number(double value)
    {
        var thousandths = (long)Math.Round(value * 1000);
        var span = buffer.GetSpan(32);
        var at = 0;
        span[at++] = (byte)' ';
        if (thousandths < 0)
        {
            span[at++] = (byte)'-';
            thousandths = -thousandths;
        }
        Utf8Formatter.TryFormat(thousandths / 1000, span[at..], out var written);
        at += written;
        var rest = (int)(thousandths % 1000);
        if (rest > 0)
        {
            span[at++] = (byte)'.';
            for (var unit = 100; rest > 0; unit /= 10)
            {
                span[at++] = (byte)('0' + (rest / unit));
                rest %= unit;
            }
        }
        buffer.Advance(at);
        Write(" "u8);
    }

    private void Hexadecimal(int value)
    {
        Utf8Formatter.TryFormat(value, buffer.GetSpan(8), out var written, new StandardFormat('X', 4));
        buffer.Advance(written);
    }

    private void Whole(int value)
    {
        Utf8Formatter.TryFormat(value, buffer.GetSpan(16), out var written);
        buffer.Advance(written);
        Write(" "u8);
    }

    private void Write(ReadOnlySpan<byte> text) => buffer.Write(text);
}
