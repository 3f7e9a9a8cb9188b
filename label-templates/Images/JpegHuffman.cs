namespace Fulfillment.LabelTemplates.Images;

/// <summary>A Huffman table of a JPEG (ITU-T T.81, annexes C and F.2.2.3).</summary>
internal sealed class JpegHuffman
{
    private const int Longest = 16;

    private readonly int[] largest = new int[Longest + 1];
    private readonly int[] first = new int[Longest + 1];
    private readonly byte[] values;

    private JpegHuffman(ReadOnlySpan<byte> counts, byte[] values)
    {
        this.values = values;
        int code = 0, index = 0;
        for (var length = 1; length <= Longest; length++)
        {
            first[length] = index - code;
            code += counts[length - 1];
            index += counts[length - 1];
            largest[length] = counts[length - 1] == 0 ? -1 : code - 1;
            code <<= 1;
        }
    }

    /// <summary>Reads one table: 16 counts and the values; null when they do not fit.</summary>
    public static JpegHuffman? Read(ReadOnlySpan<byte> data, out int length)
    {
        length = Longest;
        if (data.Length < Longest) return null;
        var total = 0;
        var free = 1;
        foreach (var count in data[..Longest])
        {
            total += count;
            free = (free << 1) - count;
            if (free < 0) return null;
        }
        length += total;
        return total > 256 || data.Length < length ? null : new JpegHuffman(data[..Longest], data[Longest..length].ToArray());
    }

    /// <summary>The next value, or −1 where the bits are no code of this table.</summary>
    public int Next(ref JpegBits bits)
    {
        var code = 0;
        for (var length = 1; length <= Longest; length++)
        {
            code = (code << 1) | bits.Bit();
            if (largest[length] >= 0 && code <= largest[length]) return code + first[length] is var at && at >= 0 && at < values.Length ? values[at] : -1;
        }
        return -1;
    }
}
