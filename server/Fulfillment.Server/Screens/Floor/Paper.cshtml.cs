using Fulfillment.Server.Access;
using Fulfillment.Server.Dashboard.Lists;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Printing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fulfillment.Server.Screens.Floor;

/// <summary>The list that hangs at the shredder: void paper, crossed off by scanning its code.</summary>
internal sealed class PaperModel(ListBehind list, DestroyPaper destroy, PlaceStore places) : PageModel
{
    public Site Site { get; private set; } = null!;

    public IReadOnlyList<ListedSheet> Sheets { get; private set; } = [];

    public Refusal? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? site, CancellationToken ct) =>
        await LoadAsync(site, ct) is { } refusal ? new RefusalPage(refusal) : Page();

    public async Task<IActionResult> OnPostAsync(string? site, string? code, CancellationToken ct)
    {
        if (await places.FindSiteAsync(site ?? "", ct) is not { } found) return new RefusalPage(PlaceRefusals.NoSuchSite(site ?? ""));
        var outcome = await destroy.HandleAsync(found.Code, (code ?? "").Trim(), HttpContext.Caller(), ct);
        if (outcome.Refusal is null) return LocalRedirect(FloorLinks.Behind("paper", found.Code));
        if (await LoadAsync(site, ct) is { } refusal) return new RefusalPage(refusal);
        Refusal = outcome.Refusal;
        return this.Refused(outcome.Refusal);
    }

    private async Task<Refusal?> LoadAsync(string? asked, CancellationToken ct)
    {
        var sites = await places.ListSitesAsync(new PageRequest(PageRequest.Largest, ""), ct);
        var code = string.IsNullOrEmpty(asked) ? await HttpContext.OwnSiteAsync(places, sites, ct) ?? "" : asked;
        if (sites.FirstOrDefault(site => site.Code == code) is not { } found) return PlaceRefusals.NoSuchSite(code);
        Site = found;
        Sheets = (await list.ToDestroyAsync(code, null, ct)).Value!.Items;
        return null;
    }
}
