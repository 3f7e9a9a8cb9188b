using System.Text.Json;
using System.Text.Json.Nodes;
using Fulfillment.LabelTemplates;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Cards;

/// <summary>A made-up order in the merchant's own name and colours: what previews show and what a new template is proved with.</summary>
internal sealed class DemoCard(PlaceStore places)
{
    /// <param name="content">A campaign's own words in place of the demo's; null keeps those.</param>
    public async Task<string> DataAsync(string merchant, string locale, CancellationToken ct, JsonElement? content = null)
    {
        var data = JsonNode.Parse(BuiltInTemplates.DemoData(locale))!.AsObject();
        if (await places.FindMerchantAsync(merchant, ct) is { } own) data["merchant"] = JsonNode.Parse(Json.Write(own.OnCards(merchant, locale)));
        if (content is not null) data["content"] = JsonNode.Parse(Json.Write(CardWords.Of(content, locale)));
        return Json.Write(data);
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
