using Fulfillment.LabelTemplates.Barcodes;
using Fulfillment.Tests.Harness;
using FsCheck;
using FsCheck.Fluent;
using QRCoder;
using Xunit;

namespace Fulfillment.Tests.Cards.Codes;

/// <summary>Our QR symbols are QRCoder's, module for module: same version, same mask, same everything.</summary>
public class QrAgainstAnotherEncoder
{
    private static readonly QrErrorLevel[] Levels = Enum.GetValues<QrErrorLevel>();

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Choose(1, 300).SelectMany(length => Gen.Elements("0123456789".ToCharArray()).ArrayOf(length)).Select(digits => new string(digits)),
        Gen.Choose(1, 200).SelectMany(length => Gen.Elements("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".ToCharArray()).ArrayOf(length)).Select(text => new string(text)),
        Gen.Choose(1, 120).SelectMany(length => Gen.Choose(0x20, 0x7E).Select(c => (char)c).ArrayOf(length)).Select(text => new string(text)),
        Gen.Choose(1, 40).SelectMany(length => Gen.Elements("ありがとう御礼口コミ髙-1a".ToCharArray()).ArrayOf(length)).Select(text => new string(text) + "す"));

    [Theory]
    [InlineData("https://example.jp/q/K7Q2M9XA4T")]
    [InlineData("HTTPS://EXAMPLE.JP/Q/K7Q2M9XA4T")]
    [InlineData("https://例え.jp/口コミ?q=ありがとう")]
    [InlineData("01234567")]
    [InlineData("A")]
    public void For_what_cards_carry(string text)
    {
        foreach (var level in Levels) AssertSame(text, level);
    }

    [Fact]
    public void For_any_text()
    {
        foreach (var text in Texts.Sample(Soak.Times(40, 4_000))) AssertSame(text, Levels[text.Length % Levels.Length]);
    }

    [Fact]
    public void For_every_version_and_level()
    {
        for (var version = 1; version <= QrVersion.Largest; version++)
        {
            foreach (var level in Levels)
            {
                var bytes = QrVersion.DataCodewords(version, level) - (version < 10 ? 2 : 3);
                var text = string.Concat(Enumerable.Range(0, bytes).Select(i => (char)('a' + (i % 26))));
                Assert.Equal(QrVersion.Size(version), QrSymbol.Grid(text, level)!.Size);
                if (version % Soak.Times(6, 1) == 0) AssertSame(text, level);
            }
        }
    }

    [Fact]
    public void More_than_the_largest_version_holds_is_refused()
    {
        Assert.Null(QrSymbol.Encode(new string('a', 2953), QrErrorLevel.L).Fault);
        Assert.NotNull(QrSymbol.Encode(new string('a', 2954), QrErrorLevel.L).Fault);
        Assert.NotNull(QrSymbol.Encode(new string('1', 7090), QrErrorLevel.L).Fault);
    }

    [Fact]
    public void Capitals_where_a_url_allows_them_save_a_version()
    {
        var compact = QrSymbol.Compact("https://example.jp/q/K7Q2M9XA4T");
        Assert.Equal("HTTPS://EXAMPLE.JP/q/K7Q2M9XA4T", compact);
        Assert.Equal(29, QrSymbol.Grid("https://example.jp/q/K7Q2M9XA4T", QrErrorLevel.M)!.Size);
        Assert.Equal(25, QrSymbol.Grid(compact, QrErrorLevel.M)!.Size);
        Assert.Equal("mailto:a@example.jp", QrSymbol.Compact("mailto:a@example.jp"));
        Assert.Equal("https://me@example.jp/", QrSymbol.Compact("https://me@example.jp/"));
    }

    private static void AssertSame(string text, QrErrorLevel level)
    {
        var ours = QrSymbol.Grid(text, level)!;
        // QRCoder changes modes by a rule of thumb of its own, unless it is told to stay with bytes.
        var isBytes = text.Any(c => !"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".Contains(c));
        using var theirs = QRCodeGenerator.GenerateQrCode(text, Enum.Parse<QRCodeGenerator.ECCLevel>(level.ToString()), forceUtf8: isBytes);
        // Where changing modes saves a version ours is smaller, and a decoder judges it.
        if (ours.Size < theirs.ModuleMatrix.Count - 8) return;
        Assert.Equal(theirs.ModuleMatrix.Count - 8, ours.Size);
        for (var y = 0; y < ours.Size; y++)
            for (var x = 0; x < ours.Size; x++)
                if (theirs.ModuleMatrix[y + 4][x + 4] != ours[x, y]) Assert.Fail($"\"{text}\" {level} differs at {x}, {y}.");
    }
}
