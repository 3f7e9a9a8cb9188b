using System.Numerics;

namespace Fulfillment.LabelTemplates.Barcodes;

/// <summary>How hard a QR symbol is to find and read (ISO/IEC 18004, 7.8.3): runs, blocks, look-alikes of the finder, and too much of one colour.</summary>
internal static class QrPenalty
{
    private const int Words = 3, RunLength = 5, Run = 3, Block = 3, LookAlike = 40, Imbalance = 10;

    // 1 : 1 : 3 : 1 : 1 with four light modules before or after it.
    private const int LightAfter = 0b10111010000, LightBefore = 0b00001011101, Window = 0b11111111111;

    /// <param name="dark">Rows of three words.</param>
    public static int Of(ulong[] dark, int size)
    {
        int penalty = 0, count = 0;
        var down = Transpose(dark, size);
        for (var line = 0; line < size; line++)
        {
            penalty += Line(dark.AsSpan(line * Words, Words), size) + Line(down.AsSpan(line * Words, Words), size);
            for (var word = 0; word < Words; word++) count += BitOperations.PopCount(dark[(line * Words) + word]);
        }
        penalty += Blocks(dark, size) * Block;
        var percent = count * 100 / (size * size);
        var lower = percent / 5 * 5;
        return penalty + (Math.Min(Math.Abs(lower - 50), Math.Abs(lower + 5 - 50)) / 5 * Imbalance);
    }

    private static int Line(ReadOnlySpan<ulong> line, int size)
    {
        int penalty = 0, run = 0, window = 0, last = -1;
        for (var at = 0; at < size; at++)
        {
            var module = (int)(line[at >> 6] >> (at & 63)) & 1;
            if (module == last)
            {
                run++;
                if (run == RunLength) penalty += Run;
                else if (run > RunLength) penalty++;
            }
            else (run, last) = (1, module);
            window = ((window << 1) | module) & Window;
            if (at >= 10 && window is LightAfter or LightBefore) penalty += LookAlike;
        }
        return penalty;
    }

    /// <summary>Squares of two by two modules of one colour.</summary>
    private static int Blocks(ulong[] dark, int size)
    {
        var blocks = 0;
        for (var y = 0; y + 1 < size; y++)
        {
            for (var word = 0; word < Words; word++)
            {
                var at = (y * Words) + word;
                // Bit x says whether the module equals its right neighbour, in both rows, and the one below.
                ulong upper = dark[at], lower = dark[at + Words];
                ulong upperNext = Next(dark, at, word), lowerNext = Next(dark, at + Words, word);
                var equal = ~(upper ^ upperNext) & ~(lower ^ lowerNext) & ~(upper ^ lower);
                blocks += BitOperations.PopCount(equal & Inside(size - 1, word));
            }
        }
        return blocks;
    }

    private static ulong Next(ulong[] dark, int at, int word) => (dark[at] >> 1) | (word + 1 < Words ? dark[at + 1] << 63 : 0);

    /// <summary>The bits of a row's word that lie inside the width.</summary>
    public static ulong Inside(int width, int word) => Math.Clamp(width - (64 * word), 0, 64) switch { 64 => ulong.MaxValue, var bits => (1UL << bits) - 1 };

    private static ulong[] Transpose(ulong[] dark, int size)
    {
        var down = new ulong[dark.Length];
        for (var y = 0; y < size; y++)
        {
            for (var word = 0; word < Words; word++)
            {
                for (var bits = dark[(y * Words) + word]; bits != 0; bits &= bits - 1)
                {
                    var x = (64 * word) + BitOperations.TrailingZeroCount(bits);
                    down[(x * Words) + (y >> 6)] |= 1UL << (y & 63);
                }
            }
        }
        return down;
    }
}
