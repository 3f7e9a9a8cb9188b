using System.Text.Json;
using System.Text.Json.Nodes;
using Fulfillment.LabelTemplates;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Cards;

/// <summary>A made-up order in the merchant's own name and colours: what previews show and what a new template is proved with.</summary>
internal sealed class DemoCard(PlaceStore places, AssetStore assets)
{
    /// <param name="extent">How much of everything the order has.</param>
    /// <param name="content">A campaign's own words in place of the demo's; null keeps those.</param>
    public async Task<string> DataAsync(string merchant, string locale, DemoExtent extent, JsonElement? content, CancellationToken ct)
    {
        var data = JsonNode.Parse(BuiltInTemplates.DemoData(locale, extent))!.AsObject();
        if (content is not null) data["content"] = JsonNode.Parse(Json.Write(CardWords.Of(content, locale)));
        if (await places.FindMerchantAsync(merchant, ct) is { } own) data["merchant"] = JsonNode.Parse(Json.Write(await ShownAsync(own, merchant, locale, extent, ct)));
        return Json.Write(data);
    }

    private async Task<CardMerchant> ShownAsync(MerchantDocument own, string merchant, string locale, DemoExtent extent, CancellationToken ct)
    {
        var shown = own.OnCards(merchant, locale);
        // A logo that is named and not uploaded is left out, as on paper.
        if (shown.Logo is { } logo && (await assets.FindHashesAsync(merchant, [logo], ct)).Count == 0) shown = shown with { Logo = null };
        if (extent is DemoExtent.Shortest) shown = shown with { Logo = null, SiteUrl = null, InvoiceRegistrationNumber = null };
        return shown;
    }
}

internal static class MerchantOnCards
{
    /// <summary>The merchant as its sheets show it.</summary>
    public static CardMerchant OnCards(this MerchantDocument merchant, string code, string locale) => new(
        code,
        merchant.Name.In(locale) is { Length: > 0 } name ? name : code,
        merchant.Brand.Color,
        merchant.Brand.LogoAsset,
        merchant.Brand.SiteUrl,
        merchant.InvoiceRegistrationNumber);
}
