using Fulfillment.LabelTemplates.Layout;

namespace Fulfillment.LabelTemplates.Png;

/// <summary>A page of pixels, white to begin with.</summary>
internal sealed class Canvas
{
    private readonly byte[] pixels;

    public Canvas(int width, int height)
    {
        (Width, Height) = (width, height);
        pixels = new byte[width * height * 3];
        pixels.AsSpan().Fill(255);
    }

    public int Width { get; }

    public int Height { get; }

    public ReadOnlySpan<byte> Row(int y) => pixels.AsSpan(y * Width * 3, Width * 3);

    public void Fill(Outline outline, Color color) => Coverage.Of(outline, Width, Height, (y, from, shares) =>
    {
        for (var i = 0; i < shares.Length; i++)
            if (shares[i] > 0) Blend(from + i, y, color.Red, color.Green, color.Blue, shares[i]);
    });

    /// <param name="clip">What shows of it.</param>
    /// <param name="picture">Gives colour and opacity (0 to 1) of a pixel's square.</param>
    public void Draw(Outline clip, Func<int, int, (float Red, float Green, float Blue, float Opacity)> picture) => Coverage.Of(clip, Width, Height, (y, from, shares) =>
    {
        for (var i = 0; i < shares.Length; i++)
        {
            if (shares[i] <= 0) continue;
            var (red, green, blue, opacity) = picture(from + i, y);
            if (opacity > 0) Blend(from + i, y, red, green, blue, shares[i] * opacity);
        }
    });

    private void Blend(int x, int y, float red, float green, float blue, float share)
    {
        var at = ((y * Width) + x) * 3;
        share = Math.Min(share, 1);
        pixels[at] = Mix(pixels[at], red, share);
        pixels[at + 1] = Mix(pixels[at + 1], green, share);
        pixels[at + 2] = Mix(pixels[at + 2], blue, share);
    }

    private static byte Mix(byte below, float above, float share) => (byte)(below + ((above - below) * share) + 0.5f);
}
