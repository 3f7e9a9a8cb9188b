using Fulfillment.LabelTemplates.Barcodes;
using ZXing;

namespace Fulfillment.LabelTemplates.ZXing;

/// <summary>ZXing.Net's writers as the encoder of a <see cref="CardSetter"/>. What it draws otherwise than our templates promise (ITF with wide elements of three modules, GS1 DataMatrix) is left to the library.</summary>
public static class ZXingEncoder
{
    /// <inheritdoc cref="SymbolEncoder"/>
    public static bool[,]? Encode(string kind, string data, string option) => kind switch
    {
        "code128" or "gs1-128" => Modules(data, BarcodeFormat.CODE_128),
        "codabar" => Modules(data, BarcodeFormat.CODABAR),
        "ean13" => Modules(data, BarcodeFormat.EAN_13),
        "qr" => Modules(data, BarcodeFormat.QR_CODE, (EncodeHintType.ERROR_CORRECTION, option), (EncodeHintType.CHARACTER_SET, "UTF-8"), (EncodeHintType.DISABLE_ECI, true)),
        "datamatrix" when option == "Square" => Modules(data, BarcodeFormat.DATA_MATRIX, (EncodeHintType.DATA_MATRIX_SHAPE, global::ZXing.Datamatrix.Encoder.SymbolShapeHint.FORCE_SQUARE)),
        _ => null,
    };

    private static bool[,] Modules(string data, BarcodeFormat format, params (EncodeHintType Name, object Value)[] hints)
    {
        var asked = hints.ToDictionary(hint => hint.Name, hint => hint.Value);
        asked[EncodeHintType.MARGIN] = 0;
        var matrix = new MultiFormatWriter().encode(data, format, 0, 0, asked);
        // Bars are as many equal rows as the writer likes: one is enough.
        var modules = new bool[format is BarcodeFormat.QR_CODE or BarcodeFormat.DATA_MATRIX ? matrix.Height : 1, matrix.Width];
        for (var y = 0; y < modules.GetLength(0); y++)
            for (var x = 0; x < matrix.Width; x++) modules[y, x] = matrix[x, y];
        return modules;
    }
}
