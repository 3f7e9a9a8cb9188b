using System.Text;
using Fulfillment.Server.Inserts;
using Xunit;
using static Fulfillment.Tests.Inserts.Deciding;

namespace Fulfillment.Tests.Inserts;

/// <summary>A rule that cannot mean what it says is refused when it is saved, by the path of the member that is wrong.</summary>
public sealed class ConditionsThatAreRefused
{
    [Theory]
    [InlineData("""{"field":"customer.orderCount","op":"=","value":1,"comment":"x"}""", "inserts/unknown-member", "when.comment")]
    [InlineData("""{"all":[{"field":"order.total","op":">","value":1},{"fied":"x"}]}""", "inserts/unknown-member", "when.all[1].fied")]
    [InlineData("""{"all":[],"any":[]}""", "inserts/unknown-member", "when.any")]
    [InlineData("""{"not":{"field":"order.total","op":"=","value":1},"op":"="}""", "inserts/unknown-member", "when.op")]
    [InlineData("""{"all":[{"field":"order.total","op":"=","value":1},{"field":"order.totl","op":"=","value":1}]}""", "inserts/unknown-field", "when.all[1].field")]
    [InlineData("""{"field":7,"op":"=","value":1}""", "inserts/unknown-field", "when.field")]
    [InlineData("""{"any":[{"not":{"field":"order.total","op":"==","value":1}}]}""", "inserts/unknown-operator", "when.any[0].not.op")]
    [InlineData("""{"field":"order.total","value":1}""", "inserts/unknown-operator", "when.op")]
    [InlineData("""{"field":"order.total","op":"="}""", "inserts/wrong-value", "when.value")]
    [InlineData("""{"field":"line.sku","op":"=","value":"x"}""", "inserts/field-needs-line", "when.field")]
    [InlineData("""{"anyLine":{"anyLine":{"field":"line.sku","op":"=","value":"x"}}}""", "inserts/lines-within-lines", "when.anyLine.anyLine")]
    [InlineData("""{"anyLine":{"all":[{"countLines":{},"op":"=","value":1}]}}""", "inserts/lines-within-lines", "when.anyLine.all[0].countLines")]
    [InlineData("""{"countLines":{"field":"line.sku","op":"=","value":"x"},"op":"contains","value":1}""", "inserts/operator-does-not-fit", "when.op")]
    [InlineData("""{"countLines":{"field":"line.sku","op":"=","value":"x"},"op":">","value":"1"}""", "inserts/wrong-value", "when.value")]
    [InlineData("""{"sumLines":"line.sku","op":">","value":1}""", "inserts/unknown-field", "when.sumLines")]
    [InlineData("""{"sumLines":"line.quantity","where":{"field":"line.sk","op":"=","value":"x"},"op":">","value":1}""", "inserts/unknown-field", "when.where.field")]
    [InlineData("""{"sumLines":"line.quantity","were":{},"op":">","value":1}""", "inserts/unknown-member", "when.were")]
    [InlineData("""{"noLine":{"field":"line.sku","op":"="}}""", "inserts/wrong-value", "when.noLine.value")]
    [InlineData("""{"all":{}}""", "inserts/not-a-list", "when.all")]
    [InlineData("""{"all":[true]}""", "inserts/not-a-condition", "when.all[0]")]
    [InlineData("""{}""", "inserts/not-a-condition", "when")]
    [InlineData("""{"op":"="}""", "inserts/not-a-condition", "when")]
    [InlineData("\"x\"", "inserts/not-a-condition", "when")]
    [InlineData("[]", "inserts/not-a-condition", "when")]
    public void By_the_member_that_is_wrong(string condition, string code, string field)
    {
        var refusal = Refused(condition);
        Assert.Equal((code, field, 422), (refusal.Code, refusal.Field, refusal.Status));
        Assert.NotEqual("", refusal.Says.Ja);
        Assert.NotEqual(refusal.Says.Ja, refusal.Says.En);
    }

    [Fact]
    public void A_path_begins_where_the_campaign_stands_in_the_request()
    {
        using var json = System.Text.Json.JsonDocument.Parse("""{"when":{"field":"x","op":"=","value":1}}""");
        Assert.Equal("campaigns[3].when.field", CampaignReader.Read("c", json.RootElement, "campaigns[3].").Refusal!.Field);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"when\":")]
    [InlineData("{\"priority\":1,}")]
    [InlineData("{\"priority\":1,\"priority\":2}")]
    [InlineData("{\"when\":{\"field\":\"order.total\",\"op\":\"=\",\"value\":1,\"value\":2}}")]
    [InlineData("{\"priority\":NaN}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"name\":{\"ja\":\"\\ud800\",\"en\":\"x\"}}")]
    [InlineData("{\"when\":{\"field\":\"customer.tier\",\"op\":\"=\",\"value\":\"\\ud800\"}}")]
    public void What_is_no_JSON_of_a_campaign_is_malformed(string text) =>
        Assert.Equal(400, CampaignReader.Read("c", Encoding.UTF8.GetBytes(text)).Refusal?.Status);

    [Fact]
    public void Bytes_that_are_no_text_are_malformed() =>
        Assert.Equal(400, CampaignReader.Read("c", new byte[] { 0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d }).Refusal?.Status);

    [Fact]
    public void The_deepest_allowed_nesting_is_understood_and_one_more_is_refused()
    {
        Assert.True(Holds(Nested(Server.Inserts.Conditions.ConditionReader.MaxDepth)));
        var refusal = Refused(Nested(Server.Inserts.Conditions.ConditionReader.MaxDepth + 1));
        Assert.Equal(("inserts/condition-too-deep", 422), (refusal.Code, refusal.Status));
    }

    [Fact]
    public void Nesting_without_end_is_refused_before_it_costs_anything()
    {
        var bottomless = string.Concat(Enumerable.Repeat("{\"not\":", 20_000));
        Assert.Equal(400, CampaignReader.Read("c", Encoding.UTF8.GetBytes("{\"when\":" + bottomless)).Refusal?.Status);
    }

    [Fact]
    public void As_many_parts_as_allowed_are_understood_and_one_more_is_refused()
    {
        Assert.True(Holds(Wide(Server.Inserts.Conditions.ConditionReader.MaxParts - 1)));
        Assert.Equal("inserts/condition-too-large", Refused(Wide(Server.Inserts.Conditions.ConditionReader.MaxParts)).Code);
    }

    [Fact]
    public void As_many_values_as_allowed_are_understood_and_one_more_is_refused()
    {
        Assert.True(Holds(Listed(Server.Inserts.Conditions.ConditionReader.MaxValues)));
        Assert.Equal("inserts/too-many-values", Refused(Listed(Server.Inserts.Conditions.ConditionReader.MaxValues + 1)).Code);
    }

    [Fact]
    public void A_campaign_beyond_its_size_is_refused_unread()
    {
        var text = "{\"link\":\"https://x/" + new string('x', CampaignReader.MaxBytes) + "\"}";
        Assert.Equal("inserts/too-large", CampaignReader.Read("c", Encoding.UTF8.GetBytes(text)).Refusal?.Code);
    }

    [Fact]
    public void A_refusal_quotes_no_more_than_a_line_of_what_was_sent()
    {
        var refusal = Refused($$"""{"field":"order.total","op":"{{new string('x', 5_000)}}","value":1}""");
        Assert.InRange(refusal.Says.En.Length, 1, 300);
    }

    private static string Nested(int levels) =>
        string.Concat(Enumerable.Repeat("{\"all\":[", levels - 1)) + """{"field":"order.total","op":">","value":0}""" + string.Concat(Enumerable.Repeat("]}", levels - 1));

    private static string Wide(int parts) =>
        "{\"all\":[" + string.Join(",", Enumerable.Repeat("""{"field":"order.total","op":">","value":0}""", parts)) + "]}";

    private static string Listed(int values) =>
        $$"""{"field":"customer.orderCount","op":"in","value":[{{string.Join(",", Enumerable.Range(1, values))}}]}""";
}
