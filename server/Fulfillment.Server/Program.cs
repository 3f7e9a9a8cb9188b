using System.Data.Common;
using Fulfillment.Server;
using Fulfillment.Server.Cards;
using Fulfillment.Server.Demo;
using Fulfillment.Server.Platform;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

var builder = WebApplication.CreateBuilder(args);
builder.AddFulfillment(DatabaseDrivers.Of, CardDrivers.Of);
var app = builder.Build();
await app.MigrateAsync();
if (await app.Services.GetRequiredService<SeedDemoDay>().RunAsync(CancellationToken.None)) app.Logger.LogInformation("The demo day is set up.");
app.MapFulfillment();
await app.RunAsync();

/// <summary>The one place that names a database driver: <c>Server=…</c> is SQL Server, <c>Data Source=…</c> a SQLite file.</summary>
internal static class DatabaseDrivers
{
    public static DbDriver Of(IConfiguration configuration)
    {
        var text = configuration.GetConnectionString("Fulfillment")
            ?? $"Data Source={Path.Combine(configuration["Data:Directory"] ?? "data", "fulfillment.db")}";
        return new DbConnectionStringBuilder { ConnectionString = text }.ContainsKey("Server") ? SqlServer(text) : Sqlite(text);
    }

    public static DbDriver Sqlite(string connectionString)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true };
        if (Path.GetDirectoryName(Path.GetFullPath(settings.DataSource)) is { } folder) Directory.CreateDirectory(folder);
        return new DbDriver(
            DbEngine.Sqlite,
            SqliteFactory.Instance,
            settings.ToString(),
            error => error is SqliteException { SqliteExtendedErrorCode: 1555 or 2067 },
            _ => false)
        {
            ReadConnectionString = new SqliteConnectionStringBuilder(settings.ToString()) { Mode = SqliteOpenMode.ReadOnly }.ToString(),
        };
    }

    public static DbDriver SqlServer(string connectionString) => new(
        DbEngine.SqlServer,
        SqlClientFactory.Instance,
        connectionString,
        error => error is SqlException { Number: 2627 or 2601 },
        error => error is SqlException { Number: 1205 });
}

/// <summary>The one place that names another maker's card backend: <c>Printing:Pdf=QuestPDF</c>, <c>Printing:Codes=ZXing</c>; they are part of builds with <c>-p:FullRegistry=true</c> only.</summary>
internal static class CardDrivers
{
    public static CardBackends Of(IConfiguration configuration) => new(
        configuration["Printing:Pdf"] switch
        {
            null or "" or "Own" => CardBackends.Own.Pdf,
#if FULL_REGISTRY
            "QuestPDF" => new Fulfillment.LabelTemplates.QuestPdf.QuestPdfBackend(configuration["Printing:QuestPdfLicence"]).Write,
#endif
            var other => throw Unknown("Printing:Pdf", other, "QuestPDF"),
        },
        configuration["Printing:Codes"] switch
        {
            null or "" or "Own" => null,
#if FULL_REGISTRY
            "ZXing" => Fulfillment.LabelTemplates.ZXing.ZXingEncoder.Encode,
#endif
            var other => throw Unknown("Printing:Codes", other, "ZXing"),
        });

    private static InvalidOperationException Unknown(string setting, string asked, string optional) => new(
        asked == optional
            ? $"{setting}={asked}: this build has no {asked}. Build with --full (-p:FullRegistry=true), or remove the setting."
            : $"{setting}={asked}: there is no such backend. Use Own or {optional}, or remove the setting.");
}

/// <summary>Named so that tests can start the real program in process.</summary>
public partial class Program;
