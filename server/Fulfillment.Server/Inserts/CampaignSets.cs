using System.Collections.Concurrent;
using System.Text;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Inserts;

/// <summary>Each merchant's campaigns, compiled once per revision on this node.</summary>
internal sealed class CampaignSets(CampaignStore store, ILogger<CampaignSets> log)
{
    private readonly ConcurrentDictionary<string, (string Revision, CampaignSet Set)> _compiled = new(StringComparer.Ordinal);

    /// <summary>As this unit of work sees them.</summary>
    public async Task<CampaignSet> OfAsync(UnitOfWork work, string merchant)
    {
        if (await store.RevisionAsync(work, merchant) is not { } revision) return CampaignSet.Empty;
        return Known(merchant, revision) ?? Keep(merchant, revision, await store.AllAsync(work, merchant));
    }

    public async Task<CampaignSet> OfAsync(string merchant, CancellationToken ct)
    {
        if (await store.RevisionAsync(merchant, ct) is not { } revision) return CampaignSet.Empty;
        return Known(merchant, revision) ?? Keep(merchant, revision, await store.AllAsync(merchant, ct));
    }

    private CampaignSet? Known(string merchant, string revision) =>
        _compiled.TryGetValue(merchant, out var known) && known.Revision == revision ? known.Set : null;

    private CampaignSet Keep(string merchant, string revision, IReadOnlyList<SavedCampaign> saved)
    {
        var set = new CampaignSet(saved.Select(campaign => Compile(merchant, campaign)).OfType<Campaign>());
        _compiled[merchant] = (revision, set);
        return set;
    }

    // What was accepted once may be refused by a later version of this program; one such campaign must not stop the bench.
    private Campaign? Compile(string merchant, SavedCampaign saved)
    {
        var read = CampaignReader.Read(saved.Code, Encoding.UTF8.GetBytes(saved.Document));
        if (read.Refusal is { } refusal)
            log.LogError("The campaign {Merchant}/{Campaign} can no longer be read and goes into no parcel: {Code} {Field}", merchant, saved.Code, refusal.Code, refusal.Field);
        return read.Value;
    }
}
