using System.Globalization;

namespace Fulfillment.Benchmarks.Harness;

/// <summary>Aligned lines: the ratio is the result, the absolute number beside it is for orientation on this machine only.</summary>
internal static class Report
{
    private const int Subject = 44;
    private const int Measure = 12;

    public static void Heading(string name, string baseline)
    {
        Console.WriteLine();
        Console.WriteLine($"{name}: times the baseline, which is {baseline}");
        Console.WriteLine($"  {"",-Subject}{"",-Measure}{"median",10}{"min",10}{"max",10}{"one is",12}");
    }

    public static void Baseline(string subject, string measure, string absolute) =>
        Console.WriteLine($"  {subject,-Subject}{measure,-Measure}{"1",10}{"",10}{"",10}{absolute,12}");

    public static void Line(string subject, string measure, Spread ratio, string absolute) =>
        Console.WriteLine($"  {subject,-Subject}{measure,-Measure}{Times(ratio.Median),10}{Times(ratio.Min),10}{Times(ratio.Max),10}{absolute,12}");

    /// <summary>CPU and allocation of one contender against another of the same turns; the subject stands on the first line only.</summary>
    public static void Costs(string subject, Cost[] costs, Cost[] baseline)
    {
        Line(subject, "cpu", Spread.OfRatios(Nanoseconds(costs), Nanoseconds(baseline)), Cpu(costs));
        Line("", "allocation", Spread.OfRatios(Bytes(costs), Bytes(baseline)), Allocation(costs));
    }

    public static void BaselineCosts(string subject, Cost[] costs)
    {
        Baseline(subject, "cpu", Cpu(costs));
        Baseline("", "allocation", Allocation(costs));
    }

    public static void Pace(string subject, Pace[] paces, Pace[] baseline)
    {
        Line(subject, "per second", Spread.OfRatios(Rates(paces), Rates(baseline)), Rate(paces));
        Line("", "cpu of one", Spread.OfRatios(Nanoseconds(paces), Nanoseconds(baseline)), Cpu(paces));
    }

    public static void BaselinePace(string subject, Pace[] paces)
    {
        Baseline(subject, "per second", Rate(paces));
        Baseline("", "cpu of one", Cpu(paces));
    }

    public static string Size(double bytes) => bytes switch
    {
        < 10_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes:0} B"),
        < 10_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000:0} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000:0.0} MB"),
    };

    public static string Time(double nanoseconds) => nanoseconds switch
    {
        < 10_000 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:0} ns"),
        < 10_000_000 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1_000:0} µs"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1_000_000:0} ms"),
    };

    private static string Cpu(Cost[] costs) => Time(Spread.Of(Nanoseconds(costs)).Median);

    private static string Allocation(Cost[] costs) => Size(Spread.Of(Bytes(costs)).Median);

    private static string Rate(Pace[] paces) => string.Create(CultureInfo.InvariantCulture, $"{Spread.Of(Rates(paces)).Median:0}/s");

    private static string Cpu(Pace[] paces) => Time(Spread.Of(Nanoseconds(paces)).Median);

    private static IEnumerable<double> Rates(Pace[] paces) => paces.Select(pace => pace.PerSecond);

    private static IEnumerable<double> Nanoseconds(Pace[] paces) => paces.Select(pace => pace.Nanoseconds);

    private static IEnumerable<double> Nanoseconds(Cost[] costs) => costs.Select(cost => cost.Nanoseconds);

    private static IEnumerable<double> Bytes(Cost[] costs) => costs.Select(cost => cost.Bytes);

    private static string Times(double ratio) => ratio.ToString(ratio < 10 ? "0.00" : ratio < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
