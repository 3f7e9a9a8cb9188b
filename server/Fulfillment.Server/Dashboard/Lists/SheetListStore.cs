using Dapper;
using Fulfillment.Server.Dashboard.Floor;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Printing;

namespace Fulfillment.Server.Dashboard.Lists;

/// <summary>One sheet of paper behind a number.</summary>
/// <param name="At">When it was proven, printed once more, or withdrawn.</param>
/// <param name="Reason">Why it was printed once more or withdrawn, in somebody's words.</param>
/// <param name="By">Who did it, by the stable name of a caller.</param>
/// <param name="PrintJob">Null for pre-printed paper.</param>
internal sealed record ListedSheet(string Merchant, string? OrderNo, string? Station, DateTimeOffset At, string? Code, string What, string? Reason, string? By, string? PrintJob, PaperLeft? Paper, string? Printer);

/// <summary>Sheets that were proven, reprinted, or are to be destroyed.</summary>
internal sealed class SheetListStore(Db db)
{
    /// <summary>Proven on a day with the parcel they belong to, newest first.</summary>
    /// <param name="station">Null is every bench.</param>
    public Task<IReadOnlyList<ListedSheet>> ProvenAsync(string site, string? station, FloorDay day, int limit, CancellationToken ct) =>
        ReadAsync(
            db.Pick(
                sqlite: """
                select i.Merchant, i.OrderNo, p.Station, i.VerifiedAt as At, i.Code, i.Campaign as What, p.PackedBy as ByBadge
                from ShipmentInsert i join Parcel p on p.Id = i.ParcelId
                where i.Site = @site and i.VerifiedAt is not null and i.VerifiedAt >= @from and i.VerifiedAt < @to and (@station is null or p.Station = @station)
                order by i.VerifiedAt desc, i.Id limit @limit
                """,
                sqlServer: """
                select top (@limit) i.Merchant, i.OrderNo, p.Station, i.VerifiedAt as At, i.Code, i.Campaign as What, p.PackedBy as ByBadge
                from ShipmentInsert i join Parcel p on p.Id = i.ParcelId
                where i.Site = @site and i.VerifiedAt is not null and i.VerifiedAt >= @from and i.VerifiedAt < @to and (@station is null or p.Station = @station)
                order by i.VerifiedAt desc, i.Id
                """),
            new { site, station, from = day.From, to = day.To, limit },
            ct);

    /// <summary>Printed once more on a day, newest first.</summary>
    /// <param name="station">Null is every bench.</param>
    public Task<IReadOnlyList<ListedSheet>> ReprintedAsync(string site, string? station, FloorDay day, int limit, CancellationToken ct) =>
        ReadAsync(
            db.Pick(
                sqlite: """
                select j.Merchant, (select min(o.OrderNo) from PrintJobOrder o where o.PrintJobId = j.Id) as OrderNo, j.Station, j.QueuedAt as At, j.SheetCode as Code,
                       j.SourceCode as What, j.Reason, j.RequestedBy as ByName, j.Id as PrintJob, j.Printer
                from PrintJob j
                where j.Site = @site and j.ReprintOf is not null and j.QueuedAt >= @from and j.QueuedAt < @to and (@station is null or j.Station = @station)
                order by j.QueuedAt desc, j.Id limit @limit
                """,
                sqlServer: """
                select top (@limit) j.Merchant, (select min(o.OrderNo) from PrintJobOrder o where o.PrintJobId = j.Id) as OrderNo, j.Station, j.QueuedAt as At, j.SheetCode as Code,
                       j.SourceCode as What, j.Reason, j.RequestedBy as ByName, j.Id as PrintJob, j.Printer
                from PrintJob j
                where j.Site = @site and j.ReprintOf is not null and j.QueuedAt >= @from and j.QueuedAt < @to and (@station is null or j.Station = @station)
                order by j.QueuedAt desc, j.Id
                """),
            new { site, station, from = day.From, to = day.To, limit },
            ct);

    /// <summary>Void sheets that are or may be out and were not yet seen destroyed, the oldest first.</summary>
    public Task<IReadOnlyList<ListedSheet>> ToDestroyAsync(string site, string? merchant, CancellationToken ct) =>
        ReadAsync(
            """
            select j.Merchant, (select min(o.OrderNo) from PrintJobOrder o where o.PrintJobId = j.Id) as OrderNo, j.Station, j.ChangedAt as At, j.SheetCode as Code,
                   j.SourceCode as What, j.Reason, j.SettledBy as ByName, j.Id as PrintJob, j.Paper, j.Printer
            from PrintJob j
            where j.Site = @site and j.Paper in ('maybe', 'out') and j.State = 'void' and j.DestroyedAt is null and (@merchant is null or j.Merchant = @merchant)
            order by j.ChangedAt, j.Id
            """,
            new { site, merchant },
            ct);

    private async Task<IReadOnlyList<ListedSheet>> ReadAsync(string sql, object args, CancellationToken ct) =>
        [.. (await db.ReadAsync(connection => connection.QueryAsync<Row>(sql, args), ct)).Select(row => row.ToSheet())];

    private sealed class Row
    {
        public string Merchant { get; set; } = "";
        public string? OrderNo { get; set; }
        public string? Station { get; set; }
        public DateTimeOffset At { get; set; }
        public string? Code { get; set; }
        public string What { get; set; } = "";
        public string? Reason { get; set; }
        public string? ByBadge { get; set; }
        public string? ByName { get; set; }
        public string? PrintJob { get; set; }
        public string? Paper { get; set; }
        public string? Printer { get; set; }

        public ListedSheet ToSheet() => new(
            Merchant,
            OrderNo,
            Station,
            At,
            Code,
            What,
            Reason,
            ByName ?? (ByBadge is null ? null : $"worker:{ByBadge}"),
            PrintJob,
            Paper is null ? null : Enum.Parse<PaperLeft>(Paper, ignoreCase: true),
            Printer);
    }
}
