using Dapper;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Access;

/// <summary>A browser that stands for a station.</summary>
internal sealed record Pairing(string Id, string Site, string Station, DateTimeOffset PairedAt);

/// <summary>The codes that are out, and the browsers that were paired with them.</summary>
internal sealed class PairingStore(Db db)
{
    public Task<bool> TryInsertCodeAsync(UnitOfWork work, string codeHash, string site, string station, DateTimeOffset expiresAt, string createdBy) =>
        work.TryInsertAsync(
            "insert into PairingCode (CodeHash, Site, Station, ExpiresAt, CreatedBy) values (@codeHash, @site, @station, @expiresAt, @createdBy)",
            new { codeHash, site, station, expiresAt, createdBy });

    /// <summary>Uses the code up; null when it is unknown, expired or was used before.</summary>
    public async Task<(string Site, string Station)?> TakeCodeAsync(UnitOfWork work, string codeHash, DateTimeOffset now)
    {
        // Deleting is the verdict: of two who send one code, one gets the row.
        var sql = db.Pick(
            sqlite: "delete from PairingCode where CodeHash = @codeHash and ExpiresAt > @now returning Site, Station",
            sqlServer: "delete from PairingCode output deleted.Site, deleted.Station where CodeHash = @codeHash and ExpiresAt > @now");
        return await work.FirstOrDefaultAsync<Row>(sql, new { codeHash, now }) is { } row ? (row.Site, row.Station) : null;
    }

    public Task InsertAsync(UnitOfWork work, Pairing pairing, string tokenHash) =>
        work.ExecuteAsync(
            "insert into StationPairing (Id, TokenHash, Site, Station, PairedAt) values (@Id, @tokenHash, @Site, @Station, @PairedAt)",
            new { pairing.Id, tokenHash, pairing.Site, pairing.Station, pairing.PairedAt });

    /// <summary>Null when the token is unknown or was revoked.</summary>
    public async Task<Pairing?> FindAsync(string tokenHash, CancellationToken ct)
    {
        var row = await db.ReadAsync(
            connection => connection.QueryFirstOrDefaultAsync<Row>(
                "select Id, Site, Station, PairedAt from StationPairing where TokenHash = @tokenHash and RevokedAt is null", new { tokenHash }),
            ct);
        return row?.ToPairing();
    }

    public async Task<IReadOnlyList<Pairing>> ListAsync(string site, string station, CancellationToken ct)
    {
        var rows = await db.ReadAsync(
            connection => connection.QueryAsync<Row>(
                "select Id, Site, Station, PairedAt from StationPairing where Site = @site and Station = @station and RevokedAt is null order by Id", new { site, station }),
            ct);
        return [.. rows.Select(row => row.ToPairing())];
    }

    /// <summary>False when the station has no such pairing any more.</summary>
    public async Task<bool> RevokeAsync(UnitOfWork work, string site, string station, string id, DateTimeOffset now) =>
        await work.ExecuteAsync(
            "update StationPairing set RevokedAt = @now where Id = @id and Site = @site and Station = @station and RevokedAt is null",
            new { id, site, station, now }) == 1;

    public Task ForgetCodesAsync(UnitOfWork work, DateTimeOffset expiredBefore) =>
        work.ExecuteAsync("delete from PairingCode where ExpiresAt < @expiredBefore", new { expiredBefore });

    private sealed class Row
    {
        public string Id { get; set; } = "";
        public string Site { get; set; } = "";
        public string Station { get; set; } = "";
        public DateTimeOffset PairedAt { get; set; }

        public Pairing ToPairing() => new(Id, Site, Station, PairedAt);
    }
}
