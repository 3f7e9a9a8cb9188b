using System.Text.RegularExpressions;
using Fulfillment.Server.Access;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Cards;

/// <summary>A merchant uploads a picture for its cards or a document for its parcels; what it replaces stays for the jobs that name it.</summary>
internal sealed partial class PutAsset(Db db, AssetStore store, PlaceStore places, AuditTrail audit, TimeProvider clock)
{
    public async Task<Outcome<Saved<AssetView>>> HandleAsync(string merchant, string name, byte[] bytes, Caller by, CancellationToken ct)
    {
        if (!AssetName().IsMatch(name)) return CardsRefusals.BadAssetName;
        if (await places.FindMerchantAsync(merchant, ct) is null) return PlaceRefusals.NoSuchMerchant(merchant);
        var read = AssetFile.Read(name, bytes);
        if (read.Refusal is { } refusal) return refusal;
        return await db.WriteAsync(
            async work =>
            {
                var saved = await store.PutAsync(work, merchant, name, read.Value!, clock.GetUtcNow());
                await audit.RecordAsync(work, by, saved.Written, "asset", $"merchants/{merchant}/assets/{name}", saved.Document);
                return saved;
            },
            ct);
    }

    [GeneratedRegex(@"\A[^/\\\p{Cc}]{1,200}\z")]
    private static partial Regex AssetName();
}
