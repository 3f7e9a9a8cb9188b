using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Fulfillment.LabelTemplates.Layout;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Cards;

/// <summary>Any name up to 100 characters, in rows and in columns, bold and with a reading: set inside of its box with no character over another, or refused by its field.</summary>
public class NamesWithinTheirBox
{
    private const double Left = 20, Top = 15, Width = 50, Height = 60;

    /// <summary>Ink may pass the edge of its own square a little, as accents and swashes do; in em.</summary>
    private const double Overshoot = 0.3;

    private static readonly string[] Refusals = ["cards/does-not-fit", "cards/no-glyph", "cards/control-character", "cards/right-to-left", "cards/stacked-marks"];

    private static readonly Gen<string> Names =
        from length in Gen.OneOf(Gen.Choose(1, 8), Gen.Choose(1, 100))
        from runes in Gen.Frequency(
            (6, Gen.Choose(0x4E00, 0x9FFF)), (5, Gen.Choose(0x3041, 0x30FE)), (3, Gen.Choose(0x20, 0x7E)), (2, Gen.Choose(0xFF01, 0xFF9F)), (2, Gen.Choose(0x3001, 0x301C)),
            (1, Gen.Choose(0x00C0, 0x024F)), (1, Gen.Elements(0x301, 0x3099, 0x309A, 0x200D, 0xFE0F, 0xE0100, 0x20BB7, 0x9AD9, 0x2615, 0x1F600)), (1, Gen.Choose(0x2010, 0x2030)))
            .Where(Rune.IsValid).Select(value => new Rune(value)).ListOf(length)
        select string.Concat(runes);

    [Theory]
    [InlineData(""" "writing":"horizontal" """)]
    [InlineData(""" "writing":"horizontal","align":"justify","bold":true """)]
    [InlineData(""" "writing":"horizontal","align":"center","fit":"line","font":"mincho" """)]
    [InlineData(""" "writing":"vertical","font":"mincho" """)]
    [InlineData(""" "writing":"vertical","align":"justify","verticalAlign":"middle","font":"hand" """)]
    public void Every_character_has_its_own_place_inside(string how)
    {
        var template = Press.Template($$$"""
            {"code":"x","page":{"width":100,"height":100},"boxes":[
              {"box":"text","x":{{{Left}}},"y":{{{Top}}},"width":{{{Width}}},"height":{{{Height}}},"size":14,"minSize":7,"text":"{ {{customer.name}}|{{customer.kana}} }{{customer.name}}",{{{how}}}}]}
            """);
        var data = Press.Demo("ja");
        var wasSet = 0;
        Prop.ForAll(Names.ToArbitrary(), name =>
        {
            data["customer"] = new JsonObject { ["name"] = name, ["kana"] = name.Length % 3 == 0 ? "やまだ" : null };
            var outcome = Press.Setter.Layout(template, Press.Data(data));
            if (outcome.Refusal is { } refusal)
            {
                Assert.Contains(refusal.Code, Refusals);
                Assert.Equal("customer.name", refusal.Field);
                return;
            }
            wasSet++;
            var cells = outcome.Value!.Pages[0].Marks.OfType<TextMark>().SelectMany(Cells).ToList();
            foreach (var cell in cells)
            {
                var slack = Overshoot * cell.Em;
                Assert.True(cell.X >= Left - slack && cell.Y >= Top - slack && cell.X + cell.Across <= Left + Width + slack && cell.Y + cell.Down <= Top + Height + slack, $"{cell} of {name} leaves the box");
            }
            for (var i = 0; i < cells.Count; i++)
                for (var j = i + 1; j < cells.Count; j++)
                    Assert.False(Overlap(cells[i], cells[j]), $"{cells[i]} and {cells[j]} of {name} stand in one place");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Soak.Times(60, 3000)));
        Assert.True(wasSet > 0);
    }

    /// <summary>A character's own cell: its advance along the line, and the ink's middle part across, since cells of neighbouring lines may touch.</summary>
    private sealed record Cell(string Character, double X, double Y, double Across, double Down, double Em);

    private static IEnumerable<Cell> Cells(TextMark mark)
    {
        foreach (var (glyph, x, y) in mark.Places())
        {
            var (character, em) = (char.ConvertFromUtf32(glyph.CodePoint), mark.SizeMm);
            var advance = (mark.Direction == TextDirection.Down ? mark.Face.AdvanceDown(glyph.Glyph) : mark.Face.Advance(glyph.Glyph)) * mark.UnitMm * mark.Stretch;
            if (Rune.GetUnicodeCategory(new Rune(glyph.CodePoint)) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpaceSeparator) continue;
            // The blank half of punctuation may be given up.
            var (start, length) = Body(glyph.CodePoint, advance, em);
            yield return mark.Direction switch
            {
                TextDirection.Down => new Cell(character, mark.X - (em * 0.3), y - (mark.Face.VerticalOrigin(glyph.Glyph) * mark.UnitMm) + start, em * 0.6, length, em),
                TextDirection.Sideways => new Cell(character, x, y + start, em * 0.6, length, em),
                _ => new Cell(character, x + start, y - (em * 0.6), length, em * 0.6, em),
            };
        }
    }

    private static (double Start, double Length) Body(int codePoint, double advance, double em) => CharacterClasses.Of(codePoint) switch
    {
        _ when advance < em * 0.95 => (0, advance),
        CharacterClass.Opening => (advance / 2, advance / 2),
        CharacterClass.Closing or CharacterClass.Stop => (0, advance / 2),
        CharacterClass.MiddleDot => (advance / 4, advance / 2),
        _ => (0, advance),
    };

    private static bool Overlap(Cell a, Cell b)
    {
        var slack = 0.02 * Math.Min(a.Em, b.Em);
        return a.X + slack < b.X + b.Across && b.X + slack < a.X + a.Across && a.Y + slack < b.Y + b.Down && b.Y + slack < a.Y + a.Down;
    }
}
