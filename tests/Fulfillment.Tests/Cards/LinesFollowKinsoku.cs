using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Fulfillment.LabelTemplates.Fonts;
using Fulfillment.LabelTemplates.Layout;
using Xunit;

namespace Fulfillment.Tests.Cards;

/// <summary>Japanese text broken into lines from 20 to 120 mm wide: what must not begin or end a line never does.</summary>
public class LinesFollowKinsoku
{
    private const double TypeMm = 3;

    // JIS X 4051, restated here so that the test does not ask the code what is right.
    private const string NeverFirst = "、。，．・：；？！ゝゞヽヾ々ー）］｝」』】〉》〕ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…‥｡､｣ｰﾞﾟ,.)]}!?:;%";
    private const string NeverLast = "（［｛「『【〈《〔([{￥¥";

    private static readonly Gen<string> Word = Gen.OneOf(
        Gen.Elements("山田", "花子", "茶舗", "心", "包装", "届", "新茶", "贈", "箱入", "香"),
        Gen.Elements("ありがとう", "ございます", "きっと", "ちょっと", "いって", "ゆったり", "お", "は", "を"),
        Gen.Elements("スプーン", "ティーポット", "キャンディー", "ッ", "コーヒー", "ﾃｨｰﾎﾟｯﾄ"),
        Gen.Elements("Tea", "100g", "Bio", "No.7", "3.5", "ml", "and"),
        Gen.Elements("𠮷", "髙", "﨑", "☕"));

    private static readonly Gen<string> Phrase =
        from words in Word.ListOf(3)
        from open in Gen.Elements("", "", "「", "（", "『")
        from end in Gen.Elements("、", "。", "・", "…", "！", " ", "は", "」。", "々", "ー")
        select open + string.Join("の", words) + (open switch { "「" => "」", "（" => "）", "『" => "』", _ => "" }) + end;

    [Fact]
    public void No_line_begins_or_ends_with_what_must_not()
    {
        var text = Phrase.NonEmptyListOf().Select(string.Concat);
        var width = Gen.Choose(20, 120);
        Prop.ForAll(text.Zip(width).ToArbitrary(), sample =>
        {
            var (whole, mm) = sample;
            var clusters = Typesetter.Set(whole, Press.Fonts.Chain(FontRole.Gothic, false), out _)!;
            var lines = LineBreaker.Break(clusters, 0, mm / TypeMm);
            for (var i = 0; i < lines.Count; i++)
            {
                Assert.True(lines[i].Width * TypeMm <= mm + 1e-6, $"line {i} of {whole} is wider than {mm} mm");
                if (i > 0) Assert.False(Holds(NeverFirst, clusters[lines[i].Start]), $"line {i} of {whole} at {mm} mm begins wrongly");
                if (i < lines.Count - 1) Assert.False(Holds(NeverLast, clusters[lines[i].End - 1]), $"line {i} of {whole} at {mm} mm ends wrongly");
                if (i > 0) Assert.False(IsInsideWord(clusters, lines[i].Start), $"line {i} of {whole} at {mm} mm divides a word");
            }
            Assert.Equal(Bare(whole), Bare(string.Concat(lines.SelectMany(l => clusters[l.Start..l.End]).Select(c => new Rune(c.CodePoint).ToString()))));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_word_longer_than_the_line_is_divided_rather_than_lost()
    {
        var clusters = Typesetter.Set("Donaudampfschifffahrtsgesellschaft", Press.Fonts.Chain(FontRole.Gothic, false), out _)!;
        var lines = LineBreaker.Break(clusters, 0, 20 / TypeMm);
        Assert.True(lines.Count > 1);
        Assert.Equal(clusters.Length, lines.Sum(l => l.End - l.Start));
    }

    [Fact]
    public void Spaces_at_a_line_end_take_no_room_and_a_new_paragraph_keeps_its_own()
    {
        var clusters = Typesetter.Set("あい   うえ\n　お", Press.Fonts.Chain(FontRole.Hand, false), out _)!;
        var lines = LineBreaker.Break(clusters, 0, 2.5);
        Assert.Equal(["あい", "うえ", "　お"], lines.Select(l => string.Concat(clusters[l.Start..l.End].Select(c => (char)c.CodePoint))));
    }

    private static bool Holds(string characters, Cluster cluster) => cluster.CodePoint <= 0xFFFF && characters.Contains((char)cluster.CodePoint);

    private static bool IsInsideWord(Cluster[] clusters, int at) => IsAsciiLetter(clusters[at - 1]) && IsAsciiLetter(clusters[at]);

    private static bool IsAsciiLetter(Cluster cluster) => cluster.CodePoint < 128 && char.IsAsciiLetterOrDigit((char)cluster.CodePoint);

    private static string Bare(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
