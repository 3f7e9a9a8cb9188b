using System.Text;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Platform;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Orders;

/// <summary>What is wrong is refused at the door, with the member named as it was spelled.</summary>
public class AnOrderThatCannotBe
{
    private static readonly object Line = new { lineNo = 1, sku = "TEA-01", quantity = 1 };

    public static TheoryData<string, object?, int, string, string> Wrongs() => new()
    {
        { "lines", Array.Empty<object>(), 422, "orders/lines-missing", "lines" },
        { "lines", Enumerable.Range(1, 1001).Select(n => new { lineNo = n, sku = "A", quantity = 1 }), 422, "orders/lines-missing", "lines" },
        { "lines", new[] { Line, Line }, 422, "orders/line-repeated", "lines[1].lineNo" },
        { "lines", new object[] { Line, new { lineNo = 2, sku = "B", quantity = 0 } }, 422, "orders/out-of-range", "lines[1].quantity" },
        { "lines", new object[] { new { lineNo = 1, quantity = 1 } }, 422, "orders/sku-missing", "lines[0].sku" },
        { "lines", new object[] { new { lineNo = 1, sku = "A", quantity = 1, price = -1 } }, 422, "orders/out-of-range", "lines[0].price" },
        { "lines", new object[] { new { lineNo = 1, sku = "A", quantity = "viele" } }, 400, "request/malformed", "lines[0].quantity" },
        { "currency", "YEN", 422, "orders/unknown-value", "currency" },
        { "total", 1e15m, 422, "orders/out-of-range", "total" },
        { "delivery", new { temperature = "warm" }, 400, "request/malformed", "delivery.temperature" },
        { "customer", new { birthMonth = 13 }, 422, "orders/out-of-range", "customer.birthMonth" },
        { "customer", new { dates = new { pet = "02-30" } }, 422, "orders/unknown-value", "customer.dates.pet" },
        { "shipTo", new { country = "Japan" }, 422, "orders/unknown-value", "shipTo.country" },
        { "placedAt", "2026-11-20T10:12:00", 400, "request/malformed", "placedAt" },
        { "expectedDeliveryOn", "2026-02-30", 400, "request/malformed", "expectedDeliveryOn" },
        { "carrier", "クロネコ", 422, "orders/unknown-value", "carrier" },
    };

    [Theory, MemberData(nameof(Wrongs))]
    public void Is_refused_by_the_member_that_is_wrong(string member, object? value, int status, string code, string field)
    {
        var order = new Dictionary<string, object?> { ["site"] = "osaka", ["lines"] = new[] { Line }, [member] = value };

        var refusal = Refuses(order);

        Assert.Equal((status, code, field), (refusal?.Status, refusal?.Code, refusal?.Field));
    }

    [Theory]
    [InlineData("yamato", "444413758703", true)]
    [InlineData("yamato", "4444-1375-8703", true)]
    [InlineData("yamato", "444413758704", false)]
    [InlineData("sagawa", "512547514334", true)]
    [InlineData("sagawa", "51254751433", false)]
    [InlineData("japanpost", "405548424886", true)]
    [InlineData("japanpost", "405548424887", false)]
    [InlineData("bike", "whatever you like", true)]
    [InlineData("bike", "", false)]
    public void A_waybill_number_keeps_to_its_carriers_rule(string carrier, string number, bool isValid)
    {
        var refusal = Refuses(new() { ["lines"] = new[] { Line }, ["carrier"] = carrier, ["waybills"] = new[] { number } });

        Assert.Equal(isValid ? (null, null) : ("orders/bad-waybill-number", "waybills[0]"), (refusal?.Code, refusal?.Field));
    }

    [Theory, EveryDatabase]
    public async Task For_a_site_nobody_registered_is_refused_and_leaves_nothing(TestDatabase engine)
    {
        await using var app = await OrdersWords.StartWithTeaInOsakaAsync(engine);

        using var reply = await app.PutOrderAsync("1001", app.Order().With("site", "nowhere"));

        Assert.Equal((422, "orders/unknown-site", "site"), await reply.RefusalAsync());
        Assert.Empty(await app.EventsAsync("1001"));
    }

    private static Refusal? Refuses(Dictionary<string, object?> order)
    {
        var read = RequestJson.ReadJson<OrderDocument>(Encoding.UTF8.GetBytes(Json.Write(order)));
        return read.Refusal ?? OrderRules.Refuses(read.Value!);
    }
}
