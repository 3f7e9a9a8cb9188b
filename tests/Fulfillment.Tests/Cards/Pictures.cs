using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Fulfillment.Tests.Cards;

/// <summary>Pictures drawn for tests: PNG files written here, byte by byte.</summary>
internal static class Pictures
{
    public static IReadOnlyDictionary<string, byte[]> ByName { get; } = new Dictionary<string, byte[]>(StringComparer.Ordinal)
    {
        ["leaf"] = Disc(240, 180, (0x5f, 0x8f, 0x4e)),
        ["cup"] = Disc(200, 200, (0xb0, 0x6a, 0x3b)),
        ["logo"] = Disc(300, 90, (0x2b, 0x6b, 0x4f)),
    };

    /// <summary>A shaded disc on nothing: colour and alpha both vary.</summary>
    public static byte[] Disc(int width, int height, (int Red, int Green, int Blue) color)
    {
        var rows = new byte[height * (1 + (4 * width))];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                double dx = (x - (width / 2.0)) / (width / 2.0), dy = (y - (height / 2.0)) / (height / 2.0);
                var distance = (dx * dx) + (dy * dy);
                var light = 1 - (distance * 0.5);
                var at = (y * (1 + (4 * width))) + 1 + (4 * x);
                (rows[at], rows[at + 1], rows[at + 2]) = ((byte)(color.Red * light), (byte)(color.Green * light), (byte)(color.Blue * light));
                rows[at + 3] = (byte)(distance <= 0.9 ? 255 : distance <= 1 ? 2550 * (1 - distance) : 0);
            }
        }
        return Png(width, height, colorType: 6, rows);
    }

    /// <summary>A PNG of 8 bits a sample.</summary>
    public static byte[] Png(int width, int height, byte colorType, byte[] filteredRows)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, colorType);
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(filteredRows);
        return [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. Chunk("IHDR", header), .. Chunk("IDAT", data.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string kind, byte[] body)
    {
        byte[] typed = [.. Encoding.ASCII.GetBytes(kind), .. body];
        var chunk = new byte[typed.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, body.Length);
        typed.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(typed.Length + 4), Crc(typed));
        return chunk;
    }

    private static uint Crc(byte[] data)
    {
        var crc = 0xFFFFFFFF;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }
        return crc ^ 0xFFFFFFFF;
    }
}
