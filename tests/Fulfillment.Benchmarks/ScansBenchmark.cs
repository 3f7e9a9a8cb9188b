using System.Collections.Concurrent;
using System.Globalization;
using Fulfillment.Benchmarks.Harness;
using Fulfillment.Tests.Harness;

namespace Fulfillment.Benchmarks;

/// <summary>
/// Parcels of three items through the real server over HTTP: order, item, item, item, label. Each station scans as soon as it
/// is answered, which no packer does; the scanners run in the same process and share its processors.
/// </summary>
internal static class ScansBenchmark
{
    private const int Rounds = 5;
    private const int Stations = 100;
    private const int ParcelsAlone = 10;
    private const int Items = 3;
    private const int SetUpAtOnce = 16;
    private static readonly TimeSpan BareTurn = TimeSpan.FromMilliseconds(400);

    public static async Task RunAsync()
    {
        using var bare = new BareCommits();
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var floor = await Floor.OpenAsync(app);
        var benches = await StaffAsync(floor);
        var orders = await AddOrdersAsync(floor, (Rounds + 1) * (Stations + ParcelsAlone));

        var turns = await Turns.TakeAsync(
            Rounds,
            () => Task.FromResult(bare.Commit(BareTurn)),
            () => PackAsync(benches[..1], ParcelsAlone, orders),
            () => PackAsync(benches, 1, orders));

        Report.Heading("scans", "commits of one bare row each on the same disk (SQLite, WAL, synchronous=FULL)");
        Report.BaselinePace("bare commits", turns[0]);
        Report.Pace("scans of 1 station", turns[1], turns[0]);
        Report.Pace($"scans of {Stations} stations", turns[2], turns[0]);
    }

    private static async Task<Bench[]> StaffAsync(Floor floor)
    {
        var benches = new Bench[Stations];
        await Parallel.ForAsync(0, Stations, AtOnce, async (n, _) => benches[n] = await floor.StaffAsync($"pack-{n}", $"W-{n}"));
        return benches;
    }

    private static async Task<ConcurrentQueue<string>> AddOrdersAsync(Floor floor, int count)
    {
        var orders = new ConcurrentQueue<string>();
        await Parallel.ForAsync(0, count, AtOnce, async (n, _) => orders.Enqueue(await floor.AddOrderAsync(n.ToString("D4", CultureInfo.InvariantCulture), [("TEA-01", Items)])));
        return orders;
    }

    private static ParallelOptions AtOnce => new() { MaxDegreeOfParallelism = SetUpAtOnce };

    /// <summary>Scans until every bench has shipped its parcels.</summary>
    private static async Task<Pace> PackAsync(Bench[] benches, int parcelsEach, ConcurrentQueue<string> orders)
    {
        var measured = Pace.Start();
        await Task.WhenAll(benches.Select(bench => Task.Run(async () =>
        {
            for (var parcel = 0; parcel < parcelsEach; parcel++)
            {
                if (!orders.TryDequeue(out var order)) throw new InvalidOperationException("There are not enough orders.");
                var last = await bench.ScanAllAsync([order, .. Enumerable.Repeat(Floor.GreenTea, Items), Floor.WaybillOf(order)]);
                if (last.Code != "packing/shipped") throw new InvalidOperationException($"Order {order} was not shipped: {last.Body}");
            }
        })));
        return measured.Of(benches.Length * parcelsEach * (Items + 2));
    }
}
