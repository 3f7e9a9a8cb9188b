using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Fulfillment.Tests.Cards;

/// <summary>Pictures drawn for tests: PNG files written here, byte by byte.</summary>
internal static class Pictures
{
    public static IReadOnlyDictionary<string, byte[]> ByName { get; } = new Dictionary<string, byte[]>(StringComparer.Ordinal)
    {
        ["leaf"] = Draw(360, 300, (0xe4, 0xec, 0xdc), (0x4f, 0x85, 0x42), (x, y) => Math.Abs(x) + (y * y * 1.6) - 0.55 + (0.25 * y)),
        ["cup"] = Draw(320, 320, (0xf1, 0xe6, 0xd8), (0xa3, 0x5f, 0x35), Cup),
        ["tin"] = Draw(300, 340, (0xe6, 0xe9, 0xee), (0x3d, 0x5a, 0x80), (x, y) => Math.Max(Math.Abs(x) - 0.42, Math.Abs(y) - 0.62)),
        ["pot"] = Draw(360, 280, (0xf3, 0xe3, 0xdd), (0x8c, 0x3b, 0x2e), (x, y) => Math.Min(Math.Sqrt((x * x) + (y * y * 1.5)) - 0.5, Math.Max(Math.Abs(y + 0.15) - 0.09, Math.Abs(x - 0.5) - 0.28))),
        ["logo"] = Draw(420, 120, null, (0x2b, 0x6b, 0x4f), (x, y) => Math.Min(Math.Max(Math.Abs(x) - 0.9, Math.Abs(y) - 0.08), Math.Abs(Math.Sqrt((x * x * 9) + (y * y)) - 0.6) - 0.14)),
    };

    /// <summary>A shape that is where the distance is negative, softly shaded, on a ground or on nothing (then alpha varies).</summary>
    private static byte[] Draw(int width, int height, (int Red, int Green, int Blue)? ground, (int Red, int Green, int Blue) color, Func<double, double, double> distance)
    {
        var rows = new byte[height * (1 + (4 * width))];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                double u = ((2.0 * x) - width) / height, v = ((2.0 * y) - height) / height;
                var ink = Math.Clamp((-distance(u, v) * height / 2) + 0.5, 0, 1);
                var light = 0.85 + (0.25 * (0.5 - (u / 4) - (v / 4)));
                var below = ground ?? color;
                var at = (y * (1 + (4 * width))) + 1 + (4 * x);
                rows[at] = Mix(below.Red, color.Red);
                rows[at + 1] = Mix(below.Green, color.Green);
                rows[at + 2] = Mix(below.Blue, color.Blue);
                rows[at + 3] = ground is null ? (byte)(255 * ink) : (byte)255;

                byte Mix(int from, int to) => (byte)Math.Clamp(((from * (1 - ink)) + (to * ink)) * light, 0, 255);
            }
        }
        return Png(width, height, colorType: 6, rows);
    }

    private static double Cup(double x, double y) => Math.Min(
        Math.Max(Math.Abs(x) - 0.5 + (0.25 * y * y), Math.Abs(y) - 0.4),
        Math.Abs(Math.Sqrt(((x - 0.5) * (x - 0.5)) + (y * y)) - 0.22) - 0.06);

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
