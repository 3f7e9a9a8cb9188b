using Fulfillment.Server.Access;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Printing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fulfillment.Server.Screens.Settings;

/// <summary>A printer of a site: how it is reached, which paper lies in it, and how it is right now.</summary>
internal sealed class PrinterModel(PlaceStore places, PutPrinter put, PrintQueueStore queues, LookAtPrinter look) : PageModel
{
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;

    public string Site { get; private set; } = "";

    public bool IsNew { get; private set; }

    public string Code { get; private set; } = "";

    public PrinterDocument Document { get; private set; } = new();

    public FormResult Result { get; private set; } = FormResult.None;

    public SeenPrinter? Seen { get; private set; }

    public async Task<IActionResult> OnGetAsync(string site, string? printer, bool saved, CancellationToken ct)
    {
        if (await LoadAsync(site, printer, ct) is { } refusal) return new RefusalPage(refusal);
        Result = FormResult.Of(saved);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string site, string? printer, string? code, CancellationToken ct)
    {
        if (await LoadAsync(site, printer, ct) is { } absent) return new RefusalPage(absent);
        if (IsNew) Code = code?.Trim() ?? "";
        await TryUpdateModelAsync(Document, "");
        var refusal = ModelState.Refuses() ?? await RefusesTakenAsync(ct) ?? (await put.HandleAsync(Site, Code, Document, HttpContext.Caller(), ct)).Refusal;
        if (refusal is null) return LocalRedirect($"/settings/sites/{Site}/printers/{Code}?saved=true");
        Result = FormResult.Of(refusal);
        return this.Refused(refusal);
    }

    public async Task<IActionResult> OnPostLookAsync(string site, string? printer, CancellationToken ct)
    {
        if (await LoadAsync(site, printer, ct) is { } absent) return new RefusalPage(absent);
        if (await places.FindPrinterAsync(Site, Code, ct) is { } known) await look.HandleAsync(known, ct);
        return LocalRedirect($"/settings/sites/{Site}/printers/{Code}");
    }

    public string Local(DateTimeOffset instant) => LocalTime.Of(instant, _zone);

    private async Task<Refusal?> RefusesTakenAsync(CancellationToken ct) => IsNew && await places.FindPrinterAsync(Site, Code, ct) is not null ? ScreenRefusals.CodeTaken("printer", Code) : null;

    private async Task<Refusal?> LoadAsync(string site, string? code, CancellationToken ct)
    {
        if (await places.FindSiteAsync(site, ct) is not { } known) return PlaceRefusals.NoSuchSite(site);
        (Site, _zone, IsNew) = (site, known.Zone, code is null);
        if (code is null) return null;
        if (await places.FindPrinterAsync(site, code, ct) is not { } printer) return PlaceRefusals.NoSuchPrinter(site, code);
        (Code, Document) = (code, new PrinterDocument { Uri = printer.Uri, Media = printer.Media });
        Seen = (await queues.ReadHealthAsync(site, ct)).FirstOrDefault(each => each.Printer.Code == code);
        return null;
    }
}
