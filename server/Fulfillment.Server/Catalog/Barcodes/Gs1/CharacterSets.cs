using System.Buffers;

namespace Fulfillment.Server.Catalog.Barcodes.Gs1;

/// <summary>The character sets of GS1 values and of the URIs that carry them.</summary>
internal static class CharacterSets
{
    /// <summary>Set 82 in its order, in which a character's place is its value.</summary>
    public const string Set82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static readonly SearchValues<char> In82 = SearchValues.Create(Set82);
    public static readonly SearchValues<char> In39 = SearchValues.Create("#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    public static readonly SearchValues<char> Base64Url = SearchValues.Create(Letters + "-_");
    public static readonly SearchValues<char> Uri = SearchValues.Create(Letters + "-._~:/?#[]@!$&'()*+,;=%");
    public static readonly SearchValues<char> UriHost = SearchValues.Create(Letters + "-.:[]");
}
