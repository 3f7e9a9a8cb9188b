using Dapper;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Orders;

/// <summary>An order as its customer may ask for it.</summary>
/// <param name="Shipments">Ids of the shipments that carry it, oldest first.</param>
internal sealed record TrackedOrder(string Merchant, string OrderNo, string Site, string TrackingToken, DateTimeOffset? CancelledAt, IReadOnlyList<string> Shipments);

/// <summary>Orders by what customers and carriers know of them.</summary>
internal sealed class TrackedOrderStore(Db db)
{
    private const string Columns =
        """
        select o.Merchant, o.OrderNo, o.Site, o.TrackingToken, o.CancelledAt, so.ShipmentId
        from SalesOrder o join ShipmentOrder so on so.Merchant = o.Merchant and so.OrderNo = o.OrderNo
        """;

    /// <summary>Null when no order has this token.</summary>
    public async Task<TrackedOrder?> FindByTokenAsync(string token, CancellationToken ct) =>
        (await ListAsync($"{Columns} where o.TrackingToken = @token order by so.ShipmentId", new { token }, ct)).SingleOrDefault();

    /// <summary>The orders that a shipment carries.</summary>
    public Task<IReadOnlyList<TrackedOrder>> ListOfShipmentAsync(string shipment, CancellationToken ct) =>
        ListAsync($"{Columns} where so.ShipmentId = @shipment order by o.OrderNo", new { shipment }, ct);

    private async Task<IReadOnlyList<TrackedOrder>> ListAsync(string sql, object args, CancellationToken ct)
    {
        var rows = await db.ReadAsync(connection => connection.QueryAsync<Row>(sql, args), ct);
        return
        [
            .. rows.GroupBy(row => (row.Merchant, row.OrderNo))
                .Select(order => order.First().ToOrder([.. order.Select(row => row.ShipmentId)])),
        ];
    }

    private sealed class Row
    {
        public string Merchant { get; set; } = "";
        public string OrderNo { get; set; } = "";
        public string Site { get; set; } = "";
        public string TrackingToken { get; set; } = "";
        public DateTimeOffset? CancelledAt { get; set; }
        public string ShipmentId { get; set; } = "";

        public TrackedOrder ToOrder(IReadOnlyList<string> shipments) => new(Merchant, OrderNo, Site, TrackingToken, CancelledAt, shipments);
    }
}
