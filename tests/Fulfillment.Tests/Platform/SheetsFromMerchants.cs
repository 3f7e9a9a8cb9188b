using System.Text;
using Fulfillment.Server.Platform;
using Xunit;

namespace Fulfillment.Tests.Platform;

/// <summary>The CSV files that merchants' systems and spreadsheets really write.</summary>
public class SheetsFromMerchants
{
    private static readonly CsvColumn[] Columns =
    [
        new("sku", "商品コード", "品番") { IsRequired = true },
        new("name", "商品名"),
        new("weightGrams", "重量(g)", "重量"),
        new("attributes.*", "属性:"),
    ];

    private const string Sheet = "商品コード,商品名\r\nTEA-01,緑茶①\r\n";

    public static TheoryData<string, byte[]> Encodings() => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Sheet) },
        { "UTF-8 with mark", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Sheet)] },
        { "UTF-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Sheet.Replace(',', '\t'))] },
        { "Shift_JIS", CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetBytes(Sheet) },
    };

    [Theory, MemberData(nameof(Encodings))]
    public void Every_encoding_of_a_japanese_office_is_read(string name, byte[] bytes)
    {
        var table = Read(CsvText.Decode(bytes).Value!);

        Assert.True(table.Rows is [{ Number: 2 } row] && row["sku"] == "TEA-01" && row["name"] == "緑茶①", name);
    }

    [Fact]
    public void Bytes_of_no_encoding_are_refused() =>
        Assert.Equal("csv/unreadable-encoding", CsvText.Decode([0x61, 0x81, 0xff, 0x20]).Refusal?.Code);

    [Theory]
    [InlineData("品番")]
    [InlineData("ＳＫＵ")]
    [InlineData("S K U")]
    [InlineData("\"商品 コード\"")]
    public void Headers_are_known_by_their_names_in_either_language(string header) =>
        Assert.Equal("A", Read($"{header}\nA\n").Rows.Single()["sku"]);

    [Fact]
    public void A_profile_maps_the_merchants_own_headers_and_fills_what_is_left_out()
    {
        var profile = new CsvProfile
        {
            Columns = new Dictionary<string, string> { ["sku"] = "管理番号" },
            Defaults = new Dictionary<string, string> { ["name"] = "無題" },
        };

        var table = CsvTable.Read("品番,管理番号\nX,TEA-01\n", Columns, profile).Value!;

        Assert.Equal(("TEA-01", "無題"), (table.Rows.Single()["sku"], table.Rows.Single()["name"]));
    }

    [Fact]
    public void A_family_of_columns_takes_what_stands_behind_its_beginning()
    {
        var table = Read("sku,属性:色,attributes.size\nA,赤,L\n");

        Assert.Equal(("赤", "L"), (table.Rows.Single()["attributes.色"], table.Rows.Single()["attributes.size"]));
        Assert.Contains("attributes.色", table.Fields);
    }

    [Fact]
    public void Rows_are_counted_as_a_spreadsheet_shows_them()
    {
        var table = Read("sku,name\nA,\"two\nlines\"\n\nB,b\n,\n");

        Assert.Equal([2, 4], table.Rows.Select(row => row.Number));
        Assert.Equal("two\nlines", table.Rows[0]["name"]);
    }

    [Fact]
    public void A_bad_row_is_told_and_the_others_are_read()
    {
        var table = Read("sku,name\nA,a\nB,b,c\nC,x\"y\nD,d\n");

        Assert.Equal(["A", "D"], table.Rows.Select(row => row["sku"]));
        Assert.Equal([(3, "csv/row-too-long"), (4, "csv/malformed-row")], table.Broken.Select(row => (row.Row, row.Refusal.Code)));
    }

    [Fact]
    public void A_formula_is_its_letters() =>
        Assert.Equal("=1+2", Read("sku\n=1+2\n").Rows.Single()["sku"]);

    [Theory]
    [InlineData("1,200", 1200)]
    [InlineData("１２．５", 12.5)]
    public void A_number_is_read_as_japanese_sheets_write_it(string text, double value) =>
        Assert.Equal((decimal)value, Read($"sku,重量\nA,\"{text}\"\n").Rows.Single().DecimalOf("weightGrams").Value);

    [Theory]
    [InlineData("", "csv/empty", null)]
    [InlineData("商品名\nA\n", "csv/column-missing", "sku")]
    [InlineData("sku,品番\nA,B\n", "csv/column-twice", "sku")]
    public void A_sheet_that_cannot_be_meant_is_refused_as_a_whole(string text, string code, string? field)
    {
        var refusal = CsvTable.Read(text, Columns).Refusal;
        Assert.Equal((code, field), (refusal?.Code, refusal?.Field));
    }

    [Fact]
    public void More_rows_than_one_import_takes_are_refused() =>
        Assert.Equal("csv/too-many-rows", CsvTable.Read("sku\n" + string.Concat(Enumerable.Repeat("A\n", CsvTable.MostRows + 1)), Columns).Refusal?.Code);

    [Fact]
    public void A_quotation_mark_that_is_never_closed_does_not_swallow_the_sheet() =>
        Assert.Equal("csv/value-too-long", CsvTable.Read("sku,name\nA,\"" + string.Concat(Enumerable.Repeat("row\n", 20_000)), Columns).Refusal?.Code);

    private static CsvTable Read(string text) => CsvTable.Read(text, Columns).Value!;
}
