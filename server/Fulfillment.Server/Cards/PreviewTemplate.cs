using System.Text.Json;
using Fulfillment.LabelTemplates;
using Fulfillment.LabelTemplates.Layout;
using Fulfillment.Server.Catalog;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Cards;

/// <summary>Somebody looks at a template before it is printed: with an order of the merchant's, or with a made-up one. Nothing is kept.</summary>
internal sealed class PreviewTemplate(FindTemplate find, CardPress press, DemoCard demo, OrderStore orders, ProductStore products, AssetStore assets, PlaceStore places, TimeProvider clock, IConfiguration configuration)
{
    /// <summary>Has the shape of a sheet's code and belongs to no sheet.</summary>
    private const string PreviewCode = "PREVIEW000";

    /// <param name="locale"><c>ja</c> or <c>en</c>; null is the customer's, then the merchant's.</param>
    /// <param name="content">A campaign's own words; null leaves the template's.</param>
    /// <param name="extent">Which made-up order, where none of the merchant's is named.</param>
    public async Task<Outcome<DisplayList>> HandleAsync(string merchant, string template, string? orderNo, string? locale, JsonElement? content, CancellationToken ct, DemoExtent extent = DemoExtent.Usual)
    {
        if (await places.FindMerchantAsync(merchant, ct) is not { } owner) return PlaceRefusals.NoSuchMerchant(merchant);
        var found = await find.HandleAsync(merchant, template, ct);
        return found.Refusal is { } absent ? absent : await SetAsync(merchant, owner, found.Value!.Template, orderNo, locale, content, extent, ct);
    }

    /// <summary>A template as somebody is writing it: shown, not saved.</summary>
    public async Task<Outcome<DisplayList>> HandleDraftAsync(string merchant, byte[] document, PreviewLook look, CancellationToken ct)
    {
        if (await places.FindMerchantAsync(merchant, ct) is not { } owner) return PlaceRefusals.NoSuchMerchant(merchant);
        var parsed = CardTemplate.Parse(document);
        return parsed.Refusal is { } wrong ? CardsRefusals.Of(wrong) : await SetAsync(merchant, owner, parsed.Value!, look.Order, look.Locale, null, look.Extent, ct);
    }

    private async Task<Outcome<DisplayList>> SetAsync(
        string merchant, MerchantDocument owner, CardTemplate template, string? orderNo, string? locale, JsonElement? content, DemoExtent extent, CancellationToken ct)
    {
        string data;
        if (string.IsNullOrEmpty(orderNo))
        {
            data = await demo.DataAsync(merchant, locale ?? Language(owner.Locale), extent, content, ct);
        }
        else
        {
            if (await orders.FindAsync(merchant, orderNo, ct) is not { } order) return OrderRefusals.NoSuchOrder(orderNo);
            data = Json.Write(await OfOrderAsync(order, owner, locale ?? Language(order.Document.Customer.Locale ?? owner.Locale), content, ct));
        }
        var set = await press.SetAsync(merchant, template, data, ct);
        return set.Refusal is { } refusal ? refusal : set.Value!.Sheet;
    }

    private async Task<CardDocument> OfOrderAsync(StoredOrder order, MerchantDocument owner, string locale, JsonElement? content, CancellationToken ct)
    {
        var site = await places.FindSiteAsync(order.Site, ct);
        var known = await products.FindManyAsync(order.Merchant, [.. order.Document.Lines.Select(line => line.Sku), .. order.Document.RecommendedSkus], ct);
        return new OrderCard
        {
            MerchantCode = order.Merchant,
            Merchant = owner,
            OrderNo = order.OrderNo,
            Order = order.Document,
            Products = known,
            Pictures = await assets.FindHashesAsync(order.Merchant, OrderCard.PictureNames(owner, known.Values), ct),
            Code = PreviewCode,
            QrUrl = $"{configuration.PublicUrl()}/q/{PreviewCode}",
            PrintedAt = clock.GetUtcNow(),
            Zone = site?.Zone ?? TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"),
            Gift = order.Document.Gift,
            Content = content,
            InLocale = locale,
        }.ToDocument();
    }

    private static string Language(string locale) => locale.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "ja";
}
