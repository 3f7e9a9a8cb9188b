using System.Text;
using System.Text.Json;
using Fulfillment.Server.Inserts;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Xunit;

namespace Fulfillment.Tests.Inserts;

/// <summary>Short ways to state an order and campaigns as a merchant writes them, and to decide.</summary>
internal static class Deciding
{
    public static readonly TimeZoneInfo Tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");
    public static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.FromHours(9));

    public const string Order = """
        {"placedAt":"2026-11-20T10:12:00+09:00","channel":"shopify",
         "customer":{"ref":"C-77","name":"山田 花子","orderCount":3,"subscriptionCount":0,"firstOrderedOn":"2024-01-03","lastOrderedOn":"2026-08-01",
                     "birthMonth":11,"tier":"gold","points":980,"pointsToNextTier":20,"tags":["vip","tea"],"dates":{"petBirthday":"05-01"},
                     "consent":{"inserts":true,"personalData":true}},
         "shipTo":{"name":"山田 花子","postalCode":"530-0001","prefecture":"大阪府","address":"大阪市北区梅田1-1","phone":"06-0000-0000"},
         "carrier":"yamato","service":"takkyubin","expectedDeliveryOn":"2026-11-24","paymentMethod":"card",
         "subscription":{"plan":"monthly","delivery":2},"total":5400,
         "facts":{"maChoice":"spring-b","score":7.5,"club":true,"likes":["tea",3]},
         "lines":[{"lineNo":1,"sku":"TEA-01","quantity":2,"price":2700},{"lineNo":2,"sku":"CUP-01","quantity":1,"price":1200.5}]}
        """;

    public static readonly Dictionary<string, ProductFacts> Products = new()
    {
        ["TEA-01"] = ProductFacts.Of("tea", JsonSerializer.Deserialize<Dictionary<string, JsonElement>>("""{"caffeine":true,"grade":3,"origin":"uji"}""")),
        ["CUP-01"] = ProductFacts.Of("ware", null),
    };

    /// <summary>The campaign, or the test fails with what was refused.</summary>
    public static Campaign Campaign(string code, string json)
    {
        var read = CampaignReader.Read(code, Encoding.UTF8.GetBytes(json));
        Assert.True(read.Refusal is null, $"{read.Refusal?.Code} {read.Refusal?.Field}: {read.Refusal?.Says.En}");
        return read.Value!;
    }

    /// <summary>A live campaign with a template and whatever members the case is about.</summary>
    public static Campaign Live(string code, string members = "") =>
        Campaign(code, $$"""{"status":"live","template":"thank-you-card"{{(members.Length == 0 ? "" : "," + members)}}}""");

    public static DecisionInput Input(string order, params Campaign[] campaigns) => new()
    {
        Merchant = "m1",
        Terms = new MerchantDocument(),
        Orders = [new("1001", Json.Read<OrderDocument>(order))],
        Zone = Tokyo,
        At = Noon,
        Campaigns = new CampaignSet(campaigns),
        Products = Products,
    };

    public static DecisionInput Input(params Campaign[] campaigns) => Input(Order, campaigns);

    public static TraceEntry Of(this InsertDecision decision, string campaign) => decision.Trace.Single(entry => entry.Campaign == campaign);

    /// <summary>Whether a condition holds for the order, and what the trace says of it.</summary>
    public static TraceEntry When(string condition, string order = Order) =>
        InsertChoice.Decide(Input(order, Live("c", $"\"when\":{condition}"))).Of("c");

    public static bool Holds(string condition, string order = Order) => When(condition, order).Outcome is TraceOutcome.Chosen;

    public static Refusal Refused(string condition) =>
        CampaignReader.Read("c", Encoding.UTF8.GetBytes($$"""{"when":{{condition}}}""")).Refusal
        ?? throw new InvalidOperationException("It was accepted: " + condition);
}
