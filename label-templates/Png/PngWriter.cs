using System.Buffers.Binary;
using System.IO.Compression;
using Fulfillment.LabelTemplates.Images;

namespace Fulfillment.LabelTemplates.Png;

/// <summary>Writes RGB pixels as PNG (ISO/IEC 15948).</summary>
internal static class PngWriter
{
    private const double InchesPerMetre = 1000 / 25.4;

    public static byte[] Write(Canvas canvas, double dpi)
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, canvas.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), canvas.Height);
        (header[8], header[9]) = (8, 2);
        Chunk(file, "IHDR"u8, header);
        var resolution = new byte[9];
        BinaryPrimitives.WriteInt32BigEndian(resolution, (int)Math.Round(dpi * InchesPerMetre));
        BinaryPrimitives.WriteInt32BigEndian(resolution.AsSpan(4), (int)Math.Round(dpi * InchesPerMetre));
        resolution[8] = 1;
        Chunk(file, "pHYs"u8, resolution);
        Chunk(file, "IDAT"u8, Compress(canvas));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>Each row as its difference from the one above: paper is mostly the same.</summary>
    private static byte[] Compress(Canvas canvas)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var line = new byte[1 + (3 * canvas.Width)];
            line[0] = 2;
            for (var y = 0; y < canvas.Height; y++)
            {
                var row = canvas.Row(y);
                for (var i = 0; i < row.Length; i++) line[i + 1] = (byte)(row[i] - (y > 0 ? canvas.Row(y - 1)[i] : 0));
                zlib.Write(line);
            }
        }
        return compressed.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> body)
    {
        byte[] typed = [.. kind, .. body];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length);
        file.Write(number);
        file.Write(typed);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc.Of(typed));
        file.Write(number);
    }
}
