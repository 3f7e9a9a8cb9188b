namespace Fulfillment.LabelTemplates.Png;

/// <summary>How much of each pixel an outline covers: exact across, sixteen lines down.</summary>
internal static class Coverage
{
    private const int LinesInPixel = 16;

    /// <summary>Calls back for each row of pixels that is touched, with the share covered from <c>from</c> on, 0 to 1.</summary>
    public delegate void Row(int y, int from, ReadOnlySpan<float> shares);

    public static void Of(Outline outline, int width, int height, Row row)
    {
        if (outline.Edges.Count == 0) return;
        var edges = outline.Edges.OrderBy(edge => edge.TopY).ToArray();
        var first = Math.Clamp((int)Math.Floor(edges[0].TopY), 0, height);
        var last = Math.Clamp((int)Math.Ceiling(edges.Max(edge => edge.BottomY)), 0, height);
        var left = Math.Clamp((int)Math.Floor(edges.Min(edge => Math.Min(edge.TopX, edge.BottomX))), 0, width);
        var right = Math.Clamp((int)Math.Ceiling(edges.Max(edge => Math.Max(edge.TopX, edge.BottomX))), left, width);
        if (right == left) return;
        var shares = new float[right - left];
        var active = new List<Edge>();
        var crossings = new List<(double X, int Winding)>();
        var next = 0;
        for (var y = first; y < last; y++)
        {
            while (next < edges.Length && edges[next].TopY < y + 1) active.Add(edges[next++]);
            active.RemoveAll(edge => edge.BottomY <= y);
            if (active.Count == 0) continue;
            shares.AsSpan().Clear();
            for (var line = 0; line < LinesInPixel; line++)
            {
                var at = y + ((line + 0.5) / LinesInPixel);
                crossings.Clear();
                foreach (var edge in active)
                    if (edge.TopY <= at && at < edge.BottomY)
                        crossings.Add((edge.TopX + ((at - edge.TopY) * (edge.BottomX - edge.TopX) / (edge.BottomY - edge.TopY)), edge.Winding));
                crossings.Sort(static (a, b) => a.X.CompareTo(b.X));
                var winding = 0;
                for (var i = 0; i + 1 < crossings.Count; i++)
                {
                    winding += crossings[i].Winding;
                    if (winding != 0) Add(shares, crossings[i].X - left, crossings[i + 1].X - left);
                }
            }
            row(y, left, shares);
        }
    }

    private static void Add(float[] shares, double from, double to)
    {
        from = Math.Clamp(from, 0, shares.Length);
        to = Math.Clamp(to, 0, shares.Length);
        if (to <= from) return;
        int first = (int)from, last = Math.Min((int)to, shares.Length - 1);
        const float Line = 1f / LinesInPixel;
        if (first == last)
        {
            shares[first] += (float)(to - from) * Line;
            return;
        }
        shares[first] += (float)(first + 1 - from) * Line;
        for (var x = first + 1; x < last; x++) shares[x] += Line;
        shares[last] += (float)(to - last) * Line;
    }
}
