namespace Fulfillment.LabelTemplates.Images;

/// <summary>One colour of a JPEG: how finely it is sampled, and its coefficients block by block.</summary>
internal sealed class JpegComponent(byte id, int horizontal, int vertical, int table)
{
    private short[] coefficients = [];
    private int rows;

    public byte Id => id;

    public int Horizontal => horizontal;

    public int Vertical => vertical;

    /// <summary>Which quantisation table it uses.</summary>
    public int Table => table;

    /// <summary>Blocks across that hold picture.</summary>
    public int BlocksAcross { get; private set; }

    /// <summary>Blocks down that hold picture.</summary>
    public int BlocksDown { get; private set; }

    /// <summary>Blocks of a stored row, those that only fill the last unit included.</summary>
    public int Stride { get; private set; }

    /// <summary>The last DC coefficient of the scan.</summary>
    public int Predictor { get; set; }

    /// <param name="keepsAll">Every row of units has a place of its own; else all share one.</param>
    public void Allot(JpegFrame frame, bool keepsAll)
    {
        BlocksAcross = JpegFrame.Ceiling(JpegFrame.Ceiling(frame.Width * horizontal, frame.MostHorizontal), 8);
        BlocksDown = JpegFrame.Ceiling(JpegFrame.Ceiling(frame.Height * vertical, frame.MostVertical), 8);
        Stride = frame.UnitsAcross * horizontal;
        rows = (keepsAll ? frame.UnitsDown : 1) * vertical;
        coefficients = new short[Stride * rows * 64];
    }

    /// <summary>64 coefficients in zigzag order.</summary>
    public Span<short> Block(int column, int row) => coefficients.AsSpan((((row % rows) * Stride) + column) * 64, 64);

    public void Clear() => coefficients.AsSpan().Clear();
}

/// <summary>A JPEG's start of frame (ITU-T T.81, B.2.2).</summary>
internal sealed record JpegFrame(int Width, int Height, bool IsProgressive, IReadOnlyList<JpegComponent> Components)
{
    public int MostHorizontal { get; } = Components.Max(c => c.Horizontal);

    public int MostVertical { get; } = Components.Max(c => c.Vertical);

    /// <summary>Units (all colours' blocks of one place) across.</summary>
    public int UnitsAcross => Ceiling(Width, 8 * MostHorizontal);

    public int UnitsDown => Ceiling(Height, 8 * MostVertical);

    /// <summary>The coefficients of the whole picture are kept, for more scans may add to them.</summary>
    public bool KeepsAll { get; private set; }

    public static int Ceiling(int value, int divisor) => (value + divisor - 1) / divisor;

    public void Allot(bool keepsAll)
    {
        KeepsAll = keepsAll;
        foreach (var component in Components) component.Allot(this, keepsAll);
    }

    /// <summary>Reads the segment after its marker; null where it contradicts itself.</summary>
    public static JpegFrame? Read(ReadOnlySpan<byte> segment, bool isProgressive)
    {
        int height = (segment[3] << 8) | segment[4], width = (segment[5] << 8) | segment[6], count = segment[7];
        if (segment.Length < 8 + (3 * count)) return null;
        var components = new List<JpegComponent>();
        for (var i = 0; i < count; i++)
        {
            byte id = segment[8 + (3 * i)], factors = segment[9 + (3 * i)], table = segment[10 + (3 * i)];
            int horizontal = factors >> 4, vertical = factors & 15;
            if (horizontal is 0 or > 4 || vertical is 0 or > 4 || table > 3 || components.Exists(c => c.Id == id)) return null;
            components.Add(new JpegComponent(id, horizontal, vertical, table));
        }
        return new JpegFrame(width, height, isProgressive, components);
    }
}
