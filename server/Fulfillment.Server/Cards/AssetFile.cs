using System.Security.Cryptography;
using Fulfillment.LabelTemplates.Images;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Cards;

internal enum AssetKind
{
    Png,
    Jpeg,
    Pdf,
}

/// <summary>A file a merchant uploaded, read to its end and found whole.</summary>
internal sealed record AssetFile(AssetKind Kind, string Hash, int? WidthPx, int? HeightPx, byte[] Bytes)
{
    public const int LargestImage = 5 * 1024 * 1024;
    public const int LargestPdf = 20 * 1024 * 1024;

    public string ContentType => Kind switch { AssetKind.Png => "image/png", AssetKind.Jpeg => "image/jpeg", _ => "application/pdf" };

    /// <summary>The content decides what a file is, not its name or what the sender calls it.</summary>
    public static Outcome<AssetFile> Read(string name, byte[] bytes)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (bytes.AsSpan().StartsWith("%PDF-"u8)) return IsWholePdf(bytes) ? new AssetFile(AssetKind.Pdf, hash, null, null, bytes) : CardsRefusals.BrokenPdf(name);
        if (bytes.Length > LargestImage) return CardsRefusals.TooLarge(name, LargestImage);
        var outcome = CardImage.Read(bytes, name);
        return outcome.Value is { } image
            ? new AssetFile(bytes[0] == 0xFF ? AssetKind.Jpeg : AssetKind.Png, hash, image.WidthPx, image.HeightPx, bytes)
            : CardsRefusals.Of(outcome.Refusal!);
    }

    /// <summary>A PDF ends with where its table of objects lies; one that was cut short does not.</summary>
    private static bool IsWholePdf(byte[] bytes)
    {
        var end = bytes.AsSpan(Math.Max(0, bytes.Length - 1024));
        return end.LastIndexOf("startxref"u8) is >= 0 and var table && end[table..].IndexOf("%%EOF"u8) > 0;
    }
}

/// <summary>An asset as its merchant sees it.</summary>
internal sealed record AssetView(string Name, AssetKind Kind, int? WidthPx, int? HeightPx, int Bytes, string Hash, int Version);
