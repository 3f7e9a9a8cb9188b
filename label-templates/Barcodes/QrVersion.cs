namespace Fulfillment.LabelTemplates.Barcodes;

/// <summary>Share of a QR symbol that may be lost and still read: L 7 %, M 15 %, Q 25 %, H 30 %.</summary>
internal enum QrErrorLevel
{
    L,
    M,
    Q,
    H,
}

/// <summary>What a version of QR holds (ISO/IEC 18004, tables 1, 7, 9 and annex E).</summary>
internal static class QrVersion
{
    public const int Largest = 40;

    // Check codewords of one block, by level and version from 1.
    private static readonly byte[][] CheckOfBlock =
    [
        [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
        [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28],
        [13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30, 30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
        [17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
    ];

    // Number of blocks, likewise.
    private static readonly byte[][] BlockCounts =
    [
        [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25],
        [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49],
        [1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29, 34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68],
        [1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81],
    ];

    /// <summary>Modules of a side.</summary>
    public static int Size(int version) => 17 + (4 * version);

    public static int Blocks(int version, QrErrorLevel level) => BlockCounts[(int)level][version - 1];

    public static int CheckPerBlock(int version, QrErrorLevel level) => CheckOfBlock[(int)level][version - 1];

    /// <summary>Codewords for data and for checking.</summary>
    public static int Codewords(int version) => FreeModules(version) / 8;

    public static int DataCodewords(int version, QrErrorLevel level) => Codewords(version) - (CheckPerBlock(version, level) * Blocks(version, level));

    /// <summary>Centres of the alignment patterns along one side (annex E).</summary>
    public static int[] AlignmentCentres(int version)
    {
        if (version == 1) return [];
        var count = (version / 7) + 2;
        var step = version == 32 ? 26 : ((version * 4) + (count * 2) + 1) / ((count * 2) - 2) * 2;
        var centres = new int[count];
        centres[0] = 6;
        for (int i = count - 1, at = Size(version) - 7; i > 0; i--, at -= step) centres[i] = at;
        return centres;
    }

    /// <summary>Modules that no pattern, format or version takes.</summary>
    private static int FreeModules(int version)
    {
        var free = (((16 * version) + 128) * version) + 64;
        if (version < 2) return free;
        var alignments = (version / 7) + 2;
        free -= (((25 * alignments) - 10) * alignments) - 55;
        return version < 7 ? free : free - 36;
    }
}
