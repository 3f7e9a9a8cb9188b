using Fulfillment.LabelTemplates;
using Fulfillment.Server.Access;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Cards;

/// <summary>A merchant gives its own template up, and the built-in one of that code serves again. What was printed stays printable.</summary>
internal sealed class RemoveTemplate(Db db, TemplateStore store, AuditTrail audit, TimeProvider clock)
{
    /// <returns>Null when done.</returns>
    public Task<Refusal?> HandleAsync(string merchant, string code, string? seen, Caller by, CancellationToken ct) =>
        db.WriteAsync<Refusal?>(
            async work =>
            {
                if (await store.TodayAsync(work, merchant, code) is not { } today) return CardsRefusals.NoSuchTemplate(code);
                // A campaign may live by it: without a built-in to return to, its sheets would be nothing.
                if (!BuiltInTemplates.ByCode.ContainsKey(code)) return CardsRefusals.NoBuiltIn(code);
                if (seen is not null && seen != today) return CardsRefusals.ChangedMeanwhile(code);
                await store.RemoveAsync(work, merchant, code, by.Name, clock.GetUtcNow());
                await audit.RecordAsync(work, by, "template.removed", $"merchants/{merchant}/templates/{code}", new { hash = today });
                return null;
            },
            ct);
}
