using Fulfillment.Server.Access;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fulfillment.Server.Screens.Settings;

/// <summary>A site, with its stations, printers and workers; without a code, a new one.</summary>
internal sealed class SiteModel(PlaceStore places, PutSite put) : PageModel
{
    private static readonly PageRequest All = new(PageRequest.Largest, "");

    public bool IsNew { get; private set; }

    public string Code { get; private set; } = "";

    public SiteDocument Document { get; private set; } = new();

    public FormResult Result { get; private set; } = FormResult.None;

    public IReadOnlyList<Station> Stations { get; private set; } = [];

    public IReadOnlyList<Printer> Printers { get; private set; } = [];

    public IReadOnlyList<Worker> Workers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? site, bool saved, CancellationToken ct)
    {
        if (await LoadAsync(site, ct) is { } refusal) return new RefusalPage(refusal);
        Result = FormResult.Of(saved);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? site, string? code, CancellationToken ct)
    {
        if (await LoadAsync(site, ct) is { } absent) return new RefusalPage(absent);
        if (IsNew) Code = code?.Trim() ?? "";
        await TryUpdateModelAsync(Document, "");
        var refusal = ModelState.Refuses() ?? await RefusesTakenAsync(ct) ?? (await put.HandleAsync(Code, Document, HttpContext.Caller(), ct)).Refusal;
        if (refusal is null) return LocalRedirect($"/settings/sites/{Code}?saved=true");
        Result = FormResult.Of(refusal);
        return this.Refused(refusal);
    }

    private async Task<Refusal?> RefusesTakenAsync(CancellationToken ct) => IsNew && await places.FindSiteAsync(Code, ct) is not null ? ScreenRefusals.CodeTaken("site", Code) : null;

    private async Task<Refusal?> LoadAsync(string? code, CancellationToken ct)
    {
        IsNew = code is null;
        if (code is null) return null;
        if (await places.FindSiteAsync(code, ct) is not { } site) return PlaceRefusals.NoSuchSite(code);
        Code = code;
        Document = new SiteDocument { Name = site.Name, TimeZone = site.TimeZone, PinAtStation = site.PinAtStation };
        Stations = await places.ListStationsAsync(code, All, ct);
        Printers = await places.ListPrintersAsync(code, All, ct);
        Workers = await places.ListWorkersAsync(code, All, ct);
        return null;
    }
}
