using Fulfillment.Benchmarks.Harness;
using Fulfillment.Server.Platform;
using Microsoft.Data.Sqlite;

namespace Fulfillment.Benchmarks;

/// <summary>What the disk itself gives: commits of one small row, one after the other, with the settings the server insists on and nothing else.</summary>
internal sealed class BareCommits : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fulfillment-bare-").FullName;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;

    public BareCommits()
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "bare.db")};Pooling=False");
        _connection.Open();
        using var setUp = _connection.CreateCommand();
        // Past its first growth: a log that is written over costs the file system less than one that gets longer.
        setUp.CommandText = SqliteSettings.Pragmas
            + """
              create table Fact (Number integer primary key, Says text not null);
              create table Growth as select zeroblob(8000000) as Nothing;
              drop table Growth;
              pragma wal_checkpoint(restart);
              """;
        setUp.ExecuteNonQuery();
        _insert = _connection.CreateCommand();
        _insert.CommandText = "insert into Fact (Says) values ('One row as small as any fact of the bench would be.')";
        _insert.Prepare();
    }

    /// <summary>Commits one after the other over this time.</summary>
    public Pace Commit(TimeSpan time)
    {
        var measured = Pace.Start();
        var commits = 0;
        for (; measured.Elapsed < time; commits++) _insert.ExecuteNonQuery();
        return measured.Of(commits);
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
