using System.Text.Json.Nodes;
using Fulfillment.LabelTemplates;
using Fulfillment.Server.Cards;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Xunit;

namespace Fulfillment.Tests.Cards;

/// <summary>What a packing slip says of money: the summary of a qualified invoice, or only what is sure.</summary>
public class AmountsOnASlip
{
    private static readonly OrderDocument Order = new()
    {
        Total = 8124,
        Customer = new OrderCustomer { Name = "山田 花子" },
        ShipTo = new Address { Name = "山田 花子" },
        Lines =
        [
            new OrderLine { LineNo = 1, Sku = "煎茶", Quantity = 2, Price = 1620, TaxRatePercent = 8 },
            new OrderLine { LineNo = 2, Sku = "玄米茶", Quantity = 1, Price = 864, TaxRatePercent = 8 },
            new OrderLine { LineNo = 3, Sku = "急須", Quantity = 1, Price = 3740, TaxRatePercent = 10 },
        ],
        Charges = [new OrderCharge { Amount = 580, TaxRatePercent = 10 }, new OrderCharge { Kind = ChargeKind.Discount, Name = new("クーポン", "Coupon"), Amount = -300 }],
    };

    [Fact]
    public void A_slip_of_an_order_is_a_qualified_invoice()
    {
        var text = Printed(Order);
        foreach (var said in (string[])["納品書", "T1234567890123", "茶舗 みどり", "山田 花子", "2026年11月21日", "煎茶　※", "玄米茶　※", "送料", "¥580", "クーポン", "-¥300", "¥8,124", "8％ ※", "¥3,958", "¥293", "10％", "¥4,166", "¥378", "※は軽減税率の対象です"])
            Assert.Contains(Bare(said), Bare(text));
        Assert.DoesNotContain("急須※", Bare(text));
    }

    [Fact]
    public void Amounts_that_do_not_add_up_to_the_total_are_no_invoice()
    {
        var text = Printed(Order with { Total = 8125 });
        Assert.Contains("¥8,125", text);
        Assert.DoesNotContain("うち消費税", text);
        Assert.DoesNotContain("¥293", text);
    }

    [Fact]
    public void The_demo_order_adds_up()
    {
        foreach (var extent in (DemoExtent[])[DemoExtent.Usual, DemoExtent.Longest])
        {
            var demo = Press.Demo("ja", extent);
            var totals = demo["totals"]!;
            decimal Sum(string list, string member) => demo[list]!.AsArray().Sum(line => line![member]!.GetValue<decimal>());
            var charges = totals["charges"]!.AsArray().Sum(charge => charge!["amount"]!.GetValue<decimal>());
            Assert.Equal(Sum("lines", "amount"), totals["subtotal"]!.GetValue<decimal>());
            Assert.Equal(demo["order"]!["total"]!.GetValue<decimal>(), Sum("lines", "amount") + charges);
            Assert.Equal(demo["order"]!["total"]!.GetValue<decimal>(), totals["taxes"]!.AsArray().Sum(tax => tax!["taxable"]!.GetValue<decimal>()));
        }
    }

    [Fact]
    public void Whoever_keeps_their_data_to_themselves_is_named_and_nothing_more()
    {
        var customer = new OrderCustomer { Name = "山田 花子", Tier = "gold", Points = 980, BirthMonth = 11, OrderCount = 3 };
        Assert.Equal(("gold", 980m, 11, 3), (Card(Order with { Customer = customer }).Customer is { } known ? (known.Tier, known.Points, known.BirthMonth, known.OrderCount) : default));
        var shy = Card(Order with { Customer = customer with { Consent = new Consent { PersonalData = false } } }).Customer!;
        Assert.Equal(new CardCustomer("山田 花子", "様"), shy);
        Assert.Equal(new CardCustomer("山田 花子", "様"), Card(Order with { Customer = customer }, gift: true).Customer);
    }

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string Printed(OrderDocument order) =>
        Press.Text(Press.Print(BuiltInTemplates.ByCode["packing-slip"], JsonNode.Parse(Json.Write(Card(order)))!));

    private static CardDocument Card(OrderDocument order, bool gift = false) => new OrderCard
    {
        MerchantCode = "tea",
        Merchant = new MerchantDocument { Name = new("茶舗 みどり", "Midori"), InvoiceRegistrationNumber = "T1234567890123" },
        OrderNo = "1001",
        Order = order,
        Products = new Dictionary<string, Server.Catalog.Product>(),
        Pictures = new Dictionary<string, string>(),
        Code = "K7Q2M9XA4T",
        QrUrl = "https://example.jp/q/K7Q2M9XA4T",
        PrintedAt = new DateTimeOffset(2026, 11, 20, 23, 0, 0, TimeSpan.Zero),
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"),
        Gift = gift,
    }.ToDocument();
}
