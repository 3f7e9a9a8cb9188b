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
        Assert.Equal(["customer.tier", "shipTo.prefecture"], template.PersonalFields);
        Assert.Equal([PersonalDatum.Address, PersonalDatum.MemberGroup], template.PersonalData);
    }

    [Theory]
    [InlineData("customer.name", PersonalDatum.RecipientName)]
    [InlineData("shipTo.honorific", PersonalDatum.RecipientName)]
    [InlineData("shipTo.postalCode", PersonalDatum.Address)]
    [InlineData("customer.tags", PersonalDatum.MemberGroup)]
    [InlineData("customer.pointsToNextTier", PersonalDatum.Points)]
    [InlineData("customer.birthMonth", PersonalDatum.Birthday)]
    [InlineData("customer.dates.petBirthday", PersonalDatum.Anniversary)]
    [InlineData("customer.lastOrderedOn", PersonalDatum.PurchaseHistory)]
    [InlineData("order.total", PersonalDatum.OrderContents)]
    [InlineData("lines", PersonalDatum.OrderContents)]
    [InlineData("customer.shoeSize", PersonalDatum.Other)]
    public void Each_member_of_the_data_is_the_kind_it_is(string member, PersonalDatum kind)
    {
        string[] boxes =
        [
            """{"box":"text","text":"{{#if MEMBER}}x{{/if}}"}""".Replace("MEMBER", member, StringComparison.Ordinal), $$"""{"box":"rule","when":"{{member}}"}""", $$"""{"box":"rule","when":"!{{member}}"}""",
            $$"""{"box":"repeat","over":"{{member}}","item":{"box":"rule"} }""",
        ];
        foreach (var box in boxes)
            Assert.Equal([kind], Press.Template($$"""{"code":"x","page":{"width":100,"height":50},"boxes":[{{box}}]}""").PersonalData);
    }

    [Fact]
    public void Every_built_in_template_declares_what_it_says_of_a_person_and_its_texts_in_both_languages()
    {
        foreach (var template in BuiltInTemplates.ByCode.Values)
        {
            using var json = System.Text.Json.JsonDocument.Parse(BuiltInTemplates.Json(template.Code));
            Assert.True(json.RootElement.TryGetProperty("personalData", out _), template.Code);
            foreach (var text in json.RootElement.GetProperty("content").EnumerateObject())
                Assert.Equal(["ja", "en"], text.Value.EnumerateObject().Select(language => language.Name));
            Assert.NotEqual(template.NameIn("ja"), template.NameIn("en"));
        }
    }
}
