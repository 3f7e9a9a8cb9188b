using Dapper;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Inserts;

/// <summary>
/// The counters behind caps. A row exists for what is capped; a guarded update of it is the verdict on the last place, on every
/// node. A missing row is counted from the inserts themselves.
/// </summary>
internal sealed class CampaignUseStore(Db db)
{
    private const string AllCustomers = "";
    private const string Totals = "select Campaign, Uses from CampaignUse where Merchant = @merchant and Customer = ''";

    /// <summary>Takes a place of every cap the campaign has; false when one of them has none left, and then none is taken.</summary>
    public async Task<bool> TryTakeAsync(UnitOfWork work, string merchant, Campaign campaign, string customer, DateOnly on)
    {
        var caps = campaign.Document.Caps;
        if (caps.Total is { } total && !await TryTakeAsync(work, merchant, campaign.Code, AllCustomers, total)) return false;
        if (caps.PerCustomer is null && caps.PerCustomerPeriod is null) return true;

        // Without a cap of its own the customer's row still counts, for its lock: the period is counted behind it.
        var taken = await TryTakeAsync(work, merchant, campaign.Code, customer, caps.PerCustomer ?? int.MaxValue);
        if (taken && (caps.PerCustomerPeriod is not { } period || await CountAsync(work, merchant, campaign.Code, customer, on.AddDays(-period.Days)) < period.Count)) return true;
        if (taken) await GiveBackAsync(work, merchant, campaign.Code, customer);
        if (caps.Total is not null) await GiveBackAsync(work, merchant, campaign.Code, AllCustomers);
        return false;
    }

    /// <summary>The place of one insert that is not given after all.</summary>
    public async Task GiveBackAllAsync(UnitOfWork work, string merchant, string campaign, string customer)
    {
        await GiveBackAsync(work, merchant, campaign, AllCustomers);
        await GiveBackAsync(work, merchant, campaign, customer);
    }

    /// <summary>After a campaign was saved: customers are counted anew when they come, the total at once.</summary>
    public async Task RecountAsync(UnitOfWork work, string merchant, Campaign campaign)
    {
        await work.ExecuteAsync("delete from CampaignUse where Merchant = @merchant and Campaign = @Code", new { merchant, campaign.Code });
        if (campaign.Document.Caps.Total is not null) await InsertAsync(work, merchant, campaign.Code, AllCustomers);
    }

    /// <summary>Uses of each campaign with a total.</summary>
    public async Task<IReadOnlyDictionary<string, int>> TotalsAsync(UnitOfWork work, string merchant) =>
        ByCampaign(await work.QueryAsync<Row>(Totals, new { merchant }));

    public async Task<IReadOnlyDictionary<string, int>> TotalsAsync(string merchant, CancellationToken ct) =>
        ByCampaign(await db.ReadAsync(connection => connection.QueryAsync<Row>(Totals, new { merchant }), ct));

    private static Dictionary<string, int> ByCampaign(IEnumerable<Row> rows) =>
        rows.ToDictionary(row => row.Campaign, row => row.Uses, StringComparer.Ordinal);

    private static async Task<bool> TryTakeAsync(UnitOfWork work, string merchant, string campaign, string customer, int most)
    {
        const string take = "update CampaignUse set Uses = Uses + 1 where Merchant = @merchant and Campaign = @campaign and Customer = @customer and Uses < @most";
        var args = new { merchant, campaign, customer, most };
        if (await work.ExecuteAsync(take, args) == 1) return true;
        await InsertAsync(work, merchant, campaign, customer);
        return await work.ExecuteAsync(take, args) == 1;
    }

    // A row that is there already stays as it is.
    private static async Task InsertAsync(UnitOfWork work, string merchant, string campaign, string customer)
    {
        var uses = await CountAsync(work, merchant, campaign, customer, DateOnly.MinValue);
        await work.TryInsertAsync("insert into CampaignUse (Merchant, Campaign, Customer, Uses) values (@merchant, @campaign, @customer, @uses)", new { merchant, campaign, customer, uses });
    }

    private static Task<int> CountAsync(UnitOfWork work, string merchant, string campaign, string customer, DateOnly after)
    {
        // Two texts, so that a customer's count looks at that customer's few sheets and not at every sheet of the campaign.
        var ofCustomer = customer.Length == 0 ? "" : "and Customer = @customer";
        return work.FirstOrDefaultAsync<int>(
            $"""
            select count(*) from ShipmentInsert
            where Merchant = @merchant and Campaign = @campaign and CopyNumber = 1 and State in ('chosen', 'printed', 'verified') and ChosenOn > @after {ofCustomer}
            """,
            new { merchant, campaign, customer, after });
    }

    private static Task GiveBackAsync(UnitOfWork work, string merchant, string campaign, string customer) =>
        work.ExecuteAsync(
            "update CampaignUse set Uses = Uses - 1 where Merchant = @merchant and Campaign = @campaign and Customer = @customer and Uses > 0",
            new { merchant, campaign, customer });

    private sealed class Row
    {
        public string Campaign { get; set; } = "";
        public int Uses { get; set; }
    }
}
