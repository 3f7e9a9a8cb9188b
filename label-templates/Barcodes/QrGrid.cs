namespace Fulfillment.LabelTemplates.Barcodes;

/// <summary>
/// The modules of one QR symbol (ISO/IEC 18004, clauses 6 and 7.7): patterns, codewords, and the mask of the eight whose
/// symbol a camera finds easiest. A row is three words of 64 modules, so that masks are laid on and judged by the row.
/// </summary>
internal sealed class QrGrid
{
    private const int Words = 3;

    /// <summary>Rows after which every mask begins again.</summary>
    private const int MaskPeriod = 12;

    private static readonly ulong[,,] MaskRows = LayMasks();

    private readonly int version, size;

    /// <summary>Dark modules, and those that belong to a pattern; row by row.</summary>
    private readonly ulong[] dark, taken;

    private QrGrid(int version)
    {
        this.version = version;
        size = QrVersion.Size(version);
        dark = new ulong[size * Words];
        taken = new ulong[size * Words];
        // What lies right of the symbol is nobody's to darken.
        for (var word = 0; word < taken.Length; word++) taken[word] = ~QrPenalty.Inside(size, word % Words);
    }

    public int Size => size;

    public bool this[int x, int y] => (dark[(y * Words) + (x >> 6)] >> (x & 63) & 1) != 0;

    /// <summary>Lays the codewords, checks included, and chooses the mask.</summary>
    public static QrGrid Of(int version, QrErrorLevel level, byte[] codewords)
    {
        var grid = new QrGrid(version);
        grid.SetPatterns();
        grid.SetCodewords(codewords);
        grid.SetBestMask(level);
        return grid;
    }

    private void SetPatterns()
    {
        for (var i = 0; i < size; i++)
        {
            Set(i, 6, i % 2 == 0);
            Set(6, i, i % 2 == 0);
        }
        SetSquare(3, 3, 4);
        SetSquare(size - 4, 3, 4);
        SetSquare(3, size - 4, 4);
        var centres = QrVersion.AlignmentCentres(version);
        foreach (var y in centres)
            foreach (var x in centres)
                if (!((x == 6 && (y == 6 || y == size - 7)) || (x == size - 7 && y == 6))) SetSquare(x, y, 2);
        SetFormat(0);
        if (version >= 7) SetVersion();
    }

    /// <summary>Rings around a centre: the finder with its light border, or an alignment pattern.</summary>
    private void SetSquare(int centreX, int centreY, int reach)
    {
        for (var y = Math.Max(0, centreY - reach); y <= Math.Min(size - 1, centreY + reach); y++)
        {
            for (var x = Math.Max(0, centreX - reach); x <= Math.Min(size - 1, centreX + reach); x++)
            {
                var ring = Math.Max(Math.Abs(x - centreX), Math.Abs(y - centreY));
                Set(x, y, reach == 4 ? ring is not (2 or 4) : ring != 1);
            }
        }
    }

    /// <summary>Level and mask, twice, with the dark module beside them.</summary>
    private void SetFormat(int fifteenBits)
    {
        for (var i = 0; i < 15; i++)
        {
            var bit = (fifteenBits >> i & 1) != 0;
            // Down the left finder's side and along its foot, passing over the timing patterns.
            if (i < 8) Set(8, i < 6 ? i : i + 1, bit);
            else Set(i == 8 ? 7 : 14 - i, 8, bit);
            if (i < 8) Set(size - 1 - i, 8, bit);
            else Set(8, size - 15 + i, bit);
        }
        Set(8, size - 8, true);
    }

    private void SetVersion()
    {
        var rest = version;
        for (var i = 0; i < 12; i++) rest = (rest << 1) ^ ((rest >> 11) * 0x1F25);
        var bits = (version << 12) | rest;
        for (var i = 0; i < 18; i++)
        {
            var bit = (bits >> i & 1) != 0;
            int far = size - 11 + (i % 3), near = i / 3;
            Set(far, near, bit);
            Set(near, far, bit);
        }
    }

    /// <summary>Upwards and downwards in columns two modules wide, from the right.</summary>
    private void SetCodewords(byte[] codewords)
    {
        var at = 0;
        for (var right = size - 1; right >= 1; right -= 2)
        {
            if (right == 6) right = 5;
            var isUpward = ((right + 1) & 2) == 0;
            for (var step = 0; step < size; step++)
            {
                var y = isUpward ? size - 1 - step : step;
                for (var x = right; x >= right - 1; x--)
                {
                    var word = (y * Words) + (x >> 6);
                    if ((taken[word] >> (x & 63) & 1) != 0 || at >= 8 * codewords.Length) continue;
                    dark[word] |= (ulong)(codewords[at >> 3] >> (7 - (at & 7)) & 1) << (x & 63);
                    at++;
                }
            }
        }
    }

    private void SetBestMask(QrErrorLevel level)
    {
        int best = 0, least = int.MaxValue;
        for (var mask = 0; mask < 8; mask++)
        {
            Apply(mask);
            SetFormat(Format(level, mask));
            var penalty = QrPenalty.Of(dark, size);
            Apply(mask);
            if (penalty >= least) continue;
            (best, least) = (mask, penalty);
        }
        Apply(best);
        SetFormat(Format(level, best));
    }

    private void Apply(int mask)
    {
        for (var y = 0; y < size; y++)
            for (var word = 0; word < Words; word++) dark[(y * Words) + word] ^= MaskRows[mask, y % MaskPeriod, word] & ~taken[(y * Words) + word];
    }

    private static ulong[,,] LayMasks()
    {
        var rows = new ulong[8, MaskPeriod, Words];
        for (var mask = 0; mask < 8; mask++)
            for (var y = 0; y < MaskPeriod; y++)
                for (var x = 0; x < QrVersion.Size(QrVersion.Largest); x++)
                    if (Masks(mask, x, y)) rows[mask, y, x >> 6] |= 1UL << (x & 63);
        return rows;
    }

    private static bool Masks(int mask, int x, int y) => mask switch
    {
        0 => (x + y) % 2 == 0,
        1 => y % 2 == 0,
        2 => x % 3 == 0,
        3 => (x + y) % 3 == 0,
        4 => ((x / 3) + (y / 2)) % 2 == 0,
        5 => (x * y % 2) + (x * y % 3) == 0,
        6 => ((x * y % 2) + (x * y % 3)) % 2 == 0,
        _ => (((x + y) % 2) + (x * y % 3)) % 2 == 0,
    };

    private static int Format(QrErrorLevel level, int mask)
    {
        var data = (level switch { QrErrorLevel.L => 1, QrErrorLevel.M => 0, QrErrorLevel.Q => 3, _ => 2 } << 3) | mask;
        var rest = data;
        for (var i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
        return ((data << 10) | rest) ^ 0x5412;
    }

    private void Set(int x, int y, bool isDark)
    {
        var word = (y * Words) + (x >> 6);
        var bit = 1UL << (x & 63);
        taken[word] |= bit;
        if (isDark) dark[word] |= bit;
        else dark[word] &= ~bit;
    }
}
