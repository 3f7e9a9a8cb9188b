using System.Globalization;
using System.Runtime.CompilerServices;
using Fulfillment.LabelTemplates.Fonts;
using Fulfillment.LabelTemplates.Images;

namespace Fulfillment.LabelTemplates.Pdf;

/// <summary>The fonts and images that the pages of one document share, each written once.</summary>
internal sealed class PdfResources(PdfFile file)
{
    private static readonly ConditionalWeakTable<CardImage, PdfImage> Encoded = [];

    private readonly Dictionary<FontFace, PdfFont> fonts = [];
    private readonly List<PdfFont> byNumber = [];
    private readonly Dictionary<string, (int Number, int Id)> images = new(StringComparer.Ordinal);

    public PdfFont Font(FontFace face)
    {
        if (fonts.TryGetValue(face, out var known)) return known;
        var font = new PdfFont(face, byNumber.Count, file);
        byNumber.Add(font);
        return fonts[face] = font;
    }

    /// <summary>The names under which a page finds a font: F for rows, V for columns.</summary>
    public string FontNames(int number) => byNumber[number].Names;

    public (int Number, int Id) Image(CardImage image)
    {
        if (images.TryGetValue(image.Hash, out var known)) return known;
        var encoded = Encoded.GetValue(image, PdfImage.Of);
        var soft = "";
        if (encoded.Mask is { } mask)
        {
            var maskId = file.Reserve();
            file.Stream(maskId, Entries(image, "/DeviceGray"), mask, isCompressed: true);
            soft = string.Create(CultureInfo.InvariantCulture, $"/SMask {maskId} 0 R");
        }
        var id = file.Reserve();
        var entries = Entries(image, image.Channels switch { 1 => "/DeviceGray", 4 => "/DeviceCMYK", _ => "/DeviceRGB" }) + soft
            + (image.IsInverted ? "/Decode[1 0 1 0 1 0 1 0]" : "") + (image.IsJpeg ? "/Filter/DCTDecode" : "") + (image.IsPlainRgb ? "/DecodeParms<</ColorTransform 0>>" : "");
        file.Stream(id, entries, encoded.Samples.Span, isCompressed: !image.IsJpeg);
        return images[image.Hash] = (images.Count, id);
    }

    /// <summary>Writes the subsets, once every page has said which glyphs it needs.</summary>
    public void WriteFonts()
    {
        foreach (var font in byNumber) font.Write();
    }

    private static string Entries(CardImage image, string colorSpace) => string.Create(
        CultureInfo.InvariantCulture,
        $"/Type/XObject/Subtype/Image/Width {image.StoredWidthPx}/Height {image.StoredHeightPx}/ColorSpace{colorSpace}/BitsPerComponent 8");
}

/// <summary>An image's streams as they stand in a file; compressing them takes longer than the rest of a card, so they are kept with the image.</summary>
internal sealed record PdfImage(ReadOnlyMemory<byte> Samples, byte[]? Mask)
{
    public static PdfImage Of(CardImage image) => new(
        image.IsJpeg ? image.Samples : PdfFile.Compress(image.Samples.Span, System.IO.Compression.CompressionLevel.Optimal),
        image.Alpha is { } alpha ? PdfFile.Compress(alpha.Span, System.IO.Compression.CompressionLevel.Optimal) : null);
}
