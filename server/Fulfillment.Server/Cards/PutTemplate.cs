using System.Text;
using Fulfillment.LabelTemplates;
using Fulfillment.Server.Access;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Cards;

/// <summary>A merchant's designer states a template. It is saved only when cards of made-up orders can be set with it in every language.</summary>
internal sealed class PutTemplate(Db db, TemplateStore store, ProveTemplate prove, PlaceStore places, AuditTrail audit, TimeProvider clock)
{
    /// <param name="seen">The content the designer began with, by hash; null saves whatever happened meanwhile.</param>
    public async Task<Outcome<Saved<TemplateVersion>>> HandleAsync(string merchant, string code, byte[] document, string? seen, Caller by, CancellationToken ct)
    {
        if (Codes.Refuses("template", code) is { } malformed) return malformed;
        if (await places.FindMerchantAsync(merchant, ct) is null) return PlaceRefusals.NoSuchMerchant(merchant);
        var parsed = CardTemplate.Parse(document);
        if (parsed.Refusal is { } wrong) return CardsRefusals.Of(wrong);
        var template = parsed.Value!;
        if (template.Code != code) return CardsRefusals.OtherCode(code, template.Code);
        if (await prove.RefusesAsync(merchant, template, null, ct) is { } refusal) return refusal;
        return await db.WriteAsync<Outcome<Saved<TemplateVersion>>>(
            async work =>
            {
                if (seen is not null && seen != (await store.TodayAsync(work, merchant, code) ?? BuiltInTemplates.ByCode.GetValueOrDefault(code)?.Hash)) return CardsRefusals.ChangedMeanwhile(code);
                var saved = await store.PutAsync(work, merchant, template, Encoding.UTF8.GetString(document), by.Name, clock.GetUtcNow());
                await audit.RecordAsync(work, by, saved.Written, "template", $"merchants/{merchant}/templates/{code}", new { template.Hash, saved.Document.Version });
                return saved;
            },
            ct);
    }
}
