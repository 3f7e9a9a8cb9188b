using Fulfillment.LabelTemplates;
using Fulfillment.LabelTemplates.Layout;
using Microsoft.Extensions.Configuration;
using QRCoder;
using Xunit;

namespace Fulfillment.Tests.Cards.Codes;

/// <summary>Another maker's encoder in the place of ours, and a server that is asked for one its build does not have.</summary>
public class AnotherEncoder
{
    [Fact]
    public void Draws_the_symbols_it_knows_in_our_place()
    {
        var asked = new List<string>();
        var setter = new CardSetter(Press.Fonts)
        {
            Encoder = (kind, data, option) =>
            {
                asked.Add($"{kind} {data} {option}");
                return kind == "qr" ? Qr(data) : null;
            },
        };
        var template = Press.Template("""{"code":"x","page":{"width":100,"height":100},"boxes":[{"box":"qr","width":30,"data":"HELLO"},{"box":"codabar","y":40,"data":"123","start":"B","stop":"C"},{"box":"gs1-128","y":60,"data":"(10)A(21)B"}]}""");
        var theirs = setter.Layout(template, Press.Data(Press.Demo("ja"))).Value!;
        Assert.Equal(["qr HELLO M", "codabar B123C ", "gs1-128 ñ10Añ21B "], asked);
        var ours = Press.Set(template, Press.Demo("ja"));
        for (var i = 0; i < 3; i++)
        {
            var (a, b) = (ours.Pages[0].Marks.OfType<ModulesMark>().ElementAt(i), theirs.Pages[0].Marks.OfType<ModulesMark>().ElementAt(i));
            Assert.Equal((a.X, a.Y), (b.X, b.Y));
            Assert.Equal(a.Modules, b.Modules);
        }
    }

    [Theory]
    [InlineData("Printing:Pdf", "QuestPDF", "--full")]
    [InlineData("Printing:Codes", "ZXing", "--full")]
    [InlineData("Printing:Pdf", "questpdf", "Use Own or QuestPDF")]
    [InlineData("Printing:Codes", "Code39", "Use Own or ZXing")]
    public void A_build_without_it_says_so_at_start(string setting, string value, string says)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => CardDrivers.Of(new ConfigurationBuilder().AddInMemoryCollection([new(setting, value)]).Build()));
        Assert.Contains(setting, refused.Message);
        Assert.Contains(says, refused.Message);
    }

    [Fact]
    public void Without_a_setting_the_librarys_own_draw() => Assert.Null(CardDrivers.Of(new ConfigurationBuilder().Build()).Symbols);

    private static bool[,] Qr(string text)
    {
        using var theirs = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var size = theirs.ModuleMatrix.Count - 8;
        var modules = new bool[size, size];
        for (var y = 0; y < size; y++)
            for (var x = 0; x < size; x++) modules[y, x] = theirs.ModuleMatrix[y + 4][x + 4];
        return modules;
    }
}
