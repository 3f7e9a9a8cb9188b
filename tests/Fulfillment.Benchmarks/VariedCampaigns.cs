using System.Globalization;
using System.Text;
using System.Text.Json;
using Fulfillment.Server.Inserts;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Benchmarks;

/// <summary>One order, and any number of live campaigns such as merchants run: of every kind of condition, with windows, caps, holdouts and variants among them.</summary>
internal sealed class VariedCampaigns
{
    private const string Order =
        """
        {"placedAt":"2026-11-20T10:12:00+09:00","channel":"shopify",
         "customer":{"ref":"C-77","name":"山田 花子","orderCount":3,"firstOrderedOn":"2024-01-03","lastOrderedOn":"2026-08-01",
                     "birthMonth":11,"tier":"gold","points":980,"pointsToNextTier":20,"tags":["vip","tea"]},
         "shipTo":{"name":"山田 花子","postalCode":"530-0001","prefecture":"大阪府","address":"大阪市北区梅田1-1"},
         "carrier":"yamato","service":"takkyubin","expectedDeliveryOn":"2026-11-24","paymentMethod":"card",
         "subscription":{"plan":"monthly","delivery":2},"total":5400,"facts":{"maChoice":"spring-2","score":7.5,"club":true},
         "lines":[{"lineNo":1,"sku":"TEA-01","quantity":2,"price":2700},{"lineNo":2,"sku":"CUP-01","quantity":1,"price":1200},
                  {"lineNo":3,"sku":"TEA-07","quantity":4,"price":864},{"lineNo":4,"sku":"POT-03","quantity":1,"price":5940}]}
        """;

    /// <summary># is a number that varies from campaign to campaign.</summary>
    private static readonly string[] Conditions =
    [
        """{"field":"customer.orderCount","op":"=","value":#}""",
        """{"all":[{"field":"customer.orderCount","op":">=","value":#},{"any":[{"field":"order.total","op":">=","value":#000},{"anyLine":{"field":"line.category","op":"=","value":"tea"}}]},{"not":{"field":"customer.tags","op":"contains","value":"wholesale"}}]}""",
        """{"all":[{"field":"customer.tier","op":"in","value":["silver","gold"]},{"field":"customer.points","op":"between","value":[#00,1000]}]}""",
        """{"field":"customer.lastOrderedOn","op":"<","value":"2026-0#-15"}""",
        """{"any":[{"field":"customer.birthMonth","op":"=","value":#},{"field":"customer.pointsToNextTier","op":"<=","value":#0}]}""",
        """{"all":[{"field":"shipTo.prefecture","op":"in","value":["大阪府","京都府","兵庫県"]},{"field":"order.carrier","op":"=","value":"yamato"},{"field":"order.total","op":"<","value":#000}]}""",
        """{"countLines":{"field":"line.category","op":"=","value":"tea"},"op":">=","value":#}""",
        """{"sumLines":"line.quantity","where":{"field":"line.sku","op":"startsWith","value":"TEA-"},"op":">=","value":#}""",
        """{"all":[{"field":"order.facts.maChoice","op":"=","value":"spring-#"},{"field":"order.facts.club","op":"=","value":true}]}""",
        """{"all":[{"field":"subscription.delivery","op":"=","value":#},{"field":"subscription.plan","op":"notIn","value":["weekly","yearly"]}]}""",
        """{"allLines":{"any":[{"field":"line.price","op":"<","value":#000},{"field":"line.category","op":"=","value":"ware"}]}}""",
        """{"all":[{"noLine":{"field":"line.sku","op":"=","value":"TEA-0#"}},{"field":"order.coupon","op":"missing"},{"field":"customer.tags","op":"contains","value":"tea"}]}""",
    ];

    private static readonly Dictionary<string, string> Categories = new(StringComparer.Ordinal)
    {
        ["TEA-01"] = "tea",
        ["TEA-07"] = "tea",
        ["CUP-01"] = "ware",
        ["POT-03"] = "ware",
    };

    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.FromHours(9));

    public VariedCampaigns(int count)
    {
        var stated = Enumerable.Range(0, count).Select(n => (Code: $"c{n:D4}", Json: Campaign(n))).ToList();
        Whens = [.. stated.Select(campaign => JsonDocument.Parse(campaign.Json).RootElement.GetProperty("when"))];
        Plain = new PlainReading(JsonDocument.Parse(Order).RootElement, Categories);
        var read = stated.Select(campaign => CampaignReader.Read(campaign.Code, Encoding.UTF8.GetBytes(campaign.Json))).ToList();
        if (read.Find(campaign => campaign.Refusal is not null).Refusal is { } refusal) throw new InvalidOperationException($"{refusal.Code} {refusal.Field}");
        Input = new DecisionInput
        {
            Merchant = "tea",
            Terms = new MerchantDocument(),
            Orders = [new("1001", Json.Read<OrderDocument>(Order))],
            Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"),
            At = Noon,
            Campaigns = new CampaignSet(read.Select(campaign => campaign.Value!)),
            Products = Categories.ToDictionary(pair => pair.Key, pair => ProductFacts.Of(pair.Value, null)),
        };
        InsistOnAgreement(read);
    }

    public DecisionInput Input { get; }

    public IReadOnlyList<JsonElement> Whens { get; }

    public PlainReading Plain { get; }

    private static string Campaign(int n)
    {
        var varied = (1 + (n / Conditions.Length % 7)).ToString(CultureInfo.InvariantCulture);
        var when = Conditions[n % Conditions.Length].Replace("#", varied, StringComparison.Ordinal);
        string[] more =
        [
            "",
            ""","window":{"by":"packed","from":"2026-11-01","to":"2026-12-31"},"message":"loyal" """,
            ""","caps":{"perCustomer":1,"perCustomerPeriod":{"days":30,"count":1},"total":2000},"slot":"flyer" """,
            ""","holdoutPercent":10,"variants":[{"key":"a","weight":50,"content":{}},{"key":"b","weight":50,"content":{}}],"slot":"qr","message":"review" """,
        ];
        return $$"""{"name":{"ja":"キャンペーン{{n}}","en":"Campaign {{n}}"},"status":"live","template":"thank-you-card","priority":{{n * 37 % 1000}},"when":{{when}}{{more[n % more.Length]}}}""";
    }

    /// <summary>A comparison of two answers that differ would say nothing.</summary>
    private void InsistOnAgreement(List<Outcome<Campaign>> campaigns)
    {
        var order = new OrderFacts(Input);
        for (var n = 0; n < campaigns.Count; n++)
        {
            if (campaigns[n].Value!.When.Holds(order, null) != Plain.Holds(Whens[n]))
                throw new InvalidOperationException($"The decision and the plain reading differ on {Whens[n]}.");
        }
    }
}
