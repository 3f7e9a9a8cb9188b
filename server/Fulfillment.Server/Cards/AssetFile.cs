using System.Buffers.Text;
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
        if (bytes.AsSpan().StartsWith("%PDF-"u8)) return ReadPdf(name, hash, bytes);
        if (bytes.Length > LargestImage) return CardsRefusals.TooLarge(name, LargestImage);
        var outcome = CardImage.Read(bytes, name);
        return outcome.Value is { } image
            ? new AssetFile(bytes[0] == 0xFF ? AssetKind.Jpeg : AssetKind.Png, hash, image.WidthPx, image.HeightPx, bytes)
            : CardsRefusals.Of(outcome.Refusal!);
    }

    private static Outcome<AssetFile> ReadPdf(string name, string hash, byte[] bytes) =>
        bytes.Length > LargestPdf ? CardsRefusals.TooLarge(name, LargestPdf)
        : !IsWholePdf(bytes) ? CardsRefusals.BrokenPdf(name)
        : IsLocked(bytes) ? CardsRefusals.LockedPdf(name)
        : new AssetFile(AssetKind.Pdf, hash, null, null, bytes);

    /// <summary>A PDF ends with where its table of objects lies; one that was cut short does not, or names a place that is not there.</summary>
    private static bool IsWholePdf(byte[] bytes)
    {
        var end = bytes.AsSpan(Math.Max(0, bytes.Length - 1024));
        if (end.LastIndexOf("startxref"u8) is not (>= 0 and var table) || end[table..].IndexOf("%%EOF"u8) <= 0) return false;
        var place = end[(table + "startxref"u8.Length)..].TrimStart("\r\n\t "u8);
        return Utf8Parser.TryParse(place, out int at, out _) && at > 0 && at < bytes.Length
            && bytes.AsSpan(at).TrimStart("\r\n\t "u8) is var found && (found.StartsWith("xref"u8) || (found.Length > 0 && found[0] is >= (byte)'0' and <= (byte)'9'));
    }

    /// <summary>The trailer of a protected PDF names its encryption by reference, always in the clear; printers ask for a password nobody has.</summary>
    private static bool IsLocked(byte[] bytes)
    {
        for (var rest = bytes.AsSpan(); rest.IndexOf("/Encrypt"u8) is >= 0 and var at; rest = rest[(at + 1)..])
        {
            var reference = rest[(at + "/Encrypt"u8.Length)..].TrimStart("\r\n\t "u8);
            if (reference.Length > 0 && reference[0] is >= (byte)'0' and <= (byte)'9') return true;
        }
        return false;
    }
}

/// <summary>An asset as its merchant sees it.</summary>
internal sealed record AssetView(string Name, AssetKind Kind, int? WidthPx, int? HeightPx, int Bytes, string Hash, int Version);
