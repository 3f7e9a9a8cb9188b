using Fulfillment.LabelTemplates;
using Xunit;

namespace Fulfillment.Tests.Cards.Codes;

/// <summary>A code that could not be scanned, or would say something wrong, is refused when the template is saved or the card is set, with the place named.</summary>
public class CodesThatAreRefused
{
    [Theory]
    [InlineData("""{"box":"ean13","data":"4901234567890"}""", "boxes[0].data", "4, not 0")]
    [InlineData("""{"box":"ean13","data":"490123456789"}""", "boxes[0].data", "12 digits and needs 13")]
    [InlineData("""{"box":"ean13","data":"49012345678A4"}""", "boxes[0].data", "no digit")]
    [InlineData("""{"box":"itf14","data":"14901234567890"}""", "boxes[0].data", "1, not 0")]
    [InlineData("""{"box":"codabar","data":"12*4"}""", "boxes[0].data", "\"*\"")]
    [InlineData("""{"box":"codabar","data":"A123A"}""", "boxes[0].data", "\"A\"")]
    [InlineData("""{"box":"code128","data":"茶"}""", "boxes[0].data", "ASCII")]
    [InlineData("""{"box":"code128","data":""}""", "boxes[0].data", "empty")]
    [InlineData("""{"box":"gs1-128","data":"0104901234567894"}""", "boxes[0].data", "brackets")]
    [InlineData("""{"box":"gs1-128","data":"(01)04901234567890"}""", "boxes[0].data", "(01): its check digit is 4")]
    [InlineData("""{"box":"gs1-128","data":"(01)4901234567894"}""", "boxes[0].data", "(01) takes 14 digits")]
    [InlineData("""{"box":"gs1-128","data":"(10)LOT 7"}""", "boxes[0].data", "\" \"")]
    [InlineData("""{"box":"gs1-128","data":"(21)12345678901234567890(10)12345678901234567890(22)12345678"}""", "boxes[0].data", "48")]
    [InlineData("""{"box":"gs1-datamatrix","data":"(1)7"}""", "boxes[0].data", "2 to 4 digits")]
    [InlineData("""{"box":"datamatrix","data":"茶"}""", "boxes[0].data", "QR")]
    [InlineData("""{"box":"japan-post","postalCode":"530-001","address":"梅田1-1"}""", "boxes[0].address", "seven digits")]
    [InlineData("""{"box":"ean13","data":{"ja":"4901234567894","en":"4901234567890"}}""", "boxes[0].data", "4, not 0")]
    public void When_the_template_is_read(string box, string field, string says)
    {
        var refusal = CardTemplate.Parse(Sheet(box)).Refusal;
        Assert.NotNull(refusal);
        Assert.Equal(("cards/not-encodable", field), (refusal.Code, refusal.Field));
        Assert.Contains(says, refusal.SaysEn);
        Assert.NotEqual(refusal.SaysEn, refusal.SaysJa);
    }

    [Theory]
    [InlineData("""{"box":"codabar","data":"1","start":"E"}""", "boxes[0].start")]
    [InlineData("""{"box":"itf14","data":"14901234567891","bearer":"thick"}""", "boxes[0].bearer")]
    [InlineData("""{"box":"qr","data":"a","level":"X"}""", "boxes[0].level")]
    [InlineData("""{"box":"datamatrix","data":"a","shape":"round"}""", "boxes[0].shape")]
    [InlineData("""{"box":"ean13","data":"4901234567894","module":0.1}""", "boxes[0].module")]
    public void When_an_option_is_wrong(string box, string field) =>
        Assert.Equal(("cards/bad-member", field), CardTemplate.Parse(Sheet(box)).Refusal is { } refusal ? (refusal.Code, refusal.Field) : default);

    [Theory]
    [InlineData("""{"box":"ean13","data":"{{code}}","width":25}""", "4901234567894", "28.3")]
    [InlineData("""{"box":"code128","data":"{{code}}","width":20}""", "ABC-123-XYZ", "44")]
    [InlineData("""{"box":"itf14","data":"{{code}}","width":20}""", "14901234567891", "35.3")]
    [InlineData("""{"box":"qr","data":"{{code}}","width":8}""", "A", "10.9×10.9")]
    [InlineData("""{"box":"qr","data":"{{code}}","width":30,"height":8}""", "A", "10.9×10.9")]
    [InlineData("""{"box":"datamatrix","data":"{{code}}","width":2}""", "123456", "3×3")]
    [InlineData("""{"box":"qr","data":"{{code}}","width":8,"minModule":0.5}""", "A", "14.5×14.5")]
    [InlineData("""{"box":"qr","data":"{{code}}","width":8,"dpi":300}""", "A", "12.3×12.3")]
    public void When_it_is_too_dense_with_the_size_that_would_do(string box, string value, string size)
    {
        var data = Press.Demo("ja");
        data["code"] = value;
        var refusal = Press.Refused(Press.Template(Sheet(box)), data);
        Assert.Equal(("cards/code-too-small", "code"), (refusal.Code, refusal.Field));
        Assert.Contains(value, refusal.SaysEn);
        Assert.Contains($"{size} mm", refusal.DoEn);
        Assert.Contains($"{size}mm", refusal.DoJa);
    }

    [Fact]
    public void The_size_that_would_do_does()
    {
        var data = Press.Demo("ja");
        data["code"] = "ABC-123-XYZ";
        Press.Set(Press.Template(Sheet("""{"box":"code128","data":"{{code}}","width":44}""")), data);
        Press.Set(Press.Template(Sheet("""{"box":"qr","data":"{{code}}","width":10.9}""")), data);
    }

    [Fact]
    public void When_the_data_says_something_wrong()
    {
        var data = Press.Demo("ja");
        data["code"] = "4901234567890";
        var refusal = Press.Refused(Press.Template(Sheet("""{"box":"ean13","data":"{{code}}"}""")), data);
        Assert.Equal(("cards/not-encodable", "code"), (refusal.Code, refusal.Field));
        Assert.Contains("4901234567890", refusal.SaysJa);
    }

    [Fact]
    public void When_whoever_knows_gs1_says_so()
    {
        var setter = new CardSetter(Press.Fonts) { Gs1Rule = text => text.Contains("(99)", StringComparison.Ordinal) ? ("(99) は使えません", "(99) is not used here") : null };
        var template = Press.Template(Sheet("""{"box":"gs1-128","data":"(99){{code}}"}"""));
        var refusal = setter.Layout(template, Press.Data(Press.Demo("en"))).Refusal;
        Assert.Equal(("cards/not-encodable", "code"), (refusal?.Code, refusal?.Field));
        Assert.Contains("(99) is not used here", refusal!.SaysEn);
    }

    private static string Sheet(string box) => $$"""{"code":"x","page":{"width":100,"height":100},"boxes":[{{box}}]}""";
}
