using System.Data.Common;
using Dapper;

namespace Fulfillment.Server.Platform;

/// <summary>The database side of one save. Stores that take part receive it; what they write is committed together or not at all.</summary>
internal sealed class UnitOfWork(Db db, DbConnection connection, DbTransaction transaction)
{
    private List<Action>? _afterCommit;
    private List<Func<Task>>? _last;

    public Db Db => db;

    /// <summary>True once <see cref="Abandon{T}"/> was called: nothing of this unit is kept.</summary>
    public bool Abandoned { get; private set; }

    /// <summary>Gives the unit up without an error: all its writes are rolled back and <paramref name="answer"/> is what the caller gets.</summary>
    public T Abandon<T>(T answer)
    {
        Abandoned = true;
        return answer;
    }

    /// <summary>
    /// Runs at the end of the unit, before its commit and only if it is kept, in the order asked for. For writes that lock what every
    /// unit wants, such as a counter: taken last, the lock is short and never waits for another one.
    /// </summary>
    public void AtEnd(Func<Task> write) => (_last ??= []).Add(write);

    /// <summary>Rings after the commit, never when the unit is rolled back. A doorbell only: it must not throw, block or carry data.</summary>
    public void OnCommitted(Action ring) => (_afterCommit ??= []).Add(ring);

    /// <summary>Rows affected: the verdict of a guarded update.</summary>
    public Task<int> ExecuteAsync(string sql, object? args = null) => connection.ExecuteAsync(sql, args, transaction);

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? args = null) =>
        (await connection.QueryAsync<T>(sql, args, transaction)).AsList();

    public Task<T?> FirstOrDefaultAsync<T>(string sql, object? args = null) =>
        connection.QueryFirstOrDefaultAsync<T>(sql, args, transaction);

    /// <summary>Several answers in one round trip. Read them before the unit's next statement.</summary>
    public Task<SqlMapper.GridReader> QueryMultipleAsync(string sql, object? args = null) =>
        connection.QueryMultipleAsync(sql, args, transaction);

    /// <summary>Inserts one row; false when a unique key already holds it. The unit goes on either way.</summary>
    public async Task<bool> TryInsertAsync(string sql, object args)
    {
        try
        {
            await ExecuteAsync(sql, args);
            return true;
        }
        catch (DbException error) when (db.IsDuplicateKey(error))
        {
            return false;
        }
    }

    internal async Task EndAsync()
    {
        if (Abandoned || _last is null) return;
        foreach (var write in _last) await write();
    }

    internal void Committed() => _afterCommit?.ForEach(ring => ring());
}
