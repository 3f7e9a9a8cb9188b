using System.Data.Common;
using Dapper;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Orders;

/// <summary>Finds shipments by what can be scanned. Every answer is most urgent first: what can be packed, then what is held, then what was cancelled, last what has left.</summary>
internal sealed class FoundShipmentStore(Db db)
{
    private const string ByOrderNo =
        """
        select so.ShipmentId from SalesOrder o
        join ShipmentOrder so on so.Merchant = o.Merchant and so.OrderNo = o.OrderNo
        where o.OrderNo = @text or (o.Merchant = @merchant and o.OrderNo = @rest)
        """;

    private const string ByFoldedNo =
        """
        select so.ShipmentId from SalesOrder o
        join ShipmentOrder so on so.Merchant = o.Merchant and so.OrderNo = o.OrderNo
        where o.FoldedNo = @text or (o.Merchant = @merchant and o.FoldedNo = @rest)
        """;

    private const string TheShipments =
        """
        select Id, Merchant, Site, State, Station, Tote, ShipBy, NotBefore, CreatedAt from Shipment where Id in @ids;
        select ShipmentId, OrderNo from ShipmentOrder where ShipmentId in @ids order by OrderNo;
        """;

    private string LastShippedInTote => db.Pick(
        sqlite: "select Id from Shipment where Site = @site and Tote = @tote and State = 'shipped' order by ShippedAt desc limit 1",
        sqlServer: "select top (1) Id from Shipment where Site = @site and Tote = @tote and State = 'shipped' order by ShippedAt desc");

    private string MostUrgentSingle => db.Pick(
        sqlite: """
        select Id from Shipment
        where Merchant = @merchant and SoleSku = @sku and Site = @site and State = 'waiting'
        order by case when NotBefore > @now then 1 else 0 end, case when ShipBy is null then 1 else 0 end, ShipBy, CreatedAt, Id limit 1
        """,
        sqlServer: """
        select top (1) Id from Shipment
        where Merchant = @merchant and SoleSku = @sku and Site = @site and State = 'waiting'
        order by case when NotBefore > @now then 1 else 0 end, case when ShipBy is null then 1 else 0 end, ShipBy, CreatedAt, Id
        """);

    /// <summary>
    /// By order number, of any merchant and site: the text as it is, or <c>merchant:orderNo</c>. Only when neither exists, by the folded
    /// form, so that a number typed in full width is found without making two numbers one.
    /// </summary>
    public Task<IReadOnlyList<FoundShipment>> ByOrderAsync(string scanned, CancellationToken ct) =>
        db.ReadAsync<IReadOnlyList<FoundShipment>>(
            async connection =>
            {
                var exact = await FindAsync(connection, ByOrderNo, OrderNumberOf(scanned));
                return exact.Count > 0 ? exact : await FindAsync(connection, ByFoldedNo, OrderNumberOf(OrderNumber.Fold(scanned)));
            },
            ct);

    /// <summary>All that lie in a tote at this site; one that was shipped only while the tote holds nothing newer.</summary>
    public Task<IReadOnlyList<FoundShipment>> ByToteAsync(string site, string tote, CancellationToken ct) =>
        db.ReadAsync(
            async connection =>
            {
                var inside = await FindAsync(connection, "select Id from Shipment where Site = @site and Tote = @tote and State <> 'shipped'", new { site, tote });
                return inside.Count > 0 ? inside : await FindAsync(connection, LastShippedInTote, new { site, tote });
            },
            ct);

    /// <summary>Whether any shipment at any site is, or was, in a tote of this name; null asks for every merchant's.</summary>
    public Task<bool> KnowsToteAsync(string tote, string? merchant, CancellationToken ct) =>
        db.ReadAsync(
            async connection => await connection.ExecuteScalarAsync<int>(
                "select case when exists (select 1 from Shipment where Tote = @tote and (@merchant is null or Merchant = @merchant)) then 1 else 0 end",
                new { tote, merchant }) == 1,
            ct);

    /// <summary>Whose a waybill number is, across sites and merchants, whatever its carrier; empty when nobody knows it.</summary>
    public Task<IReadOnlyList<FoundWaybill>> ByWaybillAsync(string number, CancellationToken ct) =>
        db.ReadAsync<IReadOnlyList<FoundWaybill>>(
            async connection =>
            {
                var waybills = (await connection.QueryAsync<WaybillRow>("select Carrier, Number, ParcelId, UsedAt, ShipmentId from Waybill where Number = @number", new { number })).AsList();
                var shipments = await LoadAsync(connection, [.. waybills.Select(waybill => waybill.ShipmentId)]);
                return
                [
                    .. from shipment in shipments
                       join waybill in waybills on shipment.Id equals waybill.ShipmentId
                       select new FoundWaybill(waybill.Carrier, waybill.Number, waybill.ParcelId, waybill.UsedAt, shipment),
                ];
            },
            ct);

    /// <summary>
    /// Shipments of exactly one unit that wait for one of these products at a site: per product the most urgent that may go out now,
    /// or else the first that may later. Two merchants in the answer means the bench asks for the tote.
    /// </summary>
    public Task<IReadOnlyList<FoundShipment>> SinglesAsync(string site, IReadOnlyCollection<(string Merchant, string Sku)> products, DateTimeOffset now, CancellationToken ct) =>
        db.ReadAsync<IReadOnlyList<FoundShipment>>(
            async connection =>
            {
                var ids = new List<string>();
                foreach (var (merchant, sku) in products) ids.AddRange(await connection.QueryAsync<string>(MostUrgentSingle, new { site, merchant, sku, now }));
                return await LoadAsync(connection, ids);
            },
            ct);

    private static object OrderNumberOf(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return new { text, merchant = colon > 0 ? text[..colon] : null, rest = colon > 0 ? text[(colon + 1)..] : null };
    }

    private static async Task<IReadOnlyList<FoundShipment>> FindAsync(DbConnection connection, string sql, object args) =>
        await LoadAsync(connection, (await connection.QueryAsync<string>(sql, args)).AsList());

    private static async Task<IReadOnlyList<FoundShipment>> LoadAsync(DbConnection connection, IReadOnlyList<string> ids)
    {
        if (ids.Count == 0) return [];
        using var grid = await connection.QueryMultipleAsync(TheShipments, new { ids });
        var rows = (await grid.ReadAsync<ShipmentRow>()).AsList();
        var orders = (await grid.ReadAsync<OrderRow>()).ToLookup(row => row.ShipmentId, row => row.OrderNo);
        return
        [
            .. rows.OrderBy(row => Rank(Stored.Read<ShipmentState>(row.State)))
                .ThenBy(row => row.ShipBy ?? DateTimeOffset.MaxValue)
                .ThenBy(row => row.CreatedAt)
                .ThenBy(row => row.Id, StringComparer.Ordinal)
                .Select(row => row.ToFound([.. orders[row.Id]])),
        ];
    }

    // A tote that was emptied after a cancel and filled again still names the cancelled shipment: it must not stand before the new one.
    private static int Rank(ShipmentState state) => state switch
    {
        ShipmentState.Held => 1,
        ShipmentState.Cancelled => 2,
        ShipmentState.Shipped => 3,
        _ => 0,
    };

    private sealed class ShipmentRow
    {
        public string Id { get; set; } = "";
        public string Merchant { get; set; } = "";
        public string Site { get; set; } = "";
        public string State { get; set; } = "";
        public string? Station { get; set; }
        public string? Tote { get; set; }
        public DateTimeOffset? ShipBy { get; set; }
        public DateTimeOffset? NotBefore { get; set; }
        public DateTimeOffset CreatedAt { get; set; }

        public FoundShipment ToFound(IReadOnlyList<string> orders) =>
            new(Id, Merchant, Site, Stored.Read<ShipmentState>(State), orders, Station, Tote, ShipBy, NotBefore);
    }

    private sealed class OrderRow
    {
        public string ShipmentId { get; set; } = "";
        public string OrderNo { get; set; } = "";
    }

    private sealed class WaybillRow
    {
        public string Carrier { get; set; } = "";
        public string Number { get; set; } = "";
        public string? ParcelId { get; set; }
        public DateTimeOffset? UsedAt { get; set; }
        public string ShipmentId { get; set; } = "";
    }
}
