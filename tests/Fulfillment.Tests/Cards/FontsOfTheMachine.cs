using System.Buffers.Binary;
using Fulfillment.LabelTemplates;
using Fulfillment.LabelTemplates.Fonts;
using Fulfillment.LabelTemplates.Pdf;
using Xunit;

namespace Fulfillment.Tests.Cards;

/// <summary>Font files as machines have them: TrueType, collections of it, CFF, and rubbish.</summary>
public sealed class FontsOfTheMachine : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("fonts").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public void A_face_of_a_collection_is_read_like_a_file_of_its_own()
    {
        File.WriteAllBytes(Path.Combine(directory, "all.ttc"), Collection(File.ReadAllBytes(FontFile("BIZUDPGothic-Regular.ttf")), File.ReadAllBytes(FontFile("ipaexm.ttf"))));
        var template = Press.Template("""{"code":"x","page":{"width":100,"height":50},"boxes":[{"box":"text","font":"mincho","text":"明朝の髙﨑"},{"box":"text","y":20,"text":"ゴシック"}]}""");
        var outcome = new CardSetter(FontLibrary.Load([directory])).Layout(template, Press.Data(Press.Demo("ja")), _ => null);
        Assert.Null(outcome.Refusal);
        var pdf = PdfBackend.Write(outcome.Value!);
        Assert.Contains("明朝の髙﨑", Press.Text(pdf));
        Assert.Contains("IPAexMincho", System.Text.Encoding.Latin1.GetString(pdf));
    }

    [Fact]
    public void A_file_with_cff_outlines_is_named()
    {
        var file = File.ReadAllBytes(FontFile("BIZUDGothic-Regular.ttf"));
        var tables = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(4));
        for (var i = 0; i < tables; i++)
            if (file.AsSpan(12 + (16 * i), 4).SequenceEqual("glyf"u8)) "CFF "u8.CopyTo(file.AsSpan(12 + (16 * i)));
        File.WriteAllBytes(Path.Combine(directory, "Noto.otf"), file);
        File.WriteAllText(Path.Combine(directory, "broken.ttf"), "not a font");
        var library = FontLibrary.Load([directory]);
        Assert.Contains(library.Unusable, sentence => sentence.Contains("Noto.otf", StringComparison.Ordinal) && sentence.Contains("TrueType", StringComparison.Ordinal));
        Assert.Contains(library.Unusable, sentence => sentence.Contains("broken.ttf", StringComparison.Ordinal));
    }

    private static string FontFile(string name) => Directory.EnumerateFiles("/usr/share/fonts", name, SearchOption.AllDirectories).First();

    /// <summary>A TTC: a header, then each font with its table offsets moved to count from the start of the collection.</summary>
    private static byte[] Collection(params byte[][] fonts)
    {
        var header = new byte[12 + (4 * fonts.Length)];
        "ttcf"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), 0x00010000);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(8), fonts.Length);
        var at = header.Length;
        for (var f = 0; f < fonts.Length; f++)
        {
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(12 + (4 * f)), at);
            for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(fonts[f].AsSpan(4)); i++)
            {
                var offset = fonts[f].AsSpan(12 + (16 * i) + 8);
                BinaryPrimitives.WriteInt32BigEndian(offset, BinaryPrimitives.ReadInt32BigEndian(offset) + at);
            }
            at += fonts[f].Length;
        }
        return [.. header, .. fonts.SelectMany(f => f)];
    }
}
