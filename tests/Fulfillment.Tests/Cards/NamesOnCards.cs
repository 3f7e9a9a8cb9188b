using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Fulfillment.LabelTemplates;
using Fulfillment.LabelTemplates.Layout;
using Xunit;

namespace Fulfillment.Tests.Cards;

/// <summary>Whatever a customer is called, the card carries the whole name or is refused with the field named.</summary>
public class NamesOnCards
{
    private static readonly CardTemplate Card = BuiltInTemplates.ByCode["thank-you-card"];

    private static readonly Gen<Rune> Character = Gen.Frequency(
        (6, Gen.Choose(0x4E00, 0x9FFF)), (4, Gen.Choose(0x3041, 0x30FE)), (3, Gen.Choose(0x20, 0x7E)), (2, Gen.Choose(0xFF61, 0xFF9F)),
        (1, Gen.Choose(0xF900, 0xFAD9)), (1, Gen.Choose(0x00C0, 0x024F)), (1, Gen.Choose(0x0300, 0x036F)), (1, Gen.Choose(0x20000, 0x2A6DF)), (1, Gen.Choose(0, 0x10FFFF)))
        .Where(Rune.IsValid).Select(value => new Rune(value));

    [Fact]
    public void Any_name_up_to_100_characters_is_set_whole_or_refused_by_its_field()
    {
        var names = from length in Gen.Choose(1, 100) from runes in Character.ListOf(length) select string.Concat(runes);
        var gentle = from length in Gen.Choose(1, 100) from runes in Gen.Choose(0x4E00, 0x9FA0).Select(v => new Rune(v)).ListOf(length) select string.Concat(runes);
        Prop.ForAll(Gen.OneOf(names, gentle).ToArbitrary(), name =>
        {
            var data = Press.Demo("ja");
            data["customer"]!["name"] = name;
            var outcome = Press.Setter.Layout(Card, Press.Data(data), Press.Picture);
            if (outcome.Refusal is { } refusal)
            {
                Assert.Equal("customer.name", refusal.Field);
                Assert.Contains(refusal.Code, (string[])["cards/does-not-fit", "cards/no-glyph", "cards/control-character", "cards/right-to-left", "cards/stacked-marks"]);
                return;
            }
            Assert.Contains(Bare(name), Bare(Shown(outcome.Value!)), StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("𠮷田 髙志")]
    [InlineData("﨑山ﾊﾅｺ・濵ｻﾞｷ")]
    [InlineData("Zoë Łukasz-Østergård")]
    [InlineData("塚\U000E0101本")]
    [InlineData("\uFA10と\u585A")]
    public void A_reader_of_the_document_gets_every_character_back(string name)
    {
        var data = Press.Demo("ja");
        data["customer"]!["name"] = name;
        Assert.Contains(name, Press.Text(Press.Print(Card, data)));
    }

    [Fact]
    public void A_long_name_shrinks_on_its_line_before_it_wraps()
    {
        double Size(string name)
        {
            var data = Press.Demo("ja");
            data["customer"]!["name"] = name;
            return Press.Set(Card, data).Pages[0].Marks.OfType<TextMark>().First(m => m.Glyphs.Any(g => g.CodePoint == name[0])).SizeMm;
        }

        Assert.True(Size("薔薇薗 龍之介左衛門尉藤原朝臣頼家三郎丸") < Size("薔薇薗"));
    }

    [Fact]
    public void A_name_of_joiners_and_selectors_alone_shows_nothing()
    {
        var template = Press.Template("""{"code":"x","page":{"width":100,"height":100},"boxes":[{"box":"text","text":"{{customer.name}}"}]}""");
        var data = Press.Demo("ja");
        data["customer"]!["name"] = "\u200D\uFE0F\U000E0100";
        Assert.Empty(Press.Set(template, data).Pages[0].Marks);
    }

    [Fact]
    public void A_character_no_font_has_is_named()
    {
        var data = Press.Demo("ja");
        data["customer"]!["name"] = "山田\U0002A6D6\U00010FFFD";
        var refusal = Press.Refused(Card, data);
        Assert.Equal(("cards/no-glyph", "customer.name"), (refusal.Code, refusal.Field));
        Assert.Matches("U\\+[0-9A-F]{4,6}", refusal.SaysJa);
    }

    private static string Shown(DisplayList list) => string.Concat(list.Pages.SelectMany(p => p.Marks).OfType<TextMark>()
        .SelectMany(m => m.Glyphs).Select(g => new Rune(g.CodePoint).ToString()));

    /// <summary>Without what has no glyph of its own: spaces, joiners and selectors; marks composed with their letters.</summary>
    private static string Bare(string text) => string.Concat(text.EnumerateRunes()
        .Where(r => !Rune.IsWhiteSpace(r) && Rune.GetUnicodeCategory(r) is not System.Globalization.UnicodeCategory.Format && r.Value is not (>= 0xFE00 and <= 0xFE0F) and not (>= 0xE0100 and <= 0xE01EF)))
        .Normalize(NormalizationForm.FormC);
}
