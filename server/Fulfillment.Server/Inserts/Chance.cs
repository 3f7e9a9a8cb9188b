using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Fulfillment.Server.Inserts;

/// <summary>
/// A draw that comes out the same for ever: SHA-256 over the UTF-8 text <c>fulfillment/1|merchant|campaign|customer</c>. Its first eight
/// bytes (big-endian) settle the holdout, the next eight the variant, so that the two are independent. The global control group draws
/// with <c>*</c> for the campaign, which is no campaign's code. Anyone can compute it again outside this system; never change it.
/// </summary>
internal readonly struct Chance
{
    /// <summary>A percent is this many buckets.</summary>
    private const int BucketsPerPercent = 10_000;

    private const int Buckets = 100 * BucketsPerPercent;
    private readonly ulong _holdout;
    private readonly ulong _variant;

    private Chance(ulong holdout, ulong variant) => (_holdout, _variant) = (holdout, variant);

    public static Chance Of(string merchant, string campaign, string customerKey)
    {
        var drawn = $"fulfillment/1|{merchant}|{campaign}|{customerKey}";
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var most = Encoding.UTF8.GetMaxByteCount(drawn.Length);
        var text = most <= 512 ? stackalloc byte[512] : new byte[most];
        SHA256.HashData(text[..Encoding.UTF8.GetBytes(drawn, text)], hash);
        return new(BinaryPrimitives.ReadUInt64BigEndian(hash), BinaryPrimitives.ReadUInt64BigEndian(hash[8..]));
    }

    public static Chance OfControlGroup(string merchant, string customerKey) => Of(merchant, "*", customerKey);

    /// <summary>0 to 999,999, evenly.</summary>
    public int Bucket => (int)(((UInt128)_holdout * Buckets) >> 64);

    public bool IsWithin(decimal percent) => Bucket < percent * BucketsPerPercent;

    /// <summary>One of the weighted variants, each by its share; null where there are none.</summary>
    public CampaignVariant? Pick(IReadOnlyList<CampaignVariant> variants)
    {
        var total = 0UL;
        foreach (var each in variants)
            total += (ulong)each.Weight;
        var drawn = (ulong)(((UInt128)_variant * total) >> 64);
        foreach (var each in variants)
        {
            if (drawn < (ulong)each.Weight)
                return each;
            drawn -= (ulong)each.Weight;
        }

        return null;
    }
}
