using Fulfillment.Server.Access;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Catalog.Import;

/// <summary>A merchant says how its sheets name their columns, and what stands where they say nothing.</summary>
internal sealed class PutImportProfile(Db db, PlaceStore places, ImportProfileStore store, AuditTrail audit)
{
    private const int MostEntries = 500;
    private const int LongestText = 500;

    public async Task<Outcome<Saved<CsvProfile>>> HandleAsync(string merchant, string code, CsvProfile profile, Caller by, CancellationToken ct)
    {
        if ((Codes.Refuses("profile", code) ?? Refuses("columns", profile.Columns) ?? Refuses("defaults", profile.Defaults)) is { } refusal) return refusal;
        if (await places.FindMerchantAsync(merchant, ct) is null) return PlaceRefusals.NoSuchMerchant(merchant);
        return await db.WriteAsync(
            async work =>
            {
                var written = await store.PutAsync(work, merchant, code, profile);
                await audit.RecordAsync(work, by, written, "import-profile", $"merchants/{merchant}/import-profiles/{code}", profile);
                return new Saved<CsvProfile>(profile, written);
            },
            ct);
    }

    private static Refusal? Refuses(string field, IReadOnlyDictionary<string, string> entries) =>
        entries.Count > MostEntries ? CatalogRefusals.TooMany(field, MostEntries)
        : entries.FirstOrDefault(entry => entry.Key.Length is 0 or > LongestText || entry.Value.Length is 0 or > LongestText) is { Key: { } key }
            ? CatalogRefusals.Malformed($"{field}.{key}", $"1〜{LongestText} 文字にしてください。", $"Use 1 to {LongestText} characters.")
            : null;
}
