using Microsoft.Data.Sqlite;

namespace Fulfillment.Handheld.Outbox;

/// <summary>
/// The outbox on disk: one SQLite file of this device's user, written by one program at a time. WAL with <c>synchronous=FULL</c>, so that
/// a scan that was kept is there after a power cut.
/// </summary>
internal sealed class OutboxFile : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly FileStream _lock;

    private OutboxFile(FileStream held, SqliteConnection connection)
    {
        _lock = held;
        Connection = connection;
    }

    public SqliteConnection Connection { get; }

    /// <exception cref="OutboxInUseException">Another handheld program of this device has it.</exception>
    /// <exception cref="OutboxDamagedException">It is no whole SQLite file, or the disk cannot keep what it is given.</exception>
    public static OutboxFile Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var held = Hold(path + ".lock");
        SqliteConnection? connection = null;
        try
        {
            CreateForOwner(path);
            connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
            connection.Open();
            Prepare(connection);
            return new OutboxFile(held, connection);
        }
        catch (Exception error)
        {
            connection?.Dispose();
            held.Dispose();
            if (error is SqliteException broken) throw new OutboxDamagedException(path, broken.Message);
            throw;
        }
    }

    public void Dispose()
    {
        Connection.Dispose();
        _lock.Dispose();
    }

    private static void Prepare(SqliteConnection connection)
    {
        connection.Execute("pragma journal_mode = wal; pragma synchronous = full;");
        Insist(connection, "journal_mode", "wal");
        Insist(connection, "synchronous", "2");
        Insist(connection, "quick_check", "ok");
        connection.Execute(
            """
            create table if not exists Scan (
                Seq integer primary key autoincrement,
                ScanId text not null unique,
                Server text not null,
                Station text not null,
                Device text not null,
                Data blob not null,
                ReadAt integer not null,
                Status integer,
                Answer text,
                ShownAt integer
            ) strict;
            create index if not exists ScanQueue on Scan (Server, Station, Seq) where ShownAt is null;
            """);
    }

    private static void Insist(SqliteConnection connection, string setting, string expected)
    {
        var found = connection.First($"pragma {setting}", row => row.GetString(0));
        if (found != expected) throw new SqliteException($"{setting}: {found}", 26);
    }

    // SQLite would make it readable for the group; what was scanned is nobody else's business. The files beside it take its mode.
    private static void CreateForOwner(string path)
    {
        if (File.Exists(path)) return;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        new FileStream(path, options).Dispose();
    }

    private static FileStream Hold(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new OutboxInUseException();
        }
    }
}

/// <summary>Another program sends from this outbox: two at once could not keep the order.</summary>
internal sealed class OutboxInUseException : Exception;

/// <summary>The outbox cannot be trusted to keep scans.</summary>
internal sealed class OutboxDamagedException(string path, string reason) : Exception(reason)
{
    public string Path { get; } = path;
}

internal static class SqliteCommands
{
    public static int Execute(this SqliteConnection connection, string sql, params IReadOnlyList<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first row, or nothing.</summary>
    public static T? First<T>(this SqliteConnection connection, string sql, Func<SqliteDataReader, T> read, params IReadOnlyList<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        using var reader = command.ExecuteReader();
        return reader.Read() ? read(reader) : default;
    }

    public static SqliteCommand Command(this SqliteConnection connection, string sql, IReadOnlyList<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
