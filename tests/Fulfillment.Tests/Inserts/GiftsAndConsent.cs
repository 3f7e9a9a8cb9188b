using Fulfillment.Server.Inserts;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Xunit;
using static Fulfillment.Tests.Inserts.Deciding;

namespace Fulfillment.Tests.Inserts;

/// <summary>Who asked for no inserts gets none but the papers of the order; a gift carries nothing of the buyer.</summary>
public sealed class GiftsAndConsent
{
    private const string Gift = """{"gift":true}""";
    private const string OptedOut = """{"customer":{"consent":{"inserts":false}}}""";

    [Theory]
    [InlineData("welcome", true)]
    [InlineData("loyal", true)]
    [InlineData("anniversary", true)]
    [InlineData("winback", true)]
    [InlineData("review", true)]
    [InlineData("crossSell", true)]
    [InlineData("transactional", false)]
    public void Every_message_but_the_transactional_one_is_promotional(string message, bool isPromotional)
    {
        var campaign = Live("c", $"\"message\":\"{message}\"");
        foreach (var order in new[] { Gift, OptedOut })
            Assert.Equal(isPromotional ? Stage.Consent : null, InsertChoice.Decide(Input(order, campaign)).Of("c").Stage);
        var control = Input(campaign) with { Terms = new MerchantDocument { ControlGroupPercent = 100 } };
        Assert.Equal(isPromotional ? Stage.Holdout : null, InsertChoice.Decide(control).Of("c").Stage);
    }

    [Theory]
    [InlineData("welcome", "false", false)]
    [InlineData("transactional", "true", true)]
    public void A_campaign_may_say_itself_what_a_gift_does(string message, string suppress, bool suppressed)
    {
        var campaign = Live("c", $"\"message\":\"{message}\",\"suppressForGift\":{suppress}");
        Assert.Equal(suppressed, InsertChoice.Decide(Input(Gift, campaign)).Inserts.Count == 0);
    }

    [Fact]
    public void Not_suppressing_for_gifts_is_no_way_around_an_opt_out() => Assert.Empty(
        InsertChoice.Decide(Input(OptedOut, Live("c", "\"suppressForGift\":false"))).Inserts);

    [Theory]
    [InlineData("山田 花子", "山田 花子", false)]
    [InlineData("山田 花子", "山田　花子", false)]
    [InlineData("山田花子", " 山田 花子 ", false)]
    [InlineData("ヤマダ ハナコ", "ﾔﾏﾀﾞ ﾊﾅｺ", false)]
    [InlineData("Ｈａｎａｋｏ Yamada", "HANAKO YAMADA", false)]
    [InlineData("山田 花子", "山田 太郎", true)]
    [InlineData("山田 花子", "", false)]
    public void Another_recipient_makes_it_a_gift(string buyer, string recipient, bool isGift)
    {
        var order = Json.Read<OrderDocument>($$$"""{"customer":{"name":"{{{buyer}}}"},"shipTo":{"name":"{{{recipient}}}"}}""");
        Assert.Equal(isGift, GiftRule.IsGift(order, new MerchantPolicies()));
        Assert.False(GiftRule.IsGift(order, new MerchantPolicies { GiftWhenNamesDiffer = false }));
    }

    [Fact]
    public void One_gift_or_one_opt_out_counts_for_the_merged_parcel()
    {
        foreach (var other in new[] { Gift, OptedOut })
        {
            var input = Input("{}", Live("c"));
            var merged = input with { Orders = [.. input.Orders, new("1002", Json.Read<OrderDocument>(other))] };
            Assert.Equal(Stage.Consent, InsertChoice.Decide(merged).Of("c").Stage);
        }
    }

    [Fact]
    public void A_rule_may_ask_whether_it_is_a_gift() => Assert.True(Holds(
        """{"field":"order.gift","op":"=","value":false}"""));
}
