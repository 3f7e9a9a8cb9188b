using Dapper;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Dashboard;

/// <summary>The floor is read at every ring of the bell: what it counts comes from indexes alone, however many shipments there ever were.</summary>
public sealed class WhatTheFloorReads
{
    [Theory]
    [InlineData(
        "select State, Carrier, ShipBy, count(*), sum(case when NotBefore > 5 then 1 else 0 end) from Shipment where Site = 's' and State in ('waiting', 'packing', 'packed', 'held') and (null is null or Merchant = null) group by State, ShipBy, Carrier",
        "Shipment USING COVERING INDEX IX_Shipment_Site (Site=? AND State=?)")]
    [InlineData(
        "select Station, OpenedAt, ShippedAt, ShipmentId from Parcel where Site = 's' and ShippedAt >= 1 and ShippedAt < 2 order by ShippedAt",
        "Parcel USING COVERING INDEX IX_Parcel_Shipped (Site=? AND ShippedAt>? AND ShippedAt<?)")]
    [InlineData(
        "select Station, Code, Status, count(*), max(TakenAt) from StationScan where Site = 's' and TakenAt >= 1 and TakenAt < 2 group by Station, Code, Status",
        "StationScan USING COVERING INDEX IX_StationScan_Taken (Site=? AND TakenAt>? AND TakenAt<?)")]
    [InlineData(
        "select p.Station, count(*) from ShipmentInsert i join Parcel p on p.Id = i.ParcelId where i.Site = 's' and i.VerifiedAt is not null and i.VerifiedAt >= 1 and i.VerifiedAt < 2 group by p.Station",
        "i USING COVERING INDEX IX_ShipmentInsert_Verified (Site=? AND VerifiedAt>? AND VerifiedAt<?)")]
    [InlineData(
        "select Station, count(*) from PrintJob where Site = 's' and ReprintOf is not null and QueuedAt >= 1 and QueuedAt < 2 group by Station",
        "PrintJob USING INDEX IX_PrintJob_Reprinted (Site=? AND QueuedAt>? AND QueuedAt<?)")]
    [InlineData(
        "select q.Printer, j.State, count(*), min(j.QueuedAt) from PrintQueue q cross join PrintJob j where q.Site = 's' and j.Site = q.Site and j.Printer = q.Printer and j.State in ('queued', 'sending', 'sent', 'printing', 'unknown') group by q.Printer, j.State",
        "j USING INDEX IX_PrintJob_Waiting (Site=? AND Printer=? AND State=?)")]
    [InlineData(
        "select count(*) from PrintJob where Site = 's' and Paper in ('maybe', 'out') and State = 'void' and DestroyedAt is null",
        "PrintJob USING INDEX IX_PrintJob_Paper (Site=? AND Paper=? AND State=?)")]
    [InlineData(
        "select Id, ShipBy from Shipment where Site in ('s') and State in ('waiting') and ShipBy is not null and (ShipBy > 1 or (ShipBy = 1 and Id > 'x')) order by ShipBy, Id limit 100",
        "Shipment USING COVERING INDEX IX_Shipment_Site (Site=? AND State=? AND ShipBy>?)")]
    [InlineData(
        "select Id, Waybill from Parcel where Site = 's' and ShippedAt >= 1 and ShippedAt < 2 order by ShippedAt desc, Id desc limit 100",
        "Parcel USING INDEX IX_Parcel_Shipped (Site=? AND ShippedAt>? AND ShippedAt<?)")]
    public async Task Comes_by_its_key(string sql, string step)
    {
        using var database = await FreshDatabase.CreateAsync(TestDatabase.Sqlite);
        await using var db = new Fulfillment.Server.Platform.Db(database.Driver);
        var plan = await db.ReadAsync(connection => connection.QueryAsync<(long Id, long Parent, long Unused, string Step)>($"explain query plan {sql}"), TestContext.Current.CancellationToken);
        Assert.Contains(step, string.Join('\n', plan.Select(row => row.Step)));
    }
}
