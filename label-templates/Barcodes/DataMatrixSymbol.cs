using Fulfillment.LabelTemplates.Layout;

namespace Fulfillment.LabelTemplates.Barcodes;

/// <summary>DataMatrix ECC 200 (ISO/IEC 16022), its quiet zone of one module included.</summary>
internal static class DataMatrixSymbol
{
    private const int QuietZone = 1;

    public static SymbolOutcome Encode(string text, MatrixShape shape)
    {
        if (text.Length == 0) return new CodeFault("空です", "it is empty");
        foreach (var c in text)
            if (c > 'ÿ') return new CodeFault($"文字「{c}」は使えません（日本語にはQRを使ってください）", $"it cannot hold \"{c}\" (a QR code can)");
        return Draw(text, shape);
    }

    /// <summary>GS1 DataMatrix: FNC1 in first place, and after each element of no fixed length but the last.</summary>
    public static SymbolOutcome Encode(Gs1Elements elements, MatrixShape shape) => Draw(elements.Data(Code128.Fnc1), shape);

    /// <summary>Rows of modules, dark ones true, without quiet zone.</summary>
    internal static bool[,]? Modules(string text, MatrixShape shape)
    {
        if (DataMatrixText.Encode(text, shape, out var size) is not { } data) return null;
        var placed = DataMatrixPlacement.Of(size!, WithCheck(data, size!));
        var modules = new bool[size!.Rows, size.Columns];
        int regionHeight = size.RegionRows + 2, regionWidth = size.RegionColumns + 2;
        for (var y = 0; y < size.Rows; y++)
        {
            for (var x = 0; x < size.Columns; x++)
            {
                int inY = y % regionHeight, inX = x % regionWidth;
                modules[y, x] = inX == 0 || inY == regionHeight - 1
                    || (inY == 0 ? inX % 2 == 0 : inX == regionWidth - 1 ? inY % 2 == 1 : placed[(y / regionHeight * size.RegionRows) + inY - 1, (x / regionWidth * size.RegionColumns) + inX - 1]);
            }
        }
        return modules;
    }

    private static SymbolOutcome Draw(string text, MatrixShape shape)
    {
        if (Modules(text, shape) is not { } modules) return new CodeFault("長すぎます", "it is too long for any size");
        int rows = modules.GetLength(0), columns = modules.GetLength(1);
        var dark = new List<Area>();
        for (var y = 0; y < rows; y++)
        {
            for (var x = 0; x < columns; x++)
            {
                if (!modules[y, x]) continue;
                var start = x;
                while (x < columns && modules[y, x]) x++;
                dark.Add(new Area(start + QuietZone, y + QuietZone, x - start, 1));
            }
        }
        return new GridSymbol(rows + (2 * QuietZone), dark) { Columns = columns + (2 * QuietZone) };
    }

    /// <summary>Codeword n belongs to block n modulo the number of blocks, check codewords likewise.</summary>
    private static byte[] WithCheck(byte[] data, DataMatrixSize size)
    {
        byte[] all = [.. data, .. new byte[size.Check]];
        for (var block = 0; block < size.Blocks; block++)
        {
            var own = Enumerable.Range(0, data.Length).Where(i => i % size.Blocks == block).Select(i => data[i]).ToArray();
            var check = ReedSolomon.DataMatrix.Check(own, size.Check / size.Blocks);
            for (var i = 0; i < check.Length; i++) all[data.Length + (i * size.Blocks) + block] = check[i];
        }
        return all;
    }
}
