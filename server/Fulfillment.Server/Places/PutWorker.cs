using Fulfillment.Server.Access;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Places;

/// <summary>The administrator gives somebody a badge, a role and a PIN.</summary>
internal sealed class PutWorker(Db db, PlaceStore places, SetUpStore store, AuditTrail audit)
{
    public async Task<Outcome<Saved<Worker>>> HandleAsync(string site, string badge, WorkerDocument sent, Caller by, CancellationToken ct)
    {
        if (await places.FindSiteAsync(site, ct) is null) return PlaceRefusals.NoSuchSite(site);
        if ((Codes.Refuses("badge", badge) ?? PlaceRules.Refuses(sent)) is { } refusal) return refusal;
        var stored = await places.FindWorkerAsync(badge, ct);
        var worker = new Worker(badge, site, string.IsNullOrWhiteSpace(sent.Name) ? badge : sent.Name, sent.Role, sent.Language)
        {
            PinHash = sent.Pin switch
            {
                null => stored?.PinHash,
                { } pin when stored?.PinHash is { } same && PinHash.Matches(same, pin) => same,
                { } pin => PinHash.Of(pin),
            },
        };
        return await db.WriteAsync<Outcome<Saved<Worker>>>(
            async work =>
            {
                if (await store.PutWorkerAsync(work, worker) is not { } written) return PlaceRefusals.BadgeTaken(badge);
                await audit.RecordAsync(work, by, written, "worker", $"sites/{site}/workers/{badge}", new { worker.Role, worker.Language, pinGiven = sent.Pin is not null });
                return new Saved<Worker>(worker, written);
            },
            ct);
    }
}
