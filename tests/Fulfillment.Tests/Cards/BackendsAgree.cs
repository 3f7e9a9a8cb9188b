using Fulfillment.LabelTemplates;
using Fulfillment.LabelTemplates.Layout;
using Fulfillment.LabelTemplates.Pdf;
using Fulfillment.LabelTemplates.Png;
using Fulfillment.LabelTemplates.Svg;
using Xunit;

namespace Fulfillment.Tests.Cards;

/// <summary>
/// One display list through PNG, PDF (drawn by poppler) and SVG (drawn by librsvg) is one picture: on average within 1.5 of 255
/// of librsvg's (which draws modules without smoothing, so that they are whole pixels here) and within 4 of poppler's, which draws small glyphs heavier; far apart are at most 1 % and 1.5 % of the pixels.
/// </summary>
public class BackendsAgree
{
    /// <summary>Four pixels a millimetre: programs differ in what they do with a part of a pixel at the edge of a page.</summary>
    private const double Dpi = 101.6;

    private const string Everything =
        """
        {"code":"x","page":{"width":105,"height":148},"content":{"body":""},"boxes":[
          {"box":"frame","x":5,"y":5,"width":95,"height":30,"fill":"brand/20","line":"brand","lineWidth":0.6,"radius":4,"boxes":[{"box":"text","x":4,"y":4,"width":80,"text":"{{content.body}}","font":"hand","bold":true,"size":11}]},
          {"box":"frame","x":5,"y":40,"width":40,"height":12,"line":"#b3261e","lineWidth":0.4},
          {"box":"image","x":50,"y":40,"width":20,"height":20,"source":"logo","fit":"contain"},
          {"box":"image","x":75,"y":40,"width":20,"height":20,"source":"leaf","fit":"cover","radius":6},
          {"box":"image","x":5,"y":60,"width":24,"height":32,"source":"turned"},
          {"box":"image","x":40,"y":66,"width":20,"height":15,"source":"progressive"},
          {"box":"datamatrix","x":70,"y":66,"width":18,"data":"{{code}}"},
          {"box":"ean13","x":5,"y":95,"width":60,"height":16,"module":0.5,"data":"4901234567894","hri":true},
          {"box":"itf14","x":5,"y":118,"width":80,"height":18,"module":0.5,"data":"14901234567891","hri":true,"bearer":"box"},
          {"box":"rule","x":60,"y":138,"width":40,"thickness":0.3}
        ]}
        """;

    public static TheoryData<string, string> Cards()
    {
        var cards = new TheoryData<string, string> { { "", "ja" } };
        foreach (var code in BuiltInTemplates.ByCode.Keys.Order())
        {
            cards.Add(code, "ja");
            cards.Add(code, "en");
        }
        return cards;
    }

    [Theory, MemberData(nameof(Cards))]
    public void On_every_page_of(string code, string locale)
    {
        Assert.SkipUnless(Press.Has("rsvg-convert"), "rsvg-convert is not installed");
        var list = code.Length > 0 ? Press.Set(BuiltInTemplates.ByCode[code], Press.Demo(locale)) : SetEverything();
        var pdf = PdfBackend.Write(list);
        for (var page = 0; page < list.Pages.Count; page++)
        {
            var ours = Pixels.Of(PngBackend.Write(list, page, Dpi));
            AssertNear(ours, Pixels.Of(Press.Raster(pdf, page + 1, Dpi)), "PDF", 4, 0.015);
            AssertNear(ours, Pixels.Of(Press.RasterSvg(SvgBackend.Write(list, page), Dpi)), "SVG", 1.5, 0.01);
        }
    }

    [Fact]
    public void A_page_moved_by_half_a_millimetre_is_noticed()
    {
        var list = SetEverything();
        var moved = list with { Pages = [list.Pages[0] with { Marks = [.. list.Pages[0].Marks.Select(mark => mark.Moved(0.5, 0))] }] };
        var (mean, apart) = Pixels.Of(PngBackend.Write(list, 0, Dpi)).From(Pixels.Of(PngBackend.Write(moved, 0, Dpi)));
        Assert.True(mean > 4 && apart > 0.015, $"{mean:0.00} {apart:0.00%}");
    }

    [Fact]
    public void The_same_page_is_the_same_bytes_and_has_the_size_it_says()
    {
        var list = SetEverything();
        Assert.Equal(PngBackend.Write(list), PngBackend.Write(list));
        var page = Pixels.Of(PngBackend.Write(list, 0, 254));
        Assert.Equal((1050, 1480), (page.Width, page.Height));
        Assert.Throws<ArgumentOutOfRangeException>(() => PngBackend.Write(list, 0, 5000));
    }

    [Fact]
    public void A_scanner_reads_the_codes_off_the_preview() =>
        Assert.Equal(["EAN-13:4901234567894", "I2/5:14901234567891"], Press.ScanPicture(PngBackend.Write(SetEverything(), 0, 203.2)).Order(StringComparer.Ordinal));

    private static DisplayList SetEverything()
    {
        var data = Press.Demo("ja");
        data["content"] = new System.Text.Json.Nodes.JsonObject { ["body"] = "𠮷野様　ありがとうございます。" };
        var outcome = Press.Setter.Layout(Press.Template(Everything), Press.Data(data), name => name switch
        {
            "turned" => PicturesInEveryForm.Turned("baseline-420.jpg", 6),
            "progressive" => PicturesInEveryForm.File("progressive-422.jpg"),
            _ => Press.Picture(name),
        });
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }

    private static void AssertNear(Pixels ours, Pixels theirs, string backend, double mostMean, double mostApart)
    {
        var (mean, apart) = ours.From(theirs);
        Assert.True(mean < mostMean && apart < mostApart, $"{backend} is {mean:0.00} off on average, {apart:0.00%} of its pixels far.");
    }
}
