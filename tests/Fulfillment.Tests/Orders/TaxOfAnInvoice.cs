using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;
using Xunit;

namespace Fulfillment.Tests.Orders;

/// <summary>The summary of a qualified invoice: per rate what is paid and the tax in it, rounded once.</summary>
public class TaxOfAnInvoice
{
    [Fact]
    public void Tax_is_rounded_once_per_rate_and_never_per_line()
    {
        // Rounded line by line the ten would lose 0.09 yen each time: 100 instead of 99 yen contain 9.
        TaxedAmount[] lines = [.. Enumerable.Repeat(new TaxedAmount(101, 10), 10)];
        Assert.Equal([new TaxAtRate(10, 1010, 91)], TaxSummary.Of(lines, "JPY", TaxRounding.Down));
        Assert.Equal(90, lines.Sum(line => decimal.Floor(line.Amount * 10 / 110)));
    }

    [Theory]
    [InlineData(nameof(TaxRounding.Down), 79, 109)]
    [InlineData(nameof(TaxRounding.HalfUp), 80, 110)]
    [InlineData(nameof(TaxRounding.Up), 80, 110)]
    public void Two_rates_are_told_apart_and_rounded_the_sellers_way(string rounding, int atEight, int atTen)
    {
        // 1079 × 8/108 = 79.93, 1207 × 10/110 = 109.73
        var summary = TaxSummary.Of([new(1000, 8), new(1099, 10), new(79, 8), new(108, 10)], "JPY", Enum.Parse<TaxRounding>(rounding));
        Assert.Equal([new TaxAtRate(8, 1079, atEight), new TaxAtRate(10, 1207, atTen)], summary);
    }

    [Theory]
    [InlineData(nameof(TaxRounding.Down), 9)]
    [InlineData(nameof(TaxRounding.HalfUp), 9)]
    [InlineData(nameof(TaxRounding.Up), 10)]
    public void A_fraction_below_one_half_rises_only_where_the_seller_rounds_up(string rounding, int tax) =>
        Assert.Equal(tax, TaxSummary.Of([new(100, 10)], "JPY", Enum.Parse<TaxRounding>(rounding))!.Single().Tax);

    [Fact]
    public void Exactly_one_half_rises_when_the_seller_rounds_half_up()
    {
        // 137.5 × 10/110 = 12.5
        Assert.Equal(13, TaxSummary.Of([new(137.5m, 10)], "JPY", TaxRounding.HalfUp)!.Single().Tax);
        Assert.Equal(12, TaxSummary.Of([new(137.5m, 10)], "JPY", TaxRounding.Down)!.Single().Tax);
    }

    [Fact]
    public void Postage_counts_at_its_rate_and_a_discount_on_the_whole_falls_on_all_rates()
    {
        // The demo order: goods 4104 at 8 % and 3740 at 10 %, postage 580 at 10 %, 300 off: 146.15 and 153.85 become 146 and 154.
        var summary = TaxSummary.Of([new(3240, 8), new(864, 8), new(3740, 10), new(580, 10), new(-300, null)], "JPY", TaxRounding.Down);
        Assert.Equal([new TaxAtRate(8, 3958, 293), new TaxAtRate(10, 4166, 378)], summary);
    }

    [Fact]
    public void A_discount_on_goods_of_one_rate_stays_with_that_rate() =>
        Assert.Equal([new TaxAtRate(8, 980, 72), new TaxAtRate(10, 1100, 100)], TaxSummary.Of([new(1080, 8), new(1100, 10), new(-100, 8)], "JPY", TaxRounding.Down));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(299)]
    [InlineData(2999)]
    [InlineData(3000)]
    public void What_is_paid_adds_up_to_the_last_yen_whatever_the_discount(int discount)
    {
        var summary = TaxSummary.Of([new(1000, 0), new(1000, 8), new(1000, 10), new(-discount, null)], "JPY", TaxRounding.Down)!;
        Assert.Equal(3000 - discount, summary.Sum(rate => rate.Taxable));
        Assert.All(summary, rate => Assert.Equal(decimal.Floor(rate.Taxable), rate.Taxable));
    }

    [Fact]
    public void Without_a_rate_for_everything_there_is_no_summary() =>
        Assert.Null(TaxSummary.Of([new(1080, 8), new(580, null)], "JPY", TaxRounding.Down));

    [Fact]
    public void A_discount_larger_than_the_goods_is_no_invoice() =>
        Assert.Null(TaxSummary.Of([new(1000, 8), new(-1001, null)], "JPY", TaxRounding.Down));

    [Fact]
    public void Other_currencies_round_to_their_cent() =>
        Assert.Equal([new TaxAtRate(10, 12.50m, 1.14m)], TaxSummary.Of([new(12.50m, 10)], "EUR", TaxRounding.Up));

    [Fact]
    public void Tax_free_goods_are_a_rate_of_their_own() =>
        Assert.Equal([new TaxAtRate(0, 500, 0), new TaxAtRate(10, 110, 10)], TaxSummary.Of([new(110, 10), new(500, 0)], "JPY", TaxRounding.Down));
}
