using System.Text.Json;
using System.Text.Json.Nodes;
using Fulfillment.Server.Inserts;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fulfillment.Server.Screens.Inserts;

/// <summary>One campaign: its rule, its versions, and its sheet as it would print.</summary>
internal sealed class CampaignModel(PlaceStore places, CampaignSets sets, CampaignStore store, PreviewCampaign preview) : PageModel
{
    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;

    public string Merchant { get; private set; } = "";

    public Campaign Campaign { get; private set; } = null!;

    public SavedCampaign Saved { get; private set; } = null!;

    public IReadOnlyList<SavedCampaign> Versions { get; private set; } = [];

    /// <summary>The condition as written; null is every order.</summary>
    public string? When => Campaign.Document.When is { } when ? JsonSerializer.Serialize(when, Indented) : null;

    public string? Order { get; private set; }

    public string? Variant { get; private set; }

    public string? Locale { get; private set; }

    /// <summary>Why there is no sheet to show.</summary>
    public Refusal? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(string merchant, string code, string? order, string? variant, string? locale, CancellationToken ct)
    {
        if (await places.FindMerchantAsync(merchant, ct) is null) return new RefusalPage(PlaceRefusals.NoSuchMerchant(merchant));
        if (await store.FindAsync(merchant, code, ct) is not { } saved || (await sets.OfAsync(merchant, ct)).Find(code) is not { } campaign) return new RefusalPage(InsertRefusals.NoSuchCampaign(code));
        (Merchant, Campaign, Saved) = (merchant, campaign, saved);
        Versions = await store.VersionsAsync(merchant, code, ct);
        if (await places.ListSitesAsync(new PageRequest(1, ""), ct) is [var site]) _zone = site.Zone;
        (Order, Variant, Locale) = (string.IsNullOrWhiteSpace(order) ? null : order.Trim(), string.IsNullOrEmpty(variant) ? null : variant, locale is "ja" or "en" ? locale : null);
        if (campaign.Document.Template is not null) Refusal = (await preview.HandleAsync(merchant, code, Variant, Order, Locale, ct)).Refusal;
        return Refusal is { } refusal ? this.Refused(refusal) : Page();
    }

    public string PreviewAs(string look) => CampaignPreviewLink.Of(Merchant, Campaign.Code, Variant, Order, look, Locale);

    public string Local(DateTimeOffset instant) => LocalTime.Of(instant, _zone);

    public static string Shown(string document) => JsonNode.Parse(document)!.ToJsonString(Indented);
}
