namespace Fulfillment.LabelTemplates.Images;

/// <summary>Reads the coefficients of one scan, sequential (ITU-T T.81, F.2) or progressive (G.1).</summary>
internal sealed class JpegScan
{
    private readonly JpegFrame frame;
    private readonly List<(JpegComponent Component, JpegHuffman? Dc, JpegHuffman? Ac)> parts = [];
    private readonly int from, to, high, low, restartInterval;
    private int blocksToSkip;

    private JpegScan(JpegFrame frame, int from, int to, int high, int low, int restartInterval) =>
        (this.frame, this.from, this.to, this.high, this.low, this.restartInterval) = (frame, from, to, high, low, restartInterval);

    /// <param name="segment">The start of scan, after its marker.</param>
    /// <returns>Null where the segment contradicts the frame or names a table that is not there.</returns>
    public static JpegScan? Read(ReadOnlySpan<byte> segment, JpegFrame frame, JpegHuffman?[] dc, JpegHuffman?[] ac, int restartInterval)
    {
        if (segment.Length < 3 || segment[2] is 0 or > 4 || segment.Length < 6 + (2 * segment[2])) return null;
        int count = segment[2];
        var tail = segment.Slice(3 + (2 * count), 3);
        var scan = frame.IsProgressive
            ? new JpegScan(frame, tail[0], tail[1], tail[2] >> 4, tail[2] & 15, restartInterval)
            : new JpegScan(frame, 0, 63, 0, 0, restartInterval);
        for (var i = 0; i < count; i++)
        {
            byte id = segment[3 + (2 * i)], tables = segment[4 + (2 * i)];
            if (frame.Components.FirstOrDefault(c => c.Id == id) is not { } component || tables >> 4 > 3 || (tables & 15) > 3) return null;
            scan.parts.Add((component, dc[tables >> 4], ac[tables & 15]));
        }
        return scan.IsSound() ? scan : null;
    }

    public int Components => parts.Count;

    /// <param name="rowDone">Told of each row of units when nothing can be added to it, or null where it can.</param>
    /// <returns>False where the bits are broken.</returns>
    public bool Decode(ref JpegBits bits, Action<int>? rowDone)
    {
        Restart();
        var isAlone = parts.Count == 1;
        var across = isAlone ? parts[0].Component.BlocksAcross : frame.UnitsAcross;
        var down = isAlone ? parts[0].Component.BlocksDown : frame.UnitsDown;
        // A picture of one colour has units of one block, whatever its sampling says.
        var rowsInUnit = isAlone ? parts[0].Component.Vertical : 1;
        for (var row = 0; row < down; row++)
        {
            for (var column = 0; column < across; column++)
            {
                if (restartInterval > 0 && (row > 0 || column > 0) && ((row * across) + column) % restartInterval == 0)
                {
                    if (!bits.Restart()) return false;
                    Restart();
                }
                if (!DecodeUnit(ref bits, column, row, isAlone) || bits.IsOverrun) return false;
            }
            if (rowDone is null || ((row + 1) % rowsInUnit != 0 && row + 1 < down)) continue;
            rowDone(row / rowsInUnit);
            foreach (var (component, _, _) in parts) component.Clear();
        }
        return true;
    }

    private bool DecodeUnit(ref JpegBits bits, int column, int row, bool isAlone)
    {
        foreach (var (component, dc, ac) in parts)
        {
            if (isAlone)
            {
                if (!DecodeBlock(ref bits, component, dc, ac, component.Block(column, row))) return false;
                continue;
            }
            for (var v = 0; v < component.Vertical; v++)
                for (var h = 0; h < component.Horizontal; h++)
                    if (!DecodeBlock(ref bits, component, dc, ac, component.Block((column * component.Horizontal) + h, (row * component.Vertical) + v))) return false;
        }
        return true;
    }

    private bool IsSound()
    {
        if (parts.Select(p => p.Component).Distinct().Count() != parts.Count) return false;
        if (from > to || to > 63 || low > 13 || (from == 0 && frame.IsProgressive && to != 0) || (from > 0 && parts.Count > 1)) return false;
        var needsDc = from == 0 && high == 0;
        var needsAc = to > 0;
        return parts.TrueForAll(p => (!needsDc || p.Dc is not null) && (!needsAc || p.Ac is not null));
    }

    private void Restart()
    {
        blocksToSkip = 0;
        foreach (var (component, _, _) in parts) component.Predictor = 0;
    }

    private bool DecodeBlock(ref JpegBits bits, JpegComponent component, JpegHuffman? dc, JpegHuffman? ac, Span<short> block)
    {
        if (from == 0)
        {
            if (high > 0) block[0] |= (short)(bits.Bit() << low);
            else
            {
                var size = dc!.Next(ref bits);
                if (size is < 0 or > 15) return false;
                component.Predictor += bits.Signed(size);
                block[0] = (short)(component.Predictor << low);
            }
        }
        if (to == 0) return true;
        return high > 0 ? Refine(ref bits, ac!, block) : Ac(ref bits, ac!, block);
    }

    private bool Ac(ref JpegBits bits, JpegHuffman ac, Span<short> block)
    {
        if (blocksToSkip > 0)
        {
            blocksToSkip--;
            return true;
        }
        for (var k = Math.Max(from, 1); k <= to; k++)
        {
            var code = ac.Next(ref bits);
            if (code < 0) return false;
            int run = code >> 4, size = code & 15;
            if (size == 0)
            {
                if (run < 15)
                {
                    // Only progressive scans know runs of several ended blocks.
                    blocksToSkip = frame.IsProgressive ? (1 << run) - 1 + bits.Bits(run) : 0;
                    return true;
                }
                k += 15;
                continue;
            }
            k += run;
            if (k > to) return false;
            block[k] = (short)(bits.Signed(size) << low);
        }
        return true;
    }

    /// <summary>One more bit for coefficients that are known, and new ones between them (G.1.2.3).</summary>
    private bool Refine(ref JpegBits bits, JpegHuffman ac, Span<short> block)
    {
        var k = from;
        if (blocksToSkip == 0)
        {
            for (; k <= to; k++)
            {
                var code = ac.Next(ref bits);
                if (code < 0) return false;
                int run = code >> 4, size = code & 15, value = 0;
                if (size > 1) return false;
                if (size == 1) value = bits.Bit() == 1 ? 1 << low : -1 << low;
                else if (run < 15)
                {
                    blocksToSkip = (1 << run) + bits.Bits(run);
                    break;
                }
                for (; k <= to; k++)
                {
                    if (block[k] != 0) RefineOne(ref bits, ref block[k]);
                    else if (run-- == 0) break;
                }
                if (value != 0 && k <= to) block[k] = (short)value;
            }
        }
        if (blocksToSkip == 0) return true;
        for (; k <= to; k++)
            if (block[k] != 0) RefineOne(ref bits, ref block[k]);
        blocksToSkip--;
        return true;
    }

    private void RefineOne(ref JpegBits bits, ref short coefficient)
    {
        if (bits.Bit() == 0 || (coefficient & (1 << low)) != 0) return;
        coefficient += (short)(coefficient > 0 ? 1 << low : -1 << low);
    }
}
