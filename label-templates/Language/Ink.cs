using System.Globalization;
using Fulfillment.LabelTemplates.Layout;

namespace Fulfillment.LabelTemplates.Language;

/// <summary>A colour as a template says it: <c>#rgb</c>, <c>#rrggbb</c>, or the brand's own, as it is, tinted towards paper, as ink that is legible on paper, or what is legible on it.</summary>
internal sealed record Ink(Color? Fixed, double Tint, Ink.Use For)
{
    /// <summary>The darkest luminance that still has a contrast of 4.5 : 1 on white paper (WCAG 2.2, 1.4.3).</summary>
    private const double LegibleOnPaper = (1.05 / 4.5) - 0.05;

    /// <summary>What a colour of the brand is for.</summary>
    public enum Use
    {
        Area,
        TextOnPaper,
        TextOnBrand,
    }

    public static Ink Text { get; } = new(new Color(0x26, 0x26, 0x26), 1, Use.Area);

    /// <summary>A brand that named no colour of its own.</summary>
    public static Color DefaultBrand { get; } = new(0x3A, 0x4A, 0x5C);

    /// <summary><c>brand</c>, <c>brand/20</c> (20 % of it on white paper), <c>brandInk</c>, <c>onBrand</c>, <c>#222</c>, <c>#2b6b4f</c>.</summary>
    public static Ink? Parse(string text)
    {
        if (text == "brand") return new Ink(null, 1, Use.Area);
        if (text == "brandInk") return new Ink(null, 1, Use.TextOnPaper);
        if (text == "onBrand") return new Ink(null, 1, Use.TextOnBrand);
        if (text.StartsWith("brand/", StringComparison.Ordinal) && int.TryParse(text.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent <= 100)
            return new Ink(null, percent / 100.0, Use.Area);
        return ParseColor(text) is { } color ? new Ink(color, 1, Use.Area) : null;
    }

    public static Color? ParseColor(string text)
    {
        if (text.Length is not (4 or 7) || text[0] != '#') return null;
        var digits = text.Length == 7 ? text[1..] : string.Concat(text.Skip(1).Select(c => new string(c, 2)));
        return uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new Color((byte)(value >> 16), (byte)(value >> 8), (byte)value)
            : null;
    }

    public Color On(Color brand)
    {
        if (Fixed is { } color) return color;
        if (For == Use.TextOnBrand) return Luminance(brand) > 0.36 ? Text.Fixed!.Value : new Color(255, 255, 255);
        if (For == Use.TextOnPaper) return Legible(brand);
        return new Color(Mix(brand.Red), Mix(brand.Green), Mix(brand.Blue));
    }

    private byte Mix(byte channel) => (byte)Math.Round(255 + ((channel - 255) * Tint));

    private static Color Legible(Color brand)
    {
        while (Luminance(brand) > LegibleOnPaper) brand = new Color((byte)(brand.Red * 0.95), (byte)(brand.Green * 0.95), (byte)(brand.Blue * 0.95));
        return brand;
    }

    /// <summary>Relative luminance (WCAG 2.2).</summary>
    private static double Luminance(Color color)
    {
        static double Linear(byte channel) => channel / 255.0 is var c and <= 0.04045 ? c / 12.92 : Math.Pow(((channel / 255.0) + 0.055) / 1.055, 2.4);
        return (0.2126 * Linear(color.Red)) + (0.7152 * Linear(color.Green)) + (0.0722 * Linear(color.Blue));
    }
}
