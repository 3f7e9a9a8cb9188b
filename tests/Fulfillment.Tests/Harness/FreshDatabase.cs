using Fulfillment.Server.Platform;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fulfillment.Tests.Harness;

/// <summary>A database of a test's own: on SQLite a copied, migrated file; on SQL Server the one database, kept apart by unique codes.</summary>
internal sealed class FreshDatabase : IDisposable
{
    private static readonly Lazy<Task<string>> Template = new(MigrateTemplateAsync);
    private readonly string? _folder;

    private FreshDatabase(DbDriver driver, string? folder, string suffix)
    {
        Driver = driver;
        Suffix = suffix;
        _folder = folder;
    }

    public DbDriver Driver { get; }

    /// <summary>What makes codes unique in a shared database; empty where the database is the test's own.</summary>
    public string Suffix { get; }

    public static async Task<FreshDatabase> CreateAsync(TestDatabase engine)
    {
        if (engine is TestDatabase.SqlServer)
        {
            var server = DatabaseDrivers.SqlServer(Environment.GetEnvironmentVariable(EveryDatabaseAttribute.SqlServerVariable)!);
            await MigrateAsync(server);
            return new FreshDatabase(server, null, "-" + Guid.NewGuid().ToString("N")[..8]);
        }

        var template = await Template.Value;
        var folder = Directory.CreateTempSubdirectory("fulfillment-test-").FullName;
        var file = Path.Combine(folder, "fulfillment.db");
        File.Copy(template, file);
        return new FreshDatabase(DatabaseDrivers.Sqlite($"Data Source={file}"), folder, "");
    }

    /// <summary>A SQLite database of no tables yet.</summary>
    public static FreshDatabase Empty()
    {
        var folder = Directory.CreateTempSubdirectory("fulfillment-test-").FullName;
        return new FreshDatabase(DatabaseDrivers.Sqlite($"Data Source={Path.Combine(folder, "fulfillment.db")}"), folder, "");
    }

    public static Task MigrateAsync(DbDriver driver) =>
        new Migrator(driver, TimeProvider.System, NullLogger<Migrator>.Instance).RunAsync();

    public void Dispose()
    {
        if (_folder is null) return;
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<string> MigrateTemplateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("fulfillment-template-").FullName;
        var file = Path.Combine(folder, "template.db");
        await MigrateAsync(DatabaseDrivers.Sqlite($"Data Source={file};Pooling=False"));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return file;
    }
}
