using Dapper;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Platform;

/// <summary>What is asked at every open parcel or every poll goes straight to its rows, however long the warehouse has been running.</summary>
public sealed class QueriesTheFloorWaitsFor
{
    [Theory]
    [InlineData("select Campaign, Uses from CampaignUse where Merchant = 'm' and Customer = ''", "(Merchant=? AND Customer=?)")]
    [InlineData(
        "select count(*) from ShipmentInsert where Merchant = 'm' and Campaign = 'c' and CopyNumber = 1 and State in ('chosen', 'printed') and ChosenOn > '2026-01-01' and Customer = 'x'",
        "(Merchant=? AND Customer=? AND Campaign=? AND CopyNumber=? AND State=?)")]
    [InlineData("select Id from Event indexed by IX_Event_Merchant where Site = 's' and Sequence > 5 and Merchant = 'm' order by Sequence limit 100", "(Site=? AND Merchant=? AND Sequence>?)")]
    public async Task Use_their_whole_key(string sql, string key)
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var plan = await app.Db.ReadAsync(connection => connection.QueryAsync<(long Id, long Parent, long Unused, string Step)>($"explain query plan {sql}"), TestContext.Current.CancellationToken);
        Assert.Contains(key, string.Join('\n', plan.Select(row => row.Step)));
    }
}
