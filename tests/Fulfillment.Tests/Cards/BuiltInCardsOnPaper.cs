using System.Text.Json.Nodes;
using System.Xml.Linq;
using Fulfillment.LabelTemplates;
using Xunit;

namespace Fulfillment.Tests.Cards;

/// <summary>The cards that come with the program, printed in both languages and read back with a scanner and a reader.</summary>
public class BuiltInCardsOnPaper
{
    private static readonly string[] WithQr = ["cross-sell-flyer", "return-slip", "review-qr-card", "welcome-booklet-4p"];

    public static TheoryData<string, string> Cards() => [.. BuiltInTemplates.ByCode.Keys.Order().SelectMany(code => new[] { (code, "ja"), (code, "en") })];

    public static TheoryData<string, string, DemoExtent> CardsOfEveryExtent() =>
        [.. BuiltInTemplates.ByCode.Keys.Order().SelectMany(code => Enum.GetValues<DemoExtent>().SelectMany(extent => new[] { (code, "ja", extent), (code, "en", extent) }))];

    [Theory, MemberData(nameof(CardsOfEveryExtent))]
    public void Every_code_and_every_word_is_read_back_from_the_paper(string code, string locale, DemoExtent extent)
    {
        var data = Press.Demo(locale, extent);
        var set = Press.Set(BuiltInTemplates.ByCode[code], data);
        using var paper = new PaperSheet(set);
        foreach (var dpi in (int[])[203, 300])
        {
            var read = paper.Codes(dpi);
            Assert.Contains($"CODE-128:{data["code"]}", read);
            if (code == "return-slip" && extent != DemoExtent.Shortest) Assert.Contains($"CODE-128:{data["return"]!["code"]}", read);
            if (WithQr.Contains(code)) Assert.Contains($"QR-Code:{data["qrUrl"]}", read);
            Assert.Equal(paper.CodesDrawn, read.Count);
        }
        Assert.Equal([], paper.LostWords());
        Assert.SkipUnless(Press.Has("qpdf"), "qpdf is not installed");
        Assert.Equal("", paper.Faults());
    }

    [Theory, MemberData(nameof(Cards))]
    public void The_same_card_is_the_same_bytes(string code, string locale)
    {
        var template = BuiltInTemplates.ByCode[code];
        Assert.Equal(Press.Print(template, Press.Demo(locale)), Press.Print(template, Press.Demo(locale)));
    }

    public static TheoryData<string, string, DemoExtent> Offers() =>
        [.. new[] { "birthday-card", "welcome-booklet-4p", "winback-card" }.SelectMany(code => Enum.GetValues<DemoExtent>().SelectMany(extent => new[] { (code, "ja", extent), (code, "en", extent) }))];

    [Theory, MemberData(nameof(Offers))]
    public void An_offer_stands_with_its_code_and_leaves_room_for_the_words(string code, string locale, DemoExtent extent)
    {
        var data = Press.Demo(locale, extent);
        data["content"] = new JsonObject { ["offer"] = "次回500円引き", ["offerNote"] = "12月31日まで。お会計画面でコード SPRING-B をご入力ください。" };
        using var paper = new PaperSheet(Press.Set(BuiltInTemplates.ByCode[code], data));
        var read = paper.Codes(203);
        Assert.Contains($"QR-Code:{data["qrUrl"]}", read);
        Assert.Contains($"CODE-128:{data["code"]}", read);
        Assert.Equal([], paper.LostWords());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void A_flyer_shows_each_of_its_products_and_its_codes_read(int products)
    {
        string[] names = ["煎茶さえみどり", "焙煎ほうじ茶", "宇治抹茶初昔", "常滑焼急須", "春摘み新茶", "湯呑"];
        string[] pictures = ["leaf", "cup", "tin", "pot", "leaf", "cup"];
        var data = Press.Demo("ja");
        data["products"] = new JsonArray([.. Enumerable.Range(0, products).Select(i =>
            (JsonNode)new JsonObject { ["sku"] = $"TEA-{i}", ["name"] = names[i], ["price"] = 1000 + i, ["image"] = i == 3 ? null : pictures[i], ["url"] = "https://example.jp" })]);
        var pdf = Press.Print(BuiltInTemplates.ByCode["cross-sell-flyer"], data);
        var text = Press.Text(pdf);
        for (var i = 0; i < products; i++)
        {
            Assert.Contains(names[i], text);
            Assert.Contains($"¥1,00{i}", text);
        }
        Assert.Equal(2, Press.Scan(pdf).Count);
    }

    [Fact]
    public void A_slip_of_many_lines_goes_over_pages_each_with_its_code_and_number()
    {
        var data = Press.Demo("ja");
        data["lines"] = new JsonArray([.. Enumerable.Range(1, 60).Select(i =>
            (JsonNode)new JsonObject { ["lineNo"] = i, ["sku"] = $"SKU-{i:000}", ["name"] = $"商品{i:000}", ["quantity"] = i, ["price"] = 100, ["amount"] = 100 * i, ["taxRatePercent"] = 10 })]);
        var set = Press.Set(BuiltInTemplates.ByCode["packing-slip"], data);
        var pdf = LabelTemplates.Pdf.PdfBackend.Write(set);
        var text = Press.Text(pdf);
        Assert.True(set.Pages.Count > 3);
        for (var page = 1; page <= set.Pages.Count; page++)
        {
            Assert.Contains($"{page} / {set.Pages.Count} ページ", text);
            Assert.Equal(["CODE-128:K7Q2M9XA4T"], Press.Scan(pdf, page));
        }
        for (var i = 1; i <= 60; i++) Assert.Contains($"商品{i:000}", text);
        Assert.Equal(set.Pages.Count, text.Split("品名").Length - 1);
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public void A_gift_slip_says_nothing_of_money(string locale)
    {
        var data = Press.Demo(locale);
        data["order"]!["gift"] = true;
        var text = Press.Text(Press.Print(BuiltInTemplates.ByCode["packing-slip"], data));
        Assert.DoesNotContain("¥", text);
        Assert.DoesNotContain("税", text);
        Assert.DoesNotContain("tax", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("8,424", text);
    }

    [Theory, MemberData(nameof(Cards))]
    public void Only_a_reprint_says_so(string code, string locale)
    {
        var mark = locale == "ja" ? "再発行" : "REPRINT";
        var data = Press.Demo(locale);
        Assert.DoesNotContain(mark, Press.Text(Press.Print(BuiltInTemplates.ByCode[code], data)));
        data["reprint"] = true;
        Assert.Contains(mark, Press.Text(Press.Print(BuiltInTemplates.ByCode[code], data)));
    }

    [Theory, MemberData(nameof(Cards))]
    public void The_preview_is_the_same_sheet_as_a_drawing(string code, string locale)
    {
        var svg = XDocument.Parse(LabelTemplates.Svg.SvgBackend.Write(Press.Set(BuiltInTemplates.ByCode[code], Press.Demo(locale))));
        var glyphs = svg.Descendants().Count(e => e.Name.LocalName == "use");
        Assert.Equal(Press.Set(BuiltInTemplates.ByCode[code], Press.Demo(locale)).Pages[0].Marks.OfType<LabelTemplates.Layout.TextMark>().Sum(m => m.Glyphs.Count), glyphs);
    }

    [Fact]
    public void The_document_says_nothing_of_the_customer_outside_its_text()
    {
        var raw = System.Text.Encoding.Latin1.GetString(Press.Print(BuiltInTemplates.ByCode["thank-you-card"], Press.Demo("en")));
        Assert.Contains("/Title(thank-you-card)", raw);
        Assert.DoesNotContain("Yamada", raw);
        Assert.DoesNotContain("/CreationDate", raw);
    }
}
