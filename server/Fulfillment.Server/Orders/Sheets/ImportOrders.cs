using Fulfillment.Server.Events;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Orders.Sheets;

/// <summary>
/// A merchant sends its orders as a sheet. Each order is taken whole or not at all, just as if the API had stated it, so the same sheet may
/// be sent again. A dry run decides the same and keeps nothing.
/// </summary>
internal sealed class ImportOrders(Db db, PlaceStore places, AcceptOrder accept, EventLog events)
{
    /// <summary>On SQLite a unit of work keeps every scan of the floor waiting; an order takes about a millisecond.</summary>
    private const int OrdersPerCommit = 50;

    public async Task<ImportResult> HandleAsync(string merchant, CsvTable table, bool dryRun, CancellationToken ct)
    {
        var sites = await places.ListSitesAsync(new PageRequest(PageRequest.Largest, ""), ct);
        var (orders, rejected) = Decide(table, sites);
        var accepted = 0;
        foreach (var some in orders.Chunk(OrdersPerCommit))
        {
            var refused = await SaveAsync(merchant, some, dryRun, ct);
            accepted += some.Sum(one => one.Order.Rows.Count) - refused.Count;
            rejected.AddRange(refused);
        }

        return new ImportResult(accepted, rejected);
    }

    /// <summary>What of a sheet are orders that may be saved; pure.</summary>
    internal static (IReadOnlyList<(SheetOrder Order, OrderDocument Document)> Orders, List<RejectedRow> Rejected) Decide(CsvTable table, IReadOnlyList<Site> sites)
    {
        var (orders, unread) = SheetOrder.Of(table);
        var rejected = unread.ToList();
        var facts = table.Fields.Where(field => field.StartsWith("facts.", StringComparison.Ordinal)).ToList();
        var good = new List<(SheetOrder, OrderDocument)>();
        var waybills = new Dictionary<(string Carrier, string Number), int>();
        foreach (var order in orders)
        {
            var (document, rows) = Read(order, facts, sites, waybills);
            if (document is not null) good.Add((order, document));
            rejected.AddRange(rows);
        }

        return (good, rejected);
    }

    private static (OrderDocument? Document, IEnumerable<RejectedRow> Rejected) Read(
        SheetOrder order,
        IReadOnlyList<string> facts,
        IReadOnlyList<Site> sites,
        Dictionary<(string Carrier, string Number), int> waybills)
    {
        var named = order.Rows.Select(row => row["site"]).OfType<string>().Distinct().ToList();
        if (named.Count > 1) return (null, order.Reject(order.Rows.First(row => row["site"] is { } site && site != named[0]).Reject(SheetRefusals.RowsDisagree("site"))));
        var sited = AcceptOrder.SetSite(new OrderDocument { Site = named.SingleOrDefault() }, sites);
        if (sited.Refusal is { } unsited) return (null, order.Reject(unsited));

        var site = sites.First(one => one.Code == sited.Value!.Site);
        var reader = new SheetOrderReader(order, facts, site.Zone);
        var document = reader.Read(site.Code);
        if (reader.Wrong is { } wrong) return (null, order.Reject(wrong));
        if (OrderRules.Refuses(document) is { } refusal) return (null, order.Reject(refusal));
        foreach (var number in document.Waybills.Select(WaybillRules.Normal).Distinct())
        {
            if (!waybills.TryAdd((document.Carrier ?? "", number), order.Rows[0].Number))
                return (null, order.Reject(SheetRefusals.WaybillTwice(number, waybills[(document.Carrier ?? "", number)])));
        }

        return (document, []);
    }

    private Task<List<RejectedRow>> SaveAsync(string merchant, IReadOnlyList<(SheetOrder Order, OrderDocument Document)> orders, bool dryRun, CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                var rejected = new List<RejectedRow>();
                var facts = new List<NewEvent>();
                foreach (var (order, document) in orders)
                {
                    var saved = await accept.SaveAsync(work, merchant, order.OrderNo, document);
                    if (saved.Refusal is { } refusal) rejected.AddRange(order.Reject(refusal));
                    else facts.AddRange(saved.Value!.Facts);
                }

                if (dryRun) return work.Abandon(rejected);
                foreach (var fact in facts) await events.AppendAsync(work, fact);
                return rejected;
            },
            ct);
}
