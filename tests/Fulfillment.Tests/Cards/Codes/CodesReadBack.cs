using System.Text.Json.Nodes;
using Fulfillment.LabelTemplates.Barcodes;
using Fulfillment.LabelTemplates.Layout;
using Fulfillment.Tests.Harness;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Fulfillment.Tests.Cards.Codes;

/// <summary>Random values of every symbology, drawn small, rasterised as printers do and read by decoders that are not ours.</summary>
public class CodesReadBack
{
    private const string Linear =
        """
        {"code":"x","page":{"width":100,"height":150},"content":{"code128":"","gtin":"","lot":"","serial":"","codabar":"","jan":""},"boxes":[
          {"box":"code128","x":3,"y":4,"width":94,"height":14,"data":"{{content.code128}}","hri":true},
          {"box":"gs1-128","x":3,"y":26,"width":94,"height":14,"data":"(01){{content.gtin}}(10){{content.lot}}(21){{content.serial}}","hri":true},
          {"box":"codabar","x":3,"y":48,"width":94,"height":14,"data":"{{content.codabar}}","start":"B","stop":"D","hri":true,"align":"center"},
          {"box":"itf14","x":3,"y":70,"width":94,"height":16,"module":0.375,"data":"{{content.gtin}}","hri":true},
          {"box":"ean13","x":3,"y":94,"width":60,"height":18,"module":0.375,"data":"{{content.jan}}","hri":true},
          {"box":"qr","x":70,"y":92,"width":28,"data":"{{content.code128}}","level":"Q","minModule":0.25},
          {"box":"qr","x":3,"y":120,"width":28,"data":"https://example.jp/q/{{code}}","compact":true,"level":"H"}
        ]}
        """;

    private const string Matrix =
        """
        {"code":"x","page":{"width":60,"height":60},"content":{"text":"","gtin":"","lot":"","serial":""},"boxes":[
          {"box":"BOX","x":5,"y":5,"width":48,"height":40,"data":"DATA","shape":"SHAPE","minModule":0.5}
        ]}
        """;

    private static readonly Gen<char[]> Digits = Gen.Choose('0', '9').Select(c => (char)c).ArrayOf(12);

    [Theory]
    [InlineData(203.2)]
    [InlineData(300)]
    public void Bars_and_qr(double dpi)
    {
        var template = Press.Template(Linear);
        var gen = from digits in Digits
                  from lot in Text("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-./%&'\"!?*+,:;<=>_", 1, 8)
                  from serial in Text("0123456789ABCDEF", 1, 5)
                  from codabar in Text("0123456789-$:/.+", 5, 16)
                  from code128 in Text(string.Concat(Enumerable.Range(33, 94).Select(c => (char)c)), 1, 20)
                  select (Jan: WithCheck(new string(digits)), Gtin: WithCheck("1" + new string(digits)), lot, serial, codabar, code128);
        foreach (var (jan, gtin, lot, serial, codabar, code128) in gen.Sample(Soak.Times(3, 300)))
        {
            var data = Press.Demo("ja");
            data["content"] = new JsonObject { ["jan"] = jan, ["gtin"] = gtin, ["lot"] = lot, ["serial"] = serial, ["codabar"] = codabar, ["code128"] = code128 };
            var read = Press.Scan(Press.Print(template, data), 1, dpi, "zbarimg", "-q", "-Sx-density=1", "-Sy-density=1");
            Assert.Equal(
                new[] { $"CODE-128:{code128}", $"CODE-128:01{gtin}10{lot}\u001d21{serial}", $"Codabar:B{codabar}D", $"I2/5:{gtin}", $"EAN-13:{jan}", $"QR-Code:{code128}", "QR-Code:HTTPS://EXAMPLE.JP/q/K7Q2M9XA4T" }.Order(StringComparer.Ordinal),
                read.Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData(203.2)]
    [InlineData(300)]
    public void Datamatrix(double dpi)
    {
        Assert.SkipUnless(Press.Has("dmtxread"), "dmtxread is not installed");
        var any = string.Concat(Enumerable.Range(33, 94).Select(c => (char)c));
        var gen = Gen.OneOf(Text(any, 1, 30), Text("0123456789", 1, 40), Text("ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789", 2, 40).Select(text => "A" + text.Trim()), Text("abcdefghijklmnopqrstuvwxyz:/.-", 1, 35), Text(any + "éßñ", 1, 20));
        foreach (var text in gen.Sample(Soak.Times(4, 400)))
        {
            var isLatin = text.Any(c => c > 127);
            var template = Press.Template(Matrix.Replace("BOX", "datamatrix").Replace("DATA", "{{content.text}}").Replace("SHAPE", "square"));
            var data = Press.Demo("ja");
            data["content"] = new JsonObject { ["text"] = text };
            var read = Press.Scan(Press.Print(template, data), 1, dpi, "dmtxread", "-N1", "-m5000");
            if (!isLatin) Assert.Equal([text], read);
            else Assert.Single(read);
        }
    }

    [Theory]
    [InlineData(203.2, "square")]
    [InlineData(300, "rectangle")]
    public void Gs1_datamatrix(double dpi, string shape)
    {
        Assert.SkipUnless(Press.Has("dmtxread"), "dmtxread is not installed");
        var template = Press.Template(Matrix.Replace("BOX", "gs1-datamatrix").Replace("DATA", "(01){{content.gtin}}(10){{content.lot}}(21){{content.serial}}").Replace("SHAPE", shape));
        var gen = from digits in Digits
                  from lot in Text("ABCDEFGHIJ0123456789-", 1, 12)
                  from serial in Text("0123456789", 1, 6)
                  select (Gtin: WithCheck("0" + new string(digits)), lot, serial);
        foreach (var (gtin, lot, serial) in gen.Sample(Soak.Times(3, 300)))
        {
            var data = Press.Demo("ja");
            data["content"] = new JsonObject { ["gtin"] = gtin, ["lot"] = lot, ["serial"] = serial };
            Assert.Equal([$"|01{gtin}10{lot}|21{serial}"], Press.Scan(Press.Print(template, data), 1, dpi, "dmtxread", "-N1", "-m5000", "-G124"));
        }
    }

    [Fact]
    public void Every_size_of_datamatrix()
    {
        Assert.SkipUnless(Press.Has("dmtxread"), "dmtxread is not installed");
        foreach (var length in (int[])[1, 6, 10, 20, 30, 36, 55, 70, 90, 120, 160, 220, 280, 340, 400])
        {
            var text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('!' + (i * 7 % 90))));
            var symbol = (GridSymbol)DataMatrixSymbol.Encode(text, MatrixShape.Square).Symbol!;
            var list = new DisplayList("x", "ja", [new DisplayPage(80, 80, [new ModulesMark(5, 5, [.. symbol.Dark.Select(m => new Area(m.X * 0.5, m.Y * 0.5, m.Width * 0.5, m.Height * 0.5))], Color.Black, 0.125)])]);
            Assert.Equal([text], Press.Scan(LabelTemplates.Pdf.PdfBackend.Write(list), 1, 203.2, "dmtxread", "-N1", "-m10000"));
        }
    }

    [Fact]
    public void Bars_are_whole_dots_of_the_printer_wherever_the_box_stands()
    {
        var template = Press.Template("""{"code":"x","page":{"width":100,"height":100},"boxes":[{"box":"frame","x":3.33,"y":7.77,"width":90,"height":80,"boxes":[{"box":"ean13","x":1.11,"width":60,"module":0.4,"data":"4901234567894"},{"box":"qr","x":1.01,"y":20.02,"width":33.3,"data":"A"}]}]}""");
        foreach (var code in Press.Set(template, Press.Demo("ja")).Pages[0].Marks.OfType<ModulesMark>())
            foreach (var module in code.Modules)
                foreach (var edge in (double[])[code.X + module.X, code.X + module.X + module.Width])
                    Assert.Equal(0, Math.Abs((edge / 0.125) - Math.Round(edge / 0.125)), 6);
    }

    [Fact]
    public void A_reduction_takes_the_same_from_every_bar()
    {
        var template = Press.Template("""{"code":"x","page":{"width":100,"height":100},"boxes":[{"box":"ean13","width":60,"module":0.375,"data":"4901234567894"},{"box":"ean13","y":50,"width":60,"module":0.375,"data":"4901234567894","barReduction":0.05}]}""");
        var codes = Press.Set(template, Press.Demo("ja")).Pages[0].Marks.OfType<ModulesMark>().ToList();
        foreach (var (plain, reduced) in codes[0].Modules.Zip(codes[1].Modules))
        {
            Assert.Equal(plain.Width - 0.05, reduced.Width, 9);
            Assert.Equal(plain.X + 0.025, reduced.X, 9);
        }
    }

    private static Gen<string> Text(string characters, int least, int most) =>
        Gen.Choose(least, most).SelectMany(length => Gen.Elements(characters.ToCharArray()).ArrayOf(length)).Select(text => new string(text));

    private static string WithCheck(string digits) => digits + CheckDigit.Of(digits);
}
