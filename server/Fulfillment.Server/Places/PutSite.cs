using Fulfillment.Server.Access;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Places;

/// <summary>The administrator sets a site up.</summary>
internal sealed class PutSite(Db db, SetUpStore store, AuditTrail audit)
{
    public async Task<Outcome<Saved<Site>>> HandleAsync(string code, SiteDocument sent, Caller by, CancellationToken ct)
    {
        if ((Codes.Refuses("site", code) ?? PlaceRules.Refuses(sent)) is { } refusal) return refusal;
        var site = new Site(code, string.IsNullOrWhiteSpace(sent.Name) ? code : sent.Name, sent.TimeZone, sent.PinAtStation);
        return await db.WriteAsync(
            async work =>
            {
                var written = await store.PutSiteAsync(work, site);
                await audit.RecordAsync(work, by, written, "site", $"sites/{code}", sent);
                return new Saved<Site>(site, written);
            },
            ct);
    }
}
