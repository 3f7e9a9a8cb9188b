namespace Fulfillment.LabelTemplates.Images;

/// <summary>How an image's bytes are kept: JPEG as it came, everything else as samples.</summary>
internal enum ImageEncoding
{
    Jpeg,
    Samples,
}

/// <summary>A picture that was read to its end and proved whole.</summary>
public sealed class CardImage
{
    /// <summary>Largest side, in pixels: A4 at 600 dpi and a margin.</summary>
    public const int LargestSide = 8000;

    /// <summary>Largest area, in pixels; decoded samples of it fit in memory many times.</summary>
    public const int LargestArea = 32_000_000;

    private CardImage(ReadOnlyMemory<byte> source, string hash, RawImage raw)
    {
        Source = source;
        Hash = hash;
        (StoredWidthPx, StoredHeightPx, Encoding, Channels, Samples, Alpha) = (raw.Width, raw.Height, raw.Encoding, raw.Channels, raw.Samples, raw.Alpha);
        (Turn, IsInverted, IsPlainRgb) = (Turn.Of(raw.Orientation), raw.IsInverted, raw.IsPlainRgb);
    }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public string Hash { get; }

    /// <summary>As it is shown, upright.</summary>
    public int WidthPx => Turn.IsSideways ? StoredHeightPx : StoredWidthPx;

    public int HeightPx => Turn.IsSideways ? StoredWidthPx : StoredHeightPx;

    internal int StoredWidthPx { get; }
    internal int StoredHeightPx { get; }

    /// <summary>From stored to upright.</summary>
    internal Turn Turn { get; }

    /// <summary>Inks are counted backwards, as Adobe's programs do.</summary>
    internal bool IsInverted { get; }

    /// <summary>A JPEG whose three colours are red, green and blue, and which does not say so itself.</summary>
    internal bool IsPlainRgb { get; }

    internal ImageEncoding Encoding { get; }

    /// <summary>1 is gray, 3 is RGB, 4 is CMYK.</summary>
    internal int Channels { get; }

    /// <summary>A JPEG file without what its camera wrote about itself, or 8-bit samples row by row.</summary>
    internal ReadOnlyMemory<byte> Samples { get; }

    /// <summary>8-bit opacity row by row, or null when every pixel is opaque.</summary>
    internal ReadOnlyMemory<byte>? Alpha { get; }

    internal ReadOnlyMemory<byte> Source { get; }

    /// <summary>Memory this picture takes, about.</summary>
    internal long KeptBytes => Source.Length + ((IsJpeg ? 1L : 2L) * (Samples.Length + (Alpha?.Length ?? 0)));

    internal bool IsJpeg => Encoding == ImageEncoding.Jpeg;

    /// <summary>Reads a PNG or JPEG to its end; a broken, oversize or other file is refused with the reason.</summary>
    /// <param name="name">What the image is called where it is used; the refusal's field.</param>
    public static CardOutcome<CardImage> Read(ReadOnlyMemory<byte> file, string name)
    {
        var outcome = file.Span switch
        {
            [0x89, 0x50, 0x4E, 0x47, ..] => PngReader.Read(file),
            [0xFF, 0xD8, ..] => JpegReader.Read(file),
            _ => ImageFault.NotAnImage,
        };
        return outcome.Fault is { } fault
            ? CardRefusals.BadImage(name, fault)
            : new CardImage(file, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file.Span)), outcome.Image!);
    }
}

/// <summary>What a reader found in a file.</summary>
internal sealed record RawImage(int Width, int Height, ImageEncoding Encoding, int Channels, ReadOnlyMemory<byte> Samples, ReadOnlyMemory<byte>? Alpha)
{
    /// <summary>As Exif counts them; 1 is upright.</summary>
    public int Orientation { get; init; } = 1;

    public bool IsInverted { get; init; }

    public bool IsPlainRgb { get; init; }
}

/// <summary>A picture, or the reason there is none.</summary>
internal readonly record struct ImageOutcome(RawImage? Image, ImageFault? Fault)
{
    public static implicit operator ImageOutcome(RawImage image) => new(image, null);

    public static implicit operator ImageOutcome(ImageFault fault) => new(null, fault);
}

/// <summary>Why a file is not a picture a card can carry.</summary>
internal sealed record ImageFault(string Ja, string En)
{
    public static ImageFault NotAnImage { get; } = new("PNGでもJPEGでもありません", "it is neither PNG nor JPEG");

    public static ImageFault CutShort { get; } = new("ファイルが途中で切れています", "the file is cut short");

    public static ImageFault Broken(string part) => new($"ファイルが壊れています（{part}）", $"the file is broken ({part})");

    public static ImageFault RareJpeg { get; } = new("珍しい圧縮方式のJPEGです", "it is a lossless, hierarchical or arithmetic-coded JPEG");

    public static ImageFault? TooLarge(long width, long height) =>
        width > CardImage.LargestSide || height > CardImage.LargestSide || width * height > CardImage.LargestArea
            ? new($"{width}×{height}ピクセルは大きすぎます（上限は一辺{CardImage.LargestSide}、全体3,200万ピクセル）",
                  $"{width}×{height} pixels are too many (the limit is {CardImage.LargestSide} a side, 32 million in all)")
            : null;
}
