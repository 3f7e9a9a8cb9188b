using Fulfillment.Server.Access;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Catalog;

/// <summary>A merchant's system states a product: a new one, a change of one, or a repeat, which writes nothing.</summary>
internal sealed class PutProduct(Db db, PlaceStore places, ProductStore store, AuditTrail audit, TimeProvider clock)
{
    public async Task<Outcome<Saved<Product>>> HandleAsync(string merchant, string sku, Product sent, Caller by, CancellationToken ct)
    {
        if (await places.FindMerchantAsync(merchant, ct) is null) return PlaceRefusals.NoSuchMerchant(merchant);
        var product = sent with { Merchant = merchant, Sku = sku };
        if (ProductRules.Refuses(product) is { } refusal) return refusal;
        product = product with { Name = ProductRules.Complete(sent.Name, sku) };
        while (true)
        {
            var saved = await db.WriteAsync<Outcome<Written>?>(
                async work =>
                {
                    if (await store.PutAsync(work, merchant, [product], clock.GetUtcNow()) is not [var verdict]) return work.Abandon<Outcome<Written>?>(null);
                    if (verdict.Refusal is null) await audit.RecordAsync(work, by, verdict.Value, "product", $"merchants/{merchant}/products/{sku}");
                    return verdict;
                },
                ct);
            // Another writer took a barcode between the look and the insert; the next look finds whose it is now.
            if (saved is { } settled) return settled.Refusal is { } no ? no : new Saved<Product>(product, settled.Value);
        }
    }
}
