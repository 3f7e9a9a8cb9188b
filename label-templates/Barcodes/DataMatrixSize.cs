namespace Fulfillment.LabelTemplates.Barcodes;

/// <summary>Whether a DataMatrix may be a rectangle, for narrow places.</summary>
internal enum MatrixShape
{
    Square,
    Rectangle,
}

/// <summary>One of the sizes of ECC 200 (ISO/IEC 16022, table 7).</summary>
/// <param name="Rows">Modules down, finder included.</param>
/// <param name="Columns">Modules across, finder included.</param>
/// <param name="RegionRows">Modules down of one data region, finder left out.</param>
/// <param name="RegionColumns">Modules across of one data region, finder left out.</param>
/// <param name="Data">Codewords for data.</param>
/// <param name="Check">Codewords for error correction.</param>
/// <param name="Blocks">Interleaved blocks that both are divided into.</param>
internal sealed record DataMatrixSize(int Rows, int Columns, int RegionRows, int RegionColumns, int Data, int Check, int Blocks)
{
    /// <summary>Smallest first. The largest of the standard, 144 × 144, is left out: no card prints 1,500 bytes.</summary>
    private static readonly DataMatrixSize[] Squares =
    [
        Square(10, 1, 3, 5, 1), Square(12, 1, 5, 7, 1), Square(14, 1, 8, 10, 1), Square(16, 1, 12, 12, 1), Square(18, 1, 18, 14, 1), Square(20, 1, 22, 18, 1),
        Square(22, 1, 30, 20, 1), Square(24, 1, 36, 24, 1), Square(26, 1, 44, 28, 1), Square(32, 2, 62, 36, 1), Square(36, 2, 86, 42, 1), Square(40, 2, 114, 48, 1),
        Square(44, 2, 144, 56, 1), Square(48, 2, 174, 68, 1), Square(52, 2, 204, 84, 2), Square(64, 4, 280, 112, 2), Square(72, 4, 368, 144, 4), Square(80, 4, 456, 192, 4),
        Square(88, 4, 576, 224, 4), Square(96, 4, 696, 272, 4), Square(104, 4, 816, 336, 6), Square(120, 6, 1050, 408, 6), Square(132, 6, 1304, 496, 8),
    ];

    private static readonly DataMatrixSize[] Rectangles =
    [
        new(8, 18, 6, 16, 5, 7, 1), new(8, 32, 6, 14, 10, 11, 1), new(12, 26, 10, 24, 16, 14, 1), new(12, 36, 10, 16, 22, 18, 1), new(16, 36, 14, 16, 32, 24, 1), new(16, 48, 14, 22, 49, 28, 1),
    ];

    /// <summary>The smallest size that holds so many codewords, or null when none does.</summary>
    public static DataMatrixSize? For(int codewords, MatrixShape shape) => Array.Find(shape == MatrixShape.Square ? Squares : Rectangles, size => size.Data >= codewords);

    /// <summary>The most codewords of a shape.</summary>
    public static int Capacity(MatrixShape shape) => (shape == MatrixShape.Square ? Squares : Rectangles)[^1].Data;

    private static DataMatrixSize Square(int side, int regions, int data, int check, int blocks) => new(side, side, (side / regions) - 2, (side / regions) - 2, data, check, blocks);
}
