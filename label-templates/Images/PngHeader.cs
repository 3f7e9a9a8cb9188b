using System.Buffers.Binary;

namespace Fulfillment.LabelTemplates.Images;

/// <summary>IHDR: what the samples of a PNG mean.</summary>
internal sealed record PngHeader(int Width, int Height, int Depth, int ColorType, bool IsInterlaced)
{
    public bool IsPalette => ColorType == 3;

    public bool IsGray => ColorType is 0 or 4;

    public bool HasAlpha => ColorType is 4 or 6;

    public int Channels => ColorType switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

    public int BytesPerPixel => Math.Max(1, Channels * Depth / 8);

    public int RowLength(int width) => ((width * Channels * Depth) + 7) / 8;

    public static PngHeader? Read(ReadOnlySpan<byte> body)
    {
        if (body.Length != 13) return null;
        int width = BinaryPrimitives.ReadInt32BigEndian(body), height = BinaryPrimitives.ReadInt32BigEndian(body[4..]);
        int depth = body[8], type = body[9];
        var isKnown = type switch
        {
            0 => depth is 1 or 2 or 4 or 8 or 16,
            3 => depth is 1 or 2 or 4 or 8,
            2 or 4 or 6 => depth is 8 or 16,
            _ => false,
        };
        return width > 0 && height > 0 && isKnown && body[10] == 0 && body[11] == 0 && body[12] <= 1
            ? new PngHeader(width, height, depth, type, body[12] == 1)
            : null;
    }
}

/// <summary>Collects the decoded pixels of a PNG.</summary>
internal sealed class PngCanvas
{
    private readonly PngHeader header;
    private readonly byte[] palette;
    private readonly byte[] transparency;
    private readonly int channels;
    private readonly byte[] samples;
    private readonly byte[] alpha;
    private bool isTranslucent;

    public PngCanvas(PngHeader header, byte[] palette, byte[] transparency)
    {
        (this.header, this.palette, this.transparency) = (header, palette, transparency);
        channels = header.IsGray ? 1 : 3;
        samples = new byte[header.Width * header.Height * channels];
        alpha = new byte[header.Width * header.Height];
    }

    public void Put(ReadOnlySpan<byte> row, int width, int x, int dx, int y)
    {
        for (var i = 0; i < width; i++)
        {
            var pixel = (y * header.Width) + x + (i * dx);
            var at = pixel * channels;
            byte opacity = 255;
            if (header.IsPalette)
            {
                var entry = Sample(row, i, 0);
                if ((3 * entry) + 2 < palette.Length) palette.AsSpan(3 * entry, 3).CopyTo(samples.AsSpan(at));
                if (entry < transparency.Length) opacity = transparency[entry];
            }
            else
            {
                var isKeyed = transparency.Length >= 2 * channels && !header.HasAlpha;
                for (var c = 0; c < channels; c++)
                {
                    var value = Sample(row, i, c);
                    samples[at + c] = To8Bits(value);
                    isKeyed = isKeyed && value == ((transparency[2 * c] << 8) | transparency[(2 * c) + 1]);
                }
                if (header.HasAlpha) opacity = To8Bits(Sample(row, i, channels));
                else if (isKeyed) opacity = 0;
            }
            alpha[pixel] = opacity;
            isTranslucent |= opacity != 255;
        }
    }

    public RawImage Image() => new(header.Width, header.Height, ImageEncoding.Samples, channels, samples, isTranslucent ? alpha : default(ReadOnlyMemory<byte>?));

    private int Sample(ReadOnlySpan<byte> row, int pixel, int channel)
    {
        var index = (pixel * header.Channels) + channel;
        switch (header.Depth)
        {
            case 8: return row[index];
            case 16: return (row[2 * index] << 8) | row[(2 * index) + 1];
            default:
                var bit = index * header.Depth;
                return (row[bit / 8] >> (8 - header.Depth - (bit % 8))) & ((1 << header.Depth) - 1);
        }
    }

    private byte To8Bits(int value) => header.Depth switch
    {
        8 => (byte)value,
        16 => (byte)(value >> 8),
        _ => (byte)(value * 255 / ((1 << header.Depth) - 1)),
    };
}
