using System.Globalization;

namespace Fulfillment.Server.Screens.Customer;

/// <summary>A merchant's colour as a ground for words, whatever it is: ink is black or white, by which can be read.</summary>
internal static class BrandColors
{
    private const string Neutral = "#123c5a";

    /// <summary>Declarations for the page's root.</summary>
    public static string Declarations(string? color)
    {
        var ground = IsColor(color) ? color! : Neutral;
        return $"--brand:{ground};--on-brand:{(Luminance(ground) > 0.179 ? "#000000" : "#ffffff")}";
    }

    private static bool IsColor(string? color) => color is ['#', ..] && color.Length == 7 && color.Skip(1).All(char.IsAsciiHexDigit);

    // WCAG 2.2, relative luminance; at 0.179 black and white contrast alike, each by more than 4.5.
    private static double Luminance(string color) => 0.2126 * Channel(color, 1) + 0.7152 * Channel(color, 3) + 0.0722 * Channel(color, 5);

    private static double Channel(string color, int at)
    {
        var value = int.Parse(color.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
