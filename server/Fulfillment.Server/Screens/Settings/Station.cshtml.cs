using Fulfillment.Contracts;
using Fulfillment.Server.Access;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fulfillment.Server.Screens.Settings;

/// <summary>A station: its printers, and the browsers and handhelds that speak for it.</summary>
internal sealed class StationModel(PlaceStore places, PutStation put, PairingStore pairings, IssuePairingCode issue, RevokePairing revoke) : PageModel
{
    private static readonly PageRequest All = new(PageRequest.Largest, "");
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;
    private IReadOnlyList<Printer> _printers = [];

    public string Site { get; private set; } = "";

    public bool IsNew { get; private set; }

    public string Code { get; private set; } = "";

    public StationDocument Document { get; private set; } = new();

    public FormResult Result { get; private set; } = FormResult.None;

    public IReadOnlyList<Pairing> Pairings { get; private set; } = [];

    /// <summary>The pairing code that was just made; it is shown this once.</summary>
    public IssuedPairingCode? Issued { get; private set; }

    public async Task<IActionResult> OnGetAsync(string site, string? station, bool saved, CancellationToken ct)
    {
        if (await LoadAsync(site, station, ct) is { } refusal) return new RefusalPage(refusal);
        Result = FormResult.Of(saved);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string site, string? station, string? code, CancellationToken ct)
    {
        if (await LoadAsync(site, station, ct) is { } absent) return new RefusalPage(absent);
        if (IsNew) Code = code?.Trim() ?? "";
        await TryUpdateModelAsync(Document, "");
        var refusal = ModelState.Refuses() ?? await RefusesTakenAsync(ct) ?? (await put.HandleAsync(Site, Code, Document, HttpContext.Caller(), ct)).Refusal;
        if (refusal is null) return LocalRedirect($"/settings/sites/{Site}/stations/{Code}?saved=true");
        Result = FormResult.Of(refusal);
        return this.Refused(refusal);
    }

    public async Task<IActionResult> OnPostPairAsync(string site, string? station, CancellationToken ct)
    {
        if (await LoadAsync(site, station, ct) is { } absent) return new RefusalPage(absent);
        var issued = await issue.HandleAsync($"{Site}:{Code}", HttpContext.Caller(), ct);
        if (issued.Refusal is { } refusal) return new RefusalPage(refusal);
        Issued = issued.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostUnpairAsync(string site, string? station, string? pairing, CancellationToken ct) =>
        await revoke.HandleAsync($"{site}:{station}", pairing ?? "", HttpContext.Caller(), ct) is { } refusal
            ? new RefusalPage(refusal)
            : LocalRedirect($"/settings/sites/{site}/stations/{station}?saved=true");

    public string Local(DateTimeOffset instant) => LocalTime.Of(instant, _zone);

    /// <summary>The printers of the site, and none.</summary>
    public FormChoice Choice(string name, Text label, string? value) =>
        new(name, label, value, [new FormOption("", SettingsWords.NoPrinter), .. _printers.Select(printer => new FormOption(printer.Code, new Text($"{printer.Code}（{printer.Media}）", $"{printer.Code} ({printer.Media})")))])
        {
            Refusal = Result.Refusal,
        };

    private async Task<Refusal?> RefusesTakenAsync(CancellationToken ct) => IsNew && (await places.FindStationAsync($"{Site}:{Code}", ct)).Refusal is null ? ScreenRefusals.CodeTaken("station", Code) : null;

    private async Task<Refusal?> LoadAsync(string site, string? code, CancellationToken ct)
    {
        if (await places.FindSiteAsync(site, ct) is not { } known) return PlaceRefusals.NoSuchSite(site);
        (Site, _zone, IsNew) = (site, known.Zone, code is null);
        _printers = await places.ListPrintersAsync(site, All, ct);
        if (code is null) return null;
        var found = await places.FindStationAsync($"{site}:{code}", ct);
        if (found.Refusal is { } refusal) return refusal;
        (Code, Document) = (code, new StationDocument { Kind = found.Value!.Kind, Printers = found.Value.Printers });
        Pairings = await pairings.ListAsync(site, code, ct);
        return null;
    }
}
