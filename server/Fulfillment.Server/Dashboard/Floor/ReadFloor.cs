using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Printing;

namespace Fulfillment.Server.Dashboard.Floor;

/// <summary>A supervisor looks at a site's floor: what waits, who packs what, what left, what stands still.</summary>
internal sealed class ReadFloor(FloorStore store, PlaceStore places, PrintQueueStore printers, TimeProvider clock)
{
    /// <param name="merchant">Counts this merchant's alone; null counts everybody's.</param>
    public async Task<Outcome<FloorView>> HandleAsync(string site, string? merchant, CancellationToken ct)
    {
        if (await places.FindSiteAsync(site, ct) is not { } place) return PlaceRefusals.NoSuchSite(site);
        if (merchant is not null && await places.FindMerchantAsync(merchant, ct) is null) return PlaceRefusals.NoSuchMerchant(merchant);
        var now = clock.GetUtcNow();
        var day = FloorDay.At(place, now);
        var rows = await store.ReadAsync(site, merchant, day, now, ct);
        if (merchant is not null) return View(place, merchant, day, now, rows, [], []);
        var all = new PageRequest(PageRequest.Largest, "");
        var stations = (await places.ListStationsAsync(site, all, ct)).Select(station => Station(station, rows, day, now)).ToList();
        var seen = (await printers.ReadHealthAsync(site, ct)).ToDictionary(printer => printer.Printer.Code, StringComparer.Ordinal);
        var machines = (await places.ListPrintersAsync(site, all, ct)).Select(printer => Printer(printer, seen.GetValueOrDefault(printer.Code), rows)).ToList();
        return View(place, null, day, now, rows, stations, machines);
    }

    private static FloorView View(Site site, string? merchant, FloorDay day, DateTimeOffset now, FloorRows rows, IReadOnlyList<StationOnFloor> stations, IReadOnlyList<PrinterOnFloor> printers)
    {
        var left = rows.Left.Select(row => row.ToParcel()).ToList();
        var today = left.Where(parcel => parcel.ShippedAt >= day.From).ToList();
        var shipmentsPerHour = Pace.PerHour(rows.Left.GroupBy(row => row.ShipmentId).Select(boxes => boxes.Last().ToParcel() with { OpenedAt = boxes.Min(box => box.OpenedAt) }), now);
        var cutOffs = LateRisk.Of(Open(rows.Open), shipmentsPerHour, now);
        var totals = new FloorTotals(
            Waiting: cutOffs.Sum(each => each.Open.Waiting),
            NotYet: cutOffs.Sum(each => each.Open.NotYet),
            Packing: cutOffs.Sum(each => each.Open.Packing),
            Held: cutOffs.Sum(each => each.Open.Held),
            Overdue: cutOffs.Sum(each => each.Overdue),
            AtRisk: shipmentsPerHour is null ? null : cutOffs.Sum(each => each.AtRisk ?? 0),
            ShippedToday: today.Count,
            ParcelsPerHour: Rounded(Pace.PerHour(left, now)),
            ShipmentsPerHour: Rounded(shipmentsPerHour),
            MedianSeconds: Pace.MedianSeconds(today),
            Scans: rows.Scans.Sum(row => row.Scans),
            MisScans: rows.Scans.Where(row => MisScan.Is(row.Code, row.Status)).Sum(row => row.Scans),
            InsertMatches: rows.Proven.Sum(row => row.Sheets),
            LabelMatches: today.Count,
            Reprints: rows.Reprinted.Sum(row => row.Sheets),
            InDoubt: rows.InDoubt.Count,
            PaperToDestroy: rows.ToDestroy);
        var doubts = rows.InDoubt.Select(row => new SheetInDoubt(row.Id, row.Printer, row.Station, row.Merchant, row.OrderNo, row.SheetCode, PrinterTroubles.Find(row.Why)?.Says, row.ChangedAt));
        return new FloorView(site.Code, site.Name, site.TimeZone, merchant, now, day.Day, totals, cutOffs, stations, printers, [.. doubts], Parts(today, day, now));
    }

    private static IEnumerable<OpenShipments> Open(IEnumerable<OpenRow> rows) =>
        rows.GroupBy(row => (row.Carrier, row.ShipBy)).Select(group => new OpenShipments(
            group.Key.Carrier,
            group.Key.ShipBy,
            In(group, ShipmentState.Waiting).Sum(row => row.Shipments),
            In(group, ShipmentState.Waiting).Sum(row => row.NotYet),
            In(group, ShipmentState.Packing, ShipmentState.Packed).Sum(row => row.Shipments),
            In(group, ShipmentState.Held).Sum(row => row.Shipments)));

    private static IEnumerable<OpenRow> In(IEnumerable<OpenRow> rows, params ShipmentState[] states) => rows.Where(row => states.Any(state => Json.Name(state) == row.State));

    private static StationOnFloor Station(Station station, FloorRows rows, FloorDay day, DateTimeOffset now)
    {
        var session = rows.Sessions.FirstOrDefault(row => row.Station == station.Code);
        var state = session switch
        {
            { PinBadge: not null } => BenchState.Pin,
            null or { Badge: null } => BenchState.SignedOut,
            { ShipmentId: null } => BenchState.Idle,
            _ => BenchState.Busy,
        };
        var left = rows.Left.Where(row => row.Station == station.Code).Select(row => row.ToParcel()).ToList();
        var today = left.Where(parcel => parcel.ShippedAt >= day.From).ToList();
        var scans = rows.Scans.Where(row => row.Station == station.Code).ToList();
        return new StationOnFloor(
            station.Code,
            station.Kind,
            state,
            session?.PinBadge ?? session?.Badge,
            session?.Name,
            state is BenchState.Busy ? session?.Merchant : null,
            state is BenchState.Busy ? session?.OrderNo : null,
            state is BenchState.Busy ? session?.OpenedAt ?? session?.ChangedAt : session?.ChangedAt,
            scans.Count == 0 ? null : scans.Max(row => row.LastAt),
            today.Count,
            Rounded(Pace.PerHour(left, now)),
            Pace.MedianSeconds(today),
            scans.Sum(row => row.Scans),
            scans.Where(row => MisScan.Is(row.Code, row.Status)).Sum(row => row.Scans),
            rows.Proven.Where(row => row.Station == station.Code).Sum(row => row.Sheets),
            today.Count,
            rows.Reprinted.Where(row => row.Station == station.Code).Sum(row => row.Sheets));
    }

    private static PrinterOnFloor Printer(Printer printer, SeenPrinter? seen, FloorRows rows)
    {
        var jobs = rows.Jobs.Where(row => row.Printer == printer.Code).ToList();
        var waiting = jobs.Where(row => row.State != Json.Name(PrintJobState.Unknown)).ToList();
        var trouble = seen?.Health.Trouble;
        return new PrinterOnFloor(
            printer.Code,
            printer.Media,
            seen?.Health.Condition,
            trouble?.Code,
            trouble?.Says,
            trouble is null ? null : PrinterAdvice.For(trouble, printer.Media),
            seen?.Health.Reasons ?? [],
            seen?.SeenAt,
            waiting.Sum(row => row.Jobs),
            waiting.Count == 0 ? null : waiting.Min(row => row.Since),
            jobs.Except(waiting).Sum(row => row.Jobs));
    }

    /// <summary>The day so far by quarters of an hour, from its beginning to the part that is running.</summary>
    private static IReadOnlyList<PartOfDay> Parts(IReadOnlyList<PackedParcel> today, FloorDay day, DateTimeOffset now)
    {
        var counts = new int[(int)((now - day.From) / PartOfDay.Length) + 1];

        // Another node's clock may be a moment ahead of this one's.
        foreach (var parcel in today) counts[Math.Min((int)((parcel.ShippedAt - day.From) / PartOfDay.Length), counts.Length - 1)]++;
        return [.. counts.Select((parcels, part) => new PartOfDay(day.From + part * PartOfDay.Length, day.From + (part + 1) * PartOfDay.Length, parcels))];
    }

    private static double? Rounded(double? rate) => rate is { } known ? Math.Round(known, 1, MidpointRounding.AwayFromZero) : null;
}
