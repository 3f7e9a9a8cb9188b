using Dapper;
using Fulfillment.Server.Platform;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Platform;

public class WritingToTheDatabase
{
    [Theory, EveryDatabase]
    public async Task A_hundred_writers_at_once_lose_nothing(TestDatabase engine)
    {
        using var database = await FreshDatabase.CreateAsync(engine);
        await using var db = new Db(database.Driver);
        var scope = $"test/{Guid.NewGuid()}";
        await InsertAsync(db, scope);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => AddOneAsync(db, scope))));

        Assert.Equal(101, await ReadAsync(db, scope));
    }

    [Theory, EveryDatabase]
    public async Task A_unit_that_throws_leaves_nothing_and_its_neighbours_stay(TestDatabase engine)
    {
        using var database = await FreshDatabase.CreateAsync(engine);
        await using var db = new Db(database.Driver);
        var scope = $"test/{Guid.NewGuid()}";
        await InsertAsync(db, scope);

        var writes = Enumerable.Range(0, 50).Select(n => Task.Run(async () =>
        {
            if (n % 2 == 0)
            {
                await AddOneAsync(db, scope);
                return;
            }

            await Assert.ThrowsAsync<TimeoutException>(() => db.WriteAsync(async work =>
            {
                await work.ExecuteAsync("update EventCounter set Last = Last + 1000 where Scope = @scope", new { scope });
                throw new TimeoutException();
            }));
        }));
        await Task.WhenAll(writes);

        Assert.Equal(26, await ReadAsync(db, scope));
    }

    [Theory, EveryDatabase]
    public async Task An_abandoned_unit_answers_but_keeps_nothing_and_rings_no_bell(TestDatabase engine)
    {
        using var database = await FreshDatabase.CreateAsync(engine);
        await using var db = new Db(database.Driver);
        var scope = $"test/{Guid.NewGuid()}";
        await InsertAsync(db, scope);
        var rung = 0;

        var answer = await db.WriteAsync(async work =>
        {
            work.OnCommitted(() => rung++);
            await work.ExecuteAsync("update EventCounter set Last = 9 where Scope = @scope", new { scope });
            return work.Abandon("no");
        });

        Assert.Equal("no", answer);
        Assert.Equal(1, await ReadAsync(db, scope));
        Assert.Equal(0, rung);
    }

    [Theory, EveryDatabase]
    public async Task A_duplicate_key_is_a_verdict_and_the_unit_goes_on(TestDatabase engine)
    {
        using var database = await FreshDatabase.CreateAsync(engine);
        await using var db = new Db(database.Driver);
        var scope = $"test/{Guid.NewGuid()}";

        var verdicts = await db.WriteAsync(async work =>
        {
            const string insert = "insert into EventCounter (Scope, Last) values (@scope, 1)";
            return (await work.TryInsertAsync(insert, new { scope }), await work.TryInsertAsync(insert, new { scope }));
        });

        Assert.Equal((true, false), verdicts);
        Assert.Equal(1, await ReadAsync(db, scope));
    }

    [Fact]
    public async Task On_sqlite_a_reading_connection_cannot_write()
    {
        using var database = await FreshDatabase.CreateAsync(TestDatabase.Sqlite);
        await using var db = new Db(database.Driver);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            db.ReadAsync(connection => connection.ExecuteAsync("insert into EventCounter (Scope, Last) values ('x', 1)")));
    }

    private static Task InsertAsync(Db db, string scope) =>
        db.WriteAsync(work => work.ExecuteAsync("insert into EventCounter (Scope, Last) values (@scope, 1)", new { scope }));

    private static Task AddOneAsync(Db db, string scope) =>
        db.WriteAsync(work => work.ExecuteAsync("update EventCounter set Last = Last + 1 where Scope = @scope", new { scope }));

    private static Task<long> ReadAsync(Db db, string scope) =>
        db.ReadAsync(connection => connection.ExecuteScalarAsync<long>("select Last from EventCounter where Scope = @scope", new { scope }));
}
