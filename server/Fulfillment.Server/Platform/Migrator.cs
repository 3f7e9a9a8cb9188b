using System.Data.Common;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace Fulfillment.Server.Platform;

/// <summary>
/// Applies the numbered scripts of <c>db/{engine}</c> that this database has not seen, all in one transaction under a lock, so that
/// two servers may start together. A script that changed after it was applied is refused by name.
/// </summary>
internal sealed class Migrator(DbDriver driver, TimeProvider clock, ILogger<Migrator> log)
{
    public async Task RunAsync(CancellationToken ct = default)
    {
        await using var connection = driver.Factory.CreateConnection()!;
        connection.ConnectionString = driver.ConnectionString;
        await connection.OpenAsync(ct);
        if (driver.Engine is DbEngine.Sqlite)
        {
            await connection.ExecuteAsync(SqliteSettings.Pragmas);
            await SqliteSettings.AssertAsync(connection);
        }

        // On SQLite, BeginTransaction takes the one write lock; on SQL Server an application lock lasts as long as the transaction.
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (driver.Engine is DbEngine.SqlServer) await LockAsync(connection, transaction);
        await CreateLedgerAsync(connection, transaction);
        var applied = (await connection.QueryAsync<Applied>("select Name, Checksum from SchemaMigration", transaction: transaction))
            .ToDictionary(row => row.Name, row => row.Checksum, StringComparer.Ordinal);
        foreach (var script in Scripts(driver.Engine))
        {
            if (applied.TryGetValue(script.Name, out var checksum))
            {
                if (checksum != script.Checksum) throw new InvalidOperationException($"The migration {script.Name} was changed after it was applied to this database. Restore the script and put the change into a new one.");
                continue;
            }

            log.LogInformation("Applying migration {Script}", script.Name);
            await connection.ExecuteAsync(script.Sql, transaction: transaction);
            await connection.ExecuteAsync(
                "insert into SchemaMigration (Name, Checksum, AppliedAt) values (@Name, @Checksum, @AppliedAt)",
                new { script.Name, script.Checksum, AppliedAt = clock.GetUtcNow().ToMicroseconds() },
                transaction);
        }

        await transaction.CommitAsync(ct);
    }

    /// <summary>The scripts in the program, in the order of their numbers.</summary>
    internal static IReadOnlyList<Script> Scripts(DbEngine engine)
    {
        var folder = engine is DbEngine.Sqlite ? "db/sqlite/" : "db/sqlserver/";
        var assembly = typeof(Migrator).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => Script.Of(name[folder.Length..], Text(assembly, name))),
        ];
    }

    private static string Text(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static async Task LockAsync(DbConnection connection, DbTransaction transaction)
    {
        var result = await connection.ExecuteScalarAsync<int>(
            """
            declare @result int;
            exec @result = sp_getapplock @Resource = N'fulfillment-migrations', @LockMode = N'Exclusive', @LockOwner = N'Transaction', @LockTimeout = 60000;
            select @result;
            """,
            transaction: transaction);
        if (result < 0) throw new InvalidOperationException("Another server has been migrating this database for more than a minute.");
    }

    private Task CreateLedgerAsync(DbConnection connection, DbTransaction transaction) =>
        connection.ExecuteAsync(
            driver.Engine is DbEngine.Sqlite
                ? "create table if not exists SchemaMigration (Name text not null primary key, Checksum text not null, AppliedAt integer not null)"
                : """
                  if object_id(N'SchemaMigration') is null
                      create table SchemaMigration (
                          Name nvarchar(100) collate Latin1_General_100_BIN2 not null constraint PK_SchemaMigration primary key,
                          Checksum char(64) not null,
                          AppliedAt bigint not null)
                  """,
            transaction: transaction);

    internal sealed record Script(string Name, string Sql, string Checksum)
    {
        public static Script Of(string name, string sql) =>
            new(name, sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql.ReplaceLineEndings("\n")))));
    }

    private sealed class Applied
    {
        public string Name { get; set; } = "";
        public string Checksum { get; set; } = "";
    }
}
