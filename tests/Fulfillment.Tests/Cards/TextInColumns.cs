using FsCheck;
using FsCheck.Fluent;
using Fulfillment.LabelTemplates.Fonts;
using Fulfillment.LabelTemplates.Language;
using Fulfillment.LabelTemplates.Layout;
using Xunit;

namespace Fulfillment.Tests.Cards;

/// <summary>Japanese in columns: from right to left, each character in the form and the place it has there.</summary>
public class TextInColumns
{
    private static readonly FontFace Mincho = Press.Fonts.Chain(FontRole.Mincho, false, true).First!;

    [Fact]
    public void Columns_go_from_right_to_left_and_each_from_the_top()
    {
        var marks = Marks("""{"box":"text","x":10,"y":10,"width":40,"height":20,"writing":"vertical","font":"mincho","size":12,"text":"いろはにほへとちりぬるを"}""");
        Assert.True(marks.Count > 1);
        Assert.All(marks, mark => Assert.Equal((TextDirection.Down, 10.0), (mark.Direction, Math.Round(mark.Baseline, 3))));
        Assert.Equal(marks.Select(m => m.X).OrderDescending(), marks.Select(m => m.X));
        Assert.Equal("いろはにほへとちりぬるを", string.Concat(marks.Select(Text)));
    }

    [Theory]
    [InlineData("、"), InlineData("。"), InlineData("っ"), InlineData("ゃ"), InlineData("ー"), InlineData("「"), InlineData("（"), InlineData("〜"), InlineData("…"), InlineData("ョ")]
    public void Punctuation_small_kana_and_long_marks_take_the_form_their_font_keeps_for_columns(string character)
    {
        foreach (var role in (string[])["mincho", "gothic", "hand"])
        {
            var mark = Assert.Single(Marks($$"""{"box":"text","x":10,"y":10,"width":40,"height":60,"writing":"vertical","font":"{{role}}","size":12,"text":"あ{{character}}あ"}"""));
            Assert.NotEqual(mark.Face.Glyph(character[0]), mark.Glyphs[1].Glyph);
            Assert.Equal("あ" + character + "あ", Text(mark));
        }
    }

    [Theory]
    [InlineData('、'), InlineData('。')]
    public void A_stop_stands_in_the_upper_right_of_its_square(char stop)
    {
        var form = Mincho.Upright(Mincho.Glyph(stop));
        var (left, right) = Mincho.InkAcross(form);
        Assert.True((left + right) / 2 > Mincho.UnitsPerEm / 2);
        Assert.True(Mincho.Outline(form).Contours.SelectMany(c => c).Min(p => p.Y) > Mincho.EmTop - (Mincho.UnitsPerEm / 2));
    }

    [Fact]
    public void Short_numbers_stand_upright_in_one_square_and_longer_ones_are_turned_with_the_words()
    {
        var marks = Marks("""{"box":"text","x":10,"y":10,"width":40,"height":90,"writing":"vertical","font":"mincho","size":12,"text":"2026年11月5日Tea!?"}""");
        Assert.Equal(
            [("2026", TextDirection.Sideways), ("年", TextDirection.Down), ("11", TextDirection.Across), ("月", TextDirection.Down), ("5", TextDirection.Across), ("日", TextDirection.Down), ("Tea!?", TextDirection.Sideways)],
            marks.Select(m => (Text(m), m.Direction)));
        var figures = marks.Single(m => Text(m) == "11");
        var width = figures.Glyphs.Sum(g => g.Advance) * figures.UnitMm * figures.Stretch;
        Assert.Equal(figures.SizeMm, width, 3);
        Assert.Equal(marks.Single(m => Text(m) == "年").X, figures.X + (width / 2), 3);
    }

    [Theory]
    [InlineData(3, TextDirection.Across)]
    [InlineData(2, TextDirection.Sideways)]
    public void A_template_says_how_many_figures_stand_together(int figures, TextDirection direction) =>
        Assert.Equal(direction, Marks($$"""{"box":"text","width":40,"height":90,"writing":"vertical","figures":{{figures}},"text":"第100回"}""").Single(m => Text(m) == "100").Direction);

    [Theory]
    [InlineData("top", 10), InlineData("middle", 28), InlineData("bottom", 46)]
    public void An_address_stands_where_its_side_of_the_card_wants_it(string align, double y)
    {
        var mark = Marks($$"""{"box":"text","x":10,"y":10,"width":40,"height":48,"writing":"vertical","font":"mincho","size":{{4 * 72 / 25.4}},"verticalAlign":"{{align}}","align":"left","text":"差出人"}""").Single();
        Assert.Equal(y, mark.Baseline, 2);
        Assert.True(mark.X < 20);
    }

    [Fact]
    public void A_reader_gets_every_character_of_the_columns_back()
    {
        var pdf = Press.Print(Press.Template(Sheet("""{"box":"text","x":10,"y":10,"width":80,"height":80,"writing":"vertical","size":12,"text":"「𠮷田」（髙﨑）、ティーポット…塚󠄁本。Tea 100g"}""")), Press.Demo("ja"));
        var text = Press.Text(pdf);
        Assert.Contains("「𠮷田」（髙﨑）、ティーポット…塚\U000E0101本。", text.Replace("\n", "", StringComparison.Ordinal));
        Assert.Contains("100g", text);
        Assert.Equal("", Press.Has("qpdf") ? Press.Check(pdf) : "");
    }

    [Fact]
    public void A_column_too_long_for_its_box_shrinks_then_is_refused_by_its_field()
    {
        var box = """{"box":"text","width":12,"height":40,"writing":"vertical","size":20,"minSize":6,"maxLines":2,"text":"{{customer.name}}"}""";
        var data = Press.Demo("ja");
        data["customer"]!["name"] = new string('長', 20);
        Assert.True(Press.Set(Press.Template(Sheet(box)), data).Pages[0].Marks.OfType<TextMark>().First().SizeMm < 20 * 25.4 / 72);
        data["customer"]!["name"] = new string('長', 80);
        Assert.Equal(("cards/does-not-fit", "customer.name"), (Press.Refused(Press.Template(Sheet(box)), data).Code, Press.Refused(Press.Template(Sheet(box)), data).Field));
    }

    [Fact]
    public void No_column_begins_or_ends_with_what_must_not()
    {
        Prop.ForAll(LinesFollowKinsoku.Texts.Zip(Gen.Choose(20, 120)).ToArbitrary(), sample =>
        {
            var typesetter = new Typesetter(Press.Fonts.Chain(FontRole.Gothic, false, true), new Setting(true), Press.Fonts.Chain(FontRole.Gothic, false));
            LinesFollowKinsoku.Check(sample.Item1, typesetter.Set(new FilledText(sample.Item1, []))!.Clusters, sample.Item2);
        }).QuickCheckThrowOnFailure();
    }

    private static List<TextMark> Marks(string box) => [.. Press.Set(Press.Template(Sheet(box)), Press.Demo("ja")).Pages[0].Marks.OfType<TextMark>()];

    private static string Text(TextMark mark) => string.Concat(mark.Glyphs.Select(g => char.ConvertFromUtf32(g.CodePoint)));

    private static string Sheet(string box) => $$"""{"code":"x","page":{"width":100,"height":100},"boxes":[{{box}}]}""";
}
