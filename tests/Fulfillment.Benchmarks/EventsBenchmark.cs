using Fulfillment.Benchmarks.Harness;
using Fulfillment.Server.Events;
using Fulfillment.Server.Platform;
using Fulfillment.Tests.Harness;

namespace Fulfillment.Benchmarks;

/// <summary>Facts that reach the log: each writer appends one event, waits until it is on the disk, and appends the next.</summary>
internal static class EventsBenchmark
{
    private const int Rounds = 25;
    private const int Orders = 1_000;
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(200);

    public static async Task RunAsync()
    {
        using var bare = new BareCommits();
        using var database = await FreshDatabase.CreateAsync(TestDatabase.Sqlite);
        await using var db = new Db(database.Driver);
        var log = new EventLog(new EventStore(db), new EventSignal(), TimeProvider.System);
        int[] writers = [1, 32];
        var turns = await Turns.TakeAsync(
            Rounds,
            [() => Task.FromResult(bare.Commit(Turn)), .. writers.Select(many => (Func<Task<Pace>>)(() => AppendAsync(db, log, many)))]);

        Report.Heading("events", "commits of one bare row each on the same disk (SQLite, WAL, synchronous=FULL)");
        Report.BaselinePace("bare commits", turns[0]);
        for (var at = 0; at < writers.Length; at++)
            Report.Pace($"events of {writers[at]} concurrent writer{(writers[at] == 1 ? "" : "s")}", turns[at + 1], turns[0]);
    }

    private static async Task<Pace> AppendAsync(Db db, EventLog log, int writers)
    {
        var measured = Pace.Start();
        var appended = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            var count = 0;
            for (; measured.Elapsed < Turn; count++)
            {
                var order = $"{((writer * 31) + count) % Orders}";
                var fact = NewEvent.OfOrder("osaka", EventTypes.PackingStarted, "tea", order, $"token-of-{order}", new { station = "osaka:pack-1", parcel = order });
                await db.WriteAsync(work => log.AppendAsync(work, fact));
            }
            return count;
        })));
        return measured.Of(appended.Sum());
    }
}
