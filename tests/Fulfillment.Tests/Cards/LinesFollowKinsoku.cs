using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Fulfillment.LabelTemplates.Fonts;
using Fulfillment.LabelTemplates.Language;
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

    /// <summary>Anything a card might say.</summary>
    internal static Gen<string> Texts { get; } = Phrase.NonEmptyListOf().Select(string.Concat);

    [Fact]
    public void No_line_begins_or_ends_with_what_must_not() =>
        Prop.ForAll(Texts.Zip(Gen.Choose(20, 120)).ToArbitrary(), sample => Check(sample.Item1, Set(sample.Item1, FontRole.Gothic), sample.Item2)).QuickCheckThrowOnFailure();

    internal static void Check(string whole, Cluster[] clusters, int mm)
    {
        foreach (var hangs in (bool[])[false, true])
        {
            var lines = LineBreaker.Break(clusters, new Measure(0, mm / TypeMm, hangs))!;
            for (var i = 0; i < lines.Count; i++)
            {
                Assert.True(lines[i].Width * TypeMm <= mm + 1e-6, $"line {i} of {whole} is wider than {mm} mm");
                if (i > 0) Assert.False(Holds(NeverFirst, clusters[lines[i].Start]), $"line {i} of {whole} at {mm} mm begins wrongly");
                if (i < lines.Count - 1) Assert.False(Holds(NeverLast, clusters[lines[i].End - 1]), $"line {i} of {whole} at {mm} mm ends wrongly");
                if (i > 0) Assert.False(IsInsideWord(clusters, lines[i].Start), $"line {i} of {whole} at {mm} mm divides a word");
                if (i > 0) Assert.False(clusters[lines[i].Start].IsJoined, $"line {i} of {whole} at {mm} mm divides a character");
            }
            Assert.Equal(Bare(whole), Bare(string.Concat(lines.SelectMany(l => clusters[l.Start..l.End]).Select(c => new Rune(c.CodePoint).ToString()))));
        }
    }

    [Fact]
    public void A_word_longer_than_the_line_is_divided_rather_than_lost()
    {
        var clusters = Set("Donaudampfschifffahrtsgesellschaft", FontRole.Gothic);
        var lines = LineBreaker.Break(clusters, new Measure(0, 20 / TypeMm))!;
        Assert.True(lines.Count > 1);
        Assert.Equal(clusters.Length, lines.Sum(l => l.End - l.Start));
    }

    [Fact]
    public void Spaces_at_a_line_end_take_no_room_and_a_new_paragraph_keeps_its_own()
    {
        var clusters = Set("あい   うえ\n　お", FontRole.Hand);
        var lines = LineBreaker.Break(clusters, new Measure(0, 2.5))!;
        Assert.Equal(["あい", "うえ", "　お"], lines.Select(l => string.Concat(clusters[l.Start..l.End].Select(c => (char)c.CodePoint))));
    }

    private static Cluster[] Set(string text, FontRole role) => new Typesetter(Press.Fonts.Chain(role, false), default).Set(new FilledText(text, []))!.Clusters;

    private static bool Holds(string characters, Cluster cluster) => cluster.CodePoint <= 0xFFFF && characters.Contains((char)cluster.CodePoint);

    private static bool IsInsideWord(Cluster[] clusters, int at) => IsAsciiLetter(clusters[at - 1]) && IsAsciiLetter(clusters[at]);

    private static bool IsAsciiLetter(Cluster cluster) => cluster.CodePoint < 128 && char.IsAsciiLetterOrDigit((char)cluster.CodePoint);

    private static string Bare(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
