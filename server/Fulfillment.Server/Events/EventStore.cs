using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using Fulfillment.Server.Events.Hubs;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Events;

/// <summary>One event as CloudEvents 1.0 JSON (structured mode), whose attribute names are lower case throughout. <c>sequence</c> is a decimal string, per site or, for a tracking reader, per token.</summary>
internal sealed record CloudEvent(
    [property: JsonPropertyName("specversion")] string SpecVersion,
    string Id,
    string Source,
    string Type,
    string Subject,
    DateTimeOffset Time,
    string Sequence,
    [property: JsonPropertyName("datacontenttype")] string DataContentType,
    JsonElement Data)
{
    [JsonIgnore]
    public long Number => long.Parse(Sequence, CultureInfo.InvariantCulture);

    /// <summary>The same event as another reader counts it.</summary>
    public CloudEvent Numbered(long sequence) => this with { Sequence = sequence.ToString(CultureInfo.InvariantCulture) };
}

/// <summary>The only one who names the tables of the log. Events are never changed or deleted here.</summary>
internal sealed class EventStore(Db db)
{
    /// <summary>The next number of a counter, from 1. Its row stays locked until the unit commits.</summary>
    public async Task<long> NextAsync(UnitOfWork work, string scope)
    {
        // SQL Server: output gives the number that this very update wrote; a first event inserts the row, and a duplicate key means another was first.
        var next = db.Pick(
            sqlite: "update EventCounter set Last = Last + 1 where Scope = @scope returning Last",
            sqlServer: "update EventCounter set Last = Last + 1 output inserted.Last where Scope = @scope");
        if (await work.FirstOrDefaultAsync<long?>(next, new { scope }) is { } number) return number;
        if (await work.TryInsertAsync("insert into EventCounter (Scope, Last) values (@scope, 1)", new { scope })) return 1;
        return await work.FirstOrDefaultAsync<long?>(next, new { scope }) ?? throw new InvalidOperationException($"The counter {scope} vanished.");
    }

    public Task InsertAsync(UnitOfWork work, NewEvent fact, long sequence, long? tokenSequence, DateTimeOffset now) =>
        work.ExecuteAsync(
            """
            insert into Event (Site, Sequence, Id, Type, Merchant, Subject, OccurredAt, Data, TrackingToken, TokenSequence)
            values (@Site, @sequence, @id, @Type, @Merchant, @Subject, @at, @data, @token, @tokenSequence)
            """,
            new
            {
                fact.Site,
                sequence,
                id = Guid.CreateVersion7(now).ToString(),
                fact.Type,
                fact.Merchant,
                fact.Subject,
                at = (fact.OccurredAt ?? now).ToMicroseconds(),
                data = Json.Write(fact.Data),
                token = tokenSequence is null ? null : fact.TrackingToken,
                tokenSequence,
            });

    /// <summary>Events of a site after a sequence, in order. A merchant sees its own only; no types means every type.</summary>
    public Task<IReadOnlyList<CloudEvent>> ReadSiteAsync(string site, long after, string? merchant, IReadOnlyList<string> types, int limit, CancellationToken ct)
    {
        var ofMerchant = merchant is null ? "" : "and Merchant = @merchant";
        var ofTypes = types.Count == 0 ? "" : "and Type in @types";
        // SQLite, knowing no counts, would walk the site's whole log past the other merchants' events.
        var source = merchant is null ? "Event" : "Event indexed by IX_Event_Merchant";
        var sql = db.Pick(
            sqlite: $"select Site, Sequence, Id, Type, Subject, OccurredAt, Data from {source} where Site = @site and Sequence > @after {ofMerchant} {ofTypes} order by Sequence limit @limit",
            sqlServer: $"select top (@limit) Site, Sequence, Id, Type, Subject, OccurredAt, Data from Event where Site = @site and Sequence > @after {ofMerchant} {ofTypes} order by Sequence");
        return ReadAsync(sql, new { site, after, merchant, types, limit }, ct);
    }

    /// <summary>What a tracking token may see, after its own sequence, in order.</summary>
    public Task<IReadOnlyList<CloudEvent>> ReadTokenAsync(string token, long after, int limit, CancellationToken ct)
    {
        var sql = db.Pick(
            sqlite: "select Site, TokenSequence as Sequence, Id, Type, Subject, OccurredAt, Data from Event where TrackingToken = @token and TokenSequence > @after order by TokenSequence limit @limit",
            sqlServer: "select top (@limit) Site, TokenSequence as Sequence, Id, Type, Subject, OccurredAt, Data from Event where TrackingToken = @token and TokenSequence > @after order by TokenSequence");
        return ReadAsync(sql, new { token, after, limit }, ct);
    }

    /// <summary>How far each site is: the number of its newest event.</summary>
    public async Task<IReadOnlyList<(string Site, long Head)>> ReadHeadsAsync(CancellationToken ct)
    {
        // Tokens have counters in the same table, many more of them: only the sites' range of the key is read ('0' follows '/').
        var rows = await db.ReadAsync(connection => connection.QueryAsync<HeadRow>("select Scope, Last from EventCounter where Scope >= 'site/' and Scope < 'site0'"), ct);
        return [.. rows.Select(row => (row.Scope["site/".Length..], row.Last))];
    }

    /// <summary>Events of a site after a sequence, in order, of every merchant and with the tokens they are numbered for.</summary>
    public async Task<IReadOnlyList<LoggedEvent>> ReadTailAsync(string site, long after, int limit, CancellationToken ct)
    {
        const string columns = "Site, Sequence, Id, Type, Merchant, Subject, OccurredAt, Data, TrackingToken, TokenSequence";
        var sql = db.Pick(
            sqlite: $"select {columns} from Event where Site = @site and Sequence > @after order by Sequence limit @limit",
            sqlServer: $"select top (@limit) {columns} from Event where Site = @site and Sequence > @after order by Sequence");
        var rows = await db.ReadAsync(connection => connection.QueryAsync<TailRow>(sql, new { site, after, limit }), ct);
        return [.. rows.Select(row => new LoggedEvent(row.ToCloudEvent(), row.Sequence, row.Merchant, row.TrackingToken, row.TokenSequence))];
    }

    /// <summary>Everything that happened to one subject, oldest first.</summary>
    public Task<IReadOnlyList<CloudEvent>> ReadSubjectAsync(string subject, CancellationToken ct) =>
        ReadAsync("select Site, Sequence, Id, Type, Subject, OccurredAt, Data from Event where Subject = @subject order by Site, Sequence", new { subject }, ct);

    private async Task<IReadOnlyList<CloudEvent>> ReadAsync(string sql, object args, CancellationToken ct)
    {
        var rows = await db.ReadAsync(connection => connection.QueryAsync<Row>(sql, args), ct);
        return [.. rows.Select(row => row.ToCloudEvent())];
    }

    private sealed class HeadRow
    {
        public string Scope { get; set; } = "";
        public long Last { get; set; }
    }

    private sealed class TailRow : Row
    {
        public string Merchant { get; set; } = "";
        public string? TrackingToken { get; set; }
        public long? TokenSequence { get; set; }
    }

    private class Row
    {
        public string Site { get; set; } = "";
        public long Sequence { get; set; }
        public string Id { get; set; } = "";
        public string Type { get; set; } = "";
        public string Subject { get; set; } = "";
        public DateTimeOffset OccurredAt { get; set; }
        public string Data { get; set; } = "";

        public CloudEvent ToCloudEvent()
        {
            using var data = JsonDocument.Parse(Data);
            return new CloudEvent(
                "1.0",
                Id,
                $"/sites/{Site}",
                Type,
                Subject,
                OccurredAt,
                Sequence.ToString(CultureInfo.InvariantCulture),
                "application/json",
                data.RootElement.Clone());
        }
    }
}
