using Dapper;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Tracking;

/// <summary>What carriers said. The key makes each piece of news count once, however often it is sent.</summary>
internal sealed class CarrierNewsStore(Db db)
{
    /// <summary>False when this very news was there already.</summary>
    public Task<bool> TryAddAsync(UnitOfWork work, string merchant, string carrier, string waybill, CarrierNews news, DateTimeOffset now) =>
        work.TryInsertAsync(
            """
            insert into CarrierNews (Merchant, Carrier, Waybill, Status, OccurredAt, Detail, ReceivedAt)
            values (@merchant, @carrier, @waybill, @status, @At, @Detail, @now)
            """,
            new { merchant, carrier, waybill, status = news.Status.ToString(), news.At, news.Detail, now });

    /// <summary>All news of one waybill as this unit of work sees it.</summary>
    public async Task<IReadOnlyList<CarrierNews>> ListAsync(UnitOfWork work, string merchant, string carrier, string waybill) =>
        [.. (await work.QueryAsync<Row>(OfWaybill, new { merchant, carrier, waybill })).Select(row => row.ToNews())];

    public async Task<IReadOnlyList<CarrierNews>> ListAsync(string merchant, string carrier, string waybill, CancellationToken ct) =>
        [.. (await db.ReadAsync(connection => connection.QueryAsync<Row>(OfWaybill, new { merchant, carrier, waybill }), ct)).Select(row => row.ToNews())];

    private const string OfWaybill =
        "select Status, OccurredAt, Detail from CarrierNews where Merchant = @merchant and Carrier = @carrier and Waybill = @waybill order by OccurredAt, Status";

    private sealed class Row
    {
        public string Status { get; set; } = "";
        public DateTimeOffset OccurredAt { get; set; }
        public string? Detail { get; set; }

        public CarrierNews ToNews() => new(Enum.Parse<CarrierStatus>(Status), OccurredAt, Detail);
    }
}
