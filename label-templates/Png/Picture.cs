using Fulfillment.LabelTemplates.Images;
using Fulfillment.LabelTemplates.Layout;

namespace Fulfillment.LabelTemplates.Png;

/// <summary>A picture as a page's pixels see it: each takes the average of what lies under it.</summary>
internal sealed class Picture
{
    private readonly CardImage image;
    private readonly Area area;
    private readonly ReadOnlyMemory<byte> samples;
    private readonly int channels;

    /// <param name="area">Where the whole picture lies, pixels.</param>
    public Picture(CardImage image, Area area)
    {
        (this.image, this.area) = (image, area);
        samples = image.IsJpeg ? JpegReader.Samples(image.Samples) : image.Samples;
        channels = image.Channels == 1 ? 1 : 3;
    }

    public (float Red, float Green, float Blue, float Opacity) At(int x, int y)
    {
        var (left, top) = image.Turn.ToStored((x - area.X) / area.Width, (y - area.Y) / area.Height);
        var (right, bottom) = image.Turn.ToStored((x + 1 - area.X) / area.Width, (y + 1 - area.Y) / area.Height);
        if (left > right) (left, right) = (right, left);
        if (top > bottom) (top, bottom) = (bottom, top);
        return Average(left * image.StoredWidthPx, right * image.StoredWidthPx, top * image.StoredHeightPx, bottom * image.StoredHeightPx);
    }

    private (float Red, float Green, float Blue, float Opacity) Average(double left, double right, double top, double bottom)
    {
        int width = image.StoredWidthPx, height = image.StoredHeightPx;
        int firstX = Math.Clamp((int)Math.Floor(left), 0, width - 1), lastX = Math.Clamp((int)Math.Ceiling(right) - 1, firstX, width - 1);
        int firstY = Math.Clamp((int)Math.Floor(top), 0, height - 1), lastY = Math.Clamp((int)Math.Ceiling(bottom) - 1, firstY, height - 1);
        var colors = samples.Span;
        var alpha = image.Alpha is { } opacities ? opacities.Span : default;
        double red = 0, green = 0, blue = 0, opacity = 0, all = 0;
        for (var v = firstY; v <= lastY; v++)
        {
            var tall = Math.Max(1e-9, Math.Min(bottom, v + 1) - Math.Max(top, v));
            for (var u = firstX; u <= lastX; u++)
            {
                var share = tall * Math.Max(1e-9, Math.Min(right, u + 1) - Math.Max(left, u));
                var pixel = (v * width) + u;
                var seen = alpha.IsEmpty ? share : share * alpha[pixel] / 255;
                var at = pixel * channels;
                red += colors[at] * seen;
                green += colors[channels == 1 ? at : at + 1] * seen;
                blue += colors[channels == 1 ? at : at + 2] * seen;
                opacity += seen;
                all += share;
            }
        }
        return opacity <= 0 ? default : ((float)(red / opacity), (float)(green / opacity), (float)(blue / opacity), (float)(opacity / all));
    }
}
