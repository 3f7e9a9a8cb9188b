using Dapper;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Access;

/// <summary>The keys' table. A revoked key is found no more.</summary>
internal sealed class ApiKeyStore(Db db)
{
    // The look-up by hash is the comparison: what its timing could tell is a part of a SHA-256 that leads nowhere.
    public async Task<ApiKey?> FindByHashAsync(string hash, CancellationToken ct)
    {
        var row = await db.ReadAsync(
            connection => connection.QueryFirstOrDefaultAsync<Row>(
                "select Id, Name, Merchant, Scopes, CreatedAt, CreatedBy from ApiKey where KeyHash = @hash and RevokedAt is null", new { hash }),
            ct);
        return row?.ToApiKey();
    }

    public async Task<IReadOnlyList<ApiKey>> ListAsync(PageRequest page, CancellationToken ct)
    {
        var sql = db.Pick(
            sqlite: "select Id, Name, Merchant, Scopes, CreatedAt, CreatedBy from ApiKey where Id > @After and RevokedAt is null order by Id limit @Limit",
            sqlServer: "select top (@Limit) Id, Name, Merchant, Scopes, CreatedAt, CreatedBy from ApiKey where Id > @After and RevokedAt is null order by Id");
        return [.. (await db.ReadAsync(connection => connection.QueryAsync<Row>(sql, page), ct)).Select(row => row.ToApiKey())];
    }

    public Task InsertAsync(UnitOfWork work, ApiKey key, string hash) =>
        work.ExecuteAsync(
            """
            insert into ApiKey (Id, Name, Merchant, Scopes, KeyHash, CreatedAt, CreatedBy)
            values (@Id, @Name, @Merchant, @scopes, @hash, @CreatedAt, @CreatedBy)
            """,
            new { key.Id, key.Name, key.Merchant, scopes = string.Join(' ', key.Scopes), hash, key.CreatedAt, key.CreatedBy });

    /// <summary>False when there is no such key any more.</summary>
    public async Task<bool> RevokeAsync(UnitOfWork work, string id, DateTimeOffset now) =>
        await work.ExecuteAsync("update ApiKey set RevokedAt = @now where Id = @id and RevokedAt is null", new { id, now }) == 1;

    private sealed class Row
    {
        public string Id { get; set; } = "";
        public string Name { get; set; } = "";
        public string? Merchant { get; set; }
        public string Scopes { get; set; } = "";
        public DateTimeOffset CreatedAt { get; set; }
        public string CreatedBy { get; set; } = "";

        public ApiKey ToApiKey() => new(Id, Name, Merchant, Scopes.Split(' '), CreatedAt, CreatedBy);
    }
}
