using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Catalog.Import;

/// <summary>A sheet that arrived for a merchant.</summary>
/// <param name="IsDryRun"><c>?dryRun=true</c>: say what would happen and write nothing.</param>
internal sealed record ReceivedSheet(CsvTable Table, bool IsDryRun);

/// <summary>The part that every import shares: the merchant exists, <c>?profile=</c> is one of its profiles, <c>?dryRun=</c> is understood, the body is a sheet.</summary>
internal sealed class ReceiveSheet(PlaceStore places, ImportProfileStore profiles)
{
    public async Task<Outcome<ReceivedSheet>> HandleAsync(string merchant, HttpRequest request, IReadOnlyList<CsvColumn> columns, CancellationToken ct)
    {
        if (await places.FindMerchantAsync(merchant, ct) is null) return PlaceRefusals.NoSuchMerchant(merchant);
        var dryRun = false;
        if (request.Query["dryRun"] is [{ Length: > 0 } said] && !bool.TryParse(said, out dryRun))
            return CatalogRefusals.Malformed("dryRun", "true か false にしてください。", "Send true or false.");
        CsvProfile? profile = null;
        if (request.Query["profile"] is [{ Length: > 0 } name] && (profile = await profiles.FindAsync(merchant, name, ct)) is null)
            return CatalogRefusals.NoSuchProfile(name, StatusCodes.Status422UnprocessableEntity);
        var table = await CsvTable.ReadAsync(request, columns, profile, ct);
        return table.Refusal is { } refusal ? refusal : new ReceivedSheet(table.Value!, dryRun);
    }
}
