using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Fulfillment.LabelTemplates.Images;

/// <summary>The images a sheet may name, through the one door it has: the provider. Pictures once read are kept by their content.</summary>
internal sealed class ImageShelf(Func<string, ReadOnlyMemory<byte>?> provider)
{
    /// <summary>A day's cards use a few dozen pictures; beyond this the shelf is cleared rather than managed.</summary>
    private const int MostKept = 256;

    private readonly ConcurrentDictionary<string, CardImage> byHash = new(StringComparer.Ordinal);

    /// <param name="field">The member of the data that names the image.</param>
    public CardOutcome<CardImage> Find(string name, string field)
    {
        if (provider(name) is not { IsEmpty: false } file) return CardRefusals.NoSuchImage(field, name);
        var hash = Convert.ToHexStringLower(SHA256.HashData(file.Span));
        if (byHash.TryGetValue(hash, out var kept)) return kept;
        var outcome = CardImage.Read(file, name);
        if (outcome.Value is not { } image) return outcome;
        if (byHash.Count >= MostKept) byHash.Clear();
        byHash[hash] = image;
        return image;
    }
}
