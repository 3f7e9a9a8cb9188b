namespace Fulfillment.LabelTemplates.Images;

/// <summary>Walks a JPEG's segments to its end; the samples stay encoded, for PDF and SVG carry JPEG as it is.</summary>
internal static class JpegReader
{
    private const byte StartOfScan = 0xDA, EndOfImage = 0xD9;

    public static ImageOutcome Read(ReadOnlyMemory<byte> file)
    {
        var data = file.Span;
        RawImage? frame = null;
        var hasScan = false;
        for (var at = 2; ;)
        {
            while (at < data.Length && data[at] != 0xFF) at++;
            while (at < data.Length && data[at] == 0xFF) at++;
            if (at >= data.Length) return ImageFault.CutShort;
            var marker = data[at++];
            if (marker == EndOfImage) return frame is not null && hasScan ? frame : ImageFault.Broken("no picture");
            if (marker is 0x00 or 0x01 or (>= 0xD0 and <= 0xD8)) continue;
            if (at + 2 > data.Length) return ImageFault.CutShort;
            var length = (data[at] << 8) | data[at + 1];
            if (length < 2) return ImageFault.Broken("segment length");
            if (at + length > data.Length) return ImageFault.CutShort;
            if (IsFrame(marker))
            {
                var outcome = ReadFrame(marker, data.Slice(at, length), file);
                if (outcome.Fault is not null) return outcome;
                frame = outcome.Image;
            }
            hasScan |= marker == StartOfScan;
            at += length;
        }
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static ImageOutcome ReadFrame(byte marker, ReadOnlySpan<byte> segment, ReadOnlyMemory<byte> file)
    {
        if (marker is not (0xC0 or 0xC1 or 0xC2)) return new ImageFault("珍しい圧縮方式のJPEGです", "it is a lossless, hierarchical or arithmetic-coded JPEG");
        if (segment.Length < 8) return ImageFault.Broken("frame");
        int bits = segment[2], height = (segment[3] << 8) | segment[4], width = (segment[5] << 8) | segment[6], channels = segment[7];
        if (bits != 8) return new ImageFault($"1色{bits}ビットのJPEGです", $"it is a JPEG of {bits} bits a channel");
        if (width == 0 || height == 0) return ImageFault.Broken("size");
        if (ImageFault.TooLarge(width, height) is { } tooLarge) return tooLarge;
        return channels switch
        {
            1 or 3 => new RawImage(width, height, ImageEncoding.Jpeg, channels, file, null),
            4 => ImageFault.Cmyk,
            _ => ImageFault.Broken("channels"),
        };
    }
}
