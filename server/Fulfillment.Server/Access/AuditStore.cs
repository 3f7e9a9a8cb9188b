using System.Text.Json.Nodes;
using Dapper;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Access;

/// <summary>The audit trail's table. Entries are never changed or deleted.</summary>
internal sealed class AuditStore(Db db)
{
    public Task InsertAsync(UnitOfWork work, string id, DateTimeOffset at, string actor, string deed, string subject, string? detail) =>
        work.ExecuteAsync(
            "insert into AuditEntry (Id, OccurredAt, Actor, Deed, Subject, Detail) values (@id, @at, @actor, @deed, @subject, @detail)",
            new { id, at, actor, deed, subject, detail });

    /// <summary>Newest first; <paramref name="before"/> is the id of the last entry seen, empty for the first page.</summary>
    public async Task<IReadOnlyList<AuditEntry>> ListAsync(string? subject, string before, int limit, CancellationToken ct)
    {
        var sql = db.Pick(
            sqlite: "select Id, OccurredAt, Actor, Deed, Subject, Detail from AuditEntry where (@before = '' or Id < @before) and (@subject is null or Subject = @subject) order by Id desc limit @limit",
            sqlServer: "select top (@limit) Id, OccurredAt, Actor, Deed, Subject, Detail from AuditEntry where (@before = '' or Id < @before) and (@subject is null or Subject = @subject) order by Id desc");
        var rows = await db.ReadAsync(connection => connection.QueryAsync<Row>(sql, new { subject, before, limit }), ct);
        return [.. rows.Select(row => new AuditEntry(row.Id, row.OccurredAt, row.Actor, row.Deed, row.Subject, row.Detail is null ? null : JsonNode.Parse(row.Detail)))];
    }

    private sealed class Row
    {
        public string Id { get; set; } = "";
        public DateTimeOffset OccurredAt { get; set; }
        public string Actor { get; set; } = "";
        public string Deed { get; set; } = "";
        public string Subject { get; set; } = "";
        public string? Detail { get; set; }
    }
}
