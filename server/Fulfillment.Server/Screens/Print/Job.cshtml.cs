using Fulfillment.Contracts;
using Fulfillment.Server.Access;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Printing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fulfillment.Server.Screens.Print;

/// <summary>One sheet: what became of it, what somebody at the tray says, and printing it once more.</summary>
internal sealed class PrintJobModel(PrintJobStore store, PlaceStore places, ReprintJob reprint, ResolvePrintJob resolve) : PageModel
{
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;

    public PrintJob Job { get; private set; } = null!;

    public IReadOnlyList<string> Orders { get; private set; } = [];

    public IReadOnlyList<PrintJob> Reprints { get; private set; } = [];

    public IReadOnlyList<FormOption> Printers { get; private set; } = [];

    public string Reason { get; private set; } = "";

    public Refusal? Refusal { get; private set; }

    public bool MayAct => HttpContext.Caller().Scopes.Overlaps([Scopes.Bench, Scopes.Admin]);

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct) => await LoadAsync(id, ct) is { } refusal ? new RefusalPage(refusal) : Page();

    public async Task<IActionResult> OnPostResolveAsync(string id, PrintFinding? outcome, CancellationToken ct)
    {
        if (Forbidden is { } closed) return new RefusalPage(closed);
        var settled = outcome is { } finding ? await resolve.HandleAsync(id, null, finding, HttpContext.Caller().Name, ct) : PrintingRefusals.OutcomeMissing;
        return settled.Refusal is { } refusal ? await AgainAsync(id, refusal, ct) : LocalRedirect(outcome is PrintFinding.Lost ? $"/print/{id}" : "/print");
    }

    public async Task<IActionResult> OnPostReprintAsync(string id, string? reason, string? printer, CancellationToken ct)
    {
        if (Forbidden is { } closed) return new RefusalPage(closed);
        Reason = reason ?? "";
        var copy = await reprint.HandleAsync(id, null, Reason, HttpContext.Caller().Name, string.IsNullOrEmpty(printer) ? null : printer, ct);
        return copy.Refusal is { } refusal ? await AgainAsync(id, refusal, ct) : LocalRedirect($"/print/{copy.Value!.Id}");
    }

    public string Local(DateTimeOffset instant) => LocalTime.Of(instant, _zone);

    // Whoever may only read sees the page and no button; this is for a request without the page.
    private Refusal? Forbidden => MayAct ? null : AccessRefusals.NotAllowed([Scopes.Bench]);

    private async Task<IActionResult> AgainAsync(string id, Refusal refusal, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is { } absent) return new RefusalPage(absent);
        Refusal = refusal;
        return this.Refused(refusal);
    }

    private async Task<Refusal?> LoadAsync(string id, CancellationToken ct)
    {
        if (await store.FindAsync(id, ct) is not { } job) return PrintingRefusals.NoSuchJob(id);
        Job = job;
        Orders = [.. (await store.OrdersOfAsync([job], ct))[job.Id]];
        Reprints = await store.ReprintsOfAsync(job.Id, ct);
        Printers = [.. (await places.ListPrintersAsync(job.Site, new PageRequest(PageRequest.Largest, ""), ct)).Select(printer => new FormOption(printer.Code, new Text($"{printer.Code}（{printer.Media}）", $"{printer.Code} ({printer.Media})")))];
        if (await places.FindSiteAsync(job.Site, ct) is { } site) _zone = site.Zone;
        return null;
    }
}
