using Fulfillment.LabelTemplates;
using Fulfillment.LabelTemplates.Fonts;
using Xunit;

namespace Fulfillment.Tests.Cards;

/// <summary>Templates with mistakes, and templates made to do harm: each is refused with the member named, none reaches out, none throws.</summary>
public class TemplatesThatAreRefused
{
    [Theory]
    [InlineData("""{"box":"text","text":"a","sise":9}""", "cards/unknown-member", "boxes[0].sise", "size")]
    [InlineData("""{"box":"text","text":"a","size":900}""", "cards/bad-member", "boxes[0].size", "200")]
    [InlineData("""{"box":"text","text":"a","font":"serif"}""", "cards/bad-member", "boxes[0].font", "mincho")]
    [InlineData("""{"box":"text","text":"a","color":"red"}""", "cards/bad-member", "boxes[0].color", "#rrggbb")]
    [InlineData("""{"box":"video"}""", "cards/bad-member", "boxes[0].box", "video")]
    [InlineData("""{"box":"text","text":{"ja":"a","fr":"b"}}""", "cards/unknown-member", "boxes[0].text.fr", "fr")]
    [InlineData("""{"box":"text","text":"{{custmer.name}}"}""", "cards/unknown-placeholder", "boxes[0].text", "customer")]
    [InlineData("""{"box":"text","text":"{{lookup merchant 'name'}}"}""", "cards/unsupported-placeholder", "boxes[0].text", "lookup")]
    [InlineData("""{"box":"text","text":"{{{merchant.name}}}"}""", "cards/unsupported-placeholder", "boxes[0].text", "{")]
    [InlineData("""{"box":"text","text":"{{#each lines}}x{{/each}}"}""", "cards/unsupported-placeholder", "boxes[0].text", "each")]
    [InlineData("""{"box":"text","text":"{{#if reprint}}x"}""", "cards/unsupported-placeholder", "boxes[0].text", "if")]
    [InlineData("""{"box":"text","text":"{{> partial}}"}""", "cards/unsupported-placeholder", "boxes[0].text", "partial")]
    [InlineData("""{"box":"text","text":"{{merchant.name.GetType.Assembly}}","when":"merchant.[x]"}""", "cards/bad-member", "boxes[0].when", "member")]
    [InlineData("""{"box":"code128","data":"{{code}}","module":0.1}""", "cards/bad-member", "boxes[0].module", "0.25")]
    [InlineData("""{"box":"repeat","over":"lines","as":"line"}""", "cards/bad-member", "boxes[0].item", "required")]
    [InlineData("""{"box":"frame","boxes":7}""", "cards/bad-member", "boxes[0].boxes", "list")]
    public void When_it_is_read(string box, string code, string field, string says)
    {
        var refusal = CardTemplate.Parse(Sheet(box)).Refusal;
        Assert.NotNull(refusal);
        Assert.Equal((code, field), (refusal.Code, refusal.Field));
        Assert.Contains(says, refusal.SaysEn);
        Assert.NotEqual(refusal.SaysEn, refusal.SaysJa);
    }

    [Theory]
    [InlineData("""{"box":"text","text":"{{customer.nmae}}"}""", "cards/unknown-placeholder", "customer.nmae")]
    [InlineData("""{"box":"text","text":"{{merchant.name.GetType}}"}""", "cards/unknown-placeholder", "merchant.name.GetType")]
    [InlineData("""{"box":"text","text":"{{lines}}"}""", "cards/unknown-placeholder", "lines")]
    [InlineData("""{"box":"image","source":"/etc/passwd","width":20}""", "cards/no-such-image", "boxes[0]")]
    [InlineData("""{"box":"image","source":"../leaf","width":20}""", "cards/no-such-image", "boxes[0]")]
    [InlineData("""{"box":"text","text":"{{merchant.name}}","size":40,"width":20,"maxLines":1}""", "cards/does-not-fit", "merchant.name")]
    [InlineData("""{"box":"code128","data":"{{merchant.name}}"}""", "cards/not-encodable", "merchant.name")]
    [InlineData("""{"box":"code128","data":"{{code}}{{code}}{{code}}","width":50}""", "cards/code-too-small", "code")]
    [InlineData("""{"box":"qr","data":"{{qrUrl}}","width":8}""", "cards/code-too-small", "qrUrl")]
    [InlineData("""{"box":"stack","height":10,"boxes":[{"box":"text","text":"{{merchant.name}}","size":60}]}""", "cards/does-not-fit", "merchant.name")]
    public void When_it_is_set(string box, string code, string field)
    {
        var refusal = Press.Refused(Press.Template(Sheet(box)), Press.Demo("ja"));
        Assert.Equal((code, field), (refusal.Code, refusal.Field));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"code":"../x","page":{"width":100,"height":100}}""")]
    [InlineData("""{"code":"x","page":{"width":1e9,"height":100}}""")]
    [InlineData("""{"code":"x","page":{"width":100,"height":100},"boxes":[{"box":"text","text":"\ud800"}]}""")]
    public void When_it_is_no_template_at_all(string json) => Assert.NotNull(CardTemplate.Parse(json).Refusal);

    [Fact]
    public void When_it_is_nested_to_exhaust_the_stack()
    {
        var box = string.Concat(Enumerable.Repeat("""{"box":"stack","boxes":[""", 30)) + string.Concat(Enumerable.Repeat("]}", 30));
        Assert.NotNull(CardTemplate.Parse(Sheet(box)).Refusal);
    }

    [Fact]
    public void When_its_repeats_multiply_without_end()
    {
        var box = """{"box":"rule","width":1}""";
        for (var i = 0; i < 6; i++) box = $$"""{"box":"repeat","over":"lines","as":"line","item":{{box}}}""";
        var data = Press.Demo("ja");
        data["lines"] = new System.Text.Json.Nodes.JsonArray([.. Enumerable.Range(0, 100).Select(i => (System.Text.Json.Nodes.JsonNode)i)]);
        Assert.Equal("cards/too-many-boxes", Press.Refused(Press.Template(Sheet(box)), data).Code);
    }

    [Fact]
    public void A_placeholder_that_is_only_sometimes_there_is_fine_inside_its_condition()
    {
        var template = Press.Template(Sheet("""{"box":"text","text":"{{order.coupon}}","when":"order.coupon"}, {"box":"text","text":"{{code}}{{#if order.coupon}} {{order.coupon}}{{/if}}"}"""));
        Assert.Contains("K7Q2M9XA4T", Press.Text(Press.Print(template, Press.Demo("ja"))));
    }

    [Fact]
    public void A_text_the_template_does_not_declare_is_refused_with_the_nearest_it_has()
    {
        var refusal = CardTemplate.Parse("""{"code":"x","page":{"width":100,"height":100},"content":{"headline":"a","body":"b"},"boxes":[{"box":"text","text":"{{content.headlin}}"}]}""").Refusal!;
        Assert.Equal(("cards/unknown-content", "boxes[0].text"), (refusal.Code, refusal.Field));
        Assert.Contains("\"headline\"", refusal.SaysEn);
    }

    [Theory]
    [InlineData("[]", "not declared: recipientName, birthday")]
    [InlineData("""["recipientName"]""", "not declared: birthday")]
    [InlineData("""["birthday","recipientName","points"]""", "declared and not named: points")]
    [InlineData("""["birthday","name"]""", "a kind of personal data is one of")]
    public void A_declaration_of_personal_data_that_is_not_what_the_texts_name_is_refused_with_the_difference(string declared, string says)
    {
        const string boxes = """[{"box":"text","text":"{{customer.name}}"},{"box":"rule","when":"customer.birthMonth"}]""";
        var refusal = CardTemplate.Parse($$"""{"code":"x","page":{"width":100,"height":100},"personalData":{{declared}},"boxes":{{boxes}}}""").Refusal!;
        Assert.Contains(says, refusal.SaysEn);
        Assert.StartsWith("personalData", refusal.Field);
        Assert.Null(CardTemplate.Parse($$"""{"code":"x","page":{"width":100,"height":100},"personalData":["birthday","recipientName"],"boxes":{{boxes}}}""").Refusal);
    }

    [Fact]
    public void Data_is_never_read_as_a_template()
    {
        var data = Press.Demo("en");
        data["customer"]!["name"] = "{{merchant.siteUrl}} <b>&amp;";
        Assert.Contains("{{merchant.siteUrl}} <b>&amp;", Press.Text(Press.Print(BuiltInTemplates.ByCode["review-qr-card"], data)));
    }

    [Fact]
    public void A_machine_without_fonts_says_so()
    {
        var setter = new CardSetter(FontLibrary.Load(["/no/such/directory"]));
        Assert.Equal("cards/no-font", setter.Layout(BuiltInTemplates.ByCode["thank-you-card"], Press.Data(Press.Demo("ja")), _ => null).Refusal?.Code);
    }

    private static string Sheet(string box) => $$"""{"code":"x","page":{"width":100,"height":100},"boxes":[{{box}}]}""";
}
