using System.Text;
using Fulfillment.LabelTemplates;
using Fulfillment.Server.Access;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Cards;

/// <summary>A merchant's designer states a template. It is saved only when a card of demo data can be set with it in every language.</summary>
internal sealed class PutTemplate(Db db, TemplateStore store, CardPress press, DemoCard demo, PlaceStore places, AuditTrail audit, TimeProvider clock)
{
    public async Task<Outcome<Saved<TemplateVersion>>> HandleAsync(string merchant, string code, byte[] document, Caller by, CancellationToken ct)
    {
        if (Codes.Refuses("template", code) is { } malformed) return malformed;
        if (await places.FindMerchantAsync(merchant, ct) is null) return PlaceRefusals.NoSuchMerchant(merchant);
        var parsed = CardTemplate.Parse(document);
        if (parsed.Refusal is { } wrong) return CardsRefusals.Of(wrong);
        var template = parsed.Value!;
        if (template.Code != code) return CardsRefusals.OtherCode(code, template.Code);
        foreach (var locale in (string[])["ja", "en"])
        {
            var proof = await press.SetAsync(merchant, template, await demo.DataAsync(merchant, locale, ct), ct);
            if (proof.Refusal is { } refusal) return refusal;
        }
        return await db.WriteAsync(
            async work =>
            {
                var saved = await store.PutAsync(work, merchant, template, Encoding.UTF8.GetString(document), clock.GetUtcNow());
                await audit.RecordAsync(work, by, saved.Written, "template", $"merchants/{merchant}/templates/{code}", new { template.Hash, saved.Document.Version });
                return saved;
            },
            ct);
    }
}
