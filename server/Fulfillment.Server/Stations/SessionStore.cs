using Dapper;
using Fulfillment.Server.Events.Hubs;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Stations;

/// <summary>What a station is doing. A station nobody ever scanned at is version 0 with nobody signed in.</summary>
/// <param name="PinBadge">Whose PIN is awaited.</param>
internal sealed record StationSession(string Site, string Station, long Version, string? Badge, string? PinBadge, string? ShipmentId, string? ParcelId);

/// <summary>The answer that a scan id got, byte for byte what its repeat gets.</summary>
internal sealed record KeptAnswer(int Status, string Body)
{
    /// <summary>The scan was not weighed, only put off: its repeat after so many seconds is a new try.</summary>
    public int? RetryAfterSeconds { get; init; }
}

/// <summary>Sessions and scans. The key of a scan makes it count once; the session's version settles two scans at one moment.</summary>
internal sealed class SessionStore(Db db, StateSignal signal) : IMarkStates
{
    public Ringing What => Ringing.Station;

    public async Task<IReadOnlyList<StateMark>> ReadMarksAsync(CancellationToken ct)
    {
        var rows = await db.ReadAsync(connection => connection.QueryAsync<MarkRow>("select Site, Station, Version from StationSession"), ct);
        return [.. rows.Select(row => new StateMark(row.Site, row.Station, row.Station, $"{row.Version}"))];
    }

    public async Task<StationSession> LoadAsync(string site, string station, CancellationToken ct)
    {
        var row = await db.ReadAsync(
            connection => connection.QueryFirstOrDefaultAsync<SessionRow>(
                "select Version, Badge, PinBadge, ShipmentId, ParcelId from StationSession where Site = @site and Station = @station",
                new { site, station }),
            ct);
        return row is null
            ? new StationSession(site, station, 0, null, null, null, null)
            : new StationSession(site, station, row.Version, row.Badge, row.PinBadge, row.ShipmentId, row.ParcelId);
    }

    public async Task<KeptAnswer?> FindAnswerAsync(string site, string station, string scanId, CancellationToken ct)
    {
        var row = await db.ReadAsync(
            connection => connection.QueryFirstOrDefaultAsync<AnswerRow>(
                "select Status, Answer from StationScan where Site = @site and Station = @station and ScanId = @scanId",
                new { site, station, scanId }),
            ct);
        return row is null ? null : new KeptAnswer(row.Status, row.Answer);
    }

    /// <summary>Moves the session on from what the decision saw. False: another scan moved it first, decide again.</summary>
    public async Task<bool> TryMoveAsync(UnitOfWork work, StationSession seen, StationSession next, DateTimeOffset now)
    {
        work.OnCommitted(signal.Ring);
        var args = new { next.Site, next.Station, seen.Version, next.Badge, next.PinBadge, next.ShipmentId, next.ParcelId, now };
        if (seen.Version == 0)
        {
            return await work.TryInsertAsync(
                """
                insert into StationSession (Site, Station, Version, Badge, PinBadge, ShipmentId, ParcelId, ChangedAt)
                values (@Site, @Station, 1, @Badge, @PinBadge, @ShipmentId, @ParcelId, @now)
                """,
                args);
        }

        return await work.ExecuteAsync(
            """
            update StationSession
            set Version = Version + 1, Badge = @Badge, PinBadge = @PinBadge, ShipmentId = @ShipmentId, ParcelId = @ParcelId, ChangedAt = @now
            where Site = @Site and Station = @Station and Version = @Version
            """,
            args) == 1;
    }

    /// <summary>Keeps the scan with its answer. False: this scan id has its answer already.</summary>
    public Task<bool> TryKeepAsync(UnitOfWork work, KeptScan scan) =>
        work.TryInsertAsync(
            """
            insert into StationScan (Site, Station, ScanId, Badge, ShipmentId, Data, Symbology, Device, ReadAt, TakenAt, Code, Status, Answer)
            values (@Site, @Station, @ScanId, @Badge, @ShipmentId, @Data, @Symbology, @Device, @ReadAt, @TakenAt, @Code, @Status, @Answer)
            """,
            scan);

    private sealed class SessionRow
    {
        public long Version { get; set; }
        public string? Badge { get; set; }
        public string? PinBadge { get; set; }
        public string? ShipmentId { get; set; }
        public string? ParcelId { get; set; }
    }

    private sealed class MarkRow
    {
        public string Site { get; set; } = "";
        public string Station { get; set; } = "";
        public long Version { get; set; }
    }

    private sealed class AnswerRow
    {
        public int Status { get; set; }
        public string Answer { get; set; } = "";
    }
}

/// <summary>One scan as it is kept: what was read, by whom, where, and what it was answered.</summary>
internal sealed record KeptScan
{
    public string Site { get; init; } = "";
    public string Station { get; init; } = "";
    public string ScanId { get; init; } = "";
    public string? Badge { get; init; }
    public string? ShipmentId { get; init; }

    /// <summary>At most 400 characters, control characters made visible; a PIN is never kept.</summary>
    public string Data { get; init; } = "";

    public string? Symbology { get; init; }
    public string? Device { get; init; }
    public DateTimeOffset? ReadAt { get; init; }
    public DateTimeOffset TakenAt { get; init; }
    public string Code { get; init; } = "";
    public int Status { get; init; }
    public string Answer { get; init; } = "";
}
