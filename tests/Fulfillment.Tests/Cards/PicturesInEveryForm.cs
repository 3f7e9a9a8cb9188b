using System.Buffers.Binary;
using System.Text.Json.Nodes;
using Fulfillment.LabelTemplates.Images;
using Fulfillment.LabelTemplates.Layout;
using Fulfillment.LabelTemplates.Pdf;
using Fulfillment.LabelTemplates.Png;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Cards;

/// <summary>
/// Files that ImageMagick wrote, one picture in every form a merchant may send: red, green, blue and yellow (or nothing) in its
/// four quarters. Each looks the same on paper and on the screen.
/// </summary>
public class PicturesInEveryForm
{
    private const string Red = "red", Green = "green", Blue = "blue", Yellow = "yellow", White = "white";

    private static readonly Dictionary<string, (int Red, int Green, int Blue)> Inks = new(StringComparer.Ordinal)
    {
        [Red] = (0xE0, 0x20, 0x20),
        [Green] = (0x20, 0xC0, 0x20),
        [Blue] = (0x20, 0x30, 0xD0),
        [Yellow] = (0xF0, 0xE0, 0x20),
        [White] = (255, 255, 255),
    };

    [Theory]
    [InlineData("baseline-420.jpg", Yellow)]
    [InlineData("baseline-444.jpg", Yellow)]
    [InlineData("progressive-420.jpg", Yellow)]
    [InlineData("progressive-422.jpg", Yellow)]
    [InlineData("restarts.jpg", Yellow)]
    [InlineData("cmyk-adobe.jpg", Yellow)]
    [InlineData("rgb8.png", Yellow)]
    [InlineData("rgb16.png", Yellow)]
    [InlineData("rgb8-interlaced.png", Yellow)]
    [InlineData("palette.png", Yellow)]
    [InlineData("palette-transparent.png", White)]
    [InlineData("rgba16.png", White)]
    [InlineData("rgba16-interlaced.png", White)]
    public void In_colour(string file, string last)
    {
        var list = Show(File(file));
        AssertQuarters(Pixels.Of(PngBackend.Write(list)), [Red, Green, Blue, last], 24);
        // Poppler mixes inks as a press does, not as a screen.
        if (!file.StartsWith("cmyk", StringComparison.Ordinal)) AssertQuarters(Pixels.Of(Press.Raster(PdfBackend.Write(list), 1, 150)), [Red, Green, Blue, last], 24);
    }

    [Theory]
    [InlineData("gray.jpg")]
    [InlineData("gray-progressive.jpg")]
    [InlineData("gray16.png")]
    [InlineData("gray2.png")]
    [InlineData("gray-alpha8.png")]
    public void In_gray(string file)
    {
        var list = Show(File(file));
        foreach (var page in (Pixels[])[Pixels.Of(PngBackend.Write(list)), Pixels.Of(Press.Raster(PdfBackend.Write(list), 1, 150))])
        {
            Assert.Equal(page[0.25, 0.25].Red, page[0.25, 0.25].Blue);
            int[] dark = [page[0.25, 0.75].Green, page[0.25, 0.25].Green, page[0.75, 0.25].Green, page[0.75, 0.75].Green];
            Assert.Equal(dark.Order(), dark);
            Assert.True(dark[3] - dark[0] > 100);
        }
    }

    [Fact]
    public void A_cmyk_picture_keeps_its_inks_on_paper()
    {
        var pdf = System.Text.Encoding.Latin1.GetString(PdfBackend.Write(Show(File("cmyk-adobe.jpg"))));
        Assert.Contains("/ColorSpace/DeviceCMYK", pdf);
        Assert.Contains("/Decode[1 0 1 0 1 0 1 0]", pdf);
        var page = Pixels.Of(Press.Raster(PdfBackend.Write(Show(File("cmyk-adobe.jpg"))), 1, 150));
        Assert.True(page[0.25, 0.25].Red > page[0.25, 0.25].Blue + 80);
        Assert.True(page[0.25, 0.75].Blue > page[0.25, 0.75].Red + 80);
    }

    [Theory]
    [InlineData(1, Red, Green, Blue, Yellow)]
    [InlineData(2, Green, Red, Yellow, Blue)]
    [InlineData(3, Yellow, Blue, Green, Red)]
    [InlineData(4, Blue, Yellow, Red, Green)]
    [InlineData(5, Red, Blue, Green, Yellow)]
    [InlineData(6, Blue, Red, Yellow, Green)]
    [InlineData(7, Yellow, Green, Blue, Red)]
    [InlineData(8, Green, Yellow, Red, Blue)]
    public void Turned_as_the_camera_was_held(int orientation, params string[] quarters)
    {
        var file = Turned("baseline-420.jpg", orientation);
        var image = CardImage.Read(file, "turned").Value!;
        Assert.Equal(orientation >= 5 ? (24, 32) : (32, 24), (image.WidthPx, image.HeightPx));
        var list = Show(file);
        AssertQuarters(Pixels.Of(PngBackend.Write(list)), quarters, 24);
        AssertQuarters(Pixels.Of(Press.Raster(PdfBackend.Write(list), 1, 150)), quarters, 24);
        Assert.SkipUnless(Press.Has("rsvg-convert"), "rsvg-convert is not installed");
        AssertQuarters(Pixels.Of(Press.RasterSvg(LabelTemplates.Svg.SvgBackend.Write(list), 150)), quarters, 24);
    }

    [Fact]
    public void What_the_camera_wrote_about_itself_does_not_reach_the_paper()
    {
        var file = Turned("baseline-420.jpg", 6);
        Assert.Contains("Exif", System.Text.Encoding.Latin1.GetString(file));
        Assert.DoesNotContain("Exif", System.Text.Encoding.Latin1.GetString(PdfBackend.Write(Show(file))));
    }

    [Fact]
    public void Cover_fills_its_box_and_contain_shows_all()
    {
        var cover = Pixels.Of(PngBackend.Write(Show(File("rgb8.png"), "cover", 20, 60)));
        Assert.NotEqual((255, 255, 255), cover[0.5, 0.02]);
        var contain = Pixels.Of(PngBackend.Write(Show(File("rgb8.png"), "contain", 20, 60)));
        Assert.Equal((255, 255, 255), contain[0.5, 0.02]);
    }

    public static byte[] File(string name) => System.IO.File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "Fulfillment.Tests", "Cards", "Files", name));

    /// <summary>The file with the segment in which a camera says how it was held.</summary>
    public static byte[] Turned(string name, int orientation)
    {
        var file = File(name);
        byte[] tiff = [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];
        byte[] exif = [.. "Exif\0\0"u8, .. tiff];
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(exif.Length + 2));
        return [0xFF, 0xD8, 0xFF, 0xE1, .. length, .. exif, .. file.AsSpan(2)];
    }

    /// <summary>The picture alone on a page of its size.</summary>
    private static DisplayList Show(byte[] file, string fit = "contain", double? width = null, double? height = null)
    {
        var image = CardImage.Read(file, "picture").Value;
        Assert.NotNull(image);
        var size = (Width: width ?? image.WidthPx, Height: height ?? image.HeightPx);
        var template = Press.Template(new JsonObject
        {
            ["code"] = "x",
            ["page"] = new JsonObject { ["width"] = size.Width, ["height"] = size.Height },
            ["boxes"] = new JsonArray(new JsonObject { ["box"] = "image", ["source"] = "picture", ["fit"] = fit, ["width"] = size.Width, ["height"] = size.Height }),
        }.ToJsonString());
        var outcome = Press.Setter.Layout(template, Press.Data(Press.Demo("ja")), _ => file);
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }

    private static void AssertQuarters(Pixels page, string[] quarters, int tolerance)
    {
        (double X, double Y)[] places = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)];
        for (var i = 0; i < places.Length; i++)
        {
            var (red, green, blue) = page[places[i].X, places[i].Y];
            var ink = Inks[quarters[i]];
            Assert.True(
                Math.Abs(red - ink.Red) <= tolerance && Math.Abs(green - ink.Green) <= tolerance && Math.Abs(blue - ink.Blue) <= tolerance,
                $"Quarter {i} is ({red}, {green}, {blue}) and should be {quarters[i]}.");
        }
    }
}
