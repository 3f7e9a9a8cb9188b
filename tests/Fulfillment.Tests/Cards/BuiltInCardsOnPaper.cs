using Fulfillment.LabelTemplates;
using Xunit;

namespace Fulfillment.Tests.Cards;

/// <summary>The cards that come with the program, printed in both languages and read back with a scanner and a reader.</summary>
public class BuiltInCardsOnPaper
{
    public static TheoryData<string, string> Cards()
    {
        var cards = new TheoryData<string, string>();
        foreach (var code in BuiltInTemplates.ByCode.Keys.Order())
        {
            cards.Add(code, "ja");
            cards.Add(code, "en");
        }
        return cards;
    }

    [Theory, MemberData(nameof(Cards))]
    public void Every_code_on_the_card_is_read_at_203_dpi(string code, string locale)
    {
        var scanned = Press.Scan(Press.Print(BuiltInTemplates.ByCode[code], Press.Demo(locale)));
        Assert.Contains("CODE-128:K7Q2M9XA4T", scanned);
        Assert.Equal(code is "review-qr-card" or "cross-sell-flyer", scanned.Contains("QR-Code:https://example.jp/q/K7Q2M9XA4T"));
    }

    [Theory, MemberData(nameof(Cards))]
    public void The_text_comes_back_and_the_file_is_sound(string code, string locale)
    {
        var pdf = Press.Print(BuiltInTemplates.ByCode[code], Press.Demo(locale));
        Assert.Contains("K7Q2M9XA4T", Press.Text(pdf));
        Assert.Contains(locale == "ja" ? "茶舗 みどり" : "Midori Tea House", Press.Text(pdf));
        Assert.SkipUnless(Press.Has("qpdf"), "qpdf is not installed");
        Assert.Equal("", Press.Check(pdf));
    }

    [Theory, MemberData(nameof(Cards))]
    public void The_same_card_is_the_same_bytes(string code, string locale)
    {
        var template = BuiltInTemplates.ByCode[code];
        Assert.Equal(Press.Print(template, Press.Demo(locale)), Press.Print(template, Press.Demo(locale)));
    }
}
