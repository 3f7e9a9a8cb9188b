using System.Text.RegularExpressions;
using Dapper;
using Fulfillment.Server.Platform;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Platform;

public partial class Migrating
{
    [Fact]
    public void Both_engines_have_the_same_scripts_with_numbers_of_their_own()
    {
        var sqlite = Migrator.Scripts(DbEngine.Sqlite).Select(script => script.Name).ToList();

        Assert.NotEmpty(sqlite);
        Assert.Equal(sqlite, Migrator.Scripts(DbEngine.SqlServer).Select(script => script.Name));
        Assert.All(sqlite, name => Assert.Matches(NumberedName(), name));
        Assert.Equal(sqlite.Count, sqlite.Select(name => name[..4]).Distinct().Count());
    }

    [Fact]
    public async Task Eight_servers_starting_together_migrate_once()
    {
        using var database = FreshDatabase.Empty();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => FreshDatabase.MigrateAsync(database.Driver))));

        Assert.Equal(Migrator.Scripts(DbEngine.Sqlite).Count, await CountAsync(database));
    }

    [Theory, EveryDatabase]
    public async Task A_script_that_changed_after_it_was_applied_is_refused_by_name(TestDatabase engine)
    {
        using var database = engine is TestDatabase.Sqlite ? FreshDatabase.Empty() : await FreshDatabase.CreateAsync(engine);
        await FreshDatabase.MigrateAsync(database.Driver);
        await using var db = new Db(database.Driver);
        const string name = "0008_events.sql";
        var checksum = await db.ReadAsync(connection => connection.ExecuteScalarAsync<string>("select Checksum from SchemaMigration where Name = @name", new { name }));
        await db.WriteAsync(work => work.ExecuteAsync("update SchemaMigration set Checksum = 'another' where Name = @name", new { name }));

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => FreshDatabase.MigrateAsync(database.Driver));

        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
        await db.WriteAsync(work => work.ExecuteAsync("update SchemaMigration set Checksum = @checksum where Name = @name", new { checksum, name }));
    }

    [GeneratedRegex("^[0-9]{4}_[a-z_]+\\.sql$")]
    private static partial Regex NumberedName();

    private static async Task<int> CountAsync(FreshDatabase database)
    {
        await using var db = new Db(database.Driver);
        return await db.ReadAsync(connection => connection.ExecuteScalarAsync<int>("select count(*) from SchemaMigration"));
    }
}
