using Fulfillment.Server.Catalog.Barcodes;
using Xunit;

namespace Fulfillment.Tests.Barcodes;

/// <summary>What scanners and keyboards really send at a bench.</summary>
public class ScansFromTheFloor
{
    private const string Gs = "\u001d";

    [Theory]
    [InlineData("4901234567894", null, "04901234567894")]
    [InlineData("4901234567894\r\n", null, "04901234567894")]
    [InlineData("４９０１２３４５６７８９４", null, "04901234567894")]
    [InlineData("]E04901234567894", null, "04901234567894")]
    [InlineData("]E3490123456789412", null, "04901234567894")]
    [InlineData("036000291452", null, "00036000291452")]
    [InlineData("]E0036000291452", null, "00036000291452")]
    [InlineData("0036000291452", null, "00036000291452")]
    [InlineData("49123456", null, "00000049123456")]
    [InlineData("]E449123456", null, "00000049123456")]
    [InlineData("04252614", "UPC-E", "00042100005264")]
    [InlineData("14901234567891", "ITF", "14901234567891")]
    [InlineData("]I114901234567891", null, "14901234567891")]
    [InlineData("]C10104901234567894" + "10LOT7", null, "04901234567894")]
    [InlineData("]d20104901234567894" + "10LOT7" + Gs + "21S1", null, "04901234567894")]
    [InlineData("]Q30104901234567894", null, "04901234567894")]
    [InlineData("]e00104901234567894", null, "04901234567894")]
    [InlineData("]J10104901234567894", null, "04901234567894")]
    [InlineData("0104901234567894172912311" + "0LOT", null, "04901234567894")]
    [InlineData(Gs + "010490123456789410LOT7", null, "04901234567894")]
    [InlineData("(01)04901234567894(10)LOT7", null, "04901234567894")]
    [InlineData("https://id.gs1.org/01/04901234567894/10/LOT7?17=291231", null, "04901234567894")]
    [InlineData("https://shop.example/gtin/4901234567894", null, "04901234567894")]
    public void A_trade_item_is_known_by_fourteen_digits(string data, string? symbology, string gtin)
    {
        var code = BarcodeParser.Parse(data, symbology);

        Assert.Equal(gtin, code.Gtin);
        Assert.Equal(gtin, code.As<ProductCode>()!.Key);
    }

    [Fact]
    public void Lot_expiry_and_serial_are_handed_on()
    {
        var code = BarcodeParser.Parse($"]C10104901234567894{"17"}291200{"10"}LOT-7{Gs}21S/9");

        Assert.Null(code.Refusal);
        Assert.Equal(("LOT-7", "S/9"), (code.Lot, code.Serial));
        Assert.Equal(new DateOnly(2029, 12, 31), code.ExpiresOn(new DateOnly(2026, 11, 21)));
    }

    [Fact]
    public void A_lot_label_without_its_item_keeps_its_elements()
    {
        var code = BarcodeParser.Parse("]C110LOT-7");

        Assert.Equal("LOT-7", code.Lot);
        Assert.Equal("required-ai", code.Refusal?.Rule);
    }

    [Fact]
    public void Elements_that_exclude_each_other_name_no_goods()
    {
        var code = BarcodeParser.Parse("]C101049012345678940214901234567891" + "37" + "12");

        Assert.Equal("exclusive-ai", code.Refusal?.Rule);
        Assert.Null(code.Gtin);
    }

    [Fact]
    public void A_logistic_label_says_how_many_are_inside()
    {
        var code = BarcodeParser.Parse("]C100123456789012345675" + "3724" + Gs + "0204901234567894");

        Assert.Null(code.Refusal);
        Assert.Equal(("04901234567894", 24), (code.As<ProductCode>()?.Key, code.As<ProductCode>()?.Count));
    }

    [Fact]
    public void Goods_without_a_trade_item_number_are_known_however_their_elements_are_written() =>
        Assert.Equal(BarcodeParser.Parse("]C18004123456A").As<ProductCode>(), BarcodeParser.Parse("(8004)123456A").As<ProductCode>());

    [Fact]
    public void An_order_number_and_a_logistic_unit_in_an_element_string_are_references() =>
        Assert.Equal(["123456789012345675", "PO-1"], BarcodeParser.Parse("]C100123456789012345675" + "400PO-1").Candidates.OfType<Reference>().Select(reference => reference.Value));

    [Fact]
    public void Twelve_digits_may_be_goods_a_waybill_and_an_order()
    {
        var code = BarcodeParser.Parse("444413758703");

        Assert.Equal(new WaybillNumber("444413758703", true), code.As<WaybillNumber>());
        Assert.Equal("444413758703", code.As<Reference>()?.Value);
        Assert.Equal("444413758703", code.As<ProductCode>()?.Key);
        Assert.Null(code.Refusal);
    }

    [Theory]
    [InlineData("4444-1375-8703")]
    [InlineData("４４４４－１３７５－８７０３")]
    [InlineData("４４４４ー１３７５ー８７０３")]
    [InlineData("A444413758703A")]
    [InlineData("]F0d444413758703d")]
    public void A_waybill_is_known_however_it_is_written(string data) =>
        Assert.Equal(new WaybillNumber("444413758703", true), BarcodeParser.Parse(data).As<WaybillNumber>());

    [Fact]
    public void International_mail_is_a_waybill() =>
        Assert.Equal(new WaybillNumber("RR473124829JP", true), BarcodeParser.Parse("RR473124829JP").As<WaybillNumber>());

    [Theory]
    [InlineData("CMD:UNDO", "Undo")]
    [InlineData("CMD:NEWBOX", "NewBox")]
    [InlineData("CMD:SHORT", "Short")]
    [InlineData("CMD:HOLD", "Hold")]
    [InlineData("CMD:REPRINT", "Reprint")]
    [InlineData("CMD:FINISH", "Finish")]
    [InlineData("CMD:SIGNOUT", "SignOut")]
    [InlineData("CMD:PRINTED", "Printed")]
    [InlineData("CMD:NOTPRINTED", "NotPrinted")]
    [InlineData("]C0CMD:UNDO", "Undo")]
    [InlineData("ＣＭＤ：ＵＮＤＯ", "Undo")]
    public void A_command_card_is_a_command_and_nothing_else(string data, string name)
    {
        var candidate = Assert.Single(BarcodeParser.Parse(data).Candidates);
        Assert.Equal(name, Assert.IsType<Command>(candidate).Name.ToString());
    }

    [Fact]
    public void Badges_and_pins_are_read_and_a_pin_is_not_told_to_a_log()
    {
        Assert.Equal("W-001", BarcodeParser.Parse("BADGE:W-001").As<Badge>()?.Code);
        Assert.Equal("W-001", BarcodeParser.Parse("ＢＡＤＧＥ：Ｗ－００１").As<Badge>()?.Code);
        var pin = BarcodeParser.Parse("PIN:0042").As<Pin>();
        Assert.Equal("0042", pin?.Digits);
        Assert.DoesNotContain("0042", $"{pin}{BarcodeParser.Parse("PIN:0042")}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CMD:DANCE", "unknown-command")]
    [InlineData("BADGE:", "malformed-badge")]
    [InlineData("BADGE:a b", "malformed-badge")]
    [InlineData("PIN:12a4", "malformed-pin")]
    public void A_station_card_that_says_nothing_known_is_refused(string data, string rule)
    {
        var code = BarcodeParser.Parse(data);
        Assert.Equal(rule, code.Refusal?.Rule);
        Assert.Empty(code.Candidates);
    }

    [Theory]
    [InlineData("1001", null, "1001")]
    [InlineData("acme:1001", "acme", "1001")]
    [InlineData("acme:A:1", "acme", "A:1")]
    [InlineData("注文 12", null, "注文 12")]
    [InlineData("]A0T-014", null, "T-014")]
    [InlineData("荷主:12", null, "荷主:12")]
    public void Free_text_is_a_reference(string data, string? merchant, string number)
    {
        var reference = BarcodeParser.Parse(data).As<Reference>()!;
        Assert.Equal((merchant, number), (reference.Merchant, reference.Number));
    }

    [Fact]
    public void A_full_width_order_number_is_offered_as_typed_too() =>
        Assert.Equal(["A-1", "Ａ－１"], BarcodeParser.Parse("Ａ－１").Candidates.OfType<Reference>().Select(reference => reference.Value));

    [Fact]
    public void Only_full_width_forms_are_narrowed() =>
        Assert.Equal("ﾃｽﾄ①㈱", BarcodeParser.Parse("ﾃｽﾄ①㈱").Text);

    [Theory]
    [InlineData("4901234567890", "incorrect-check-digit")]
    [InlineData("(01)04901234567890", "incorrect-check-digit")]
    [InlineData("]C10104901234567890", "incorrect-check-digit")]
    [InlineData("]E04901234567890", "incorrect-check-digit")]
    [InlineData("]E0490123", "symbol-length")]
    [InlineData("]E112", "add-on-only")]
    [InlineData("]C18912", "unknown-ai")]
    [InlineData("]C111290231" + "0104901234567894", "illegal-day")]
    [InlineData("https://example.com/", "digital-link-key")]
    [InlineData("https://example.com/01/04901234567890", "incorrect-check-digit")]
    public void A_broken_code_names_its_rule(string data, string rule)
    {
        var refusal = BarcodeParser.Parse(data).Refusal;
        Assert.Equal(rule, refusal?.Rule);
        Assert.NotEmpty(refusal!.Says.Ja);
        Assert.NotEmpty(refusal.Says.En);
    }
}
