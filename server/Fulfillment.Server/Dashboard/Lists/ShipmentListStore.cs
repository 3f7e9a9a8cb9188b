using System.Data.Common;
using Dapper;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Dashboard.Lists;

/// <summary>What a list is of, resolved: sites by name, the due range as instants.</summary>
internal sealed record ShipmentFilter(IReadOnlyList<string> Sites, ShipmentQuery Query, DueRange? Due, DateTimeOffset Now);

/// <summary>Lists shipments in the order in which they are packed: by <c>shipBy</c>, those without one last; cancelled ones newest first.</summary>
internal sealed class ShipmentListStore(Db db)
{
    public Task<Listed<ListedShipment>> ListAsync(ShipmentFilter filter, ListCursor? after, int limit, CancellationToken ct) =>
        db.ReadAsync(
            async connection =>
            {
                var keys = filter.Query.NewestFirst ? await NewestAsync(connection, filter, after, limit) : await UrgentAsync(connection, filter, after, limit);
                var items = await LoadAsync(connection, [.. keys.Select(key => key.Id)]);
                return new Listed<ListedShipment>(items, keys.Count < limit ? null : new ListCursor(keys[^1].ShipBy, keys[^1].Id).ToString());
            },
            ct);

    /// <summary>The last few of what goes to one departure, in the order in which they are packed: what is at a bench comes before what waits.</summary>
    public Task<IReadOnlyList<ListedShipment>> LastOfAsync(string site, string? merchant, string? carrier, DateTimeOffset shipBy, int count, CancellationToken ct)
    {
        var sql = db.Pick(
            sqlite: """
            select Id, ShipBy from Shipment
            where Site = @site and State in ('waiting', 'packing', 'packed') and ShipBy = @shipBy and coalesce(Carrier, '') = @carrier and (@merchant is null or Merchant = @merchant)
            order by case when State = 'waiting' then 1 else 0 end desc, Id desc limit @count
            """,
            sqlServer: """
            select top (@count) Id, ShipBy from Shipment
            where Site = @site and State in ('waiting', 'packing', 'packed') and ShipBy = @shipBy and coalesce(Carrier, '') = @carrier and (@merchant is null or Merchant = @merchant)
            order by case when State = 'waiting' then 1 else 0 end desc, Id desc
            """);
        return db.ReadAsync(
            async connection =>
            {
                var keys = (await connection.QueryAsync<KeyRow>(sql, new { site, merchant, carrier = carrier ?? "", shipBy, count })).Reverse();
                return await LoadAsync(connection, [.. keys.Select(key => key.Id)]);
            },
            ct);
    }

    /// <summary>These shipments, in this order.</summary>
    public Task<IReadOnlyList<ListedShipment>> FindAsync(IReadOnlyList<string> ids, CancellationToken ct) => db.ReadAsync(connection => LoadAsync(connection, ids), ct);

    /// <summary>Open shipments of a tote, at any site, and the last that left in it.</summary>
    public Task<IReadOnlyList<string>> InToteAsync(string tote, string? merchant, int limit, CancellationToken ct) =>
        ReadIdsAsync(
            db.Pick(
                sqlite: "select Id from Shipment where Tote = @tote and (@merchant is null or Merchant = @merchant) order by case State when 'shipped' then 1 when 'cancelled' then 1 else 0 end, CreatedAt desc limit @limit",
                sqlServer: "select top (@limit) Id from Shipment where Tote = @tote and (@merchant is null or Merchant = @merchant) order by case State when 'shipped' then 1 when 'cancelled' then 1 else 0 end, CreatedAt desc"),
            new { tote, merchant, limit },
            ct);

    /// <summary>Open shipments with this product, the most urgent first.</summary>
    public Task<IReadOnlyList<string>> WithSkuAsync(IReadOnlyList<string> sites, string merchant, string sku, int limit, CancellationToken ct) =>
        ReadIdsAsync(
            db.Pick(
                sqlite: """
                select s.Id from Shipment s
                where s.Site in @sites and s.State in ('waiting', 'packing', 'packed', 'held') and s.Merchant = @merchant
                  and exists (select 1 from ShipmentLine l where l.ShipmentId = s.Id and l.Sku = @sku)
                order by case when s.ShipBy is null then 1 else 0 end, s.ShipBy, s.Id limit @limit
                """,
                sqlServer: """
                select top (@limit) s.Id from Shipment s
                where s.Site in @sites and s.State in ('waiting', 'packing', 'packed', 'held') and s.Merchant = @merchant
                  and exists (select 1 from ShipmentLine l where l.ShipmentId = s.Id and l.Sku = @sku)
                order by case when s.ShipBy is null then 1 else 0 end, s.ShipBy, s.Id
                """),
            new { sites, merchant, sku, limit },
            ct);

    private Task<IReadOnlyList<string>> ReadIdsAsync(string sql, object args, CancellationToken ct) =>
        db.ReadAsync<IReadOnlyList<string>>(async connection => (await connection.QueryAsync<string>(sql, args)).AsList(), ct);

    // Two steps, for "null last" as one order would sort what the index has in order already.
    private async Task<IReadOnlyList<KeyRow>> UrgentAsync(DbConnection connection, ShipmentFilter filter, ListCursor? after, int limit)
    {
        var keys = new List<KeyRow>();
        if (filter.Query.Due != "none" && after is not { At: null }) keys.AddRange(await ReadAsync(connection, filter, "and ShipBy is not null", "and (ShipBy > @at or (ShipBy = @at and Id > @id))", "order by ShipBy, Id", after, limit));
        if (keys.Count < limit && filter.Due is null) keys.AddRange(await ReadAsync(connection, filter, "and ShipBy is null", "and Id > @id", "order by Id", after is { At: null } ? after : null, limit - keys.Count));
        return keys;
    }

    private Task<IReadOnlyList<KeyRow>> NewestAsync(DbConnection connection, ShipmentFilter filter, ListCursor? after, int limit) =>
        ReadAsync(connection, filter, filter.Query.Due == "none" ? "and ShipBy is null" : "", "and Id < @id", "order by Id desc", after, limit);

    private async Task<IReadOnlyList<KeyRow>> ReadAsync(DbConnection connection, ShipmentFilter filter, string promised, string beyond, string order, ListCursor? after, int limit)
    {
        var (query, due) = (filter.Query, filter.Due);
        var conditions = string.Join(
            ' ',
            promised,
            after is null ? "" : beyond,
            query.Merchant is null ? "" : "and Merchant = @merchant",
            query.Carrier is null ? "" : "and coalesce(Carrier, '') = @carrier",
            query.State == "notYet" ? "and NotBefore > @now" : "",
            due is null ? "" : "and ShipBy >= @dueFrom and ShipBy <= @dueTo");
        var sql = db.Pick(
            sqlite: $"select Id, ShipBy from Shipment where Site in @sites and State in @states {conditions} {order} limit @limit",
            sqlServer: $"select top (@limit) Id, ShipBy from Shipment where Site in @sites and State in @states {conditions} {order}");
        var args = new
        {
            sites = filter.Sites,
            states = query.StoredStates,
            merchant = query.Merchant,
            carrier = query.Carrier,
            now = filter.Now,
            dueFrom = due?.From,
            dueTo = due?.To,
            at = after?.At,
            id = after?.Id,
            limit,
        };
        return (await connection.QueryAsync<KeyRow>(sql, args)).AsList();
    }

    // SQL Server takes 2,100 parameters at most.
    private static async Task<IReadOnlyList<ListedShipment>> LoadAsync(DbConnection connection, IReadOnlyList<string> ids)
    {
        var loaded = new List<ListedShipment>(ids.Count);
        foreach (var some in ids.Chunk(500)) loaded.AddRange(await LoadSomeAsync(connection, some));
        return loaded;
    }

    private static async Task<IReadOnlyList<ListedShipment>> LoadSomeAsync(DbConnection connection, IReadOnlyList<string> ids)
    {
        using var grid = await connection.QueryMultipleAsync(
            """
            select Id, Merchant, Site, State, Carrier, Service, Tote, Station, ShipBy, NotBefore from Shipment where Id in @ids;
            select so.ShipmentId, so.OrderNo, o.HoldReason, o.HeldAt
            from ShipmentOrder so join SalesOrder o on o.Merchant = so.Merchant and o.OrderNo = so.OrderNo
            where so.ShipmentId in @ids order by so.OrderNo;
            select ShipmentId, sum(Quantity) as Units from ShipmentLine where ShipmentId in @ids group by ShipmentId;
            """,
            new { ids });
        var shipments = (await grid.ReadAsync<ShipmentRow>()).ToDictionary(row => row.Id, StringComparer.Ordinal);
        var orders = (await grid.ReadAsync<OrderRow>()).ToLookup(row => row.ShipmentId, StringComparer.Ordinal);
        var units = (await grid.ReadAsync<UnitsRow>()).ToDictionary(row => row.ShipmentId, row => row.Units, StringComparer.Ordinal);
        return [.. ids.Where(shipments.ContainsKey).Select(id => shipments[id].ToListed([.. orders[id]], units.GetValueOrDefault(id)))];
    }

    private sealed class KeyRow
    {
        public string Id { get; set; } = "";
        public DateTimeOffset? ShipBy { get; set; }
    }

    private sealed class OrderRow
    {
        public string ShipmentId { get; set; } = "";
        public string OrderNo { get; set; } = "";
        public string? HoldReason { get; set; }
        public DateTimeOffset? HeldAt { get; set; }
    }

    private sealed class UnitsRow
    {
        public string ShipmentId { get; set; } = "";
        public int Units { get; set; }
    }

    private sealed class ShipmentRow
    {
        public string Id { get; set; } = "";
        public string Merchant { get; set; } = "";
        public string Site { get; set; } = "";
        public string State { get; set; } = "";
        public string? Carrier { get; set; }
        public string? Service { get; set; }
        public string? Tote { get; set; }
        public string? Station { get; set; }
        public DateTimeOffset? ShipBy { get; set; }
        public DateTimeOffset? NotBefore { get; set; }

        public ListedShipment ToListed(IReadOnlyList<OrderRow> orders, int units) => new(
            Id,
            Merchant,
            [.. orders.Select(order => order.OrderNo)],
            Site,
            Enum.Parse<ShipmentState>(State, ignoreCase: true),
            Carrier,
            Service,
            Tote,
            Station,
            ShipBy,
            NotBefore,
            units,
            orders.FirstOrDefault(order => order.HeldAt is not null)?.HoldReason);
    }
}
