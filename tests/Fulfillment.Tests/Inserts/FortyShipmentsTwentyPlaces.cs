using Fulfillment.Server.Inserts;
using Fulfillment.Tests.Harness;
using Fulfillment.Tests.Orders;
using Xunit;

namespace Fulfillment.Tests.Inserts;

/// <summary>Caps hold to the last place, however many shipments open at once and on however many nodes.</summary>
public sealed class FortyShipmentsTwentyPlaces
{
    [Theory, EveryDatabase]
    public async Task Of_forty_that_open_at_once_twenty_get_it(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        await using var second = engine is TestDatabase.SqlServer ? await app.StartSecondNodeAsync() : null;
        await app.LiveCampaignAsync("first20", """ "caps":{"total":20} """);
        var shipments = new List<string>();
        for (var n = 0; n < 40; n++) shipments.Add(await app.OrderOfAsync($"{n}", $"C-{n}"));

        var opened = await Task.WhenAll(shipments.Select((shipment, n) => Task.Run(() => (n % 2 == 0 ? app : second ?? app).OpenAsync(shipment))));

        Assert.Equal(20, opened.Count(sheets => sheets.Count == 1));
        Assert.Equal(20, opened.Count(sheets => sheets.Count == 0));
        Assert.Equal(20, opened.SelectMany(sheets => sheets).Select(sheet => sheet.Code).Distinct().Count());
        foreach (var (shipment, sheets) in shipments.Zip(opened).Where(pair => pair.Second.Count == 0).Take(1))
            Assert.Contains("\"stage\":\"cap\"", await app.The<ShipmentInsertStore>().FindDecisionAsync(shipment, default));
    }

    [Theory, EveryDatabase]
    public async Task Of_one_customers_forty_orders_as_many_get_it_as_the_customer_may(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        await app.LiveCampaignAsync("twice", """ "caps":{"perCustomer":2} """);
        await app.LiveCampaignAsync("monthly", """ "slot":"flyer","caps":{"perCustomerPeriod":{"days":30,"count":3}} """);
        var shipments = new List<string>();
        for (var n = 0; n < 40; n++) shipments.Add(await app.OrderOfAsync($"{n}", "C-1"));

        var opened = await Task.WhenAll(shipments.Select(shipment => Task.Run(() => app.OpenAsync(shipment))));

        var sheets = opened.SelectMany(each => each).CountBy(sheet => sheet.Campaign).ToDictionary();
        Assert.Equal((2, 3), (sheets["twice"], sheets["monthly"]));
    }

    [Theory, EveryDatabase]
    public async Task A_period_passes_and_the_customer_gets_it_again(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        await app.LiveCampaignAsync("monthly", """ "caps":{"perCustomerPeriod":{"days":30,"count":1}} """);

        var given = new List<int>();
        foreach (var days in new[] { 0, 29, 1 })
        {
            app.Clock.Advance(TimeSpan.FromDays(days));
            given.Add((await app.OpenAsync(await app.OrderOfAsync($"{given.Count}", "C-1"))).Count);
        }

        Assert.Equal([1, 0, 1], given);
    }

    [Theory, EveryDatabase]
    public async Task What_is_voided_gives_its_place_to_the_next(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        await app.LiveCampaignAsync("one", """ "caps":{"total":1,"perCustomer":1} """);
        var first = await app.OrderOfAsync("1", "C-1");
        var second = await app.OrderOfAsync("2", "C-1");
        var third = await app.OrderOfAsync("3", "C-2");

        Assert.Single(await app.OpenAsync(first));
        Assert.Empty(await app.OpenAsync(second));
        Assert.Single(await app.VoidAsync(first));
        Assert.Empty(await app.VoidAsync(first));
        Assert.Single(await app.OpenAsync(third));
        Assert.Empty(await app.OpenAsync(first));
    }

    [Theory, EveryDatabase]
    public async Task A_cap_that_comes_later_counts_what_was_given_before(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        await app.LiveCampaignAsync("c");
        for (var n = 0; n < 3; n++) Assert.Single(await app.OpenAsync(await app.OrderOfAsync($"{n}", "C-1")));
        await app.LiveCampaignAsync("c", """ "caps":{"total":4} """);

        Assert.Single(await app.OpenAsync(await app.OrderOfAsync("4", "C-1")));
        Assert.Empty(await app.OpenAsync(await app.OrderOfAsync("5", "C-2")));
        await app.LiveCampaignAsync("c", """ "caps":{"perCustomer":4} """);
        Assert.Empty(await app.OpenAsync(await app.OrderOfAsync("6", "C-1")));
        Assert.Single(await app.OpenAsync(await app.OrderOfAsync("7", "C-2")));
    }

    [Theory, EveryDatabase]
    public async Task A_place_that_is_gone_when_it_is_taken_lets_the_next_campaign_in(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        await app.LiveCampaignAsync("best", """ "priority":9,"caps":{"total":5,"perCustomer":1} """);
        await app.LiveCampaignAsync("next");
        var shipment = await app.OrderOfAsync("1", "C-1");

        // As if another node had taken this customer's place after the look.
        await app.Db.WriteAsync(work => work.ExecuteAsync(
            "insert into CampaignUse (Merchant, Campaign, Customer, Uses) values (@merchant, 'best', @customer, 1)",
            new { merchant = app.Tea(), customer = CustomerDigest.Of(app.Tea(), "customer:C-1") }));
        var sheet = Assert.Single(await app.OpenAsync(shipment));

        Assert.Equal("next", sheet.Campaign);
        Assert.Equal(0, await app.Db.WriteAsync(async work => (await app.The<CampaignUseStore>().TotalsAsync(work, app.Tea()))["best"]));
    }
}
