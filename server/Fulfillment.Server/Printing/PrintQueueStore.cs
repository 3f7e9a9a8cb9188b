using Dapper;
using Fulfillment.Server.Events.Hubs;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Printing;

/// <summary>A printer of a site.</summary>
internal readonly record struct PrinterKey(string Site, string Code);

/// <summary>The last word of a printer, with the moment of it.</summary>
internal sealed record SeenPrinter(PrinterKey Printer, PrinterHealth Health, DateTimeOffset SeenAt);

/// <summary>Printers' queues: who feeds which printer, what comes next, and how the printer was last seen.</summary>
internal sealed class PrintQueueStore(Db db, StateSignal signal)
{
    /// <summary>The next place in the printer's order. The queue's row stays locked until the unit commits.</summary>
    public async Task<long> NextPositionAsync(UnitOfWork work, PrinterKey printer)
    {
        var next = db.Pick(
            sqlite: "update PrintQueue set LastPosition = LastPosition + 1 where Site = @Site and Printer = @Code returning LastPosition",
            sqlServer: "update PrintQueue set LastPosition = LastPosition + 1 output inserted.LastPosition where Site = @Site and Printer = @Code");
        if (await work.FirstOrDefaultAsync<long?>(next, printer) is { } position) return position;
        await EnsureAsync(work, printer);
        return await work.FirstOrDefaultAsync<long?>(next, printer) ?? throw new InvalidOperationException($"The queue of {printer} vanished.");
    }

    public async Task EnsureAsync(UnitOfWork work, PrinterKey printer)
    {
        if (await work.FirstOrDefaultAsync<int>("select count(*) from PrintQueue where Site = @Site and Printer = @Code", printer) == 0)
            await work.TryInsertAsync("insert into PrintQueue (Site, Printer, LastPosition, Revision) values (@Site, @Code, 0, 0)", printer);
    }

    /// <summary>Takes or keeps the printer until then; false while another node feeds it.</summary>
    public async Task<bool> TryLeaseAsync(UnitOfWork work, PrinterKey printer, string holder, DateTimeOffset now, DateTimeOffset until) =>
        await work.ExecuteAsync(
            """
            update PrintQueue set LeasedBy = @holder, LeasedUntil = @until
            where Site = @Site and Printer = @Code and (LeasedBy is null or LeasedBy = @holder or LeasedUntil < @now)
            """,
            new { printer.Site, printer.Code, holder, now, until }) == 1;

    public Task ReleaseAsync(UnitOfWork work, PrinterKey printer, string holder) =>
        work.ExecuteAsync("update PrintQueue set LeasedBy = null, LeasedUntil = null where Site = @Site and Printer = @Code and LeasedBy = @holder", new { printer.Site, printer.Code, holder });

    /// <summary>Frees the printers of servers that are certainly gone.</summary>
    public async Task ReleaseGoneAsync(UnitOfWork work, Func<string, bool> isGone)
    {
        foreach (var holder in (await work.QueryAsync<string>("select distinct LeasedBy from PrintQueue where LeasedBy is not null")).Where(isGone))
            await work.ExecuteAsync("update PrintQueue set LeasedBy = null, LeasedUntil = null where LeasedBy = @holder", new { holder });
    }

    /// <summary>Printers whose queue wants a worker now and has none. Behind a sheet that waits for its printer nothing is due, for sheets keep their order.</summary>
    public async Task<IReadOnlyList<PrinterKey>> WaitingAsync(DateTimeOffset now, CancellationToken ct)
    {
        const string waiting =
            """
            select distinct j.Site, j.Printer as Code from PrintJob j
            join PrintQueue q on q.Site = j.Site and q.Printer = j.Printer
            where j.State in ('queued', 'sending', 'sent', 'printing', 'unknown') and j.DueAt <= @now and (q.LeasedBy is null or q.LeasedUntil < @now)
              and not exists (
                select 1 from PrintJob ahead
                where ahead.Site = j.Site and ahead.Printer = j.Printer and ahead.State in ('queued', 'sending', 'sent', 'printing')
                  and (ahead.Position < j.Position or j.State = 'unknown') and ahead.DueAt > @now)
            """;
        return [.. (await db.ReadAsync(connection => connection.QueryAsync<KeyRow>(waiting, new { now }), ct)).Select(row => new PrinterKey(row.Site, row.Code))];
    }

    /// <summary>
    /// The job this printer's worker turns to: the one under way, else the first that waits, whether it is due or not, for
    /// sheets keep their order; else one in doubt that is due for another look.
    /// </summary>
    public async Task<PrintJob?> HeadAsync(PrinterKey printer, DateTimeOffset now, CancellationToken ct)
    {
        var head = db.Pick(
            sqlite: """
            select * from PrintJob
            where Site = @Site and Printer = @Code and (State in ('queued', 'sending', 'sent', 'printing') or (State = 'unknown' and DueAt <= @now))
            order by case State when 'unknown' then 2 when 'queued' then 1 else 0 end, Position limit 1
            """,
            sqlServer: """
            select top (1) * from PrintJob
            where Site = @Site and Printer = @Code and (State in ('queued', 'sending', 'sent', 'printing') or (State = 'unknown' and DueAt <= @now))
            order by case State when 'unknown' then 2 when 'queued' then 1 else 0 end, Position
            """);
        return (await db.ReadAsync(connection => connection.QueryFirstOrDefaultAsync<PrintJobRow>(head, new { printer.Site, printer.Code, now }), ct))?.ToJob();
    }

    public async Task SaveHealthAsync(UnitOfWork work, PrinterKey printer, PrinterHealth health, DateTimeOffset now)
    {
        work.OnCommitted(signal.Ring);
        await EnsureAsync(work, printer);
        var reasons = string.Join(' ', health.Reasons ?? []);
        await work.ExecuteAsync(
            "update PrintQueue set Condition = @condition, Trouble = @trouble, Reasons = @reasons, SeenAt = @now where Site = @Site and Printer = @Code",
            new
            {
                printer.Site,
                printer.Code,
                condition = Json.Name(health.Condition),
                trouble = health.Trouble?.Code,
                reasons = reasons.Length > 1000 ? reasons[..1000] : reasons,
                now,
            });
    }

    /// <summary>How each printer was last seen; a printer that never was is not in the list.</summary>
    public async Task<IReadOnlyList<SeenPrinter>> ReadHealthAsync(string? site, CancellationToken ct)
    {
        var rows = await db.ReadAsync(
            connection => connection.QueryAsync<HealthRow>(
                "select Site, Printer, Condition, Trouble, Reasons, SeenAt from PrintQueue where Condition is not null and (@site is null or Site = @site) order by Site, Printer", new { site }),
            ct);
        return [.. rows.Select(row => row.ToSeen())];
    }

    /// <summary>How many sheets are on their way to each printer; one without is not in the answer.</summary>
    public async Task<IReadOnlyDictionary<PrinterKey, int>> WaitingSheetsAsync(CancellationToken ct)
    {
        const string sql = "select Site, Printer as Code, count(*) as Sheets from PrintJob where State in ('queued', 'sending', 'sent', 'printing') group by Site, Printer";
        return (await db.ReadAsync(connection => connection.QueryAsync<KeyRow>(sql), ct)).ToDictionary(row => new PrinterKey(row.Site, row.Code), row => row.Sheets);
    }

    /// <summary>How the printers and their queues stand, one row each.</summary>
    public async Task<IReadOnlyList<QueueMark>> ReadMarksAsync(CancellationToken ct) =>
        [.. await db.ReadAsync(connection => connection.QueryAsync<QueueMark>("select Site, Printer, LastPosition, Revision, Condition, Trouble, Reasons from PrintQueue"), ct)];

    private sealed class KeyRow
    {
        public int Sheets { get; set; }
        public string Site { get; set; } = "";
        public string Code { get; set; } = "";
    }

    private sealed class HealthRow
    {
        public string Site { get; set; } = "";
        public string Printer { get; set; } = "";
        public string Condition { get; set; } = "";
        public string? Trouble { get; set; }
        public string? Reasons { get; set; }
        public DateTimeOffset SeenAt { get; set; }

        public SeenPrinter ToSeen() => new(
            new PrinterKey(Site, Printer),
            new PrinterHealth(
                Enum.Parse<PrinterCondition>(Condition, ignoreCase: true),
                PrinterTroubles.Find(Trouble),
                Reasons?.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            SeenAt);
    }
}
