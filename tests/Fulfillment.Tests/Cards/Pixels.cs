using Fulfillment.LabelTemplates.Images;
using Xunit;

namespace Fulfillment.Tests.Cards;

/// <summary>A page as pixels, to be compared with how another program drew it.</summary>
internal sealed record Pixels(int Width, int Height, byte[] Rgb)
{
    public static Pixels Of(byte[] png)
    {
        var outcome = CardImage.Read(png, "page");
        Assert.Null(outcome.Refusal);
        var image = outcome.Value!;
        var samples = image.Samples.Span;
        var rgb = new byte[image.WidthPx * image.HeightPx * 3];
        for (var i = 0; i < rgb.Length; i++) rgb[i] = samples[image.Channels == 1 ? i / 3 : i];
        return new Pixels(image.WidthPx, image.HeightPx, rgb);
    }

    public (byte Red, byte Green, byte Blue) this[double x, double y]
    {
        get
        {
            var at = (((int)(y * Height) * Width) + (int)(x * Width)) * 3;
            return (Rgb[at], Rgb[at + 1], Rgb[at + 2]);
        }
    }

    /// <summary>How far two pictures of one page are apart: the mean difference of a channel, and the share of pixels that differ by more than a third of the range.</summary>
    public (double Mean, double Apart) From(Pixels other)
    {
        Assert.InRange(other.Width - Width, -1, 1);
        Assert.InRange(other.Height - Height, -1, 1);
        int width = Math.Min(Width, other.Width), height = Math.Min(Height, other.Height);
        long sum = 0, apart = 0;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                int most = 0;
                for (var c = 0; c < 3; c++)
                {
                    var difference = Math.Abs(Rgb[(((y * Width) + x) * 3) + c] - other.Rgb[(((y * other.Width) + x) * 3) + c]);
                    sum += difference;
                    most = Math.Max(most, difference);
                }
                if (most > 85) apart++;
            }
        }
        return (sum / (3.0 * width * height), (double)apart / (width * height));
    }
}
