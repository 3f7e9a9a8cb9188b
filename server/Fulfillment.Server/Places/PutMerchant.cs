using Fulfillment.Server.Access;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Places;

/// <summary>The installation's administrator sets a merchant up, or changes how its parcels are treated.</summary>
internal sealed class PutMerchant(Db db, SetUpStore store, AuditTrail audit)
{
    public async Task<Outcome<Saved<MerchantDocument>>> HandleAsync(string code, MerchantDocument sent, Caller by, CancellationToken ct)
    {
        if ((Codes.Refuses("merchant", code) ?? PlaceRules.Refuses(sent)) is { } refusal) return refusal;
        var merchant = sent with { Name = PlaceRules.Complete(sent.Name, code) };
        return await db.WriteAsync(
            async work =>
            {
                var written = await store.PutMerchantAsync(work, code, merchant);
                await audit.RecordAsync(work, by, written, "merchant", $"merchants/{code}", merchant);
                return new Saved<MerchantDocument>(merchant, written);
            },
            ct);
    }
}
