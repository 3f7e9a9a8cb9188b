using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fulfillment.Server.Screens.Settings;

/// <summary>The administrator's door to everything that is set up.</summary>
internal sealed class SettingsModel(PlaceStore places) : PageModel
{
    private static readonly PageRequest All = new(PageRequest.Largest, "");

    public IReadOnlyList<Site> Sites { get; private set; } = [];

    public IReadOnlyList<Merchant> Merchants { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Sites = await places.ListSitesAsync(All, ct);
        Merchants = await places.ListMerchantsAsync(All, null, ct);
    }
}
