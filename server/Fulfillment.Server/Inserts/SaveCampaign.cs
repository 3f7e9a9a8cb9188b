using Fulfillment.Server.Access;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Inserts;

/// <summary>The merchant's people save a campaign. Every save that changes it is a version, with who and when.</summary>
internal sealed class SaveCampaign(Db db, PlaceStore places, CampaignStore store, CampaignUseStore uses, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The cards that come with the program.</summary>
    private static readonly string[] BuiltInTemplates = ["thank-you-card", "cross-sell-flyer", "review-qr-card", "packing-slip"];

    public async Task<Outcome<Saved<CampaignDocument>>> HandleAsync(string merchant, string code, ReadOnlyMemory<byte> utf8, Caller by, CancellationToken ct)
    {
        if (Codes.Refuses("code", code) is { } malformed) return malformed;
        if (await places.FindMerchantAsync(merchant, ct) is null) return PlaceRefusals.NoSuchMerchant(merchant);
        var read = CampaignReader.Read(code, utf8);
        if (read.Refusal is { } refusal) return refusal;
        var campaign = read.Value!;
        if (Refuses(campaign.Document) is { } wrong) return wrong;
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

    private static Refusal? Refuses(CampaignDocument campaign) =>
        campaign is { Status: CampaignStatus.Live, Template: { } template } && !BuiltInTemplates.Contains(template)
            ? InsertRefusals.NoSuchTemplate("template", template)
            : null;
}
