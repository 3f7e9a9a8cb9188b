using System.Buffers.Binary;
using System.Text;
using Fulfillment.LabelTemplates;
using Fulfillment.LabelTemplates.Fonts;
using Fulfillment.LabelTemplates.Pdf;
using Fulfillment.LabelTemplates.Svg;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Cards;

/// <summary>Font files that were cut, flipped or made to do harm: a card is set or refused, never a crash, and never much memory.</summary>
public sealed class BrokenFonts : IDisposable
{
    private const long MostBytes = 200 << 20;

    private static readonly byte[] Whole = File.ReadAllBytes(Directory.EnumerateFiles("/usr/share/fonts", "BIZUDGothic-Regular.ttf", SearchOption.AllDirectories).First());

    private static readonly CardTemplate Card = Press.Template("""
        {"code":"x","page":{"width":100,"height":100},"boxes":[
          {"box":"text","width":90,"text":"{山田|やまだ}様、Tea 100g髙塚󠄁が☕"},{"box":"text","y":30,"width":90,"height":60,"writing":"vertical","text":"「縦書き」、ー11。"}]}
        """);

    private static readonly CardTemplate Plain = Press.Template("""{"code":"x","page":{"width":100,"height":100},"boxes":[{"box":"text","width":90,"text":"山田様"}]}""");

    private readonly string directory = Directory.CreateTempSubdirectory("fonts").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public void A_mutated_font_sets_the_card_or_is_refused()
    {
        var random = new Random(20261121);
        var set = 0;
        var times = Soak.Times(50, 5000);
        for (var i = 0; i < times; i++) set += IsSet(Mutated(random)) ? 1 : 0;
        // Otherwise the mutations would only ever test the table directory.
        Assert.InRange(set, times / 10, times - 1);
    }

    [Theory]
    [InlineData("glyf"), InlineData("loca"), InlineData("cmap"), InlineData("head"), InlineData("hhea"), InlineData("hmtx"), InlineData("maxp")]
    public void A_font_whose_table_is_all_ones_is_refused_and_not_set_with_nothing(string table)
    {
        var file = Whole.ToArray();
        var (offset, length) = Table(table);
        file.AsSpan(offset, length).Fill(0xFF);
        File.WriteAllBytes(Path.Combine(directory, "a.ttf"), file);
        Assert.NotNull(new CardSetter(FontLibrary.Load([directory])).Layout(Plain, Press.Data(Press.Demo("ja"))).Refusal);
    }

    [Fact]
    public void A_glyph_made_of_itself_is_no_glyph()
    {
        var file = Whole.ToArray();
        var font = FontFace.Read(FontTables.ReadFaces(file)[0], "x", false);
        var data = font.RawGlyph(font.Glyph('山')).ToArray();
        var at = file.AsSpan().IndexOf(data);
        BinaryPrimitives.WriteInt16BigEndian(file.AsSpan(at), -1);
        for (var part = 0; part < 3; part++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(at + 10 + (6 * part)), 0x0022);
            BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(at + 12 + (6 * part)), font.Glyph('山'));
        }
        File.WriteAllBytes(Path.Combine(directory, "a.ttf"), file);
        var refusal = new CardSetter(FontLibrary.Load([directory])).Layout(Plain, Press.Data(Press.Demo("ja"))).Refusal;
        Assert.Equal("cards/no-glyph", refusal?.Code);
        Assert.Contains("山", refusal!.SaysJa);
        Assert.Equal("VL Gothic", Set().Value!.Pages[0].Marks.OfType<LabelTemplates.Layout.TextMark>().First(m => m.Glyphs[0].CodePoint == '山').Face.Family);
    }

    [Fact]
    public void A_font_that_breaks_off_behind_its_names_is_named()
    {
        var file = Whole.ToArray();
        var (offset, _) = Table("cmap");
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(offset + 2), 60_000);
        var path = Path.Combine(directory, "half.ttf");
        File.WriteAllBytes(path, file);
        var refusal = Set().Refusal;
        Assert.Equal("cards/broken-font", refusal?.Code);
        Assert.Contains(path, refusal!.SaysEn);
    }

    private bool IsSet(byte[] file)
    {
        File.WriteAllBytes(Path.Combine(directory, "a.ttf"), file);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var outcome = Set();
        if (outcome.Value is { } list)
        {
            PdfBackend.Write(list);
            SvgBackend.Write(list);
        }
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        return outcome.Refusal is null;
    }

    private CardOutcome<LabelTemplates.Layout.DisplayList> Set() => new CardSetter(FontLibrary.Load([directory, "/usr/share/fonts/truetype/vlgothic"])).Layout(Card, Press.Data(Press.Demo("ja")));

    private static byte[] Mutated(Random random)
    {
        var file = Whole.ToArray();
        string[] tables = ["cmap", "glyf", "loca", "head", "hhea", "hmtx", "maxp", "GSUB", "vhea", "vmtx", "OS/2", "name", ""];
        for (var count = random.Next(1, 12); count > 0; count--)
        {
            var (offset, length) = Table(tables[random.Next(tables.Length)]);
            // Heads of tables decide most; bytes deep inside rarely matter.
            var at = offset + random.Next(random.Next(3) == 0 ? length : Math.Min(length, 64));
            switch (random.Next(4))
            {
                case 0: file[at] = 0xFF; break;
                case 1: file[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: file[at] = (byte)random.Next(256); break;
                default: random.NextBytes(file.AsSpan(at, Math.Min(random.Next(1, 16), file.Length - at))); break;
            }
        }
        return random.Next(10) == 0 ? file[..random.Next(12, file.Length)] : file;
    }

    /// <summary>Where a table lies; the empty tag is the directory.</summary>
    private static (int Offset, int Length) Table(string tag)
    {
        var count = BinaryPrimitives.ReadUInt16BigEndian(Whole.AsSpan(4));
        for (var i = 0; i < count; i++)
        {
            var entry = Whole.AsSpan(12 + (16 * i));
            if (Encoding.ASCII.GetString(entry[..4]) == tag) return (BinaryPrimitives.ReadInt32BigEndian(entry[8..]), BinaryPrimitives.ReadInt32BigEndian(entry[12..]));
        }
        return (0, 12 + (16 * count));
    }
}
