using Dapper;
using Fulfillment.Contracts;

namespace Fulfillment.Server.Platform;

/// <summary>Can the database be written to? Takes the write lock without changing a row.</summary>
internal sealed class DatabaseCheck(Db db) : ISystemCheck
{
    public string Name => "database";

    public async Task<Finding> LookAsync(CancellationToken ct)
    {
        await db.WriteAsync(work => work.ExecuteAsync("update SchemaMigration set Checksum = Checksum where Name = ''"), ct);
        return Finding.Ok("データベースに書き込めます。", "The database can be written to.");
    }
}

/// <summary>Does the database have exactly the migrations that this program brings?</summary>
internal sealed class MigrationsCheck(Db db) : ISystemCheck
{
    public string Name => "migrations";

    public async Task<Finding> LookAsync(CancellationToken ct)
    {
        var applied = await db.ReadAsync(connection => connection.QueryAsync<string>("select Name from SchemaMigration"), ct);
        var known = Migrator.Scripts(db.Engine).Select(script => script.Name).ToHashSet(StringComparer.Ordinal);
        return applied.Where(name => !known.Contains(name)).Order(StringComparer.Ordinal).ToList() switch
        {
            [] => Finding.Ok("データベースはこの版のプログラムと合っています。", "The database fits this version of the program."),
            var newer => new Finding(
                CheckStatus.Attention,
                new Text($"データベースの方が新しい版です: {string.Join(", ", newer)}", $"The database is of a newer version: {string.Join(", ", newer)}"),
                new Text("このサーバーのプログラムも新しい版に上げてください。", "Update the program on this server too.")),
        };
    }
}

/// <summary>Is there room in the data directory?</summary>
internal sealed class DiskSpaceCheck(DataDirectory data) : ISystemCheck
{
    private const long Low = 2L << 30;
    private const long Critical = 256L << 20;

    public string Name => "disk-space";

    public Task<Finding> LookAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(data.Path);
        return Task.FromResult(Judge(new DriveInfo(data.Path).AvailableFreeSpace));
    }

    internal static Finding Judge(long freeBytes)
    {
        var free = $"{freeBytes / (double)(1 << 30):0.0} GB";
        return freeBytes >= Low
            ? Finding.Ok($"データフォルダーの空きは {free} です。", $"The data directory has {free} free.")
            : new Finding(
                freeBytes < Critical ? CheckStatus.Error : CheckStatus.Attention,
                new Text($"データフォルダーの空きが {free} しかありません。", $"The data directory has only {free} free."),
                new Text("不要なファイルを消すか、ディスクを増やしてください。空きがなくなると出荷を記録できません。", "Delete what is not needed or add disk. Without space no parcel can be recorded."));
    }
}
