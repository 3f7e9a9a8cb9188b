using System.Data.Common;
using Dapper;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Orders;

/// <summary>Reads orders with their people and their shipments.</summary>
internal sealed class OrderStore(Db db)
{
    private const string OneOrder =
        """
        select o.Merchant, o.OrderNo, o.Site, o.TrackingToken, o.DocumentHash, o.Document, p.Person, o.PlacedAt,
               o.CancelledAt, o.CancelledBy, o.CancelReason, o.HeldAt, o.HeldBy, o.HoldReason
        from SalesOrder o
        left join OrderPerson p on p.Merchant = o.Merchant and p.OrderNo = o.OrderNo
        where o.Merchant = @merchant and o.OrderNo in @orderNos
        order by o.OrderNo;
        select mine.OrderNo, s.Id, s.Site, s.State, s.Station, other.OrderNo as OtherOrderNo
        from ShipmentOrder mine
        join Shipment s on s.Id = mine.ShipmentId
        left join ShipmentOrder other on other.ShipmentId = mine.ShipmentId and other.OrderNo <> mine.OrderNo
        where mine.Merchant = @merchant and mine.OrderNo in @orderNos
        order by mine.OrderNo, s.CreatedAt, s.Id, other.OrderNo;
        """;

    /// <summary>Null when the merchant has no such order.</summary>
    public Task<StoredOrder?> FindAsync(string merchant, string orderNo, CancellationToken ct) =>
        db.ReadAsync(async connection => (await LoadAsync(connection, merchant, [orderNo])).SingleOrDefault(), ct);

    /// <summary>As <see cref="FindAsync"/>, and nobody else changes the order or its shipments until this unit of work ends.</summary>
    public async Task<StoredOrder?> LockAsync(UnitOfWork work, string merchant, string orderNo)
    {
        // SQL Server: taken before anything is decided, always the order first. SQLite has one writer, and this unit is it.
        var order = db.Pick(
            sqlite: "select OrderNo from SalesOrder where Merchant = @merchant and OrderNo = @orderNo",
            sqlServer: "select OrderNo from SalesOrder with (updlock, rowlock) where Merchant = @merchant and OrderNo = @orderNo");
        if (await work.FirstOrDefaultAsync<string>(order, new { merchant, orderNo }) is null) return null;
        if (db.Engine is DbEngine.SqlServer)
        {
            await work.QueryAsync<string>(
                """
                select s.Id from ShipmentOrder so join Shipment s with (updlock, rowlock) on s.Id = so.ShipmentId
                where so.Merchant = @merchant and so.OrderNo = @orderNo order by s.Id
                """,
                new { merchant, orderNo });
        }

        using var grid = await work.QueryMultipleAsync(OneOrder, new { merchant, orderNos = new[] { orderNo } });
        return (await ReadAsync(grid)).SingleOrDefault();
    }

    /// <summary>A merchant's orders by number. A status asks for orders of which some shipment is so far, and cancelled orders by themselves.</summary>
    public Task<IReadOnlyList<StoredOrder>> ListAsync(string merchant, PageRequest page, ShipmentState? status, string? site, CancellationToken ct)
    {
        var sql = db.Pick(
            sqlite: """
            select o.OrderNo from SalesOrder o
            where o.Merchant = @merchant and o.OrderNo > @After and (@site is null or o.Site = @site) and (@status is null
              or (@status = 'cancelled' and o.CancelledAt is not null)
              or (@status <> 'cancelled' and o.CancelledAt is null and exists (
                select 1 from ShipmentOrder so join Shipment s on s.Id = so.ShipmentId
                where so.Merchant = o.Merchant and so.OrderNo = o.OrderNo and s.State = @status)))
            order by o.OrderNo limit @Limit
            """,
            sqlServer: """
            select top (@Limit) o.OrderNo from SalesOrder o
            where o.Merchant = @merchant and o.OrderNo > @After and (@site is null or o.Site = @site) and (@status is null
              or (@status = 'cancelled' and o.CancelledAt is not null)
              or (@status <> 'cancelled' and o.CancelledAt is null and exists (
                select 1 from ShipmentOrder so join Shipment s on s.Id = so.ShipmentId
                where so.Merchant = o.Merchant and so.OrderNo = o.OrderNo and s.State = @status)))
            order by o.OrderNo
            """);
        var args = new { merchant, page.After, page.Limit, site, status = status is { } state ? Json.Name(state) : null };
        return db.ReadAsync(async connection => await LoadAsync(connection, merchant, (await connection.QueryAsync<string>(sql, args)).AsList()), ct);
    }

    /// <summary>The numbers of every waybill of these shipments, whoever told them.</summary>
    public Task<IReadOnlyList<string>> WaybillsAsync(IReadOnlyList<string> shipments, CancellationToken ct) =>
        db.ReadAsync<IReadOnlyList<string>>(
            async connection => (await connection.QueryAsync<string>("select Number from Waybill where ShipmentId in @shipments order by Number", new { shipments })).AsList(),
            ct);

    private static async Task<IReadOnlyList<StoredOrder>> LoadAsync(DbConnection connection, string merchant, IReadOnlyList<string> orderNos)
    {
        if (orderNos.Count == 0) return [];
        using var grid = await connection.QueryMultipleAsync(OneOrder, new { merchant, orderNos });
        return await ReadAsync(grid);
    }

    private static async Task<IReadOnlyList<StoredOrder>> ReadAsync(SqlMapper.GridReader grid)
    {
        var orders = (await grid.ReadAsync<OrderRow>()).AsList();
        var shipments = (await grid.ReadAsync<ShipmentRow>()).ToLookup(row => row.OrderNo, StringComparer.Ordinal);
        return [.. orders.Select(order => order.ToOrder(shipments[order.OrderNo]))];
    }

    private sealed class OrderRow
    {
        public string Merchant { get; set; } = "";
        public string OrderNo { get; set; } = "";
        public string Site { get; set; } = "";
        public string TrackingToken { get; set; } = "";
        public string DocumentHash { get; set; } = "";
        public string Document { get; set; } = "";
        public string? Person { get; set; }
        public DateTimeOffset PlacedAt { get; set; }
        public DateTimeOffset? CancelledAt { get; set; }
        public string? CancelledBy { get; set; }
        public string? CancelReason { get; set; }
        public DateTimeOffset? HeldAt { get; set; }
        public string? HeldBy { get; set; }
        public string? HoldReason { get; set; }

        public StoredOrder ToOrder(IEnumerable<ShipmentRow> shipments) => new()
        {
            Merchant = Merchant,
            OrderNo = OrderNo,
            Site = Site,
            TrackingToken = TrackingToken,
            DocumentHash = DocumentHash,
            Document = Stored.Order(Document, Person),
            PlacedAt = PlacedAt,
            Cancelled = Stored.Mark(CancelReason, CancelledBy, CancelledAt),
            Held = Stored.Mark(HoldReason, HeldBy, HeldAt),
            Shipments = [.. shipments.GroupBy(row => row.Id).Select(rows => rows.First().ToShipment([.. rows.Select(row => row.OtherOrderNo).OfType<string>()]))],
        };
    }

    private sealed class ShipmentRow
    {
        public string OrderNo { get; set; } = "";
        public string Id { get; set; } = "";
        public string Site { get; set; } = "";
        public string State { get; set; } = "";
        public string? Station { get; set; }
        public string? OtherOrderNo { get; set; }

        public ShipmentOfOrder ToShipment(IReadOnlyList<string> others) => new(Id, Site, Stored.Read<ShipmentState>(State), Station, others);
    }
}
