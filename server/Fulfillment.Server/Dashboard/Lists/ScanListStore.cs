using System.Text.Json;
using Dapper;
using Fulfillment.Server.Dashboard.Floor;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Dashboard.Lists;

/// <summary>One scan as it was taken and answered.</summary>
/// <param name="Data">What was read; a PIN is never kept.</param>
/// <param name="Says">What the bench answered, in the language of whoever stood there.</param>
internal sealed record ListedScan(string Site, string Station, string? Worker, string? Name, DateTimeOffset At, string Data, string Code, int Status, string Says, string? Merchant, string? OrderNo)
{
    public bool IsRefusal => Status != StatusCodes.Status200OK;

    public bool IsMisScan => MisScan.Is(Code, Status);
}

/// <summary>Scans with their answers.</summary>
internal sealed class ScanListStore(Db db)
{
    private const string Columns =
        """
        select s.Site, s.Station, s.Badge, w.Name, s.TakenAt, s.Data, s.Code, s.Status, s.Answer, s.ScanId, sh.Merchant,
               (select min(so.OrderNo) from ShipmentOrder so where so.ShipmentId = s.ShipmentId) as OrderNo
        from StationScan s
        left join Worker w on w.Badge = s.Badge
        left join Shipment sh on sh.Id = s.ShipmentId
        """;

    /// <summary>Every scan at any bench while this shipment lay there, oldest first.</summary>
    public async Task<IReadOnlyList<ListedScan>> OfShipmentAsync(string shipment, CancellationToken ct) =>
        [.. (await db.ReadAsync(connection => connection.QueryAsync<Row>($"{Columns} where s.ShipmentId = @shipment order by s.TakenAt, s.ScanId", new { shipment }), ct)).Select(row => row.ToScan())];

    /// <summary>The wrong scans of a site's day, newest first: what <see cref="MisScan"/> counts.</summary>
    /// <param name="station">Null is every bench.</param>
    public async Task<IReadOnlyList<ListedScan>> MisScansAsync(string site, string? station, FloorDay day, int limit, CancellationToken ct)
    {
        var wrong =
            $"""
            where s.Site = @site and s.TakenAt >= @from and s.TakenAt < @to and (@station is null or s.Station = @station)
              and (s.Status = 422 or s.Code in ('packing/insert-void', 'packing/waybill-used'))
            order by s.TakenAt desc, s.ScanId
            """;
        var sql = db.Pick(sqlite: $"{Columns} {wrong} limit @limit", sqlServer: $"{Columns.Replace("select s.Site", "select top (@limit) s.Site", StringComparison.Ordinal)} {wrong}");
        return [.. (await db.ReadAsync(connection => connection.QueryAsync<Row>(sql, new { site, station, from = day.From, to = day.To, limit }), ct)).Select(row => row.ToScan())];
    }

    private sealed class Row
    {
        public string Site { get; set; } = "";
        public string Station { get; set; } = "";
        public string? Badge { get; set; }
        public string? Name { get; set; }
        public DateTimeOffset TakenAt { get; set; }
        public string Data { get; set; } = "";
        public string Code { get; set; } = "";
        public int Status { get; set; }
        public string Answer { get; set; } = "";
        public string ScanId { get; set; } = "";
        public string? Merchant { get; set; }
        public string? OrderNo { get; set; }

        public ListedScan ToScan() => new(Site, Station, Badge, Name, TakenAt, Data, Code, Status, Sentence(Answer), Merchant, OrderNo);

        private static string Sentence(string answer)
        {
            using var document = JsonDocument.Parse(answer);
            var body = document.RootElement;
            return body.TryGetProperty("message", out var message) ? message.GetProperty("says").GetString() ?? "" : body.GetProperty("title").GetString() ?? "";
        }
    }
}
