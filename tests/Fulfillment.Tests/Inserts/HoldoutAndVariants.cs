using Fulfillment.Server.Inserts;
using Fulfillment.Server.Places;
using Xunit;
using static Fulfillment.Tests.Inserts.Deciding;

namespace Fulfillment.Tests.Inserts;

/// <summary>Chance that is none: drawn from who the customer is, the same for ever, and fair over many.</summary>
public sealed class HoldoutAndVariants
{
    private const int Customers = 20_000;

    [Theory]
    [InlineData("m1", "welcome", "customer:C-77", 991_901)]
    [InlineData("m1", "*", "customer:C-77", 622_641)]
    [InlineData("荷主", "welcome", "order:1001", 653_137)]
    public void The_draw_is_what_it_was_when_it_was_written_down(string merchant, string campaign, string customer, int bucket) =>
        Assert.Equal(bucket, Chance.Of(merchant, campaign, customer).Bucket);

    [Theory]
    [InlineData(10)]
    [InlineData(2.5)]
    [InlineData(50)]
    public void A_holdout_takes_its_share(double percent)
    {
        var held = Enumerable.Range(0, Customers).Count(n => Chance.Of("m1", "welcome", $"customer:{n}").IsWithin((decimal)percent));
        AssertShare(percent / 100, held, Customers);
    }

    [Fact]
    public void Nothing_and_everything_are_exact()
    {
        Assert.DoesNotContain(Enumerable.Range(0, Customers), n => Chance.Of("m", "c", $"{n}").IsWithin(0));
        Assert.All(Enumerable.Range(0, Customers), n => Assert.True(Chance.Of("m", "c", $"{n}").IsWithin(100)));
    }

    [Fact]
    public void Campaigns_and_merchants_draw_independently()
    {
        var both = Enumerable.Range(0, Customers).Count(n => Chance.Of("m1", "a", $"{n}").IsWithin(20) && Chance.Of("m1", "b", $"{n}").IsWithin(20));
        AssertShare(0.04, both, Customers);
        var merchants = Enumerable.Range(0, Customers).Count(n => Chance.Of("m1", "a", $"{n}").IsWithin(20) && Chance.Of("m2", "a", $"{n}").IsWithin(20));
        AssertShare(0.04, merchants, Customers);
    }

    [Fact]
    public void Variants_take_their_weights_also_among_those_who_are_not_held_out()
    {
        CampaignVariant[] variants = [new() { Key = "a", Weight = 1 }, new() { Key = "b", Weight = 0 }, new() { Key = "c", Weight = 3 }];
        var shown = Enumerable.Range(0, Customers).Select(n => Chance.Of("m1", "welcome", $"customer:{n}")).Where(chance => !chance.IsWithin(50)).ToArray();
        var picked = shown.CountBy(chance => chance.Pick(variants)!.Key).ToDictionary();
        Assert.DoesNotContain("b", picked.Keys);
        AssertShare(0.25, picked["a"], shown.Length);
    }

    [Fact]
    public void Without_variants_none_is_picked() => Assert.Null(
        InsertChoice.Decide(Input(Live("c"))).Inserts.Single().Variant);

    [Fact]
    public void A_customer_stays_held_out_whatever_is_ordered()
    {
        var campaign = Live("c", "\"holdoutPercent\":50");
        for (var n = 0; n < 50; n++)
        {
            var outcomes = new[] { "1", "2", "3" }.Select(total =>
                InsertChoice.Decide(Input($$$"""{"customer":{"ref":"{{{n}}}"},"total":{{{total}}}}""", campaign)).Inserts.Count);
            Assert.Single(outcomes.Distinct());
        }
    }

    [Fact]
    public void Without_a_reference_the_order_number_draws()
    {
        var input = Input("{}", Live("c", "\"holdoutPercent\":50"));
        var outcomes = Enumerable.Range(0, 50).Select(n =>
            InsertChoice.Decide(input with { Orders = [new($"{n}", new())] }).Inserts.Count);
        Assert.Equal([0, 1], outcomes.Distinct().Order());
    }

    [Fact]
    public void The_control_group_is_one_group_for_all_campaigns()
    {
        var terms = new MerchantDocument { ControlGroupPercent = 50, Slots = new SlotCapacity { Card = 2 } };
        for (var n = 0; n < 50; n++)
        {
            var input = Input($$$"""{"customer":{"ref":"{{{n}}}"}}""", Live("a"), Live("b")) with { Terms = terms };
            Assert.Contains(InsertChoice.Decide(input).Inserts.Count, new[] { 0, 2 });
        }
    }

    /// <summary>Within five standard deviations: a fair draw of fixed customers passes for ever, a skewed one does not.</summary>
    private static void AssertShare(double share, int found, int of)
    {
        var deviation = Math.Sqrt(of * share * (1 - share));
        Assert.InRange(found, (of * share) - (5 * deviation), (of * share) + (5 * deviation));
    }
}
