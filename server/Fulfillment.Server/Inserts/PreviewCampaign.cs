using Fulfillment.LabelTemplates.Layout;
using Fulfillment.Server.Cards;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Inserts;

/// <summary>Somebody looks at a campaign's sheet with the words of one of its variants, for an order of the merchant's or a made-up one. Nothing is kept.</summary>
internal sealed class PreviewCampaign(CampaignSets campaigns, PreviewTemplate preview)
{
    /// <param name="variant">Null is the first.</param>
    /// <param name="locale"><c>ja</c> or <c>en</c>; null is the customer's.</param>
    public async Task<Outcome<DisplayList>> HandleAsync(string merchant, string code, string? variant, string? orderNo, string? locale, CancellationToken ct)
    {
        if ((await campaigns.OfAsync(merchant, ct)).Find(code)?.Document is not { } campaign) return InsertRefusals.NoSuchCampaign(code);
        if (campaign.Template is not { } template) return InsertRefusals.NothingToPrint(code);
        var words = variant is null ? (campaign.Variants is [var first, ..] ? first : null) : campaign.Variants.FirstOrDefault(each => each.Key == variant);
        return variant is not null && words is null
            ? InsertRefusals.NoSuchVariant(variant)
            : await preview.HandleAsync(merchant, template, orderNo, locale, words?.Content, ct);
    }
}
