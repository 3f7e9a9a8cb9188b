using Fulfillment.Contracts;
using Fulfillment.Server.Inserts;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fulfillment.Server.Screens.Inserts;

/// <summary>A merchant's campaigns in the order in which they are tried, and what they would put into the parcel of a real order. Nothing is decided by looking.</summary>
internal sealed class CampaignsModel(PlaceStore places, CampaignSets campaigns, TryDecision tryOut) : PageModel
{
    private CampaignSet _set = CampaignSet.Empty;

    public IReadOnlyList<Merchant> Merchants { get; private set; } = [];

    public string Merchant { get; private set; } = "";

    public string? Order { get; private set; }

    public IReadOnlyList<Campaign> Campaigns => _set.Ranked;

    public InsertDecision? Decision { get; private set; }

    public Refusal? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? merchant, string? order, CancellationToken ct)
    {
        Merchants = await places.ListMerchantsAsync(new PageRequest(PageRequest.Largest, ""), null, ct);
        if (!string.IsNullOrEmpty(merchant) && Merchants.All(each => each.Code != merchant)) return new RefusalPage(PlaceRefusals.NoSuchMerchant(merchant));
        if (Merchants.Count == 0) return Page();
        Merchant = string.IsNullOrEmpty(merchant) ? Merchants[0].Code : merchant;
        _set = await campaigns.OfAsync(Merchant, ct);
        Order = string.IsNullOrWhiteSpace(order) ? null : order.Trim();
        if (Order is null) return Page();
        var tried = await tryOut.HandleAsync(Merchant, new DecisionTrial(Order, null, null, null, null), ct);
        (Decision, Refusal) = (tried.Value, tried.Refusal);
        return Refusal is { } refusal ? this.Refused(refusal) : Page();
    }

    public Text NameOf(string code) => _set.Find(code)?.Name ?? new Text(code, code);

    public string LinkTo(string code) => $"/inserts/{Merchant}/{code}{(Order is null ? "" : QueryString.Create("order", Order))}";

    public string PreviewOf(ChosenInsert insert, string look) => CampaignPreviewLink.Of(Merchant, insert.Campaign, insert.Variant, Order, look);
}
