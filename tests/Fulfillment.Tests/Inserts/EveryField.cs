using Fulfillment.Server.Inserts;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Platform;
using Xunit;
using static Fulfillment.Tests.Inserts.Deciding;

namespace Fulfillment.Tests.Inserts;

/// <summary>What each field of a condition reads from the order, its customer and their past.</summary>
public sealed class EveryField
{
    private static readonly CustomerHistory Past = new()
    {
        PastReturns = 2,
        PastDefects = 1,
        Inserts = new Dictionary<string, IReadOnlyList<DateOnly>>
        {
            ["spring.2026"] = [new(2026, 3, 1), new(2026, 11, 1), new(2026, 5, 1)],
        },
    };

    [Theory]
    [InlineData("order.orderNo", "1001")]
    [InlineData("order.placedAt", "2026-11-20T01:12:00Z")]
    [InlineData("order.channel", "shopify")]
    [InlineData("order.total", "5400")]
    [InlineData("order.currency", "JPY")]
    [InlineData("order.gift", "false")]
    [InlineData("order.coupon", "absent")]
    [InlineData("order.paymentMethod", "card")]
    [InlineData("order.notes", "absent")]
    [InlineData("order.carrier", "yamato")]
    [InlineData("order.service", "takkyubin")]
    [InlineData("order.temperature", "ambient")]
    [InlineData("order.timeSlot", "absent")]
    [InlineData("order.dropOff", "false")]
    [InlineData("order.codAmount", "0")]
    [InlineData("order.site", "absent")]
    [InlineData("order.shipBy", "absent")]
    [InlineData("order.expectedDeliveryOn", "2026-11-24")]
    [InlineData("order.facts.maChoice", "spring-b")]
    [InlineData("order.facts.nothing", "absent")]
    [InlineData("customer.ref", "C-77")]
    [InlineData("customer.name", "山田 花子")]
    [InlineData("customer.honorific", "absent")]
    [InlineData("customer.locale", "absent")]
    [InlineData("customer.orderCount", "3")]
    [InlineData("customer.subscriptionCount", "0")]
    [InlineData("customer.firstOrderedOn", "2024-01-03")]
    [InlineData("customer.lastOrderedOn", "2026-08-01")]
    [InlineData("customer.birthMonth", "11")]
    [InlineData("customer.tier", "gold")]
    [InlineData("customer.points", "980")]
    [InlineData("customer.pointsToNextTier", "20")]
    [InlineData("customer.tags", "[vip, tea]")]
    [InlineData("customer.consent.inserts", "true")]
    [InlineData("customer.consent.personalData", "true")]
    [InlineData("customer.daysSinceLastOrder", "111")]
    [InlineData("customer.inBirthMonth", "true")]
    [InlineData("customer.daysToFirstOrderAnniversary", "40")]
    [InlineData("customer.dates.petBirthday", "05-01")]
    [InlineData("customer.dates.wedding", "absent")]
    [InlineData("customer.daysTo.petBirthday", "158")]
    [InlineData("customer.daysTo.wedding", "absent")]
    [InlineData("customer.pastReturns", "2")]
    [InlineData("customer.pastDefects", "1")]
    [InlineData("subscription.plan", "monthly")]
    [InlineData("subscription.delivery", "2")]
    [InlineData("shipTo.name", "山田 花子")]
    [InlineData("shipTo.postalCode", "530-0001")]
    [InlineData("shipTo.prefecture", "大阪府")]
    [InlineData("shipTo.address", "大阪市北区梅田1-1")]
    [InlineData("shipTo.phone", "06-0000-0000")]
    [InlineData("shipTo.country", "JP")]
    [InlineData("insertHistory.spring.2026.count", "3")]
    [InlineData("insertHistory.spring.2026.daysSince", "20")]
    [InlineData("insertHistory.never.count", "0")]
    [InlineData("insertHistory.never.daysSince", "absent")]
    public void Of_the_order(string path, string value) => Assert.Equal(value, Read(path, null).ToString());

    [Theory]
    [InlineData("line.sku", "TEA-01", "CUP-01")]
    [InlineData("line.category", "tea", "ware")]
    [InlineData("line.quantity", "2", "1")]
    [InlineData("line.price", "2700", "1200.5")]
    [InlineData("line.amount", "5400", "1200.5")]
    [InlineData("line.taxRatePercent", "absent", "absent")]
    [InlineData("line.attributes.caffeine", "true", "absent")]
    [InlineData("line.attributes.origin", "uji", "absent")]
    public void Of_a_line(string path, string tea, string cup) =>
        Assert.Equal([tea, cup], new[] { Read(path, 0).ToString(), Read(path, 1).ToString() });

    [Fact]
    public void Every_fixed_field_is_read_by_a_case_above()
    {
        var read = typeof(EveryField).GetMethods().SelectMany(method => method.GetCustomAttributesData())
            .Where(attribute => attribute.AttributeType == typeof(InlineDataAttribute))
            .Select(attribute => (string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!)[0].Value!)
            .ToHashSet();
        Assert.Empty(Server.Inserts.Conditions.Fields.Paths.Except(read));
    }

    [Theory]
    [InlineData("")]
    [InlineData("order")]
    [InlineData("order.Total")]
    [InlineData("order.facts.")]
    [InlineData("customer.password")]
    [InlineData("insertHistory.count")]
    [InlineData("insertHistory..count")]
    [InlineData("insertHistory.x.last")]
    [InlineData("line.attributes.")]
    public void What_is_no_field_is_not_found(string path) => Assert.Null(Server.Inserts.Conditions.Fields.Find(path));

    [Theory]
    [InlineData("2024-11-24", "2026-11-24", 0)]
    [InlineData("2024-11-23", "2026-11-24", 364)]
    [InlineData("2026-11-24", "2026-11-24", 365)]
    [InlineData("2026-11-20", "2026-11-24", 361)]
    [InlineData("2027-01-01", "2026-11-24", 403)]
    [InlineData("2024-02-29", "2027-02-28", 0)]
    [InlineData("2024-02-29", "2028-02-28", 1)]
    [InlineData("2025-01-01", "2026-12-31", 1)]
    public void The_anniversary_is_the_next_yearly_return_of_the_first_order(string first, string expected, int days)
    {
        var order = $$"""{"customer":{"firstOrderedOn":"{{first}}"},"expectedDeliveryOn":"{{expected}}"}""";
        Assert.True(Holds($$"""{"field":"customer.daysToFirstOrderAnniversary","op":"=","value":{{days}}}""", order));
    }

    [Theory]
    [InlineData("11-24", 0)]
    [InlineData("11-23", 364)]
    [InlineData("02-29", 96)]
    public void A_named_day_returns_every_year(string day, int days)
    {
        var order = $$$"""{"customer":{"dates":{"cat":"{{{day}}}"}},"expectedDeliveryOn":"2026-11-24"}""";
        Assert.True(Holds($$"""{"field":"customer.daysTo.cat","op":"=","value":{{days}}}""", order));
    }

    [Theory]
    [InlineData("13-01")]
    [InlineData("2020-05-01")]
    [InlineData("")]
    public void A_named_day_that_is_no_day_is_absent(string day) => Assert.True(Holds(
        """{"field":"customer.daysTo.cat","op":"missing"}""",
        $$$"""{"customer":{"dates":{"cat":"{{{day}}}"}},"expectedDeliveryOn":"2026-11-24"}"""));

    [Fact]
    public void Without_an_expected_day_the_requested_one_stands() => Assert.True(Holds(
        """{"field":"customer.inBirthMonth","op":"=","value":true}""",
        """{"customer":{"birthMonth":12},"delivery":{"requestedOn":"2026-12-02"}}"""));

    [Fact]
    public void Merged_orders_share_their_lines_and_the_first_leads()
    {
        var input = Input(Live("c", """
            "when":{"all":[{"field":"order.orderNo","op":"=","value":"1001"},{"sumLines":"line.quantity","op":"=","value":8}]}
            """));
        var second = Json.Read<OrderDocument>("""{"lines":[{"lineNo":1,"sku":"TEA-01","quantity":5}]}""");
        Assert.Single(InsertChoice.Decide(input with { Orders = [.. input.Orders, new("1002", second)] }).Inserts);
    }

    [Fact]
    public void The_trace_says_that_a_name_is_there_and_not_what_it_is()
    {
        var entry = When("""{"field":"customer.name","op":"=","value":"誰か"}""");
        Assert.Equal("present", entry.Facts["customer.name"]);
        Assert.DoesNotContain("花子", entry.Because.Ja);
    }

    private static Server.Inserts.Conditions.Fact Read(string path, int? line)
    {
        var order = new OrderFacts(Input() with { History = Past });
        return Server.Inserts.Conditions.Fields.Find(path)!.Read(order, line is { } at ? order.Lines[at] : null);
    }
}
