using Fulfillment.Server.Access;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Places;

/// <summary>The administrator takes a badge back: it opens nothing from now on, and its sign-ins end.</summary>
internal sealed class RemoveWorker(Db db, SetUpStore store, AuditTrail audit)
{
    /// <returns>Null when done.</returns>
    public Task<Refusal?> HandleAsync(string site, string badge, Caller by, CancellationToken ct) =>
        db.WriteAsync<Refusal?>(
            async work =>
            {
                if (!await store.RemoveWorkerAsync(work, site, badge)) return PlaceRefusals.NoSuchWorker(badge);
                await audit.RecordAsync(work, by, "worker.removed", $"sites/{site}/workers/{badge}");
                return null;
            },
            ct);
}
