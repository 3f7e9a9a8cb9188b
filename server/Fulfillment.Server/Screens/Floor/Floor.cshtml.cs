using Fulfillment.Server.Access;
using Fulfillment.Server.Dashboard.Floor;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fulfillment.Server.Screens.Floor;

/// <summary>A supervisor watches a site. The page asks for its live part again whenever the bell rings; without a script, reloading does the same.</summary>
internal sealed class FloorModel(ReadFloor read, PlaceStore places) : PageModel
{
    /// <summary>The page's own script asks for the live part alone.</summary>
    public const string PartHeader = "X-Fulfillment-Part";

    public FloorView View { get; private set; } = null!;

    public IReadOnlyList<Site> Sites { get; private set; } = [];

    public IReadOnlyList<Merchant> Merchants { get; private set; } = [];

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public async Task<IActionResult> OnGetAsync(string? site, string? merchant, CancellationToken ct)
    {
        if (await LoadAsync(site, merchant, ct) is { } refusal) return new RefusalPage(refusal);
        if (!Request.Headers.ContainsKey(PartHeader)) return Page();
        return Partial("_Live", this);
    }

    private async Task<Refusal?> LoadAsync(string? site, string? merchant, CancellationToken ct)
    {
        var all = new PageRequest(PageRequest.Largest, "");
        Sites = await places.ListSitesAsync(all, ct);
        Merchants = await places.ListMerchantsAsync(all, null, ct);
        var asked = string.IsNullOrEmpty(site) ? await HttpContext.OwnSiteAsync(places, Sites, ct) : site;
        var view = await read.HandleAsync(asked ?? "", string.IsNullOrEmpty(merchant) ? null : merchant, ct);
        if (view.Refusal is { } refusal) return refusal;
        View = view.Value!;
        Zone = Sites.First(each => each.Code == View.Site).Zone;
        return null;
    }
}

internal static class OwnSite
{
    /// <summary>Where somebody who named no site is: at the station's site, else at the worker's, else at the first.</summary>
    public static async Task<string?> OwnSiteAsync(this HttpContext http, PlaceStore places, IReadOnlyList<Site> sites, CancellationToken ct)
    {
        var caller = http.Caller();
        var own = caller.Site ?? (caller.Badge is { } badge ? (await places.FindWorkerAsync(badge, ct))?.Site : null);
        return sites.FirstOrDefault(site => site.Code == own)?.Code ?? (sites.Count > 0 ? sites[0].Code : null);
    }
}
