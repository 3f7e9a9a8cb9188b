namespace Fulfillment.Benchmarks.Harness;

/// <summary>The least, the middle and the most of what the rounds gave.</summary>
internal readonly record struct Spread(double Min, double Median, double Max)
{
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return new Spread(sorted[0], (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, sorted[^1]);
    }

    /// <summary>Each round's ratio to the baseline of the same round.</summary>
    public static Spread OfRatios(IEnumerable<double> values, IEnumerable<double> baseline) => Of(values.Zip(baseline, (value, one) => value / one));
}
