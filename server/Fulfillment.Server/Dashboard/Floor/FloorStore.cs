using System.Data.Common;
using Dapper;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Dashboard.Floor;

/// <summary>
/// What the floor is counted from, read at one moment. Every count comes from an index alone or from the few rows that are open, so
/// that it costs what the day is worth and not what the year was.
/// </summary>
internal sealed class FloorStore(Db db)
{
    private const string WhatIsOpen =
        """
        select State, Carrier, ShipBy, count(*) as Shipments, sum(case when NotBefore > @now then 1 else 0 end) as NotYet
        from Shipment
        where Site = @site and State in ('waiting', 'packing', 'packed', 'held') and (@merchant is null or Merchant = @merchant)
        group by State, ShipBy, Carrier;
        """;

    private const string WhatLeft =
        """
        select Station, OpenedAt, ShippedAt, ShipmentId
        from Parcel
        where Site = @site and ShippedAt >= @since and ShippedAt < @to and (@merchant is null or Merchant = @merchant)
        order by ShippedAt;
        """;

    // A cross join is taken as written: left to itself SQLite walks all the jobs the site ever had, and not the few of each printer.
    private const string AtTheBenches =
        """
        select Station, Code, Status, count(*) as Scans, max(TakenAt) as LastAt
        from StationScan where Site = @site and TakenAt >= @from and TakenAt < @to
        group by Station, Code, Status;
        select p.Station, count(*) as Sheets
        from ShipmentInsert i join Parcel p on p.Id = i.ParcelId
        where i.Site = @site and i.VerifiedAt is not null and i.VerifiedAt >= @from and i.VerifiedAt < @to
        group by p.Station;
        select Station, count(*) as Sheets
        from PrintJob where Site = @site and ReprintOf is not null and QueuedAt >= @from and QueuedAt < @to
        group by Station;
        select s.Station, s.Badge, s.PinBadge, w.Name, s.ShipmentId, s.ChangedAt, p.OpenedAt, sh.Merchant,
               (select min(so.OrderNo) from ShipmentOrder so where so.ShipmentId = s.ShipmentId) as OrderNo
        from StationSession s
        left join Worker w on w.Badge = coalesce(s.Badge, s.PinBadge)
        left join Parcel p on p.Id = s.ParcelId
        left join Shipment sh on sh.Id = s.ShipmentId
        where s.Site = @site;
        select q.Printer, j.State, count(*) as Jobs, min(j.QueuedAt) as Since
        from PrintQueue q cross join PrintJob j
        where q.Site = @site and j.Site = q.Site and j.Printer = q.Printer and j.State in ('queued', 'sending', 'sent', 'printing', 'unknown')
        group by q.Printer, j.State;
        select j.Id, j.Printer, j.Station, j.Merchant, j.SheetCode, j.Why, j.ChangedAt,
               (select min(o.OrderNo) from PrintJobOrder o where o.PrintJobId = j.Id) as OrderNo
        from PrintQueue q cross join PrintJob j
        where q.Site = @site and j.Site = q.Site and j.Printer = q.Printer and j.State = 'unknown'
        order by j.ChangedAt, j.Id;
        select count(*) from PrintJob where Site = @site and Paper in ('maybe', 'out') and State = 'void' and DestroyedAt is null;
        """;

    /// <param name="merchant">Only what is this merchant's; benches and printers serve all merchants and stay out then. Null is everybody's.</param>
    public Task<FloorRows> ReadAsync(string site, string? merchant, FloorDay day, DateTimeOffset now, CancellationToken ct)
    {
        var hourAgo = now - Pace.Window;
        var args = new { site, merchant, now, from = day.From, to = day.To, since = hourAgo < day.From ? hourAgo : day.From };
        return db.ReadAsync(connection => AtOneMomentAsync(connection, () => ReadAsync(connection, args, merchant is null)), ct);
    }

    private static async Task<FloorRows> ReadAsync(DbConnection connection, object args, bool withBenches)
    {
        using var grid = await connection.QueryMultipleAsync(withBenches ? $"{WhatIsOpen}\n{WhatLeft}\n{AtTheBenches}" : $"{WhatIsOpen}\n{WhatLeft}", args);
        var rows = new FloorRows
        {
            Open = (await grid.ReadAsync<OpenRow>()).AsList(),
            Left = (await grid.ReadAsync<LeftRow>()).AsList(),
        };
        return !withBenches ? rows : rows with
        {
            Scans = (await grid.ReadAsync<ScanRow>()).AsList(),
            Proven = (await grid.ReadAsync<SheetsRow>()).AsList(),
            Reprinted = (await grid.ReadAsync<SheetsRow>()).AsList(),
            Sessions = (await grid.ReadAsync<SessionRow>()).AsList(),
            Jobs = (await grid.ReadAsync<JobsRow>()).AsList(),
            InDoubt = (await grid.ReadAsync<DoubtRow>()).AsList(),
            ToDestroy = await grid.ReadSingleAsync<int>(),
        };
    }

    // A parcel that ships between two statements would be counted as packing and as shipped. On SQL Server these reads are some
    // milliseconds apart and take no locks that a bench would wait for.
    private async Task<T> AtOneMomentAsync<T>(DbConnection connection, Func<Task<T>> read)
    {
        if (db.Engine is not DbEngine.Sqlite) return await read();
        await connection.ExecuteAsync("begin transaction");
        try
        {
            return await read();
        }
        finally
        {
            await connection.ExecuteAsync("rollback transaction");
        }
    }
}

/// <summary>The rows as they came.</summary>
internal sealed record FloorRows
{
    public IReadOnlyList<OpenRow> Open { get; init; } = [];
    public IReadOnlyList<LeftRow> Left { get; init; } = [];
    public IReadOnlyList<ScanRow> Scans { get; init; } = [];
    public IReadOnlyList<SheetsRow> Proven { get; init; } = [];
    public IReadOnlyList<SheetsRow> Reprinted { get; init; } = [];
    public IReadOnlyList<SessionRow> Sessions { get; init; } = [];
    public IReadOnlyList<JobsRow> Jobs { get; init; } = [];
    public IReadOnlyList<DoubtRow> InDoubt { get; init; } = [];
    public int ToDestroy { get; init; }
}

internal sealed class OpenRow
{
    public string State { get; set; } = "";
    public string? Carrier { get; set; }
    public DateTimeOffset? ShipBy { get; set; }
    public int Shipments { get; set; }
    public int NotYet { get; set; }
}

internal sealed class LeftRow
{
    public string Station { get; set; } = "";
    public DateTimeOffset OpenedAt { get; set; }
    public DateTimeOffset ShippedAt { get; set; }
    public string ShipmentId { get; set; } = "";

    public PackedParcel ToParcel() => new(Station, OpenedAt, ShippedAt);
}

internal sealed class ScanRow
{
    public string Station { get; set; } = "";
    public string Code { get; set; } = "";
    public int Status { get; set; }
    public int Scans { get; set; }
    public DateTimeOffset LastAt { get; set; }
}

internal sealed class SheetsRow
{
    public string? Station { get; set; }
    public int Sheets { get; set; }
}

internal sealed class SessionRow
{
    public string Station { get; set; } = "";
    public string? Badge { get; set; }
    public string? PinBadge { get; set; }
    public string? Name { get; set; }
    public string? ShipmentId { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public DateTimeOffset? OpenedAt { get; set; }
    public string? Merchant { get; set; }
    public string? OrderNo { get; set; }
}

internal sealed class JobsRow
{
    public string Printer { get; set; } = "";
    public string State { get; set; } = "";
    public int Jobs { get; set; }
    public DateTimeOffset Since { get; set; }
}

internal sealed class DoubtRow
{
    public string Id { get; set; } = "";
    public string Printer { get; set; } = "";
    public string? Station { get; set; }
    public string Merchant { get; set; } = "";
    public string? SheetCode { get; set; }
    public string? Why { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string? OrderNo { get; set; }
}
