namespace Fulfillment.LabelTemplates.Barcodes;

/// <summary>Collects bars from the left, beginning after the quiet zone.</summary>
internal sealed class BarRow(int quietZone)
{
    private readonly List<Bar> bars = [];

    /// <summary>Where the next element begins, in modules.</summary>
    public double At { get; private set; } = quietZone;

    public IReadOnlyList<Bar> Bars => bars;

    /// <param name="widths">Digits: bar, space, bar, space … in modules.</param>
    /// <param name="tail">How much further down than the others its bars reach, modules.</param>
    /// <param name="beginsLight">The first width is a space.</param>
    public void Add(ReadOnlySpan<char> widths, double tail = 0, bool beginsLight = false)
    {
        var isDark = !beginsLight;
        foreach (var width in widths)
        {
            Add(width - '0', isDark, tail);
            isDark = !isDark;
        }
    }

    public void Add(double width, bool isDark, double tail = 0)
    {
        if (isDark) bars.Add(new Bar(At, width, tail));
        At += width;
    }
}
