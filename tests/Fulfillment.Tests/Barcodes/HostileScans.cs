using FsCheck;
using FsCheck.Fluent;
using Fulfillment.Server.Catalog.Barcodes;
using Fulfillment.Server.Catalog.Barcodes.Gs1;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Barcodes;

/// <summary>Whatever arrives, the parser answers: it never throws and never hangs.</summary>
public class HostileScans
{
    [Theory]
    [InlineData("", "empty")]
    [InlineData(null, "empty")]
    [InlineData("\r\n", "empty")]
    [InlineData("   ", "empty")]
    [InlineData("a\0b", "control-character")]
    [InlineData("a\tb", "control-character")]
    [InlineData("490\u001b[31m", "control-character")]
    [InlineData("a\u0085b", "control-character")]
    [InlineData("abc\u202e321", "control-character")]
    [InlineData("a\u2028b", "control-character")]
    [InlineData("a\ufffdb", "broken-text")]
    [InlineData("]C0a\u001db", "control-character")]
    [InlineData("]", "unknown-symbology")]
    [InlineData("]XX", "unknown-symbology")]
    public void Text_that_no_code_holds_is_refused(string? data, string rule)
    {
        var code = BarcodeParser.Parse(data);
        Assert.Equal(rule, code.Refusal?.Rule);
        Assert.Empty(code.Candidates);
        Assert.Empty(code.Elements);
    }

    [Fact]
    public void Lone_surrogates_are_refused_and_pairs_are_not()
    {
        Assert.Equal("broken-text", BarcodeParser.Parse("a" + '\ud842').Refusal?.Rule);
        Assert.Equal("broken-text", BarcodeParser.Parse('\udfb7' + "a").Refusal?.Rule);
        Assert.Null(BarcodeParser.Parse("𠮷").Refusal);
    }

    [Fact]
    public void A_megabyte_is_refused_without_being_read()
    {
        var megabyte = new string('9', 1 << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("too-long", BarcodeParser.Parse(megabyte).Refusal?.Rule);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4096);
    }

    [Theory]
    [InlineData("]C1", "10A\u001d")]
    [InlineData("(", "(10)A")]
    [InlineData("https://a/01/04901234567894?", "99=A&")]
    [InlineData("https://a/", "01/")]
    [InlineData("", "ー")]
    [InlineData("]F0A", "1-")]
    public void The_longest_text_that_is_looked_at_costs_no_more_than_its_length(string start, string repeated)
    {
        var data = start + string.Concat(Enumerable.Repeat(repeated, (CodeText.MaxLength - start.Length) / repeated.Length));
        BarcodeParser.Parse(data);
        var before = GC.GetAllocatedBytesForCurrentThread();
        BarcodeParser.Parse(data);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200 * data.Length);
    }

    [Fact]
    public void A_jan_costs_a_handful_of_small_objects()
    {
        BarcodeParser.Parse("4901234567894");
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) BarcodeParser.Parse("4901234567894");
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 0, 1024);
    }

    [Fact]
    public void No_string_makes_it_throw() =>
        Prop.ForAll<string>(text => BarcodeParser.Parse(text) is not null).Check(Config.QuickThrowOnFailure.WithMaxTest(Soak.Times(2000, 200000)));

    [Fact]
    public void No_string_behind_any_beginning_makes_it_throw()
    {
        var beginnings = Gen.Elements("]C1", "]d2", "]E0", "]E4", "]F0", "]I1", "(", "(01)", "https://a/01/", "https://a/", "01", "CMD:", "PIN:", "\u001d", "]C18110", "]C18007", "]C18013", "]C17258", "]C18030", "]C14309");
        var rest = ArbMap.Default.GeneratorFor<string>();
        var digits = Gen.Elements("0123456789/()A=?&%\u001d".ToCharArray()).ArrayOf().Select(characters => new string(characters));
        var texts = beginnings.SelectMany(start => Gen.OneOf(rest, digits).Select(end => start + end));
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var code = BarcodeParser.Parse(text);
            return code.Refusal is not null || code.Candidates.Count > 0 || code.Elements.Count > 0 || code.Text.Length <= 4;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Soak.Times(5000, 500000)));
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var text = Gen.Elements("ABCXYZabc0129-./_(+".ToCharArray()).NonEmptyListOf().Select(list => new string([.. list.Take(20)]));
        var digits = Gen.Elements("0123456789".ToCharArray()).ArrayOf(13).Select(characters => new string(characters));
        var elements = digits.SelectMany(item => text.SelectMany(lot => text.SelectMany(serial => Gen.Elements(true, false).Select(dated =>
        {
            List<Gs1Element> list = [new("01", item + Gtin.CheckDigit(item)), new("10", lot), new("21", serial)];
            if (dated) list.Insert(1, new("17", "291231"));
            return list;
        }))));
        Prop.ForAll(elements.ToArbitrary(), list =>
        {
            var scanned = BarcodeParser.Parse("]C1" + ElementString.Write(list));
            var bracketed = BarcodeParser.Parse(ElementString.WriteBracketed(list));
            var link = BarcodeParser.Parse(DigitalLink.Write("https://example.com", list));
            return scanned.Elements.SequenceEqual(list) && bracketed.Elements.SequenceEqual(list)
                && link.Elements.ToHashSet().SetEquals(list) && link.Refusal is null && scanned.Gtin == list[0].Value;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Soak.Times(1000, 100000)));
    }
}
