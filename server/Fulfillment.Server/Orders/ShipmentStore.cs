using Dapper;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Orders;

/// <summary>Shipments, whole, and the guarded steps from one state to the next: whether a row was changed is the verdict.</summary>
internal sealed class ShipmentStore(Db db)
{
    // The shipment's own row comes first: what follows may be newer, never older, than the version a decision is guarded by.
    private const string WholeShipment =
        """
        select Id, Merchant, Site, State, Station, Carrier, Service, Temperature, Tote, ShipBy, NotBefore, CreatedAt, Version
        from Shipment where Id = @shipment;
        select o.OrderNo, o.Document, p.Person, o.TrackingToken, o.CancelledAt, o.CancelledBy, o.CancelReason, o.HeldAt, o.HeldBy, o.HoldReason
        from ShipmentOrder so
        join SalesOrder o on o.Merchant = so.Merchant and o.OrderNo = so.OrderNo
        left join OrderPerson p on p.Merchant = o.Merchant and p.OrderNo = o.OrderNo
        where so.ShipmentId = @shipment
        order by o.OrderNo;
        select OrderNo, LineNumber, Sku, Quantity from ShipmentLine where ShipmentId = @shipment order by OrderNo, LineNumber;
        select Carrier, Number, ParcelId, UsedAt from Waybill where ShipmentId = @shipment order by Carrier, Number;
        """;

    /// <summary>Null when there is no such shipment.</summary>
    public Task<ShipmentView?> FindAsync(string shipment, CancellationToken ct) =>
        db.ReadAsync(
            async connection =>
            {
                using var grid = await connection.QueryMultipleAsync(WholeShipment, new { shipment });
                return await ReadWholeAsync(grid);
            },
            ct);

    /// <summary>As this unit of work sees it, its own changes included.</summary>
    public async Task<ShipmentView?> FindAsync(UnitOfWork work, string shipment)
    {
        using var grid = await work.QueryMultipleAsync(WholeShipment, new { shipment });
        return await ReadWholeAsync(grid);
    }

    /// <summary>Waiting → packing. Of all stations that try, one gets it.</summary>
    public async Task<bool> TryClaimAsync(UnitOfWork work, string shipment, string site, string station) =>
        await work.ExecuteAsync(
            "update Shipment set State = 'packing', Station = @station, Version = Version + 1 where Id = @shipment and Site = @site and State = 'waiting'",
            new { shipment, site, station }) == 1;

    /// <summary>Whether the shipment is as it was seen, and stays so until this unit commits.</summary>
    public async Task<bool> IsStillAsync(UnitOfWork work, string shipment, long seenVersion) =>
        await work.FirstOrDefaultAsync<int>(
            // SQL Server: the update lock makes a cancel wait; on SQLite no other unit runs.
            db.Pick(
                sqlite: "select count(*) from Shipment where Id = @shipment and Version = @seenVersion",
                sqlServer: "select count(*) from Shipment with (updlock, rowlock) where Id = @shipment and Version = @seenVersion"),
            new { shipment, seenVersion }) == 1;

    /// <summary>Packing → held, by the station that has it, with the reason on each of its orders.</summary>
    public async Task<bool> TryHoldAsync(UnitOfWork work, string shipment, string site, string station, OrderMark mark)
    {
        var held = await work.ExecuteAsync(
            "update Shipment set State = 'held', Version = Version + 1 where Id = @shipment and Site = @site and Station = @station and State = 'packing'",
            new { shipment, site, station });
        if (held == 0) return false;
        await work.ExecuteAsync(
            """
            update SalesOrder set HeldAt = @At, HeldBy = @By, HoldReason = @Reason
            where CancelledAt is null and HeldAt is null and exists (
              select 1 from ShipmentOrder so where so.Merchant = SalesOrder.Merchant and so.OrderNo = SalesOrder.OrderNo and so.ShipmentId = @shipment)
            """,
            new { shipment, mark.At, mark.By, mark.Reason });
        return true;
    }

    /// <summary>Packing → shipped, by the station that has it. False when anything changed since <paramref name="seenVersion"/>: a cancel, a hold, a new address.</summary>
    public async Task<bool> TryShipAsync(UnitOfWork work, string shipment, string site, string station, long seenVersion, DateTimeOffset now) =>
        await work.ExecuteAsync(
            """
            update Shipment set State = 'shipped', ShippedAt = @now, Version = Version + 1
            where Id = @shipment and Site = @site and Station = @station and State in ('packing', 'packed') and Version = @seenVersion
            """,
            new { shipment, site, station, seenVersion, now }) == 1;

    private static async Task<ShipmentView?> ReadWholeAsync(SqlMapper.GridReader grid)
    {
        var row = (await grid.ReadAsync<ShipmentRow>()).SingleOrDefault();
        var orders = (await grid.ReadAsync<OrderRow>()).Select(order => order.ToOrder()).ToList();
        var lines = (await grid.ReadAsync<LineRow>()).Select(line => line.ToLine());
        var waybills = (await grid.ReadAsync<WaybillRow>()).Select(waybill => waybill.ToWaybill());
        var cancelled = orders.Where(order => order.Cancelled is not null).Select(order => order.OrderNo).ToHashSet(StringComparer.Ordinal);
        return row is null ? null : row.ToShipment() with
        {
            Orders = orders,
            Lines = [.. lines.Where(line => orders.Count == cancelled.Count || !cancelled.Contains(line.OrderNo))],
            Waybills = [.. waybills],
        };
    }

    private sealed class ShipmentRow
    {
        public string Id { get; set; } = "";
        public string Merchant { get; set; } = "";
        public string Site { get; set; } = "";
        public string State { get; set; } = "";
        public string? Station { get; set; }
        public string? Carrier { get; set; }
        public string? Service { get; set; }
        public string Temperature { get; set; } = "";
        public string? Tote { get; set; }
        public DateTimeOffset? ShipBy { get; set; }
        public DateTimeOffset? NotBefore { get; set; }
        public DateTimeOffset CreatedAt { get; set; }
        public long Version { get; set; }

        public ShipmentView ToShipment() => new()
        {
            Id = Id,
            Merchant = Merchant,
            Site = Site,
            State = Stored.Read<ShipmentState>(State),
            Station = Station,
            Carrier = Carrier,
            Service = Service,
            Temperature = Stored.Read<Temperature>(Temperature),
            Tote = Tote,
            ShipBy = ShipBy,
            NotBefore = NotBefore,
            CreatedAt = CreatedAt,
            Version = Version,
        };
    }

    private sealed class OrderRow
    {
        public string OrderNo { get; set; } = "";
        public string Document { get; set; } = "";
        public string? Person { get; set; }
        public string TrackingToken { get; set; } = "";
        public DateTimeOffset? CancelledAt { get; set; }
        public string? CancelledBy { get; set; }
        public string? CancelReason { get; set; }
        public DateTimeOffset? HeldAt { get; set; }
        public string? HeldBy { get; set; }
        public string? HoldReason { get; set; }

        public OrderInShipment ToOrder() => new(
            OrderNo,
            Stored.Order(Document, Person),
            TrackingToken,
            Stored.Mark(CancelReason, CancelledBy, CancelledAt),
            Stored.Mark(HoldReason, HeldBy, HeldAt));
    }

    private sealed class LineRow
    {
        public string OrderNo { get; set; } = "";
        public int LineNumber { get; set; }
        public string Sku { get; set; } = "";
        public int Quantity { get; set; }

        public ShipmentLine ToLine() => new(OrderNo, LineNumber, Sku, Quantity);
    }

    private sealed class WaybillRow
    {
        public string Carrier { get; set; } = "";
        public string Number { get; set; } = "";
        public string? ParcelId { get; set; }
        public DateTimeOffset? UsedAt { get; set; }

        public ShipmentWaybill ToWaybill() => new(Carrier, Number, ParcelId, UsedAt);
    }
}
