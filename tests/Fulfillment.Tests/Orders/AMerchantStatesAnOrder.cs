using System.Net;
using System.Text.Json;
using Dapper;
using Fulfillment.Server.Events;
using Fulfillment.Server.Orders;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Orders;

public class AMerchantStatesAnOrder
{
    [Theory, EveryDatabase]
    public async Task A_new_order_is_201_a_repeat_200_without_an_event_and_a_change_200_with_one(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);

        using var made = await app.PutOrderAsync("1001", app.Order());
        using var same = await app.PutOrderAsync("1001", app.Order());
        using var changed = await app.PutOrderAsync("1001", app.Order(quantity: 3));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.OK), (made.StatusCode, same.StatusCode, changed.StatusCode));
        Assert.Equal([EventTypes.OrderAccepted, EventTypes.OrderChanged], await app.EventsAsync("1001"));
        var shipment = await app.ShipmentAsync((await made.JsonAsync()).GetProperty("shipment").GetString()!);
        Assert.Equal([new ShipmentLine("1001", 1, "TEA-01", 3)], shipment.Lines);
    }

    [Theory, EveryDatabase]
    public async Task What_was_stated_is_read_back_with_status_and_a_tracking_page(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        await app.AcceptedAsync("1001", Whole(app));

        var order = await app.GetOrderAsync("1001");

        Assert.Equal("waiting", order.GetProperty("status").GetString());
        Assert.Equal("山田 花子", order.GetProperty("customer").GetProperty("name").GetString());
        Assert.Equal("大阪市北区梅田1-1", order.GetProperty("shipTo").GetProperty("address").GetString());
        Assert.Equal("spring-b", order.GetProperty("facts").GetProperty("maChoice").GetString());
        Assert.Equal(["444413758703"], order.GetProperty("waybills").EnumerateArray().Select(number => number.GetString()));
        var url = order.GetProperty("trackingUrl").GetString()!;
        Assert.StartsWith("https://parcel.example/t/", url, StringComparison.Ordinal);
        Assert.True(url[(url.LastIndexOf('/') + 1)..].Length >= 22, "A tracking token carries at least 128 bits.");
    }

    [Theory, EveryDatabase]
    public async Task Who_the_people_are_lies_in_one_row_and_the_order_survives_its_erasure(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        var shipment = await app.AcceptedAsync("1001", Whole(app));
        var keys = new { merchant = app.Tea() };

        var kept = await app.Db.ReadAsync(db => db.QuerySingleAsync<string>("select Document from SalesOrder where Merchant = @merchant and OrderNo = '1001'", keys));
        var logged = JsonSerializer.Serialize(await app.The<EventStore>().ReadSubjectAsync($"orders/{app.Tea()}/1001", default));
        await app.Db.WriteAsync(work => work.ExecuteAsync("delete from OrderPerson where Merchant = @merchant and OrderNo = '1001'", keys));

        string[] personal = ["花子", "C-77", "梅田", "530-0001", "06-0000", "petBirthday", "名入れ", "留守"];
        Assert.All(personal, word => Assert.DoesNotContain(word, kept, StringComparison.Ordinal));
        Assert.All(personal, word => Assert.DoesNotContain(word, logged, StringComparison.Ordinal));
        var after = await app.ShipmentAsync(shipment);
        Assert.Null(after.Orders[0].Document.Customer.Name);
        Assert.Equal("TEA-01", after.Lines[0].Sku);
    }

    [Theory, EveryDatabase]
    public async Task Without_a_site_the_only_one_is_meant_and_of_two_none_is_guessed(TestDatabase engine)
    {
        if (engine is TestDatabase.SqlServer) Assert.Skip("Other tests' sites are in the same database.");
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        var shipment = await app.AcceptedAsync("1001", app.Order().With("site", null));
        await app.AddSiteAsync("tokyo");

        using var guess = await app.PutOrderAsync("1002", app.Order().With("site", null));

        Assert.Equal("osaka", (await app.ShipmentAsync(shipment)).Site);
        Assert.Equal((422, "orders/site-not-named", "site"), await guess.RefusalAsync());
    }

    [Theory, EveryDatabase]
    public async Task Any_text_but_a_slash_is_an_order_number_and_comes_back_as_sent(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        string[] numbers = ["注文 #１２", "a:b", "50%", "50%2F", "x+y&z=1?", "𠮷野家", "A.B_C-D", new string('9', 100)];

        foreach (var number in numbers)
        {
            await app.AcceptedAsync(number);
            Assert.Equal(number, (await app.GetOrderAsync(number)).GetProperty("orderNo").GetString());
        }

        using var slash = await app.PutOrderAsync("a/b", app.Order());
        using var control = await app.PutOrderAsync("a\u0001b", app.Order());
        using var tooLong = await app.PutOrderAsync(new string('9', 101), app.Order());
        Assert.Equal((400, "orders/bad-order-number", "orderNo"), await slash.RefusalAsync());
        Assert.Equal((400, "orders/bad-order-number", "orderNo"), await control.RefusalAsync());
        Assert.Equal((400, "orders/bad-order-number", "orderNo"), await tooLong.RefusalAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_list_goes_on_where_it_ended_and_keeps_to_a_status(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        foreach (var number in new[] { "1", "2", "3", "4", "5" }) await app.AcceptedAsync(number);
        using var cancelled = await app.TellAsync("4", "cancel", new { reason = "二重注文" });

        var list = $"/api/v1/merchants/{app.Tea()}/orders";
        var first = await (await app.Http.GetAsync($"{list}?limit=2")).JsonAsync();
        var rest = await (await app.Http.GetAsync($"{list}?limit=500&after={first.GetProperty("next").GetString()}")).JsonAsync();
        var waiting = await (await app.Http.GetAsync($"{list}?status=waiting&site={app.Osaka()}")).JsonAsync();
        using var unknown = await app.Http.GetAsync($"{list}?status=lost");

        Assert.Equal(["1", "2"], Numbers(first));
        Assert.Equal(["3", "4", "5"], Numbers(rest));
        Assert.Equal(JsonValueKind.Null, rest.GetProperty("next").ValueKind);
        Assert.Equal(["1", "2", "3", "5"], Numbers(waiting));
        Assert.Equal((400, "orders/unknown-status", "status"), await unknown.RefusalAsync());
    }

    [Theory, EveryDatabase]
    public async Task Another_merchants_order_is_not_even_there(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);
        await app.AddMerchantAsync("wine");
        await app.AcceptedAsync("1001");

        using var reply = await app.Http.GetAsync(app.PathOf("1001", app.Unique("wine")));
        using var nobody = await app.PutOrderAsync("1001", app.Order(), app.Unique("nobody"));

        Assert.Equal((404, "orders/no-such-order", "orderNo"), await reply.RefusalAsync());
        Assert.Equal(404, (int)nobody.StatusCode);
    }

    private static IEnumerable<string?> Numbers(JsonElement list) => list.GetProperty("items").EnumerateArray().Select(order => order.GetProperty("orderNo").GetString());

    private static Dictionary<string, object?> Whole(FulfillmentApp app) => app.Order()
        .With("placedAt", "2026-11-20T10:12:00+09:00")
        .With("carrier", "yamato")
        .With("service", "takkyubin")
        .With("customer", new { @ref = "C-77", name = "山田 花子", orderCount = 3, birthMonth = 11, dates = new { petBirthday = "05-01" } })
        .With("shipTo", new { name = "山田 花子", postalCode = "530-0001", address = "大阪市北区梅田1-1", phone = "06-0000-0000" })
        .With("notes", "留守のときは隣へ")
        .With("wrap", new { noshi = new { 名入れ = "山田" } })
        .With("facts", new { maChoice = "spring-b" })
        .With("waybills", new[] { "4444-1375-8703" });
}
