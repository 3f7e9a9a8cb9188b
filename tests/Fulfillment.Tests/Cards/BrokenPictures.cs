using Fulfillment.LabelTemplates.Images;
using Fulfillment.LabelTemplates.Layout;
using Fulfillment.LabelTemplates.Png;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Cards;

/// <summary>Pictures damaged at random: each is refused with a reason, or harmless enough to draw; none crashes, hangs or takes the memory.</summary>
public class BrokenPictures
{
    private const long MostBytes = 200_000_000;

    private static readonly string[] Files =
    [
        "baseline-420.jpg", "progressive-420.jpg", "progressive-422.jpg", "restarts.jpg", "cmyk-adobe.jpg", "gray-progressive.jpg",
        "rgb8.png", "rgb16.png", "rgb8-interlaced.png", "palette-transparent.png", "gray2.png", "gray-alpha8.png",
    ];

    [Fact]
    public void Mutated_images()
    {
        var random = new Random(20_261_121);
        int refused = 0, drawn = 0, count = Soak.Times(50, 5_000);
        for (var i = 0; i < count; i++)
        {
            var whole = PicturesInEveryForm.File(Files[i % Files.Length]);
            var file = Mutate(whole, random, whole[0] == 0x89);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var outcome = CardImage.Read(file, "mutated");
            if (outcome.Value is { } image)
            {
                drawn++;
                PngBackend.Write(new DisplayList("x", "ja", [new DisplayPage(20, 20, [new ImageMark(image, new Area(0, 0, 20, 20), new Area(0, 0, 20, 20), 0)])]), 0, 50);
            }
            else
            {
                refused++;
                Assert.Equal(("cards/bad-image", "mutated"), (outcome.Refusal!.Code, outcome.Refusal.Field));
            }
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        }
        Assert.True(refused > count / 4, $"{refused} refused, {drawn} drawn");
    }

    [Fact]
    public void Every_cut_of_every_form_is_refused()
    {
        foreach (var name in Files)
        {
            var whole = PicturesInEveryForm.File(name);
            for (var length = 0; length < whole.Length; length += Soak.Times(9, 1)) Assert.NotNull(CardImage.Read(whole.AsMemory(0, length), "cut").Refusal);
        }
    }

    [Fact]
    public void A_progressive_jpeg_that_claims_to_be_enormous_is_refused_before_anything_is_kept()
    {
        var file = PicturesInEveryForm.File("progressive-420.jpg");
        var frame = file.AsSpan().IndexOf((byte[])[0xFF, 0xC2]);
        (file[frame + 5], file[frame + 6], file[frame + 7], file[frame + 8]) = (0x0F, 0xA0, 0x0F, 0xA0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("progressive", CardImage.Read(file, "bomb").Refusal?.SaysEn);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    /// <summary>Some bytes changed, a stretch removed or doubled; half of the PNGs get right checksums again, so that what lies behind them is tried.</summary>
    private static byte[] Mutate(byte[] whole, Random random, bool isPng)
    {
        List<byte> file = [.. whole];
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            var at = random.Next(2, file.Count);
            switch (random.Next(4))
            {
                case 0: file[at] = (byte)random.Next(256); break;
                case 1: file[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: file.RemoveRange(at, Math.Min(random.Next(1, 20), file.Count - at)); break;
                default: file.InsertRange(at, file.GetRange(at, Math.Min(random.Next(1, 20), file.Count - at))); break;
            }
            if (file.Count < 10) break;
        }
        var mutated = file.ToArray();
        if (isPng && random.Next(2) == 0) Repair(mutated);
        return mutated;
    }

    private static void Repair(byte[] png)
    {
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at));
            if (length > png.Length - at - 12) return;
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(at + 8 + (int)length), Crc.Of(png.AsSpan(at + 4, 4 + (int)length)));
            at += 12 + (int)length;
        }
    }
}
