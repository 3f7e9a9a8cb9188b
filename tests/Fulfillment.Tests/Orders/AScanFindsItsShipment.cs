using Fulfillment.Server.Orders;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Orders;

public class AScanFindsItsShipment
{
    [Theory, EveryDatabase]
    public async Task By_order_number_alone_or_with_its_merchant_and_two_merchants_are_both_named(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        var (number, wine) = (app.Unique("1001"), app.Unique("wine"));
        await app.AddMerchantAsync("wine");
        var ofTea = await app.AcceptedAsync(number);
        var ofWine = await app.AcceptedAsync(number, merchant: wine);
        var find = app.The<FoundShipmentStore>();

        var both = await find.ByOrderAsync(number, default);
        var one = await find.ByOrderAsync($"{wine}:{number}", default);
        var none = await find.ByOrderAsync(app.Unique("9999"), default);

        Assert.Equal(new[] { ofTea, ofWine }.Order(), both.Select(found => found.Id).Order());
        Assert.Equal([app.Tea(), wine], both.Select(found => found.Merchant).Order());
        Assert.Equal([ofWine], one.Select(found => found.Id));
        Assert.Equal([number], one[0].OrderNos);
        Assert.Empty(none);
    }

    [Theory, EveryDatabase]
    public async Task Full_width_digits_find_it_unless_somebody_meant_them(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        var narrow = await app.AcceptedAsync(app.Unique("1001"));
        var onlyWide = await app.AcceptedAsync(app.Unique("２００２"));
        var find = app.The<FoundShipmentStore>();

        Assert.Equal([narrow], (await find.ByOrderAsync(app.Unique("１００１"), default)).Select(found => found.Id));
        Assert.Equal([onlyWide], (await find.ByOrderAsync(app.Unique("2002"), default)).Select(found => found.Id));

        var meant = await app.AcceptedAsync(app.Unique("１００１"));
        Assert.Equal([meant], (await find.ByOrderAsync(app.Unique("１００１"), default)).Select(found => found.Id));
        Assert.Equal([narrow], (await find.ByOrderAsync(app.Unique("1001"), default)).Select(found => found.Id));
    }

    [Theory, EveryDatabase]
    public async Task A_tote_shows_what_lies_in_it_and_its_last_shipment_while_it_is_empty(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        var find = app.The<FoundShipmentStore>();
        var first = await app.AcceptedAsync("1001", app.Order().With("tote", "T-014"));
        await app.ClaimAsync(first);
        await app.ShipAsync(first);

        var empty = await find.ByToteAsync(app.Osaka(), "T-014", default);
        var second = await app.AcceptedAsync("1002", app.Order().With("tote", "T-014"));
        var third = await app.AcceptedAsync("1003", app.Order().With("tote", "T-014").With("shipBy", app.Clock.GetUtcNow().AddHours(1)));
        using var cancelled = await app.TellAsync("1002", "cancel");
        var full = await find.ByToteAsync(app.Osaka(), "T-014", default);

        Assert.Equal([(first, ShipmentState.Shipped)], empty.Select(found => (found.Id, found.State)));
        Assert.Equal([(third, ShipmentState.Waiting), (second, ShipmentState.Cancelled)], full.Select(found => (found.Id, found.State)));
        Assert.Empty(await find.ByToteAsync(app.Unique("tokyo"), "T-014", default));
    }

    [Theory, EveryDatabase]
    public async Task A_tote_that_is_filled_again_after_a_cancel_or_a_hold_shows_what_can_be_packed_first(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        var now = app.Clock.GetUtcNow();
        var cancelled = await app.AcceptedAsync("1001", app.Order().With("tote", "T-014").With("shipBy", now.AddHours(1)));
        var held = await app.AcceptedAsync("1002", app.Order().With("tote", "T-014").With("shipBy", now.AddHours(2)));
        using var cancel = await app.TellAsync("1001", "cancel");
        using var hold = await app.TellAsync("1002", "hold");
        var next = await app.AcceptedAsync("1003", app.Order().With("tote", "T-014").With("shipBy", now.AddHours(3)));

        var found = await app.The<FoundShipmentStore>().ByToteAsync(app.Osaka(), "T-014", default);

        Assert.Equal([next, held, cancelled], found.Select(one => one.Id));
    }

    [Theory, EveryDatabase]
    public async Task A_single_item_finds_the_most_urgent_of_each_merchant_that_may_go(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        var wine = app.Unique("wine");
        var now = app.Clock.GetUtcNow();
        await app.AddMerchantAsync("wine");
        await app.AcceptedAsync("whenever");
        await app.AcceptedAsync("later", app.Order().With("shipBy", now.AddHours(5)));
        await app.AcceptedAsync("not-yet", app.Order().With("shipBy", now.AddHours(1)).With("notBefore", now.AddMinutes(30)));
        var urgent = await app.AcceptedAsync("urgent", app.Order().With("shipBy", now.AddHours(2)));
        var notYet = await app.AcceptedAsync("w1", app.Order().With("notBefore", now.AddDays(1)), wine);
        var find = app.The<FoundShipmentStore>();

        var found = await find.SinglesAsync(app.Osaka(), [(app.Tea(), "TEA-01"), (wine, "TEA-01"), (app.Tea(), "CUP")], now, default);

        Assert.Equal([(app.Tea(), urgent), (wine, notYet)], found.Select(one => (one.Merchant, one.Id)).Order());
        Assert.True(found.Single(one => one.Id == notYet).NotBefore > now);
    }

    [Theory, EveryDatabase]
    public async Task Any_code_of_an_order_says_what_it_is_to_whom_it_belongs(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        await app.AcceptedAsync("A-1001", app.Order().With("tote", "T-014").With("carrier", "yamato").With("waybills", new[] { "444413758703" }));

        Assert.Equal("order", await KindAsync(app, "A-1001"));
        Assert.Equal("order", await KindAsync(app, $"{app.Tea()}:A-1001"));
        Assert.Equal("order", await KindAsync(app, "Ａ－１００１"));
        Assert.Equal("tote", await KindAsync(app, "T-014"));
        Assert.Equal("waybill", await KindAsync(app, "a444413758703a"));
        Assert.Equal("unknown", await KindAsync(app, app.Unique("nothing")));
    }

    private static async Task<string?> KindAsync(FulfillmentApp app, string data)
    {
        using var reply = await app.Http.PostJsonAsync("/api/v1/barcodes/resolve", new { data });
        return (await reply.JsonAsync()).GetProperty("kind").GetString();
    }
}
