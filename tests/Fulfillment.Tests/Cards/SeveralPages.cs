using System.Text.Json.Nodes;
using Fulfillment.LabelTemplates.Layout;
using Xunit;

namespace Fulfillment.Tests.Cards;

/// <summary>Booklets, lists that go over pages, and what stands on every page of them.</summary>
public class SeveralPages
{
    [Fact]
    public void A_booklet_has_its_own_boxes_on_each_page_and_shared_ones_on_all()
    {
        var template = Press.Template("""
            {"code":"booklet","page":{"width":105,"height":148},
             "boxes":[{"box":"text","x":10,"bottom":8,"width":85,"text":"{{page.number}} of {{page.count}}"}],
             "pages":[
               {"boxes":[{"box":"text","x":10,"y":10,"width":85,"text":"cover"}]},
               {"boxes":[{"box":"text","x":10,"y":10,"width":85,"text":"story"}]},
               {"when":"order.gift","boxes":[{"box":"text","x":10,"y":10,"width":85,"text":"for you"}]},
               {"boxes":[{"box":"text","x":10,"y":10,"width":85,"text":"back","when":"page.last"}]}]}
            """);
        var data = Press.Demo("ja");
        Assert.Equal(["1 of 3cover", "2 of 3story", "3 of 3back"], Press.Set(template, data).Pages.Select(Text));
        data["order"]!["gift"] = true;
        Assert.Equal(["1 of 4cover", "2 of 4story", "3 of 4for you", "4 of 4back"], Press.Set(template, data).Pages.Select(Text));
    }

    [Fact]
    public void A_list_goes_on_behind_the_pages_of_a_booklet()
    {
        var template = Press.Template("""
            {"code":"booklet","page":{"width":100,"height":60},"pages":[{"boxes":[{"box":"text","x":5,"y":5,"text":"cover"}]}],
             "flow":{"x":5,"y":5,"bottom":5,"boxes":[{"box":"repeat","over":"lines","as":"line","item":{"box":"text","height":20,"text":"{{line.sku}}"}}]}}
            """);
        Assert.Equal(["cover", "TEA-01TEA-05", "POT-01"], Press.Set(template, Press.Demo("ja")).Pages.Select(Text));
    }

    [Fact]
    public void A_grid_breaks_between_its_rows_and_repeats_its_head()
    {
        var template = Press.Template("""
            {"code":"grid","page":{"width":100,"height":60},
             "flow":{"x":5,"y":5,"bottom":5,"boxes":[{"box":"repeat","over":"products","as":"p","columns":3,"gap":2,
               "head":{"box":"text","height":8,"text":"head"},"item":{"box":"text","height":18,"text":"{{p.sku}}"}}]}}
            """);
        var data = Press.Demo("ja");
        data["products"] = new JsonArray([.. Enumerable.Range(0, 8).Select(i => (JsonNode)new JsonObject { ["sku"] = $"P{i}" })]);
        Assert.Equal(["headP0P1P2P3P4P5", "headP6P7"], Press.Set(template, data).Pages.Select(Text));
    }

    [Fact]
    public void Bleed_reaches_past_the_sheet_and_is_named_for_the_trimmer()
    {
        var template = Press.Template("""{"code":"x","page":{"width":100,"height":50,"bleed":3},"boxes":[{"box":"frame","x":-3,"y":-3,"width":106,"height":56,"fill":"brand"}]}""");
        var raw = System.Text.Encoding.Latin1.GetString(Press.Print(template, Press.Demo("ja")));
        Assert.Contains("/MediaBox[-8.504 -8.504 291.969 150.236]", raw);
        Assert.Contains("/TrimBox[0 0 283.465 141.732]", raw);
        Assert.Contains("/CropBox[0 0 283.465 141.732]", raw);
    }

    private static string Text(DisplayPage page) => string.Concat(page.Marks.OfType<TextMark>().SelectMany(m => m.Glyphs).Select(g => char.ConvertFromUtf32(g.CodePoint)));
}
