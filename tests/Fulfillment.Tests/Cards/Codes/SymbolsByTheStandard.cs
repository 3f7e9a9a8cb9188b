using Fulfillment.LabelTemplates.Barcodes;
using Xunit;

namespace Fulfillment.Tests.Cards.Codes;

/// <summary>Each encoder against an example that its standard, or the authority behind it, publishes.</summary>
public class SymbolsByTheStandard
{
    /// <summary>ISO/IEC 16022, annex O: "123456" with its check codewords.</summary>
    [Fact]
    public void Datamatrix_check_codewords_of_123456()
    {
        var data = DataMatrixText.Encode("123456", MatrixShape.Square, out var size);
        Assert.Equal([142, 164, 186], data!);
        Assert.Equal((10, 10), (size!.Rows, size.Columns));
        Assert.Equal([114, 25, 5, 88, 102], ReedSolomon.DataMatrix.Check(data, 5));
    }

    /// <summary>The same as libdmtx draws it.</summary>
    [Fact]
    public void Datamatrix_symbol_of_123456() => Assert.Equal(
        [
            "# # # # # ",
            "##  # ## #",
            "##     #  ",
            "##   ### #",
            "##    #   ",
            "#     ####",
            "### ##    ",
            "#### ##  #",
            "#  ### #  ",
            "##########",
        ],
        Lines(DataMatrixSymbol.Modules("123456", MatrixShape.Square)!));

    /// <summary>ISO/IEC 18004, annex I: "01234567" as a symbol of version 1-M.</summary>
    [Fact]
    public void Qr_codewords_of_01234567()
    {
        var data = QrText.Encode("01234567", QrErrorLevel.M, out var version);
        Assert.Equal(1, version);
        Assert.Equal([0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11], data!);
        Assert.Equal([0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55], ReedSolomon.Qr.Check(data, 10));
    }

    /// <summary>ISO/IEC 15417 and GS1 General Specifications 5.4: start C and FNC1 begin the symbol, and a separator ends a value of open length.</summary>
    [Fact]
    public void Gs1_128_begins_with_function_1_and_separates_only_where_it_must()
    {
        Assert.Equal([105, 102, 1, 4, 90, 12, 34, 56, 78, 94, 17, 27, 12, 31, 10], Code128.Symbols(Gs1("(01)04901234567894(17)271231(10)A").Data(Code128.Fnc1)).Take(15));
        Assert.Equal($"{Code128.Fnc1}1727123110LOT7{Code128.Fnc1}21S1", Gs1("(10)LOT7(17)271231(21)S1").Data(Code128.Fnc1));
        Assert.Equal("(10)LOT7(17)271231(21)S1", Gs1("(10)LOT7(17)271231(21)S1").Legend);
        Assert.Equal("A(1", Gs1(@"(10)A\(1").Elements[0].Value);
    }

    /// <summary>GS1 General Specifications, figure 5.2.1.2: which bars are guard bars, and how wide a symbol is.</summary>
    [Fact]
    public void Ean_13_is_95_modules_between_quiet_zones_of_11_and_7()
    {
        var symbol = (BarSymbol)Ean13.Encode("4901234567894").Symbol!;
        Assert.Equal(95 + 11 + 7, symbol.Columns);
        Assert.Equal((11.0, 11 + 95.0), (symbol.Bars[0].X, symbol.Bars[^1].X + symbol.Bars[^1].Width));
        Assert.Equal([11, 13, 57, 59, 103, 105], symbol.Bars.Where(bar => bar.Tail > 0).Select(bar => bar.X));
        // 4 begins with the parities A B A A B B; the digit 9 in set A is light 3, dark 1, light 1, dark 2.
        Assert.Equal([14 + 3, 14 + 5], symbol.Bars.Skip(2).Take(2).Select(bar => bar.X));
    }

    [Fact]
    public void Itf_14_has_five_wide_elements_of_14_in_a_pair()
    {
        var symbol = (BarSymbol)Itf14.Encode("14901234567891").Symbol!;
        Assert.Equal(2 + (7 * 5) + 2, symbol.Bars.Count);
        Assert.Equal(Math.Ceiling(4 + (7 * ((4 * 2.5) + 6)) + 2.5 + 2) + 20, symbol.Columns);
    }

    /// <summary>JIS X 0506: the characters have 10 to 11 modules, wide elements three.</summary>
    [Fact]
    public void Codabar_letters_begin_and_end_it()
    {
        var symbol = (BarSymbol)Codabar.Encode("0", 'A', 'B').Symbol!;
        // A is bar 1, space 1, bar 3, space 3, bar 1, space 3, bar 1; a narrow space; 0 is bar 1, space 1, bar 1, space 1, bar 1, space 3, bar 3.
        Assert.Equal([1, 3, 1, 1, 1, 1, 1, 3], symbol.Bars.Take(8).Select(bar => bar.Width));
        Assert.Equal([10, 12, 18, 22, 24, 26, 28, 32], symbol.Bars.Take(8).Select(bar => bar.X));
        Assert.Equal("A0B", symbol.Legends[0].Text);
    }

    /// <summary>日本郵便「郵便番号・バーコードマニュアル」: the two symbols on its page 6.</summary>
    [Theory]
    [InlineData("1540023", "3-16-4-205", "FDFFTFTFFADFTTFTTFDADFADFATFTFFTDAFTFTFADTFTFDAFTTFTFTDATDATDADAFDF")]
    public void Customer_barcode_of_the_manual(string postalCode, string number, string states) => Assert.Equal(states, JapanPost.States(postalCode, number));

    /// <summary>日本郵便「チェックデジットの計算方法」: 霞が関 has 9; and the manual's examples that are cut in the middle of a letter.</summary>
    [Theory]
    [InlineData("1000013", "1-3-2-503", "TFF")]
    [InlineData("3170055", "6-7-14-2", "DAT")]
    [InlineData("9100067", "3-80-25J1-2B", "TFF")]
    [InlineData("2630023", "3-30-8-403", "FTF")]
    [InlineData("4070033", "400", "TFT")]
    public void Customer_barcode_check_digit(string postalCode, string number, string check) => Assert.Equal(check + "DF", JapanPost.States(postalCode, number)[^5..]);

    /// <summary>日本郵便「バーコードに必要な文字情報の抜き出し法」, page 25: where these come out right, the method is.</summary>
    [Theory]
    [InlineData("千葉市稲毛区緑町3丁目30-8　郵便ビル403号", "3-30-8-403")]
    [InlineData("秋田県大仙市堀見内　南田茂木　添60-1", "60-1")]
    [InlineData("東京都台東区台東5-6-3　ABCビル10F", "5-6-3-10")]
    [InlineData("北海道札幌市東区北六条東4丁目　郵便センター6号館", "4-6")]
    [InlineData("北海道札幌市東区北六条東8丁目　郵便センター10号館", "8-10")]
    [InlineData("山梨県韮崎市龍岡町下條南割　韮崎400", "400")]
    [InlineData("千葉県鎌ケ谷市右京塚　東3丁目-20-5　郵便・A&bコーポB604号", "3-20-5B604")]
    [InlineData("東京都青梅市河辺町十一丁目六番地一号　郵便タワー601", "11-6-1-601")]
    [InlineData("岩手県宮古市大字津軽石第二十一地割大淵川480", "21-480")]
    [InlineData("大阪府堺市堺区中田出井町四丁六番十九号", "4-6-19")]
    [InlineData("北海道帯広市稲田町南七線　西28", "7-28")]
    [InlineData("茨城県日立市宮田町6丁目7-14　ABCビル2F", "6-7-14-2")]
    [InlineData("6丁目7-14　ABCビル2F201号室", "6-7-14-2-201")]
    [InlineData("神戸市中央区港島中町9丁目7-6　郵便シティA棟1F1号", "9-7-6A1-1")]
    [InlineData("京都府綾部市青野町綾部6-7　LプラザB106", "6-7LB106")]
    [InlineData("札幌市中央区南四条西29丁目1524-23　第2郵便ハウス501", "29-1524-23-2-501")]
    [InlineData("福井県福井市新田塚3丁目80-25　J1ビル2-B", "3-80-25J1-2B")]
    [InlineData("霞が関１丁目３番２号　郵便プラザ５０３室", "1-3-2-503")]
    [InlineData("百一番地", "101")]
    public void Customer_barcode_number_of_an_address(string address, string number) => Assert.Equal(number, JapanPostAddress.Number(address));

    private static Gs1Elements Gs1(string text)
    {
        var elements = Gs1Elements.Read(text, out var fault);
        Assert.Null(fault);
        return elements!;
    }

    private static string[] Lines(bool[,] modules) =>
        [.. Enumerable.Range(0, modules.GetLength(0)).Select(y => string.Concat(Enumerable.Range(0, modules.GetLength(1)).Select(x => modules[y, x] ? '#' : ' ')))];
}
