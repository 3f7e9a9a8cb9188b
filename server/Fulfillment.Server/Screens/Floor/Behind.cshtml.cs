using Fulfillment.Contracts;
using Fulfillment.Server.Dashboard.Lists;
using Fulfillment.Server.Places;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fulfillment.Server.Screens.Floor;

/// <summary>The scans and sheets behind a number of the floor: <c>mis-scans</c>, <c>sheets</c> (proven) or <c>reprints</c>, of a day and one bench or all.</summary>
internal sealed class BehindModel(ListBehind list, PlaceStore places) : PageModel
{
    public Site Site { get; private set; } = null!;

    public string What { get; private set; } = "";

    public string? Station { get; private set; }

    public IReadOnlyList<ListedScan> Scans { get; private set; } = [];

    public IReadOnlyList<ListedSheet> Sheets { get; private set; } = [];

    public int Count => Scans.Count + Sheets.Count;

    public Text Title => What switch
    {
        "mis-scans" => FloorFigures.MisScans,
        "sheets" => FloorFigures.Inserts,
        _ => FloorFigures.Reprints,
    };

    public async Task<IActionResult> OnGetAsync(string what, string? site, string? station, string? on, CancellationToken ct)
    {
        (What, Station) = (what, string.IsNullOrEmpty(station) ? null : station);
        if (await places.FindSiteAsync(site ?? "", ct) is not { } found) return new RefusalPage(PlaceRefusals.NoSuchSite(site ?? ""));
        Site = found;
        if (what == "mis-scans")
        {
            var scans = await list.MisScansAsync(Site.Code, Station, on, ct);
            if (scans.Refusal is { } refusal) return new RefusalPage(refusal);
            Scans = scans.Value!.Items;
        }
        else
        {
            var sheets = what == "sheets" ? await list.ProvenAsync(Site.Code, Station, on, ct) : await list.ReprintedAsync(Site.Code, Station, on, ct);
            if (sheets.Refusal is { } refusal) return new RefusalPage(refusal);
            Sheets = sheets.Value!.Items;
        }

        return Page();
    }
}
