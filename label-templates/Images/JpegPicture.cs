namespace Fulfillment.LabelTemplates.Images;

/// <summary>From coefficients to samples: dequantised, transformed back, brought to full size, and turned into gray or RGB.</summary>
internal sealed class JpegPicture
{
    // Where each coefficient of the zigzag stands in its block.
    private static readonly byte[] Zigzag =
    [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
    ];

    private static readonly float[] Cosines = [.. Enumerable.Range(0, 64).Select(i => (float)((i % 8 == 0 ? Math.Sqrt(0.125) : 0.5) * Math.Cos(((2 * (i / 8)) + 1) * (i % 8) * Math.PI / 16)))];

    private readonly JpegFrame frame;
    private readonly ushort[]?[] quantisation;
    private readonly int adobeTransform;
    private readonly byte[][] planes;

    /// <param name="adobeTransform">What Adobe's marker says of the colours, −1 without one.</param>
    /// <param name="wantsSamples">Without, rows are dropped as they come.</param>
    public JpegPicture(JpegFrame frame, ushort[]?[] quantisation, int adobeTransform, bool wantsSamples)
    {
        (this.frame, this.quantisation, this.adobeTransform) = (frame, quantisation, adobeTransform);
        Samples = wantsSamples ? new byte[frame.Width * frame.Height * (frame.Components.Count == 1 ? 1 : 3)] : [];
        planes = [.. frame.Components.Select(c => wantsSamples ? new byte[c.Stride * 8 * c.Vertical * 8] : [])];
    }

    /// <summary>Three colours that are red, green and blue already.</summary>
    public bool IsPlainRgb => frame.Components.Count == 3 && (adobeTransform == 0 || (adobeTransform < 0 && frame.Components.Select(c => (char)c.Id).SequenceEqual("RGB")));

    public byte[] Samples { get; }

    /// <summary>Draws one row of units whose coefficients are complete.</summary>
    public void Draw(int unitRow)
    {
        if (Samples.Length == 0) return;
        Span<float> block = stackalloc float[64];
        for (var c = 0; c < planes.Length; c++)
        {
            var component = frame.Components[c];
            for (var v = 0; v < component.Vertical; v++)
            {
                for (var column = 0; column < component.Stride; column++)
                    Transform(component.Block(column, (unitRow * component.Vertical) + v), quantisation[component.Table]!, block, planes[c].AsSpan((v * 8 * component.Stride * 8) + (column * 8)), component.Stride * 8);
            }
        }
        var height = 8 * frame.MostVertical;
        for (var y = 0; y < height && (unitRow * height) + y < frame.Height; y++) WriteRow((unitRow * height) + y, y);
    }

    /// <summary>Draws what was kept until the last scan.</summary>
    public void Finish()
    {
        if (!frame.KeepsAll) return;
        for (var row = 0; row < frame.UnitsDown; row++) Draw(row);
    }

    private static void Transform(ReadOnlySpan<short> coefficients, ushort[] table, Span<float> block, Span<byte> plane, int stride)
    {
        Span<float> half = stackalloc float[64];
        block.Clear();
        for (var i = 0; i < 64; i++)
            if (coefficients[i] != 0) block[Zigzag[i]] = coefficients[i] * table[i];
        for (var row = 0; row < 8; row++)
        {
            for (var x = 0; x < 8; x++)
            {
                var sum = 0f;
                for (var u = 0; u < 8; u++) sum += block[(row * 8) + u] * Cosines[(x * 8) + u];
                half[(row * 8) + x] = sum;
            }
        }
        for (var x = 0; x < 8; x++)
        {
            for (var y = 0; y < 8; y++)
            {
                var sum = 128.5f;
                for (var v = 0; v < 8; v++) sum += half[(v * 8) + x] * Cosines[(y * 8) + v];
                plane[(y * stride) + x] = (byte)Math.Clamp((int)sum, 0, 255);
            }
        }
    }

    private void WriteRow(int row, int inUnit)
    {
        var channels = planes.Length;
        Span<int> values = stackalloc int[4];
        for (var x = 0; x < frame.Width; x++)
        {
            for (var c = 0; c < channels; c++)
            {
                var component = frame.Components[c];
                values[c] = planes[c][(inUnit * component.Vertical / frame.MostVertical * component.Stride * 8) + (x * component.Horizontal / frame.MostHorizontal)];
            }
            var at = (row * frame.Width) + x;
            if (channels == 1) Samples[at] = (byte)values[0];
            else
            {
                if (channels == 3 ? !IsPlainRgb : adobeTransform == 2) ToRgb(values);
                if (channels == 4) FromCmyk(values, isTurned: adobeTransform == 2);
                for (var c = 0; c < 3; c++) Samples[(3 * at) + c] = (byte)values[c];
            }
        }
    }

    /// <summary>ITU-T T.871, 7.</summary>
    private static void ToRgb(Span<int> values)
    {
        double y = values[0], blue = values[1] - 128, red = values[2] - 128;
        values[0] = Clamp(y + (1.402 * red));
        values[1] = Clamp(y - (0.344136 * blue) - (0.714136 * red));
        values[2] = Clamp(y + (1.772 * blue));

        static int Clamp(double value) => (int)Math.Clamp(value + 0.5, 0, 255);
    }

    /// <summary>As a plain device mixes inks; Adobe's files count them backwards.</summary>
    private void FromCmyk(Span<int> values, bool isTurned)
    {
        for (var c = 0; c < 3; c++)
        {
            // YCCK carries the complement of its inks as a colour.
            if (isTurned) values[c] = 255 - values[c];
            values[c] = adobeTransform >= 0 ? values[c] * values[3] / 255 : (255 - values[c]) * (255 - values[3]) / 255;
        }
    }
}
