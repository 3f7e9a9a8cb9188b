using Fulfillment.Server.Access;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Printing;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fulfillment.Server.Screens.Print;

/// <summary>A printer, how it was last seen, and how many sheets wait for it.</summary>
internal sealed record PrinterRow(Printer Printer, SeenPrinter? Seen, int Waiting);

/// <summary>The printers and their sheets, what needs somebody first.</summary>
internal sealed class PrintJobsModel(PrintJobStore store, PrintQueueStore queues, PlaceStore places, TimeProvider clock) : PageModel
{
    private const int PerPage = 50;
    private Dictionary<string, TimeZoneInfo> _zones = [];
    private ILookup<string, string> _orders = Array.Empty<string>().ToLookup(id => id);
    private PrintJobCounts _counts = new(0, 0);

    public PrintJobList Show { get; private set; }

    public string? Site { get; private set; }

    public string? Order { get; private set; }

    public Refusal? Refusal { get; private set; }

    public IReadOnlyList<Site> Sites { get; private set; } = [];

    public IReadOnlyList<PrinterRow> Printers { get; private set; } = [];

    public IReadOnlyList<PrintJob> Jobs { get; private set; } = [];

    /// <summary>Where the next page begins; null on the last.</summary>
    public string? Next => Jobs.Count < PerPage ? null : Jobs[^1].Id;

    public bool MayAct => HttpContext.Caller().Scopes.Overlaps([Scopes.Bench, Scopes.Admin]);

    public async Task OnGetAsync(PrintJobList show, string? site, string? order, string? before, CancellationToken ct)
    {
        if (ModelState.Refuses() is { } refusal) (Refusal, show) = (refusal, PrintJobList.Attention);
        (Show, Site, Order) = (show, string.IsNullOrEmpty(site) ? null : site, string.IsNullOrWhiteSpace(order) ? null : order.Trim());
        Sites = await places.ListSitesAsync(new PageRequest(PageRequest.Largest, ""), ct);
        _zones = Sites.ToDictionary(each => each.Code, each => each.Zone, StringComparer.Ordinal);
        var since = clock.GetUtcNow().AddDays(-1);
        _counts = await store.CountAsync(Site, since, ct);
        Jobs = await store.NewestAsync(new PrintJobFilter(show, Site, Order, since), before, PerPage, ct);
        _orders = await store.OrdersOfAsync(Jobs, ct);
        var (seen, waiting) = ((await queues.ReadHealthAsync(Site, ct)).ToDictionary(each => each.Printer), await queues.WaitingSheetsAsync(ct));
        Printers =
        [
            .. (await places.ListPrintersAsync(ct))
                .Where(printer => Site is null || printer.Site == Site)
                .Select(printer => (printer, key: new PrinterKey(printer.Site, printer.Code)))
                .Select(each => new PrinterRow(each.printer, seen.GetValueOrDefault(each.key), waiting.GetValueOrDefault(each.key))),
        ];
    }

    public int? CountOf(PrintJobList list) => list switch
    {
        PrintJobList.Attention => _counts.Attention,
        PrintJobList.UnderWay => _counts.UnderWay,
        _ => null,
    };

    public IEnumerable<string> OrdersOf(PrintJob job) => _orders[job.Id];

    public string Local(PrintJob job, DateTimeOffset instant) => LocalTime.Of(instant, _zones.GetValueOrDefault(job.Site, TimeZoneInfo.Utc));
}
