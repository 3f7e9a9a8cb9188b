using System.Text;
using Fulfillment.Server.Inserts;
using Xunit;
using static Fulfillment.Tests.Inserts.Deciding;

namespace Fulfillment.Tests.Inserts;

/// <summary>What a campaign may not say, each by its member; and what it may leave out.</summary>
public sealed class CampaignsThatAreRefused
{
    [Theory]
    [InlineData("""{"status":"on"}""", 400, "status")]
    [InlineData("""{"status":1}""", 400, "status")]
    [InlineData("""{"message":"loyalty"}""", 400, "message")]
    [InlineData("""{"slot":"box"}""", 400, "slot")]
    [InlineData("""{"priority":"high"}""", 400, "priority")]
    [InlineData("""{"priority":1.5}""", 400, "priority")]
    [InlineData("""{"window":{"from":"2026-02-30"}}""", 400, "window.from")]
    [InlineData("""{"variants":[{"key":"a","weight":"much"}]}""", 400, "variants[0].weight")]
    [InlineData("""{"variants":{}}""", 400, "variants")]
    [InlineData("""{"variants":[{"key":"a","weight":1,"content":"x"}]}""", 400, "variants[0].content")]
    [InlineData("""{"copies":"many"}""", 400, "copies")]
    [InlineData("""{"template":"a b"}""", 400, "template")]
    [InlineData("""{"status":"live"}""", 422, "template")]
    [InlineData("""{"link":"javascript:alert(1)"}""", 422, "link")]
    [InlineData("""{"link":"/review"}""", 422, "link")]
    [InlineData("""{"window":{"from":"2026-12-01","to":"2026-11-30"}}""", 422, "window.to")]
    [InlineData("""{"holdoutPercent":101}""", 422, "holdoutPercent")]
    [InlineData("""{"holdoutPercent":-1}""", 422, "holdoutPercent")]
    [InlineData("""{"caps":{"perCustomer":0}}""", 422, "caps.perCustomer")]
    [InlineData("""{"caps":{"total":-1}}""", 422, "caps.total")]
    [InlineData("""{"caps":{"perCustomerPeriod":{"days":0,"count":1}}}""", 422, "caps.perCustomerPeriod.days")]
    [InlineData("""{"caps":{"perCustomerPeriod":{"days":30}}}""", 422, "caps.perCustomerPeriod.count")]
    [InlineData("""{"variants":[{"key":"a","weight":1},{"key":"a","weight":1}]}""", 422, "variants[1].key")]
    [InlineData("""{"variants":[{"weight":1}]}""", 422, "variants[0].key")]
    [InlineData("""{"variants":[{"key":"a","weight":-1}]}""", 422, "variants[0].weight")]
    [InlineData("""{"variants":[{"key":"a"}]}""", 422, "variants")]
    [InlineData("""{"copies":0}""", 422, "copies")]
    [InlineData("""{"copies":101}""", 422, "copies")]
    [InlineData("""{"copies":{"sumLines":"line.amount"}}""", 422, "copies.sumLines")]
    [InlineData("""{"copies":{"sumLines":"line.quantity","max":0}}""", 422, "copies.max")]
    [InlineData("""{"copies":{"sumLines":"line.quantity","most":3}}""", 422, "copies.most")]
    [InlineData("""{"copies":{"sumLines":"line.quantity","where":{"field":"line.colour","op":"=","value":"x"}}}""", 422, "copies.where.field")]
    [InlineData("""{"stock":{"kind":"preprinted"}}""", 422, "stock.sku")]
    [InlineData("""{"stock":{"kind":"preprinted","sku":"F","whenOut":"substitute"}}""", 422, "stock.substitute")]
    [InlineData("""{"stock":{"kind":"preprinted","sku":"F","whenOut":"substitute","substitute":"c"}}""", 422, "stock.substitute")]
    [InlineData("""{"grams":-1}""", 422, "grams")]
    [InlineData("""{"thicknessMm":-0.1}""", 422, "thicknessMm")]
    public void By_its_member(string json, int status, string field)
    {
        var refusal = CampaignReader.Read("c", Encoding.UTF8.GetBytes(json)).Refusal;
        Assert.Equal((status, field), (refusal?.Status, refusal?.Field));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("はじめて")]
    [InlineData("a\n")]
    public void A_code_is_of_few_characters(string code) =>
        Assert.Equal("inserts/not-a-code", CampaignReader.Read(code, "{}"u8.ToArray()).Refusal?.Code);

    [Fact]
    public void Absent_and_null_take_the_defaults()
    {
        foreach (var json in new[] { "{}", """{"status":null,"caps":null,"variants":null,"stock":null,"copies":null,"when":null,"window":null,"name":null,"priority":null,"proof":null}""" })
        {
            var campaign = Campaign("c", json);
            Assert.Equal(
                (CampaignStatus.Draft, CampaignMessage.Welcome, InsertSlot.Card, InsertProof.Unique, StockKind.Printed, 0),
                (campaign.Document.Status, campaign.Document.Message, campaign.Document.Slot, campaign.Document.Proof, campaign.Document.Stock.Kind, campaign.Document.Priority));
            Assert.Equal("c", campaign.Name.Ja);
        }
    }

    [Fact]
    public void Unknown_members_outside_conditions_are_let_pass() => Assert.Null(
        CampaignReader.Read("c", """{"owner":"CRM","window":{"note":"x"}}"""u8.ToArray()).Refusal);

    [Fact]
    public void The_example_of_the_contract_is_understood()
    {
        var campaign = Campaign("welcome", """
            { "name":{"ja":"はじめての方へ","en":"Welcome"}, "status":"live", "message":"welcome",
              "goal":"none", "link":"https://example.com/", "slot":"card", "template":"thank-you-card", "priority":100,
              "window":{"by":"packed","from":"2026-11-01","to":"2026-12-31"},
              "when":{"all":[{"field":"customer.orderCount","op":"=","value":1},
                             {"any":[{"field":"order.total","op":">=","value":10000},{"anyLine":{"field":"line.category","op":"=","value":"tea"}}]},
                             {"not":{"field":"customer.tags","op":"contains","value":"wholesale"}}]},
              "caps":{"perCustomer":1,"perCustomerPeriod":{"days":30,"count":1},"total":20},
              "holdoutPercent":0, "variants":[{"key":"a","weight":50,"content":{"headline":{"ja":"ありがとうございます","en":"Thank you"}}},{"key":"b","weight":50,"content":{}}],
              "proof":"unique", "copies":1, "stock":{"kind":"printed"}, "grams":4, "thicknessMm":0.3, "suppressForGift":true }
            """);
        var decision = InsertChoice.Decide(Input(Order.Replace("\"orderCount\":3", "\"orderCount\":1"), campaign));
        var insert = decision.Inserts.Single();
        Assert.Equal(("welcome", InsertSlot.Card, "thank-you-card"), (insert.Campaign, insert.Slot, insert.Template));
        Assert.Contains(insert.Variant, new[] { "a", "b" });
    }
}
