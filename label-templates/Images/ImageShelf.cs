using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Fulfillment.LabelTemplates.Images;

/// <summary>Pictures once read, kept by their content.</summary>
internal sealed class ImageShelf
{
    /// <summary>A day's cards use a few dozen pictures; beyond this many decoded bytes the shelf is cleared rather than managed.</summary>
    private const long MostKept = 256 << 20;

    private long keptBytes;

    private readonly ConcurrentDictionary<string, CardImage> byHash = new(StringComparer.Ordinal);

    /// <param name="name">As the sheet names it.</param>
    /// <param name="field">The member of the data that names the image.</param>
    /// <param name="provider">The one door a sheet has to images.</param>
    public CardOutcome<CardImage> Find(string name, string field, Func<string, ReadOnlyMemory<byte>?> provider)
    {
        if (provider(name) is not { IsEmpty: false } file) return CardRefusals.NoSuchImage(field, name);
        var hash = Convert.ToHexStringLower(SHA256.HashData(file.Span));
        if (byHash.TryGetValue(hash, out var kept)) return kept;
        var outcome = CardImage.Read(file, name);
        if (outcome.Value is not { } image) return outcome;
        if (Interlocked.Add(ref keptBytes, image.KeptBytes) > MostKept)
        {
            byHash.Clear();
            Interlocked.Exchange(ref keptBytes, image.KeptBytes);
        }
        byHash[hash] = image;
        return image;
    }
}
