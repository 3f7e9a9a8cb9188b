using Fulfillment.LabelTemplates.Barcodes;
using Xunit;

namespace Fulfillment.Tests.Cards;

/// <summary>Code 128 and QR as drawn, read with a scanner's own decoder.</summary>
public class CodesOnCards
{
    [Theory]
    [InlineData("K7Q2M9XA4T")]
    [InlineData("444413758703")]
    [InlineData("AB123456789CD")]
    [InlineData("a1234b")]
    [InlineData("~lower UPPER 0~")]
    [InlineData("12345")]
    [InlineData("x")]
    public void Code_128_reads_back(string text)
    {
        var template = Press.Template("""{"code":"x","page":{"width":100,"height":40},"boxes":[{"box":"code128","x":5,"y":10,"width":90,"height":15,"data":"{{code}}"}]}""");
        var data = Press.Demo("ja");
        data["code"] = text;
        Assert.Equal(["CODE-128:" + text], Press.Scan(Press.Print(template, data)));
    }

    [Theory]
    [InlineData("12345678", 7)]
    [InlineData("AB", 5)]
    [InlineData("AB1234", 8)]
    [InlineData("AB123456", 9)]
    [InlineData("A\tB", 6)]
    [InlineData("a\tb", 7)]
    [InlineData("a\t\t\tb", 10)]
    public void Code_128_takes_the_fewest_symbols(string text, int symbols) => Assert.Equal(symbols, Code128.Symbols(text).Count);

    [Theory]
    [InlineData("L")]
    [InlineData("M")]
    [InlineData("Q")]
    [InlineData("H")]
    public void Qr_reads_back_at_every_error_level_also_japanese(string level)
    {
        var template = Press.Template($$"""{"code":"x","page":{"width":60,"height":60},"boxes":[{"box":"qr","x":5,"y":5,"width":50,"data":"{{"{{qrUrl}}"}}","level":"{{level}}"}]}""");
        var data = Press.Demo("ja");
        data["qrUrl"] = "https://例え.jp/口コミ?q=ありがとう";
        Assert.Equal(["QR-Code:https://例え.jp/口コミ?q=ありがとう"], Press.Scan(Press.Print(template, data)));
    }

    [Fact]
    public void Codes_read_from_white_even_on_a_dark_ground()
    {
        var template = Press.Template("""{"code":"x","page":{"width":100,"height":100},"boxes":[{"box":"frame","width":100,"height":100,"fill":"brand","boxes":[{"box":"qr","x":30,"y":10,"width":40,"data":"{{qrUrl}}"},{"box":"code128","x":10,"y":70,"width":80,"height":12,"data":"{{code}}"}]}]}""");
        Assert.Equal(2, Press.Scan(Press.Print(template, Press.Demo("ja"))).Count);
    }
}
