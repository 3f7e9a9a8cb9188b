using Fulfillment.LabelTemplates.Layout;
using Xunit;

namespace Fulfillment.Tests.Cards;

/// <summary>Ruby: how a name is read, above it or to the right of its column; only a template can ask for it.</summary>
public class ReadingsAboveCharacters
{
    [Fact]
    public void One_reading_stands_over_the_middle_of_its_characters_at_half_their_size()
    {
        var (text, reading) = (Mark("{山田|やまだ}", 0), Mark("{山田|やまだ}", 1));
        Assert.Equal(("山田", "やまだ"), (Text(text), Text(reading)));
        Assert.Equal(text.SizeMm / 2, reading.SizeMm, 6);
        Assert.True(reading.Baseline < text.Baseline - (text.SizeMm * 0.8));
        Assert.Equal(Middle(text), Middle(reading), 2);
    }

    [Fact]
    public void Each_character_has_its_own_where_there_are_as_many()
    {
        var marks = Marks("{漢字|かん|じ}");
        Assert.Equal(["漢字", "かん", "じ"], marks.Select(Text));
        Assert.Equal(marks[0].X + (marks[0].SizeMm / 2), Middle(marks[1]), 2);
        Assert.Equal(marks[0].X + (marks[0].SizeMm * 1.5), Middle(marks[2]), 2);
    }

    [Fact]
    public void A_long_reading_parts_its_neighbours_and_reaches_only_over_kana()
    {
        var marks = Marks("東{承|うけたまわ}り");
        var reading = marks.Single(m => Text(m) == "うけたまわ");
        var east = marks[0].Places().First();
        var last = marks[0].Places().Last();
        Assert.True(reading.X >= east.X + marks[0].SizeMm - 0.01);
        var end = reading.X + (5 * reading.SizeMm);
        Assert.InRange(end, last.X + 0.01, last.X + (marks[0].SizeMm / 4) + 0.01);
    }

    [Fact]
    public void In_a_column_it_stands_to_the_right_and_inside_the_box()
    {
        var marks = Marks("{山田|やまだ}", """ "writing":"vertical","height":60 """);
        var (text, reading) = (marks.First(m => Text(m) == "山田"), marks.Last());
        Assert.Equal(TextDirection.Down, reading.Direction);
        Assert.True(reading.X > text.X + (text.SizeMm / 2));
        Assert.True(reading.X + (reading.SizeMm / 2) <= 90 + 1e-6);
    }

    [Fact]
    public void Lines_with_readings_keep_them_apart_and_the_first_one_inside()
    {
        var marks = Marks("{山田|やまだ}の{花子|はなこ}と{山田|やまだ}の{花子|はなこ}", """ "width":22,"leading":1 """);
        var texts = marks.Where(m => m.SizeMm > 4).Select(m => m.Baseline).Distinct().Order().ToList();
        Assert.True(texts.Count > 1);
        Assert.True(texts[1] - texts[0] >= 1.5 * marks[0].SizeMm);
        Assert.True(marks.Min(m => m.Baseline - (m.SizeMm * 0.88)) >= 10 - 0.01);
    }

    [Fact]
    public void A_reading_comes_from_the_data_and_is_left_out_where_there_is_none()
    {
        var data = Press.Demo("ja");
        data["customer"]!["kana"] = "やまだ はなこ";
        var template = Press.Template(Sheet("{{{customer.name}}|{{customer.kana}}}様", ""));
        Assert.Contains("やまだ はなこ", Press.Text(Press.Print(template, data)));
        data["customer"]!.AsObject().Remove("kana");
        var plain = Press.Set(template, data).Pages[0].Marks.OfType<TextMark>().ToList();
        Assert.Equal("山田 花子様", string.Concat(plain.Select(Text)));
        Assert.Single(plain.Select(m => m.SizeMm).Distinct());
    }

    [Theory]
    [InlineData("{山田|やまだ}")]
    [InlineData("{{山|やま}}")]
    [InlineData("\uFFF9山田\uFFFAやまだ\uFFFB")]
    [InlineData("\\{a|b}")]
    public void Data_puts_nothing_above_anything(string name)
    {
        var data = Press.Demo("ja");
        data["customer"]!["name"] = name;
        var marks = Press.Set(Press.Template(Sheet("{{customer.name}}", "")), data).Pages[0].Marks.OfType<TextMark>().ToList();
        Assert.Single(marks.Select(m => m.SizeMm).Distinct());
        Assert.Equal(string.Concat(name.Where(c => c is < '\uFFF9' or > '\uFFFB')), string.Concat(marks.Select(Text)));
    }

    [Theory]
    [InlineData("\\\\{山|やま}", "{山|やま}")]
    [InlineData("{注}", "{注}")]
    [InlineData("a|b", "a|b")]
    [InlineData("{|や}", "{|や}")]
    public void Braces_that_are_only_braces_are_printed(string text, string printed) => Assert.Equal(printed, string.Concat(Marks(text).Select(Text)));

    private static double Middle(TextMark mark) => mark.X + (mark.Glyphs.Sum(g => ((g.Advance + g.Space) * mark.UnitMm) + mark.TrackingMm) - mark.TrackingMm - (mark.Glyphs[^1].Space * mark.UnitMm)) / 2;

    private static TextMark Mark(string text, int at) => Marks(text)[at];

    private static List<TextMark> Marks(string text, string more = "") => [.. Press.Set(Press.Template(Sheet(text, more)), Press.Demo("ja")).Pages[0].Marks.OfType<TextMark>()];

    private static string Text(TextMark mark) => string.Concat(mark.Glyphs.Select(g => char.ConvertFromUtf32(g.CodePoint)));

    private static string Sheet(string text, string more) =>
        $$"""{"code":"x","page":{"width":100,"height":100},"boxes":[{"box":"text","x":10,"y":10,{{(more.Contains("\"width\"", StringComparison.Ordinal) ? "" : "\"width\":80,")}}"font":"mincho","size":14,"text":"{{text}}"{{(more.Length > 0 ? "," + more : "")}}}]}""";
}
