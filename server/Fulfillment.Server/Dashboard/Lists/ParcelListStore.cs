using Dapper;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Dashboard.Lists;

/// <summary>Parcels by the time they left.</summary>
internal sealed class ParcelListStore(Db db)
{
    public Task<Listed<ListedParcel>> ListAsync(ParcelQuery query, DateTimeOffset from, DateTimeOffset to, ListCursor? after, int limit, CancellationToken ct)
    {
        var conditions = string.Join(
            ' ',
            after is null ? "" : "and (ShippedAt < @at or (ShippedAt = @at and Id < @id))",
            query.Merchant is null ? "" : "and Merchant = @Merchant",
            query.Station is null ? "" : "and Station = @Station",
            query.Worker is null ? "" : "and PackedBy = @Worker");
        var sql = db.Pick(
            sqlite: $"select Id, Merchant, ShipmentId, Ordinal, Site, Station, PackedBy, Carrier, Waybill, OpenedAt, ShippedAt from Parcel where Site = @Site and ShippedAt >= @from and ShippedAt < @to {conditions} order by ShippedAt desc, Id desc limit @limit",
            sqlServer: $"select top (@limit) Id, Merchant, ShipmentId, Ordinal, Site, Station, PackedBy, Carrier, Waybill, OpenedAt, ShippedAt from Parcel where Site = @Site and ShippedAt >= @from and ShippedAt < @to {conditions} order by ShippedAt desc, Id desc");
        return db.ReadAsync(
            async connection =>
            {
                var rows = (await connection.QueryAsync<ParcelRow>(sql, new { query.Site, query.Merchant, query.Station, query.Worker, from, to, at = after?.At, id = after?.Id, limit })).AsList();
                var orders = rows.Count == 0
                    ? Enumerable.Empty<OrderRow>()
                    : await connection.QueryAsync<OrderRow>("select ShipmentId, OrderNo from ShipmentOrder where ShipmentId in @ids order by OrderNo", new { ids = rows.Select(row => row.ShipmentId).Distinct() });
                var byShipment = orders.ToLookup(row => row.ShipmentId, row => row.OrderNo, StringComparer.Ordinal);
                return new Listed<ListedParcel>(
                    [.. rows.Select(row => row.ToListed([.. byShipment[row.ShipmentId]]))],
                    rows.Count < limit ? null : new ListCursor(rows[^1].ShippedAt, rows[^1].Id).ToString());
            },
            ct);
    }

    private sealed class OrderRow
    {
        public string ShipmentId { get; set; } = "";
        public string OrderNo { get; set; } = "";
    }

    private sealed class ParcelRow
    {
        public string Id { get; set; } = "";
        public string Merchant { get; set; } = "";
        public string ShipmentId { get; set; } = "";
        public int Ordinal { get; set; }
        public string Site { get; set; } = "";
        public string Station { get; set; } = "";
        public string PackedBy { get; set; } = "";
        public string? Carrier { get; set; }
        public string? Waybill { get; set; }
        public DateTimeOffset OpenedAt { get; set; }
        public DateTimeOffset ShippedAt { get; set; }

        public ListedParcel ToListed(IReadOnlyList<string> orders) => new(
            Id, Merchant, orders, Ordinal, Site, Station, PackedBy, Carrier, Waybill, OpenedAt, ShippedAt, (int)Math.Round((ShippedAt - OpenedAt).TotalSeconds, MidpointRounding.AwayFromZero));
    }
}
