using Fulfillment.Server.Inserts;
using Fulfillment.Server.Places;
using Xunit;
using static Fulfillment.Tests.Inserts.Deciding;

namespace Fulfillment.Tests.Inserts;

/// <summary>What passed the gates still competes: for slots, for weight and thickness, and for paper that is out.</summary>
public sealed class PlacesInTheParcel
{
    [Fact]
    public void Priority_wins_the_slot_then_the_code()
    {
        var decision = InsertChoice.Decide(Input(Live("b"), Live("a"), Live("top", "\"priority\":1"), Live("f", "\"slot\":\"flyer\"")));
        Assert.Equal(["top", "f"], decision.Inserts.Select(insert => insert.Campaign));
        Assert.Equal(Stage.Slot, decision.Of("a").Stage);
        Assert.Equal(["top"], Assert.IsAssignableFrom<IReadOnlyList<string>>(decision.Of("a").Facts["takenBy"]));
    }

    [Fact]
    public void A_slot_takes_as_many_as_the_merchant_says()
    {
        var input = Input(Live("a"), Live("b"), Live("c")) with { Terms = new MerchantDocument { Slots = new SlotCapacity { Card = 2 } } };
        Assert.Equal(["a", "b"], InsertChoice.Decide(input).Inserts.Select(insert => insert.Campaign));
    }

    [Fact]
    public void Codes_are_ordered_by_code_point_not_by_a_locale() => Assert.Equal(
        ["B", "a", "b"],
        InsertChoice.Decide(Input(Live("b"), Live("a"), Live("B"))).Trace.Select(entry => entry.Campaign));

    [Fact]
    public void What_is_too_heavy_leaves_its_place_to_the_next()
    {
        var input = Input(Live("a", "\"grams\":30"), Live("b", "\"grams\":10"), Live("f", """ "slot":"flyer","grams":15 """)) with { Budget = new PaperBudget(20, null) };
        var decision = InsertChoice.Decide(input);
        Assert.Equal(["b"], decision.Inserts.Select(insert => insert.Campaign));
        Assert.Equal((Stage.Budget, Stage.Budget), (decision.Of("a").Stage, decision.Of("f").Stage));
        Assert.Equal(10m, decision.Of("f").Facts["budget.grams"]);
    }

    [Fact]
    public void Thickness_counts_per_copy()
    {
        var input = Input(Live("a", """ "thicknessMm":0.3,"copies":4 """)) with { Budget = new PaperBudget(null, 1.1m) };
        Assert.Equal(Stage.Budget, InsertChoice.Decide(input).Of("a").Stage);
        Assert.Single(InsertChoice.Decide(input with { Budget = new PaperBudget(null, 1.2m) }).Inserts);
    }

    [Theory]
    [InlineData("3", 3)]
    [InlineData("""{"sumLines":"line.quantity"}""", 3)]
    [InlineData("""{"sumLines":"line.quantity","max":2}""", 2)]
    [InlineData("""{"sumLines":"line.quantity","where":{"field":"line.category","op":"=","value":"ware"}}""", 1)]
    public void Copies_are_a_number_or_one_per_unit(string copies, int sheets) =>
        Assert.Equal(sheets, InsertChoice.Decide(Input(Live("c", $"\"copies\":{copies}"))).Inserts.Single().Copies);

    [Fact]
    public void Nothing_to_count_is_no_insert() => Assert.Equal(
        Stage.Condition,
        InsertChoice.Decide(Input(Live("c", """ "copies":{"sumLines":"line.quantity","where":{"field":"line.category","op":"=","value":"rice"}} """))).Of("c").Stage);

    [Fact]
    public void Paper_that_nobody_counts_is_never_out() => Assert.Single(
        InsertChoice.Decide(Input(Live("c", """ "stock":{"kind":"preprinted","sku":"F"} """))).Inserts);

    [Fact]
    public void What_another_shipment_of_the_order_carries_goes_in_once()
    {
        var input = Input(Live("c"), Live("next")) with { AlreadyIn = new HashSet<string> { "c" } };
        var decision = InsertChoice.Decide(input);
        Assert.Equal(["next"], decision.Inserts.Select(insert => insert.Campaign));
        Assert.Equal(Stage.Cap, decision.Of("c").Stage);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(1, false)]
    public void Pre_printed_paper_has_to_be_there_for_every_copy(int left, bool isIn)
    {
        var input = Input(Live("c", """ "copies":2,"stock":{"kind":"preprinted","sku":"F"} """)) with { Stock = new Dictionary<string, int> { ["F"] = left } };
        var decision = InsertChoice.Decide(input);
        Assert.Equal(isIn ? null : Stage.Stock, decision.Of("c").Stage);
        Assert.Empty(decision.WaitsFor);
    }

    [Fact]
    public void A_shipment_waits_for_paper_that_blocks_and_keeps_its_place()
    {
        var decision = InsertChoice.Decide(OutOfPaper(Live("c", Blocking + ",\"priority\":1"), Live("other")));
        Assert.Equal(["c"], decision.WaitsFor);
        Assert.Equal((Stage.Stock, Stage.Slot), (decision.Of("c").Stage, decision.Of("other").Stage));
    }

    [Fact]
    public void Nobody_waits_for_paper_that_would_not_go_in_anyway()
    {
        Assert.Empty(InsertChoice.Decide(OutOfPaper(Live("c", Blocking + ",\"holdoutPercent\":100"))).WaitsFor);
        Assert.Empty(InsertChoice.Decide(OutOfPaper(Live("c", Blocking), Live("better", "\"priority\":1"))).WaitsFor);
    }

    [Fact]
    public void A_substitute_stands_in_with_the_rank_and_the_reason_of_the_other()
    {
        var substitute = Live("plain", """ "when":{"field":"order.total","op":"<","value":0} """);
        var decision = InsertChoice.Decide(OutOfPaper(Live("c", Substituted + ",\"priority\":9"), substitute, Live("other", "\"priority\":5")));
        Assert.Equal(["plain"], decision.Inserts.Select(insert => insert.Campaign));
        Assert.Equal((Stage.Stock, Stage.Slot, null), (decision.Of("c").Stage, decision.Of("other").Stage, decision.Of("plain").Stage));
        Assert.Equal("c", decision.Of("plain").Facts["substituteFor"]);
    }

    [Fact]
    public void A_substitute_that_is_in_by_itself_goes_in_once()
    {
        var terms = new MerchantDocument { Slots = new SlotCapacity { Card = 3 } };
        var decision = InsertChoice.Decide(OutOfPaper(Live("c", Substituted), Live("plain")) with { Terms = terms });
        Assert.Equal(["plain"], decision.Inserts.Select(insert => insert.Campaign));
    }

    [Theory]
    [InlineData("\"holdoutPercent\":100")]
    [InlineData("\"caps\":{\"total\":1}")]
    public void What_protects_the_customer_binds_the_substitute_too(string members)
    {
        var never = ",\"when\":{\"field\":\"order.total\",\"op\":\"<\",\"value\":0}";
        var input = OutOfPaper(Live("c", Substituted), Live("plain", members + never)) with { TotalUses = new Dictionary<string, int> { ["plain"] = 1 } };
        Assert.Empty(InsertChoice.Decide(input).Inserts);
    }

    private const string Blocking = """ "stock":{"kind":"preprinted","sku":"F","whenOut":"block"} """;
    private const string Substituted = """ "stock":{"kind":"preprinted","sku":"F","whenOut":"substitute","substitute":"plain"} """;

    private static DecisionInput OutOfPaper(params Campaign[] campaigns) => Input(campaigns) with { Stock = new Dictionary<string, int>() };
}
