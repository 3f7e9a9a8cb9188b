using Fulfillment.LabelTemplates.Layout;
using QRCoder;

namespace Fulfillment.LabelTemplates.Barcodes;

/// <summary>Share of a QR symbol that may be lost and still read: L 7 %, M 15 %, Q 25 %, H 30 %.</summary>
internal enum QrErrorLevel
{
    L,
    M,
    Q,
    H,
}

/// <summary>A QR symbol as rectangles (ISO/IEC 18004), measured in modules, its four-module quiet zone included.</summary>
internal static class QrSymbol
{
    /// <summary>The most bytes a symbol of the level holds (version 40, byte mode).</summary>
    public static int Capacity(QrErrorLevel level) => level switch { QrErrorLevel.L => 2953, QrErrorLevel.M => 2331, QrErrorLevel.Q => 1663, _ => 1273 };

    /// <param name="text">Its UTF-8 must fit <see cref="Capacity"/>.</param>
    public static (int Modules, IReadOnlyList<Area> Dark) Encode(string text, QrErrorLevel level)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, level switch
        {
            QrErrorLevel.L => QRCodeGenerator.ECCLevel.L,
            QrErrorLevel.M => QRCodeGenerator.ECCLevel.M,
            QrErrorLevel.Q => QRCodeGenerator.ECCLevel.Q,
            _ => QRCodeGenerator.ECCLevel.H,
        });
        var matrix = data.ModuleMatrix;
        var dark = new List<Area>();
        for (var y = 0; y < matrix.Count; y++)
        {
            var row = matrix[y];
            for (var x = 0; x < row.Count; x++)
            {
                if (!row[x]) continue;
                var start = x;
                while (x < row.Count && row[x]) x++;
                dark.Add(new Area(start, y, x - start, 1));
            }
        }
        return (matrix.Count, dark);
    }
}
