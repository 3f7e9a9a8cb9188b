using Dapper;
using Fulfillment.Benchmarks.Harness;
using Fulfillment.Server.Dashboard.Floor;
using Fulfillment.Server.Dashboard.Lists;
using Fulfillment.Server.Events.Hubs;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Printing;
using Fulfillment.Tests.Harness;
using Pace = Fulfillment.Benchmarks.Harness.Pace;

namespace Fulfillment.Benchmarks;

/// <summary>
/// A supervisor's screen on a warehouse with 100,000 shipments: 5,000 open, 3,000 parcels and 15,000 scans today, the rest of the days before.
/// </summary>
internal static class FloorBenchmark
{
    private const int Shipments = 100_000;
    private const int Open = 5_000;
    private const int Today = 3_000;
    private const int Rounds = 15;
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(300);

    public static async Task RunAsync()
    {
        using var database = await FreshDatabase.CreateAsync(TestDatabase.Sqlite);
        await using var db = new Db(database.Driver);
        var now = TimeProvider.System.GetUtcNow();
        await FillAsync(db, now);
        var places = new PlaceStore(db);
        var floor = new ReadFloor(new FloorStore(db), places, new PrintQueueStore(db, new StateSignal()), TimeProvider.System);
        var list = new ListShipments(new ShipmentListStore(db), floor, places, TimeProvider.System);
        var turns = await Turns.TakeAsync(
            Rounds,
            [
                () => RepeatAsync(() => db.ReadAsync(connection => connection.ExecuteScalarAsync<int>("select count(*) from Shipment"))),
                () => RepeatAsync(async () => (await floor.HandleAsync("osaka", null, default)).Value!.Totals.Waiting),
                () => RepeatAsync(async () => (await list.HandleAsync(new ShipmentQuery("osaka", null, "waiting", null, null), new PageRequest(200, ""), default)).Value!.Items.Count),
            ]);

        Report.Heading("floor", "select count(*) from Shipment, 100,000 rows (SQLite)");
        Report.BaselinePace("count(*)", turns[0]);
        Report.Pace("the whole floor", turns[1], turns[0]);
        Report.Pace("the first 200 that wait", turns[2], turns[0]);
    }

    private static async Task<Pace> RepeatAsync(Func<Task<int>> read)
    {
        var measured = Pace.Start();
        var count = 0;
        for (; measured.Elapsed < Turn; count++)
            if (await read() == 0) throw new InvalidOperationException("The floor is empty: nothing was measured.");
        return measured.Of(count);
    }

    private static Task FillAsync(Db db, DateTimeOffset now) => db.WriteAsync(async work =>
    {
        var minute = TimeSpan.TicksPerMinute / TimeSpan.TicksPerMicrosecond;
        var at = now.ToMicroseconds();
        await work.ExecuteAsync("insert into Merchant (Code, Document) values ('tea', '{}')");
        await work.ExecuteAsync("insert into Site (Code, Name, TimeZone, PinAtStation) values ('osaka', 'Osaka', 'Asia/Tokyo', 0)");
        for (var bench = 0; bench < 20; bench++) await work.ExecuteAsync("insert into Station (Site, Code, Kind) values ('osaka', @code, 'Packing')", new { code = $"pack-{bench}" });
        await work.ExecuteAsync(
            """
            with recursive n(i) as (select 0 union all select i + 1 from n where i < @last)
            insert into Shipment (Id, Merchant, Site, State, Carrier, Temperature, ShipBy, CreatedAt, ShippedAt, Version)
            select printf('%036d', i), 'tea', 'osaka', case when i < @open then 'waiting' else 'shipped' end, case i % 3 when 0 then 'sagawa' else 'yamato' end, 'ambient',
                   @at + (i % 40) * 15 * @minute, @at - i * @minute, case when i < @open then null else @at - (i - @open) * @minute / 10 end, 1
            from n
            """,
            new { last = Shipments - 1, open = Open, at, minute });
        await work.ExecuteAsync(
            """
            insert into Parcel (Id, Merchant, ShipmentId, Ordinal, State, Carrier, Waybill, PackedBy, Site, Station, OpenedAt, ShippedAt)
            select Id, 'tea', Id, 1, 'shipped', Carrier, Id, 'W-1', 'osaka', 'pack-' || (rowid_of % 20), ShippedAt - @minute / 2, ShippedAt
            from (select *, cast(Id as integer) as rowid_of from Shipment where State = 'shipped')
            """,
            new { minute });
        await work.ExecuteAsync(
            """
            with recursive n(i) as (select 0 union all select i + 1 from n where i < @last)
            insert into StationScan (Site, Station, ScanId, Badge, Data, TakenAt, Code, Status, Answer)
            select 'osaka', 'pack-' || (i % 20), 'scan-' || i, 'W-1', 'x', @at - i * @minute / 50, case i % 50 when 0 then 'packing/not-in-order' else 'packing/item-packed' end, case i % 50 when 0 then 422 else 200 end, '{}'
            from n
            """,
            new { last = (5 * Today) - 1, at, minute });
    });
}
