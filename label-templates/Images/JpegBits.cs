namespace Fulfillment.LabelTemplates.Images;

/// <summary>The entropy-coded bits of one scan, between two markers (ITU-T T.81, F.2.2.5).</summary>
internal ref struct JpegBits(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> data = data;
    private int at, held;
    private uint bits;

    /// <summary>The scan asked for more than the file has: zeros were given, and the picture is broken.</summary>
    public bool IsOverrun { get; private set; }

    /// <summary>Bytes read, stuffed ones included.</summary>
    public readonly int Position => at;

    public int Bit()
    {
        if (held == 0) Fill();
        held--;
        return (int)(bits >> held & 1);
    }

    public int Bits(int count)
    {
        var value = 0;
        for (; count > 0; count--) value = (value << 1) | Bit();
        return value;
    }

    /// <summary>A value of so many bits, whose first bit says its sign (F.2.2.1).</summary>
    public int Signed(int count)
    {
        if (count == 0) return 0;
        var value = Bits(count);
        return value < 1 << (count - 1) ? value - (1 << count) + 1 : value;
    }

    /// <summary>Goes on after the next restart marker; false when there is none.</summary>
    public bool Restart()
    {
        held = 0;
        while (at + 1 < data.Length && !(data[at] == 0xFF && data[at + 1] is >= 0xD0 and <= 0xD7)) at++;
        if (at + 1 >= data.Length) return false;
        at += 2;
        return true;
    }

    private void Fill()
    {
        if (at >= data.Length || (data[at] == 0xFF && (at + 1 >= data.Length || data[at + 1] != 0)))
        {
            IsOverrun = true;
            bits = 0;
            held = 8;
            return;
        }
        bits = data[at];
        at += data[at] == 0xFF ? 2 : 1;
        held = 8;
    }
}
