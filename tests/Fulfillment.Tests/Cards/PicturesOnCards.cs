using Fulfillment.LabelTemplates.Images;
using Xunit;

namespace Fulfillment.Tests.Cards;

/// <summary>Pictures that merchants upload: whole ones are drawn, every other kind is refused with its reason.</summary>
public class PicturesOnCards
{
    // A 1 × 1 baseline JPEG, gray.
    private static readonly byte[] Jpeg = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z");

    [Fact]
    public void A_whole_png_and_a_whole_jpeg_are_read()
    {
        var png = CardImage.Read(Pictures.ByName["leaf"], "leaf").Value!;
        Assert.Equal((360, 300), (png.WidthPx, png.HeightPx));
        Assert.NotNull(CardImage.Read(Pictures.ByName["logo"], "logo").Value!.Alpha);
        Assert.Null(png.Alpha);
        Assert.Equal((1, 1), (CardImage.Read(Jpeg, "dot").Value!.WidthPx, CardImage.Read(Jpeg, "dot").Value!.HeightPx));
    }

    [Fact]
    public void Every_cut_of_a_picture_is_refused()
    {
        foreach (var whole in (byte[][])[Pictures.ByName["cup"], Jpeg])
        {
            for (var length = 0; length < whole.Length; length += Math.Max(1, whole.Length / 200))
                Assert.Equal("cards/bad-image", CardImage.Read(whole.AsMemory(0, length), "cut").Refusal?.Code);
        }
    }

    [Fact]
    public void A_flipped_bit_anywhere_in_a_png_is_noticed()
    {
        var whole = Pictures.Png(2, 2, colorType: 2, [0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 6]);
        for (var i = 8; i < whole.Length; i++)
        {
            var broken = (byte[])whole.Clone();
            broken[i] ^= 0x10;
            Assert.NotNull(CardImage.Read(broken, "broken").Refusal);
        }
    }

    [Fact]
    public void A_picture_that_claims_to_be_enormous_is_refused_before_it_is_decoded() =>
        Assert.Contains("pixels", CardImage.Read(Pictures.Png(60_000, 60_000, colorType: 6, [0]), "bomb").Refusal?.SaysEn);

    [Fact]
    public void A_file_of_another_kind_is_refused() =>
        Assert.Contains("neither PNG nor JPEG", CardImage.Read("GIF89a…"u8.ToArray(), "gif").Refusal?.SaysEn);

    [Fact]
    public void A_broken_picture_refuses_the_card_that_shows_it()
    {
        var template = Press.Template("""{"code":"x","page":{"width":50,"height":50},"boxes":[{"box":"image","source":"{{merchant.logo}}","width":20}]}""");
        var data = Press.Demo("ja");
        data["merchant"]!["logo"] = "logo";
        Assert.Equal("", Press.Check(Press.Print(template, data)));
        data["merchant"]!["logo"] = "gone";
        Assert.Equal(("cards/no-such-image", "merchant.logo"), (Press.Refused(template, data).Code, Press.Refused(template, data).Field));
    }
}
