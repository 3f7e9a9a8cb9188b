using Fulfillment.LabelTemplates;
using Xunit;

namespace Fulfillment.Tests.Cards;

/// <summary>A template is known by what it says, not by how its JSON is spelled, and tells which personal data it prints.</summary>
public class CardTemplateIdentity
{
    [Fact]
    public void Order_of_members_white_space_and_trailing_zeros_do_not_change_the_hash()
    {
        var one = Press.Template("""{"code":"x","page":{"width":100,"height":50},"boxes":[{"box":"text","text":"あ","size":9}]}""");
        var other = Press.Template("""{ "boxes": [ {"size":9.0, "text":"\u3042", "box":"text"} ], "page":{"height":50.00,"width":1e2}, "code":"x" }""");
        var changed = Press.Template("""{"code":"x","page":{"width":100,"height":50},"boxes":[{"box":"text","text":"い","size":9}]}""");
        Assert.Equal(one.Hash, other.Hash);
        Assert.NotEqual(one.Hash, changed.Hash);
        Assert.Matches("^[0-9a-f]{64}$", one.Hash);
    }

    [Fact]
    public void Personal_data_is_what_the_texts_and_the_conditions_name()
    {
        var template = Press.Template("""
            {"code":"x","page":{"width":100,"height":50},"boxes":[
              {"box":"text","text":{"ja":"{{shipTo.prefecture}}","en":"{{order.orderNo}}"}},
              {"box":"stack","when":"customer.tier","boxes":[{"box":"qr","data":"{{qrUrl}}","width":20}]}]}
            """);
        Assert.Equal(["customer.tier", "shipTo.prefecture"], template.PersonalData);
        Assert.Empty(BuiltInTemplates.ByCode["cross-sell-flyer"].PersonalData);
        Assert.Contains("customer.name", BuiltInTemplates.ByCode["thank-you-card"].PersonalData);
    }
}
