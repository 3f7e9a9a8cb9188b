using System.Buffers;
using System.Buffers.Binary;

namespace Fulfillment.LabelTemplates.Images;

/// <summary>
/// Reads a JPEG (ITU-T T.81, baseline and progressive) to its end: the entropy-coded data must make sense, too. For paper the
/// samples stay encoded, without what the camera wrote about itself and where it stood; <see cref="Samples"/> decodes them for a screen.
/// </summary>
internal sealed class JpegReader
{
    /// <summary>A progressive picture keeps all its coefficients until its last scan; more pixels than this would take more memory than a card is worth.</summary>
    private const int LargestProgressive = 12_000_000;

    private const byte StartOfScan = 0xDA, EndOfImage = 0xD9, HuffmanTables = 0xC4, QuantisationTables = 0xDB, RestartInterval = 0xDD, Adobe = 0xEE, Exif = 0xE1, Jfif = 0xE0, Comment = 0xFE, ArithmeticTables = 0xCC;

    private readonly ReadOnlyMemory<byte> file;
    private readonly bool wantsSamples;
    private readonly JpegHuffman?[] dc = new JpegHuffman?[4], ac = new JpegHuffman?[4];
    private readonly ushort[]?[] quantisation = new ushort[]?[4];
    private readonly ArrayBufferWriter<byte> kept = new();
    private JpegFrame? frame;
    private JpegPicture? picture;
    private int restartInterval, orientation = 1, adobeTransform = -1;
    private bool hasScan;

    private JpegReader(ReadOnlyMemory<byte> file, bool wantsSamples) => (this.file, this.wantsSamples) = (file, wantsSamples);

    public static ImageOutcome Read(ReadOnlyMemory<byte> file)
    {
        var reader = new JpegReader(file, wantsSamples: false);
        return reader.Walk() is { } fault ? fault : reader.Image();
    }

    /// <summary>8-bit samples row by row, gray or RGB, as stored (not turned); of a file that <see cref="Read"/> found whole.</summary>
    public static byte[] Samples(ReadOnlyMemory<byte> file)
    {
        var reader = new JpegReader(file, wantsSamples: true);
        return reader.Walk() is null ? reader.picture!.Samples : throw new InvalidOperationException("A picture that was read whole is broken.");
    }

    private ImageFault? Walk()
    {
        var data = file.Span;
        kept.Write(data[..2]);
        for (var at = 2; ;)
        {
            while (at < data.Length && data[at] != 0xFF) at++;
            while (at < data.Length && data[at] == 0xFF) at++;
            if (at >= data.Length) return ImageFault.CutShort;
            var marker = data[at++];
            if (marker == EndOfImage) return End();
            if (marker is 0x00 or 0x01 or (>= 0xD0 and <= 0xD8)) continue;
            if (at + 2 > data.Length) return ImageFault.CutShort;
            var length = (data[at] << 8) | data[at + 1];
            if (length < 2) return ImageFault.Broken("segment length");
            if (at + length > data.Length) return ImageFault.CutShort;
            if (Take(marker, data.Slice(at, length)) is { } fault) return fault;
            if (Keeps(marker)) Keep(marker, data.Slice(at, length));
            at += length;
            if (marker != StartOfScan) continue;
            if (Scan(data.Slice(at - length, length), data[at..], out var read) is { } broken) return broken;
            kept.Write(data.Slice(at, read));
            at += read;
        }
    }

    /// <summary>Everything that decoding needs; no camera, place, thumbnail or comment goes onto paper.</summary>
    private static bool Keeps(byte marker) => marker is Jfif or Adobe || (marker is not Comment && marker is < 0xE0 or > 0xEF);

    private void Keep(byte marker, ReadOnlySpan<byte> segment)
    {
        kept.Write<byte>([0xFF, marker]);
        kept.Write(segment);
    }

    private ImageFault? Take(byte marker, ReadOnlySpan<byte> segment)
    {
        switch (marker)
        {
            case HuffmanTables: return TakeHuffman(segment[2..]);
            case QuantisationTables: return TakeQuantisation(segment[2..]);
            case RestartInterval when segment.Length >= 4: restartInterval = BinaryPrimitives.ReadUInt16BigEndian(segment[2..]); return null;
            case Adobe when segment.Length >= 14 && segment[2..].StartsWith("Adobe"u8): adobeTransform = segment[13]; return null;
            case Exif: orientation = ExifOrientation.Read(segment[2..]) ?? orientation; return null;
            case ArithmeticTables: return ImageFault.RareJpeg;
            case >= 0xC0 and <= 0xCF and not 0xC8: return TakeFrame(marker, segment);
            default: return null;
        }
    }

    private ImageFault? TakeFrame(byte marker, ReadOnlySpan<byte> segment)
    {
        if (marker is not (0xC0 or 0xC1 or 0xC2)) return ImageFault.RareJpeg;
        if (segment.Length < 8 || frame is not null) return ImageFault.Broken("frame");
        int bits = segment[2], height = (segment[3] << 8) | segment[4], width = (segment[5] << 8) | segment[6], channels = segment[7];
        if (bits != 8) return new ImageFault($"1色{bits}ビットのJPEGです", $"it is a JPEG of {bits} bits a channel");
        if (width == 0 || height == 0) return ImageFault.Broken("size");
        if (ImageFault.TooLarge(width, height) is { } tooLarge) return tooLarge;
        if (channels is not (1 or 3 or 4) || JpegFrame.Read(segment, marker == 0xC2) is not { } read) return ImageFault.Broken("channels");
        if (read.IsProgressive && width * height > LargestProgressive)
            return new($"{width}×{height}ピクセルのプログレッシブJPEGは大きすぎます（上限1,200万ピクセル）", $"{width}×{height} pixels are too many for a progressive JPEG (the limit is 12 million)");
        frame = read;
        return null;
    }

    private ImageFault? TakeHuffman(ReadOnlySpan<byte> data)
    {
        while (data.Length > 0)
        {
            if ((data[0] & 15) > 3 || data[0] >> 4 > 1 || JpegHuffman.Read(data[1..], out var length) is not { } table) return ImageFault.Broken("Huffman table");
            (data[0] >> 4 == 0 ? dc : ac)[data[0] & 15] = table;
            data = data[(1 + length)..];
        }
        return null;
    }

    private ImageFault? TakeQuantisation(ReadOnlySpan<byte> data)
    {
        while (data.Length > 0)
        {
            var size = data[0] >> 4 == 0 ? 1 : 2;
            if (data[0] >> 4 > 1 || (data[0] & 15) > 3 || data.Length < 1 + (64 * size)) return ImageFault.Broken("quantisation table");
            var table = new ushort[64];
            for (var i = 0; i < 64; i++) table[i] = size == 1 ? data[1 + i] : BinaryPrimitives.ReadUInt16BigEndian(data[(1 + (2 * i))..]);
            quantisation[data[0] & 15] = table;
            data = data[(1 + (64 * size))..];
        }
        return null;
    }

    private ImageFault? Scan(ReadOnlySpan<byte> segment, ReadOnlySpan<byte> data, out int read)
    {
        read = 0;
        if (frame is null || JpegScan.Read(segment, frame, dc, ac, restartInterval) is not { } scan) return ImageFault.Broken("scan");
        var isWhole = !frame.IsProgressive && scan.Components == frame.Components.Count;
        if (!hasScan && !isWhole && frame.Width * frame.Height > LargestProgressive) return ImageFault.Broken("scans");
        if (!hasScan)
        {
            if (frame.Components.Any(c => quantisation[c.Table] is null)) return ImageFault.Broken("quantisation table");
            frame.Allot(keepsAll: !isWhole);
            picture = new JpegPicture(frame, quantisation, adobeTransform, wantsSamples);
        }
        else if (isWhole) return ImageFault.Broken("scans");
        hasScan = true;
        var bits = new JpegBits(data);
        if (!scan.Decode(ref bits, isWhole ? picture!.Draw : null)) return ImageFault.Broken("compressed data");
        read = bits.Position;
        return null;
    }

    private ImageFault? End()
    {
        if (frame is null || !hasScan) return ImageFault.Broken("no picture");
        picture!.Finish();
        kept.Write<byte>([0xFF, EndOfImage]);
        return null;
    }

    private RawImage Image() => new(frame!.Width, frame.Height, ImageEncoding.Jpeg, frame.Components.Count, kept.WrittenSpan.ToArray(), null)
    {
        Orientation = orientation,
        IsInverted = frame.Components.Count == 4 && adobeTransform >= 0,
        IsPlainRgb = picture!.IsPlainRgb && adobeTransform < 0,
    };
}
