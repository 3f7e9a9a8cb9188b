using Dapper;
using Fulfillment.Server.Events.Hubs;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Printing;

/// <summary>Print jobs. Every change is one guarded save of the whole job: of two who saw the same version one wins.</summary>
internal sealed class PrintJobStore(Db db, StateSignal signal)
{
    private const string Reprints = "select * from PrintJob where ReprintOf = @id order by Id desc";
    private const string OfOrder = "exists (select 1 from PrintJobOrder o where o.PrintJobId = j.Id and (o.OrderNo = @order or (o.Merchant = @named and o.OrderNo = @number)))";

    public async Task<PrintJob?> FindAsync(string id, CancellationToken ct) =>
        (await db.ReadAsync(connection => connection.QueryFirstOrDefaultAsync<PrintJobRow>("select * from PrintJob where Id = @id", new { id }), ct))?.ToJob();

    public async Task<PrintJob?> FindAsync(UnitOfWork work, string id) =>
        (await work.FirstOrDefaultAsync<PrintJobRow>("select * from PrintJob where Id = @id", new { id }))?.ToJob();

    /// <summary>The job that was queued under a once-only key, or null.</summary>
    public async Task<PrintJob?> FindOnceAsync(UnitOfWork work, string key) =>
        (await work.FirstOrDefaultAsync<PrintJobRow>("select * from PrintJob where DedupeKey = @key", new { key }))?.ToJob();

    /// <summary>Every job of an insert, reprints included, newest first.</summary>
    public async Task<IReadOnlyList<PrintJob>> OfInsertAsync(UnitOfWork work, string insert) =>
        [.. (await work.QueryAsync<PrintJobRow>("select * from PrintJob where InsertId = @insert order by Id desc", new { insert })).Select(row => row.ToJob())];

    /// <summary>Every job whose sheet carries the code, newest first: a reprint carries its first print's.</summary>
    public async Task<IReadOnlyList<PrintJob>> OfSheetAsync(UnitOfWork work, string sheetCode) =>
        [.. (await work.QueryAsync<PrintJobRow>("select * from PrintJob where SheetCode = @sheetCode order by Id desc", new { sheetCode })).Select(row => row.ToJob())];

    /// <summary>The copies of a job, newest first.</summary>
    public async Task<IReadOnlyList<PrintJob>> ReprintsOfAsync(UnitOfWork work, string id) =>
        [.. (await work.QueryAsync<PrintJobRow>(Reprints, new { id })).Select(row => row.ToJob())];

    public async Task<IReadOnlyList<PrintJob>> ReprintsOfAsync(string id, CancellationToken ct) =>
        [.. (await db.ReadAsync(connection => connection.QueryAsync<PrintJobRow>(Reprints, new { id }), ct)).Select(row => row.ToJob())];

    /// <summary>The jobs of a shipment, oldest first.</summary>
    public async Task<IReadOnlyList<PrintJob>> OfShipmentAsync(string shipment, CancellationToken ct) =>
        [.. (await db.ReadAsync(connection => connection.QueryAsync<PrintJobRow>("select * from PrintJob where ShipmentId = @shipment order by Id", new { shipment }), ct)).Select(row => row.ToJob())];

    /// <summary>Jobs in order of their making; a merchant sees its own only. An order is its number or <c>merchant:orderNo</c>, for a number may hold a colon itself.</summary>
    public async Task<IReadOnlyList<PrintJob>> ListAsync(string? merchant, string? order, PageRequest page, CancellationToken ct)
    {
        var (named, number) = Named(order);
        var ofOrder = order is null ? "" : $"and {OfOrder}";
        var sql = db.Pick(
            sqlite: $"select j.* from PrintJob j where j.Id > @After and (@merchant is null or j.Merchant = @merchant) {ofOrder} order by j.Id limit @Limit",
            sqlServer: $"select top (@Limit) j.* from PrintJob j where j.Id > @After and (@merchant is null or j.Merchant = @merchant) {ofOrder} order by j.Id");
        return [.. (await db.ReadAsync(connection => connection.QueryAsync<PrintJobRow>(sql, new { page.After, page.Limit, merchant, order, named, number }), ct)).Select(row => row.ToJob())];
    }

    /// <summary>Newest first; <paramref name="before"/> is the id of the last one seen, null for the first page.</summary>
    public async Task<IReadOnlyList<PrintJob>> NewestAsync(PrintJobFilter filter, string? before, int limit, CancellationToken ct)
    {
        var (named, number) = Named(filter.Order);
        var (shown, ofOrder) = (Shown(filter.List), filter.Order is null ? "" : $"and {OfOrder}");
        var sql = db.Pick(
            sqlite: $"select j.* from PrintJob j where (@before is null or j.Id < @before) and (@Site is null or j.Site = @Site) {shown} {ofOrder} order by j.Id desc limit @limit",
            sqlServer: $"select top (@limit) j.* from PrintJob j where (@before is null or j.Id < @before) and (@Site is null or j.Site = @Site) {shown} {ofOrder} order by j.Id desc");
        var args = new { before, filter.Site, order = filter.Order, named, number, failedSince = filter.FailedSince, limit };
        return [.. (await db.ReadAsync(connection => connection.QueryAsync<PrintJobRow>(sql, args), ct)).Select(row => row.ToJob())];
    }

    public async Task<PrintJobCounts> CountAsync(string? site, DateTimeOffset failedSince, CancellationToken ct)
    {
        return new PrintJobCounts(await CountAsync(PrintJobList.Attention), await CountAsync(PrintJobList.UnderWay));

        Task<int> CountAsync(PrintJobList list) => db.ReadAsync(
            connection => connection.ExecuteScalarAsync<int>($"select count(*) from PrintJob j where (@site is null or j.Site = @site) {Shown(list)}", new { site, failedSince }), ct);
    }

    /// <summary>Void sheets of a site whose paper is, or may be, out and was not yet seen destroyed.</summary>
    public async Task<IReadOnlyList<PrintJob>> PaperToDestroyAsync(string site, CancellationToken ct) =>
        [.. (await db.ReadAsync(
            connection => connection.QueryAsync<PrintJobRow>(
                "select * from PrintJob where Site = @site and Paper in ('maybe', 'out') and State = 'void' and DestroyedAt is null order by Id", new { site }),
            ct)).Select(row => row.ToJob())];

    public async Task<IReadOnlyList<string>> OrdersOfAsync(UnitOfWork work, string id) =>
        await work.QueryAsync<string>("select OrderNo from PrintJobOrder where PrintJobId = @id order by OrderNo", new { id });

    public async Task<ILookup<string, string>> OrdersOfAsync(IReadOnlyList<PrintJob> jobs, CancellationToken ct)
    {
        var ids = jobs.Select(job => job.Id).ToList();
        var rows = await db.ReadAsync(
            connection => connection.QueryAsync<OrderRow>("select PrintJobId, OrderNo from PrintJobOrder where PrintJobId in @ids order by OrderNo", new { ids }), ct);
        return rows.ToLookup(row => row.PrintJobId, row => row.OrderNo);
    }

    /// <summary>What is on the sheet; null once it is erased.</summary>
    public Task<string?> FindDataAsync(string id, CancellationToken ct) =>
        db.ReadAsync(connection => connection.QueryFirstOrDefaultAsync<string>("select Data from PrintJobData where PrintJobId = @id", new { id }), ct);

    public Task<string?> FindDataAsync(UnitOfWork work, string id) =>
        work.FirstOrDefaultAsync<string>("select Data from PrintJobData where PrintJobId = @id", new { id });

    /// <summary>False when its once-only key is taken.</summary>
    public async Task<bool> TryInsertAsync(UnitOfWork work, PrintJob job, IEnumerable<string> orders, string data)
    {
        const string insert =
            """
            insert into PrintJob (Id, Merchant, Site, Printer, Position, Station, ShipmentId, InsertId, SheetCode, SourceKind, SourceCode, SourceHash, DataHash,
              State, Version, Opened, Attempts, DeviceJobId, DueAt, Why, DedupeKey, ReprintOf, Reason, RequestedBy, SettledBy, Paper, DestroyedAt, QueuedAt, SentAt, ChangedAt)
            values (@Id, @Merchant, @Site, @Printer, @Position, @Station, @ShipmentId, @InsertId, @SheetCode, @SourceKind, @SourceCode, @SourceHash, @DataHash,
              @State, @Version, @Opened, @Attempts, @DeviceJobId, @DueAt, @Why, @DedupeKey, @ReprintOf, @Reason, @RequestedBy, @SettledBy, @Paper, @DestroyedAt, @QueuedAt, @SentAt, @ChangedAt)
            """;
        if (!await work.TryInsertAsync(insert, PrintJobRow.Of(job))) return false;
        work.OnCommitted(signal.Ring);
        await work.ExecuteAsync("insert into PrintJobData (PrintJobId, Data) values (@Id, @data)", new { job.Id, data });
        foreach (var orderNo in orders.Distinct(StringComparer.Ordinal))
            await work.ExecuteAsync("insert into PrintJobOrder (Merchant, OrderNo, PrintJobId) values (@Merchant, @orderNo, @Id)", new { job.Merchant, orderNo, job.Id });
        return true;
    }

    /// <summary>Saves the job as the next version; null when it is no longer the one that was seen.</summary>
    public async Task<PrintJob?> TrySaveAsync(UnitOfWork work, PrintJob job)
    {
        const string update =
            """
            update PrintJob set State = @State, Version = Version + 1, Opened = @Opened, Attempts = @Attempts, DeviceJobId = @DeviceJobId, DueAt = @DueAt, Why = @Why,
              Reason = @Reason, SettledBy = @SettledBy, Paper = @Paper, DestroyedAt = @DestroyedAt, SentAt = @SentAt, ChangedAt = @ChangedAt
            where Id = @Id and Version = @Version
            """;
        if (await work.ExecuteAsync(update, PrintJobRow.Of(job)) == 0) return null;
        await work.ExecuteAsync("update PrintQueue set Revision = Revision + 1 where Site = @Site and Printer = @Printer", new { job.Site, job.Printer });
        work.OnCommitted(signal.Ring);
        return job with { Version = job.Version + 1 };
    }

    /// <summary>Deletes what was on the sheets of an order.</summary>
    public Task EraseDataAsync(UnitOfWork work, string merchant, string orderNo) =>
        work.ExecuteAsync(
            "delete from PrintJobData where PrintJobId in (select PrintJobId from PrintJobOrder where Merchant = @merchant and OrderNo = @orderNo)",
            new { merchant, orderNo });

    private static (string? Merchant, string? OrderNo) Named(string? order) => order?.Split(':', 2) is [var left, var right] ? (left, right) : (null, null);

    private static string Shown(PrintJobList list) => list switch
    {
        PrintJobList.Attention => "and (j.State = 'unknown' or (j.State = 'failed' and j.ChangedAt >= @failedSince and not exists (select 1 from PrintJob copy where copy.ReprintOf = j.Id)))",
        PrintJobList.UnderWay => "and j.State in ('queued', 'sending', 'sent', 'printing')",
        _ => "",
    };

    private sealed class OrderRow
    {
        public string PrintJobId { get; set; } = "";
        public string OrderNo { get; set; } = "";
    }
}
