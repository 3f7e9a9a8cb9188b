using Fulfillment.Server.Access;
using Fulfillment.Server.Cards;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Inserts;

/// <summary>The merchant's people save a campaign. Every save that changes it is a version, with who and when.</summary>
internal sealed class SaveCampaign(Db db, PlaceStore places, CampaignStore store, CampaignUseStore uses, FindTemplate templates, ProveTemplate prove, AuditTrail audit, TimeProvider clock)
{
    public async Task<Outcome<Saved<CampaignDocument>>> HandleAsync(string merchant, string code, ReadOnlyMemory<byte> utf8, Caller by, CancellationToken ct)
    {
        if (Codes.Refuses("code", code) is { } malformed) return malformed;
        if (await places.FindMerchantAsync(merchant, ct) is null) return PlaceRefusals.NoSuchMerchant(merchant);
        var read = CampaignReader.Read(code, utf8);
        if (read.Refusal is { } refusal) return refusal;
        var campaign = read.Value!;
        if (await RefusesAsync(merchant, campaign.Document, ct) is { } wrong) return wrong;
        return await db.WriteAsync(
            async work =>
            {
                var written = await store.PutAsync(work, merchant, code, Json.Write(campaign.Document), by.Name, clock.GetUtcNow());
                if (written is not Written.Same) await uses.RecountAsync(work, merchant, campaign);
                await audit.RecordAsync(work, by, written, "campaign", $"merchants/{merchant}/campaigns/{code}", campaign.Document);
                return (Outcome<Saved<CampaignDocument>>)new Saved<CampaignDocument>(campaign.Document, written);
            },
            ct);
    }

    private async Task<Refusal?> RefusesAsync(string merchant, CampaignDocument campaign, CancellationToken ct)
    {
        if (campaign.Template is not { } template) return null;
        var isLive = campaign.Status is CampaignStatus.Live;
        if (isLive && (await templates.HandleAsync(merchant, template, ct)).Refusal is not null) return InsertRefusals.NoSuchTemplate("template", template);
        for (var i = 0; i < campaign.Variants.Count; i++)
        {
            if (campaign.Variants[i].Content is { } content && await prove.RefusesContentAsync(merchant, template, content, $"variants[{i}].content", isLive, ct) is { } refusal) return refusal;
        }

        return null;
    }
}
