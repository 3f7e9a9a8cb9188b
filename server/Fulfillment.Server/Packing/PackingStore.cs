using Dapper;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Packing;

/// <summary>A box of a shipment as it is kept.</summary>
internal sealed record StoredParcel(string Id, string Merchant, string ShipmentId, int Ordinal, string State, string? Carrier, string? Waybill, int? WeightGrams, string PackedBy, DateTimeOffset OpenedAt, DateTimeOffset? ShippedAt);

/// <summary>What lies in the box before a station: the open parcel, what belongs in and what is in.</summary>
internal sealed record StoredPacking(StoredParcel? OpenParcel, IReadOnlyList<StoredPackingLine> Lines, IReadOnlyList<PackedScan> Scans, int NextOrdinal);

internal sealed record StoredPackingLine(string OrderNo, int LineNo, string Sku, int Quantity, int Packed);

/// <summary>Parcels and what was put into them. Only here are their tables named.</summary>
internal sealed class PackingStore(Db db)
{
    private const string ParcelColumns = "Id, Merchant, ShipmentId, Ordinal, State, Carrier, Waybill, WeightGrams, PackedBy, OpenedAt, ShippedAt";

    /// <summary>All of one shipment; empty lists where it was never opened.</summary>
    public async Task<StoredPacking> LoadAsync(string shipmentId, CancellationToken ct)
    {
        var args = new { shipmentId };
        await using var connection = await db.OpenAsync(ct);
        var parcel = await connection.QueryFirstOrDefaultAsync<ParcelRow>($"select {ParcelColumns} from Parcel where ShipmentId = @shipmentId and State = 'open'", args);
        var lines = await connection.QueryAsync<LineRow>("select OrderNo, LineNumber, Sku, Quantity, Packed from PackingLine where ShipmentId = @shipmentId order by OrderNo, LineNumber, Sku", args);
        var items = (await connection.QueryAsync<ItemRow>("select Ordinal, OrderNo, LineNumber, Sku, Quantity, UndoneAt from PackedItem where ShipmentId = @shipmentId order by Ordinal", args)).AsList();
        return new StoredPacking(
            parcel?.ToParcel(),
            [.. lines.Select(line => new StoredPackingLine(line.OrderNo, line.LineNumber, line.Sku, line.Quantity, line.Packed))],
            [
                .. items.Where(item => item.UndoneAt is null).GroupBy(item => item.Ordinal)
                    .Select(scan => new PackedScan(scan.Key, [.. scan.Select(item => new PackedUnits(item.OrderNo, item.LineNumber, item.Sku, item.Quantity))])),
            ],
            items.Count == 0 ? 1 : items[^1].Ordinal + 1);
    }

    public async Task<IReadOnlyList<StoredParcel>> ListParcelsAsync(string shipmentId, CancellationToken ct)
    {
        var rows = await db.ReadAsync(connection => connection.QueryAsync<ParcelRow>($"select {ParcelColumns} from Parcel where ShipmentId = @shipmentId order by Ordinal", new { shipmentId }), ct);
        return [.. rows.Select(row => row.ToParcel())];
    }

    /// <summary>What lies in each parcel of a shipment; what was taken out again is not in it.</summary>
    public async Task<ILookup<string, PackedUnits>> ListContentsAsync(string shipmentId, CancellationToken ct)
    {
        var rows = await db.ReadAsync(
            connection => connection.QueryAsync<ContentRow>(
                """
                select ParcelId, OrderNo, LineNumber, Sku, sum(Quantity) as Quantity from PackedItem
                where ShipmentId = @shipmentId and UndoneAt is null
                group by ParcelId, OrderNo, LineNumber, Sku order by OrderNo, LineNumber, Sku
                """,
                new { shipmentId }),
            ct);
        return rows.ToLookup(row => row.ParcelId, row => new PackedUnits(row.OrderNo, row.LineNumber, row.Sku, row.Quantity));
    }

    /// <summary>Opens the shipment's next box. False when another station opened one at the same moment.</summary>
    public Task<bool> TryOpenParcelAsync(UnitOfWork work, string parcelId, string merchant, string shipmentId, string badge, string site, string station, DateTimeOffset now) =>
        work.TryInsertAsync(
            """
            insert into Parcel (Id, Merchant, ShipmentId, Ordinal, State, PackedBy, Site, Station, OpenedAt)
            select @parcelId, @merchant, @shipmentId, coalesce(max(Ordinal), 0) + 1, 'open', @badge, @site, @station, @now
            from Parcel where ShipmentId = @shipmentId
            """,
            new { parcelId, merchant, shipmentId, badge, site, station, now });

    /// <summary>What belongs into the shipment, written when it is first opened; a line that is there already stays.</summary>
    public async Task AddLinesAsync(UnitOfWork work, string shipmentId, IEnumerable<StoredPackingLine> lines)
    {
        foreach (var line in lines)
        {
            await work.TryInsertAsync(
                "insert into PackingLine (ShipmentId, OrderNo, LineNumber, Sku, Quantity, Packed) values (@shipmentId, @OrderNo, @LineNo, @Sku, @Quantity, 0)",
                new { shipmentId, line.OrderNo, line.LineNo, line.Sku, line.Quantity });
        }
    }

    /// <summary>Puts pieces in. False when a line is full by now: then nothing of this scan may be kept.</summary>
    public async Task<bool> TryPackAsync(UnitOfWork work, string shipmentId, string parcelId, int ordinal, PackingMove.Pack move, string badge, DateTimeOffset now)
    {
        foreach (var units in move.Units)
        {
            var fits = await work.ExecuteAsync(
                """
                update PackingLine set Packed = Packed + @Quantity
                where ShipmentId = @shipmentId and OrderNo = @OrderNo and LineNumber = @LineNo and Sku = @Sku and Packed + @Quantity <= Quantity
                """,
                new { shipmentId, units.OrderNo, units.LineNo, units.Sku, units.Quantity });
            if (fits == 0) return false;
            var counted = await work.TryInsertAsync(
                """
                insert into PackedItem (ShipmentId, Ordinal, ParcelId, OrderNo, LineNumber, Sku, Quantity, Lot, ExpiresOn, Serial, PackedBy, PackedAt)
                values (@shipmentId, @ordinal, @parcelId, @OrderNo, @LineNo, @Sku, @Quantity, @Lot, @ExpiresOn, @Serial, @badge, @now)
                """,
                new { shipmentId, ordinal, parcelId, units.OrderNo, units.LineNo, units.Sku, units.Quantity, move.Product.Lot, move.Product.ExpiresOn, move.Product.Serial, badge, now });
            if (!counted) return false;
        }

        return true;
    }

    /// <summary>Takes one item scan back. False when it was taken back already.</summary>
    public async Task<bool> TryUndoAsync(UnitOfWork work, string shipmentId, PackedScan scan, DateTimeOffset now)
    {
        var undone = await work.ExecuteAsync(
            "update PackedItem set UndoneAt = @now where ShipmentId = @shipmentId and Ordinal = @Ordinal and UndoneAt is null",
            new { shipmentId, scan.Ordinal, now });
        if (undone != scan.Units.Count) return false;
        foreach (var units in scan.Units)
        {
            await work.ExecuteAsync(
                "update PackingLine set Packed = Packed - @Quantity where ShipmentId = @shipmentId and OrderNo = @OrderNo and LineNumber = @LineNo and Sku = @Sku",
                new { shipmentId, units.OrderNo, units.LineNo, units.Sku, units.Quantity });
        }

        return true;
    }

    /// <summary>The order changed while the box stood aside: everything comes out and is packed anew.</summary>
    public async Task StartAgainAsync(UnitOfWork work, string shipmentId, DateTimeOffset now)
    {
        await work.ExecuteAsync("update PackedItem set UndoneAt = @now where ShipmentId = @shipmentId and UndoneAt is null", new { shipmentId, now });
        await work.ExecuteAsync("delete from PackingLine where ShipmentId = @shipmentId", new { shipmentId });
    }

    /// <summary>Closes the box under its label. False when it is closed already; the number's own key refuses a second box.</summary>
    public async Task<bool> TryShipParcelAsync(UnitOfWork work, string parcelId, string carrier, string waybill, DateTimeOffset now) =>
        await work.ExecuteAsync(
            "update Parcel set State = 'shipped', Carrier = @carrier, Waybill = @waybill, ShippedAt = @now where Id = @parcelId and State = 'open'",
            new { parcelId, carrier, waybill, now }) == 1;

    private sealed class ParcelRow
    {
        public string Id { get; set; } = "";
        public string Merchant { get; set; } = "";
        public string ShipmentId { get; set; } = "";
        public int Ordinal { get; set; }
        public string State { get; set; } = "";
        public string? Carrier { get; set; }
        public string? Waybill { get; set; }
        public int? WeightGrams { get; set; }
        public string PackedBy { get; set; } = "";
        public DateTimeOffset OpenedAt { get; set; }
        public DateTimeOffset? ShippedAt { get; set; }

        public StoredParcel ToParcel() => new(Id, Merchant, ShipmentId, Ordinal, State, Carrier, Waybill, WeightGrams, PackedBy, OpenedAt, ShippedAt);
    }

    private sealed class ContentRow
    {
        public string ParcelId { get; set; } = "";
        public string OrderNo { get; set; } = "";
        public int LineNumber { get; set; }
        public string Sku { get; set; } = "";
        public int Quantity { get; set; }
    }

    private sealed class LineRow
    {
        public string OrderNo { get; set; } = "";
        public int LineNumber { get; set; }
        public string Sku { get; set; } = "";
        public int Quantity { get; set; }
        public int Packed { get; set; }
    }

    private sealed class ItemRow
    {
        public int Ordinal { get; set; }
        public string OrderNo { get; set; } = "";
        public int LineNumber { get; set; }
        public string Sku { get; set; } = "";
        public int Quantity { get; set; }
        public DateTimeOffset? UndoneAt { get; set; }
    }
}
