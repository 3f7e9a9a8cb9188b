using System.Collections.Concurrent;
using Fulfillment.LabelTemplates;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Cards;

/// <summary>Which template a merchant's code means today: its own, else the one that came with the program.</summary>
internal sealed class FindTemplate(Db db, TemplateStore store)
{
    private readonly ConcurrentDictionary<(string Merchant, string Hash), bool> _kept = [];

    /// <summary>Its hash stays printable for ever, a built-in's too.</summary>
    public async Task<Outcome<TemplateVersion>> HandleAsync(string merchant, string code, CancellationToken ct)
    {
        if (await store.FindAsync(merchant, code, ct) is { } own) return own;
        if (!BuiltInTemplates.ByCode.TryGetValue(code, out var builtIn)) return CardsRefusals.NoSuchTemplate(code);
        if (_kept.ContainsKey((merchant, builtIn.Hash))) return new TemplateVersion(0, builtIn);
        await db.WriteAsync(work => store.KeepAsync(work, merchant, builtIn.Hash, BuiltInTemplates.Json(code)), ct);
        _kept[(merchant, builtIn.Hash)] = true;
        return new TemplateVersion(0, builtIn);
    }
}
