using Dapper;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Printing;

/// <summary>Print jobs. Every change is one guarded save of the whole job: of two who saw the same version one wins.</summary>
internal sealed class PrintJobStore(Db db)
{
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
        [.. (await work.QueryAsync<PrintJobRow>("select * from PrintJob where ReprintOf = @id order by Id desc", new { id })).Select(row => row.ToJob())];

    /// <summary>The jobs of a shipment, oldest first.</summary>
    public async Task<IReadOnlyList<PrintJob>> OfShipmentAsync(string shipment, CancellationToken ct) =>
        [.. (await db.ReadAsync(connection => connection.QueryAsync<PrintJobRow>("select * from PrintJob where ShipmentId = @shipment order by Id", new { shipment }), ct)).Select(row => row.ToJob())];

    /// <summary>Jobs in order of their making; a merchant sees its own only. An order is its number or <c>merchant:orderNo</c>, for a number may hold a colon itself.</summary>
    public async Task<IReadOnlyList<PrintJob>> ListAsync(string? merchant, string? order, PageRequest page, CancellationToken ct)
    {
        var (named, number) = order?.Split(':', 2) is [var left, var right] ? (left, right) : (null, null);
        var ofOrder = order is null ? "" : "and exists (select 1 from PrintJobOrder o where o.PrintJobId = j.Id and (o.OrderNo = @order or (o.Merchant = @named and o.OrderNo = @number)))";
        var sql = db.Pick(
            sqlite: $"select j.* from PrintJob j where j.Id > @After and (@merchant is null or j.Merchant = @merchant) {ofOrder} order by j.Id limit @Limit",
            sqlServer: $"select top (@Limit) j.* from PrintJob j where j.Id > @After and (@merchant is null or j.Merchant = @merchant) {ofOrder} order by j.Id");
        return [.. (await db.ReadAsync(connection => connection.QueryAsync<PrintJobRow>(sql, new { page.After, page.Limit, merchant, order, named, number }), ct)).Select(row => row.ToJob())];
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
        return await work.ExecuteAsync(update, PrintJobRow.Of(job)) == 1 ? job with { Version = job.Version + 1 } : null;
    }

    /// <summary>Deletes what was on the sheets of an order.</summary>
    public Task EraseDataAsync(UnitOfWork work, string merchant, string orderNo) =>
        work.ExecuteAsync(
            "delete from PrintJobData where PrintJobId in (select PrintJobId from PrintJobOrder where Merchant = @merchant and OrderNo = @orderNo)",
            new { merchant, orderNo });

    private sealed class OrderRow
    {
        public string PrintJobId { get; set; } = "";
        public string OrderNo { get; set; } = "";
    }
}
