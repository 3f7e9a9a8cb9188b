using System.Data.Common;
using System.Threading.Channels;
using Dapper;

namespace Fulfillment.Server.Platform;

internal enum DbEngine
{
    Sqlite,
    SqlServer,
}

/// <summary>What the program says of its database driver once, so that nothing else names one.</summary>
/// <param name="IsDuplicateKey">A unique key refused the row (SQLite 1555 and 2067, SQL Server 2627 and 2601).</param>
/// <param name="IsDeadlock">This transaction was chosen as the victim (SQL Server 1205) and may run again.</param>
internal sealed record DbDriver(
    DbEngine Engine,
    DbProviderFactory Factory,
    string ConnectionString,
    Func<DbException, bool> IsDuplicateKey,
    Func<DbException, bool> IsDeadlock)
{
    /// <summary>For connections that only read, where the driver can refuse to write on them.</summary>
    public string ReadConnectionString { get; init; } = ConnectionString;
}

/// <summary>
/// The one door to the database. Reads see the last commit. A write is one unit of work: all of it or nothing, and nobody is
/// answered before the commit. The work may run more than once, so it touches nothing outside the database.
/// </summary>
internal sealed class Db : IAsyncDisposable
{
    private const int MostPerCommit = 256;
    private const int DeadlockTries = 3;
    private readonly DbDriver _driver;
    private readonly Channel<Pending>? _queue;
    private readonly Task _writer = Task.CompletedTask;

    public Db(DbDriver driver)
    {
        UtcInstants.Register();
        _driver = driver;
        if (driver.Engine is DbEngine.Sqlite)
        {
            _queue = Channel.CreateUnbounded<Pending>(new UnboundedChannelOptions { SingleReader = true });
            _writer = Task.Run(WriteBatchesAsync);
        }
    }

    public DbEngine Engine => _driver.Engine;

    /// <summary>The text for this engine, where the two truly differ.</summary>
    public string Pick(string sqlite, string sqlServer) => Engine is DbEngine.Sqlite ? sqlite : sqlServer;

    /// <summary>Opens a connection for reading. On SQLite it refuses to write.</summary>
    public Task<DbConnection> OpenAsync(CancellationToken ct = default) => OpenAsync(_driver.ReadConnectionString, ct);

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken ct = default)
    {
        await using var connection = await OpenAsync(ct);
        return await read(connection);
    }

    /// <summary>Runs one unit of work and answers after its commit. An exception rolls the whole unit back and reaches the caller.</summary>
    public Task<T> WriteAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken ct = default) =>
        _queue is null ? WriteAloneAsync(work, ct) : WriteInBatchAsync(work, ct);

    public Task WriteAsync(Func<UnitOfWork, Task> work, CancellationToken ct = default) =>
        WriteAsync(
            async unit =>
            {
                await work(unit);
                return true;
            },
            ct);

    public bool IsDuplicateKey(DbException error) => _driver.IsDuplicateKey(error);

    public async ValueTask DisposeAsync()
    {
        _queue?.Writer.TryComplete();
        await _writer;
    }

    private async Task<T> WriteAloneAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await OpenAsync(_driver.ConnectionString, ct);
                await using var transaction = await connection.BeginTransactionAsync(ct);
                var unit = new UnitOfWork(this, connection, transaction);
                var result = await work(unit);
                await unit.EndAsync();
                if (unit.Abandoned)
                {
                    await transaction.RollbackAsync(CancellationToken.None);
                    return result;
                }

                await transaction.CommitAsync(CancellationToken.None);
                unit.Committed();
                return result;
            }
            catch (DbException error) when (attempt < DeadlockTries && _driver.IsDeadlock(error))
            {
                // The server rolled the victim back; the same work decides again on what the winner left.
            }
        }
    }

    private async Task<T> WriteInBatchAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var pending = new Pending<T>(work);
        ObjectDisposedException.ThrowIf(!_queue!.Writer.TryWrite(pending), this);
        return await pending.Answer;
    }

    // SQLite has one writer, and a commit waits for the disk. So one connection serves all: each unit of work is a savepoint
    // and every unit that waits by then shares the next commit.
    private async Task WriteBatchesAsync()
    {
        DbConnection? connection = null;
        var batch = new List<Pending>();
        try
        {
            while (await _queue!.Reader.WaitToReadAsync())
            {
                batch.Clear();
                try
                {
                    connection ??= await OpenWriterAsync();
                    await using var transaction = await connection.BeginTransactionAsync();
                    while (batch.Count < MostPerCommit && _queue.Reader.TryRead(out var pending))
                    {
                        batch.Add(pending);
                        await pending.RunAsync(this, connection, transaction);
                    }

                    await transaction.CommitAsync();
                    foreach (var pending in batch) pending.Settle();
                }
                catch (Exception error)
                {
                    // The disk or the file refused: nothing of this batch is saved, each caller hears it, the next batch starts on a fresh connection.
                    foreach (var pending in batch) pending.Fail(error);
                    if (batch.Count == 0 && _queue.Reader.TryRead(out var first)) first.Fail(error);
                    if (connection is not null) await connection.DisposeAsync();
                    connection = null;
                }
            }
        }
        finally
        {
            if (connection is not null) await connection.DisposeAsync();
        }
    }

    private async Task<DbConnection> OpenWriterAsync()
    {
        var connection = await OpenAsync(_driver.ConnectionString, CancellationToken.None);
        await connection.ExecuteAsync(SqliteSettings.Pragmas);
        await SqliteSettings.AssertAsync(connection);
        return connection;
    }

    private async Task<DbConnection> OpenAsync(string connectionString, CancellationToken ct)
    {
        var connection = _driver.Factory.CreateConnection()!;
        connection.ConnectionString = connectionString;
        await connection.OpenAsync(ct);
        return connection;
    }

    private abstract class Pending
    {
        public abstract Task RunAsync(Db db, DbConnection connection, DbTransaction transaction);

        public abstract void Settle();

        public abstract void Fail(Exception error);
    }

    private sealed class Pending<T>(Func<UnitOfWork, Task<T>> work) : Pending
    {
        private const string Savepoint = "unit";
        private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private UnitOfWork? _unit;
        private T? _result;
        private Exception? _error;

        public Task<T> Answer => _answer.Task;

        public override async Task RunAsync(Db db, DbConnection connection, DbTransaction transaction)
        {
            await transaction.SaveAsync(Savepoint);
            _unit = new UnitOfWork(db, connection, transaction);
            try
            {
                _result = await work(_unit);
                await _unit.EndAsync();
            }
            catch (Exception error)
            {
                _error = error;
            }

            if (_error is not null || _unit.Abandoned) await transaction.RollbackAsync(Savepoint);
            await transaction.ReleaseAsync(Savepoint);
        }

        public override void Settle()
        {
            if (_error is not null)
            {
                _answer.TrySetException(_error);
                return;
            }

            _answer.TrySetResult(_result!);
            if (!_unit!.Abandoned) _unit.Committed();
        }

        public override void Fail(Exception error) => _answer.TrySetException(_error ?? error);
    }
}
