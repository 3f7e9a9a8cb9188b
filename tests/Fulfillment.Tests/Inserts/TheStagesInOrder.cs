using Fulfillment.Server.Inserts;
using Fulfillment.Server.Places;
using Xunit;
using static Fulfillment.Tests.Inserts.Deciding;

namespace Fulfillment.Tests.Inserts;

/// <summary>Each campaign loses at the first gate that stays shut, and the trace names it with its facts.</summary>
public sealed class TheStagesInOrder
{
    [Theory]
    [InlineData("draft")]
    [InlineData("paused")]
    [InlineData("ended")]
    public void Only_a_live_campaign_is_tried(string status)
    {
        var entry = InsertChoice.Decide(Input(Campaign("c", $$"""{"status":"{{status}}","template":"t"}"""))).Of("c");
        Assert.Equal((Stage.Window, status), (entry.Stage, entry.Facts["status"]));
    }

    [Theory]
    [InlineData("""{"by":"packed","from":"2026-11-21","to":"2026-11-21"}""", true)]
    [InlineData("""{"by":"packed","from":"2026-11-22"}""", false)]
    [InlineData("""{"by":"packed","to":"2026-11-20"}""", false)]
    [InlineData("""{"from":"2026-11-21"}""", true)]
    [InlineData("""{"by":"delivery","from":"2026-11-24","to":"2026-11-24"}""", true)]
    [InlineData("""{"by":"delivery","to":"2026-11-23"}""", false)]
    [InlineData("""{"by":"delivery","from":"2026-11-25"}""", false)]
    public void A_window_includes_both_its_ends(string window, bool inside)
    {
        var entry = InsertChoice.Decide(Input(Live("c", $"\"window\":{window}"))).Of("c");
        Assert.Equal(inside ? null : Stage.Window, entry.Stage);
    }

    [Theory]
    [InlineData("2026-11-20T14:59:59Z", false)]
    [InlineData("2026-11-20T15:00:00Z", true)]
    [InlineData("2026-11-21T14:59:59Z", true)]
    [InlineData("2026-11-21T15:00:00Z", false)]
    public void A_window_is_a_day_at_the_site(string at, bool inside)
    {
        var input = Input(Live("c", """ "window":{"from":"2026-11-21","to":"2026-11-21"} """)) with { At = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture) };
        Assert.Equal(inside, InsertChoice.Decide(input).Inserts.Count == 1);
    }

    [Fact]
    public void A_delivery_window_without_an_expected_day_stays_shut_and_says_absent()
    {
        var entry = InsertChoice.Decide(Input("{}", Live("c", """ "window":{"by":"delivery","to":"2030-01-01"} """))).Of("c");
        Assert.Equal(Stage.Window, entry.Stage);
        Assert.Contains("absent", entry.Because.En);
        Assert.Equal("absent", entry.Facts["order.expectedDeliveryOn"]);
    }

    [Fact]
    public void A_condition_that_fails_tells_the_fact_and_what_was_needed()
    {
        var entry = When("""{"all":[{"field":"order.total","op":">","value":1},{"field":"customer.orderCount","op":"=","value":1}]}""");
        Assert.Equal((TraceOutcome.Lost, Stage.Condition), (entry.Outcome, entry.Stage));
        Assert.Contains("customer.orderCount = 3, needed 1", entry.Because.En);
        Assert.Contains("customer.orderCount = 3", entry.Because.Ja);
        Assert.Equal(3m, entry.Facts["customer.orderCount"]);
        Assert.DoesNotContain("order.total", entry.Facts.Keys);
    }

    [Fact]
    public void A_condition_that_holds_tells_the_facts_that_made_it()
    {
        var entry = When("""{"all":[{"field":"order.total","op":">","value":1},{"not":{"field":"customer.tags","op":"contains","value":"wholesale"}}]}""");
        Assert.Equal((TraceOutcome.Chosen, null), (entry.Outcome, entry.Stage));
        Assert.Equal(["customer.tags", "order.total"], entry.Facts.Keys.Order());
    }

    [Fact]
    public void A_negation_that_fails_says_what_was_not_wanted() => Assert.Contains(
        "customer.tags = [vip, tea], needed not contains vip",
        When("""{"not":{"field":"customer.tags","op":"contains","value":"vip"}}""").Because.En);

    [Theory]
    [InlineData("""{"anyLine":{"field":"line.category","op":"=","value":"tea"}}""", true)]
    [InlineData("""{"anyLine":{"field":"line.category","op":"=","value":"rice"}}""", false)]
    [InlineData("""{"allLines":{"field":"line.quantity","op":">=","value":1}}""", true)]
    [InlineData("""{"allLines":{"field":"line.category","op":"=","value":"tea"}}""", false)]
    [InlineData("""{"noLine":{"field":"line.category","op":"=","value":"rice"}}""", true)]
    [InlineData("""{"noLine":{"field":"line.category","op":"=","value":"tea"}}""", false)]
    [InlineData("""{"anyLine":{"all":[{"field":"line.sku","op":"startsWith","value":"TEA"},{"field":"line.quantity","op":">","value":1},{"field":"order.total","op":">","value":0}]}}""", true)]
    [InlineData("""{"anyLine":{"all":[{"field":"line.sku","op":"startsWith","value":"CUP"},{"field":"line.quantity","op":">","value":1}]}}""", false)]
    [InlineData("""{"countLines":{"field":"line.price","op":">","value":1000},"op":"=","value":2}""", true)]
    [InlineData("""{"countLines":{"field":"line.category","op":"=","value":"tea"},"op":"between","value":[2,9]}""", false)]
    [InlineData("""{"sumLines":"line.quantity","op":"=","value":3}""", true)]
    [InlineData("""{"sumLines":"line.amount","op":"=","value":6600.5}""", true)]
    [InlineData("""{"sumLines":"line.amount","where":{"field":"line.category","op":"=","value":"tea"},"op":">","value":5400}""", false)]
    [InlineData("""{"sumLines":"line.quantity","where":{"field":"line.category","op":"=","value":"rice"},"op":"=","value":0}""", true)]
    public void Lines_are_asked_one_by_one_counted_and_summed(string condition, bool holds)
    {
        Assert.Equal(holds, Holds(condition));
        Assert.Equal(!holds, Holds($$"""{"not":{{condition}}}"""));
    }

    [Fact]
    public void A_line_condition_that_fails_shows_the_fact_of_each_line()
    {
        var entry = When("""{"anyLine":{"field":"line.category","op":"=","value":"rice"}}""");
        Assert.Equal(["tea", "ware"], Assert.IsType<List<object>>(entry.Facts["line.category"]));
        Assert.Contains("0 of 2 lines", entry.Because.En);
    }

    [Fact]
    public void Every_line_of_none_is_true_and_any_is_false()
    {
        Assert.True(Holds("""{"allLines":{"field":"line.sku","op":"=","value":"x"}}""", "{}"));
        Assert.False(Holds("""{"anyLine":{"field":"line.sku","op":"exists"}}""", "{}"));
    }

    [Theory]
    [InlineData("""{"total":5}""", 4, null)]
    [InlineData("""{"total":5}""", 5, Stage.Cap)]
    public void The_total_is_first_come_first_served(string caps, int used, object? stage)
    {
        var input = Input(Live("c", $"\"caps\":{caps}")) with { TotalUses = new Dictionary<string, int> { ["c"] = used } };
        Assert.Equal((Stage?)stage, InsertChoice.Decide(input).Of("c").Stage);
    }

    [Theory]
    [InlineData("""{"perCustomer":2}""", null)]
    [InlineData("""{"perCustomer":1}""", Stage.Cap)]
    [InlineData("""{"perCustomerPeriod":{"days":20,"count":1}}""", null)]
    [InlineData("""{"perCustomerPeriod":{"days":21,"count":1}}""", Stage.Cap)]
    [InlineData("""{"perCustomerPeriod":{"days":21,"count":2}}""", null)]
    public void A_customers_past_counts_against_the_cap(string caps, object? stage)
    {
        var history = new CustomerHistory { Inserts = new Dictionary<string, IReadOnlyList<DateOnly>> { ["c"] = [new(2026, 11, 1)] } };
        var input = Input(Live("c", $"\"caps\":{caps}")) with { History = history };
        Assert.Equal((Stage?)stage, InsertChoice.Decide(input).Of("c").Stage);
    }

    [Fact]
    public void A_last_place_that_another_took_is_a_cap()
    {
        var input = Input(Live("c", """ "caps":{"total":9} """)) with { CappedOut = new HashSet<string> { "c" } };
        Assert.Equal(Stage.Cap, InsertChoice.Decide(input).Of("c").Stage);
    }

    [Fact]
    public void The_first_shut_gate_is_the_one_that_is_told()
    {
        const string everythingWrong = """
            "window":{"to":"2020-01-01"},"when":{"field":"order.total","op":"<","value":0},"caps":{"total":1},"holdoutPercent":100,
            "stock":{"kind":"preprinted","sku":"F"}
            """;
        var order = Order.Replace("\"inserts\":true", "\"inserts\":false");
        var used = new Dictionary<string, int> { ["c"] = 1 };
        var none = new MerchantDocument { Slots = new SlotCapacity { Card = 0 } };
        var members = everythingWrong;
        var seen = new List<Stage?>();
        foreach (var (wrong, right) in new[]
        {
            ("\"to\":\"2020-01-01\"", "\"to\":\"2027-01-01\""), ("\"op\":\"<\"", "\"op\":\">\""), ("", ""), ("\"total\":1", "\"total\":9"),
            ("\"kind\":\"preprinted\"", "\"kind\":\"printed\""), ("\"holdoutPercent\":100", "\"holdoutPercent\":0"),
        })
        {
            seen.Add(Told());
            if (wrong.Length == 0)
                order = Order;
            else
                members = members.Replace(wrong, right);
        }

        seen.Add(Told());
        none = none with { Slots = new SlotCapacity() };
        members += ",\"grams\":9";
        seen.Add(Told());
        Assert.Equal([Stage.Window, Stage.Condition, Stage.Consent, Stage.Cap, Stage.Stock, Stage.Holdout, Stage.Slot, Stage.Budget], seen.Cast<Stage>());

        Stage? Told() => InsertChoice.Decide(Input(order, Live("c", members)) with
        {
            TotalUses = used,
            Terms = none,
            Stock = new Dictionary<string, int>(),
            Budget = new PaperBudget(8, null),
        }).Of("c").Stage;
    }

    [Fact]
    public void Every_campaign_is_in_the_trace_best_rank_first()
    {
        var decision = InsertChoice.Decide(Input(Live("b"), Live("a"), Live("z", "\"priority\":5"), Campaign("draft", """{"priority":9}""")));
        Assert.Equal(["draft", "z", "a", "b"], decision.Trace.Select(entry => entry.Campaign));
    }

    [Fact]
    public void The_packer_reads_one_sentence_in_either_language()
    {
        var insert = InsertChoice.Decide(Input(Live("c", """ "name":{"ja":"はじめての方へ","en":"Welcome"},"copies":2 """))).Inserts.Single();
        Assert.Equal("カード「はじめての方へ」を 2 枚入れてください。", insert.Sentence.Ja);
        Assert.Equal("Put in 2 copies of the card \"Welcome\".", insert.Sentence.En);
    }
}
