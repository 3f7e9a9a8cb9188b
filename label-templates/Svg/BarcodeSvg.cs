using System.Globalization;
using System.Text;
using Fulfillment.LabelTemplates.Barcodes;

namespace Fulfillment.LabelTemplates.Svg;

/// <summary>One barcode alone as SVG, for sheets and screens that are HTML.</summary>
public static class BarcodeSvg
{
    /// <summary>Code 128 (ISO/IEC 15417), its quiet zones included, a unit a module; the page gives it width and height in whatever units.</summary>
    /// <param name="text">ASCII, control characters too; anything else is an <see cref="ArgumentException"/>.</param>
    public static string Code128(string text)
    {
        var encoded = Barcodes.Code128.Encode(text);
        if (encoded.Symbol is not BarSymbol symbol) throw new ArgumentException(encoded.Fault?.En, nameof(text));
        var bars = new StringBuilder();
        foreach (var bar in symbol.Bars) bars.Append(CultureInfo.InvariantCulture, $"M{bar.X} 0h{bar.Width}v1h-{bar.Width}z");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {symbol.Columns} 1\" preserveAspectRatio=\"none\" shape-rendering=\"crispEdges\" aria-hidden=\"true\"><path fill=\"#fff\" d=\"M0 0h{symbol.Columns}v1H0z\"/><path d=\"{bars}\"/></svg>");
    }
}
