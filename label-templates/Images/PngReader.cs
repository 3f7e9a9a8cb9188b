using System.Buffers.Binary;
using System.IO.Compression;

namespace Fulfillment.LabelTemplates.Images;

/// <summary>Decodes PNG (ISO/IEC 15948), every colour type, depth and interlace, to 8-bit samples and opacity.</summary>
internal static class PngReader
{
    private static readonly (int X, int Y, int DX, int DY)[] Adam7 =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    public static ImageOutcome Read(ReadOnlyMemory<byte> file)
    {
        var data = file.Span;
        PngHeader? header = null;
        byte[] palette = [], transparency = [];
        using var compressed = new MemoryStream();
        for (var at = 8; ;)
        {
            if (at + 12 > data.Length) return ImageFault.CutShort;
            var length = BinaryPrimitives.ReadUInt32BigEndian(data[at..]);
            if (length > data.Length - at - 12) return ImageFault.CutShort;
            var kind = data.Slice(at + 4, 4);
            var body = data.Slice(at + 8, (int)length);
            if (BinaryPrimitives.ReadUInt32BigEndian(data[(at + 8 + (int)length)..]) != Crc.Of(data.Slice(at + 4, 4 + (int)length)))
                return ImageFault.Broken("checksum");
            at += 12 + (int)length;
            if (kind.SequenceEqual("IHDR"u8))
            {
                if (PngHeader.Read(body) is not { } read) return ImageFault.Broken("header");
                if (ImageFault.TooLarge(read.Width, read.Height) is { } tooLarge) return tooLarge;
                header = read;
            }
            else if (kind.SequenceEqual("PLTE"u8)) palette = body.ToArray();
            else if (kind.SequenceEqual("tRNS"u8)) transparency = body.ToArray();
            else if (kind.SequenceEqual("IDAT"u8)) compressed.Write(body);
            else if (kind.SequenceEqual("IEND"u8)) break;
        }
        if (header is null || compressed.Length == 0) return ImageFault.Broken("no picture");
        if (header.IsPalette && (palette.Length == 0 || palette.Length % 3 != 0)) return ImageFault.Broken("palette");
        compressed.Position = 0;
        try
        {
            using var pixels = new ZLibStream(compressed, CompressionMode.Decompress);
            return Decode(header, pixels, palette, transparency);
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            return broken is EndOfStreamException ? ImageFault.CutShort : ImageFault.Broken("compressed data");
        }
    }

    private static ImageOutcome Decode(PngHeader header, Stream pixels, byte[] palette, byte[] transparency)
    {
        var canvas = new PngCanvas(header, palette, transparency);
        foreach (var (x, y, dx, dy) in header.IsInterlaced ? Adam7 : [(0, 0, 1, 1)])
        {
            var width = (header.Width - x + dx - 1) / dx;
            var height = (header.Height - y + dy - 1) / dy;
            if (width <= 0 || height <= 0) continue;
            var row = new byte[header.RowLength(width)];
            var previous = new byte[row.Length];
            for (var line = 0; line < height; line++)
            {
                var filter = pixels.ReadByte();
                if (filter < 0) return ImageFault.CutShort;
                pixels.ReadExactly(row);
                if (!Unfilter(filter, row, previous, header.BytesPerPixel)) return ImageFault.Broken("filter");
                canvas.Put(row, width, x, dx, y + (line * dy));
                (row, previous) = (previous, row);
            }
        }
        return canvas.Image();
    }

    private static bool Unfilter(int filter, byte[] row, byte[] previous, int step)
    {
        if (filter > 4) return false;
        for (var i = 0; i < row.Length; i++)
        {
            int left = i >= step ? row[i - step] : 0, up = previous[i], corner = i >= step ? previous[i - step] : 0;
            row[i] += (byte)(filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 });
        }
        return true;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        int toLeft = Math.Abs(guess - left), toUp = Math.Abs(guess - up), toCorner = Math.Abs(guess - corner);
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
