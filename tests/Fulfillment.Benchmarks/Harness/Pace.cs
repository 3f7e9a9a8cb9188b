using System.Diagnostics;

namespace Fulfillment.Benchmarks.Harness;

/// <summary>How fast work that waits for a disk or a server got done.</summary>
/// <param name="PerSecond">By the clock on the wall.</param>
/// <param name="Nanoseconds">CPU time of the whole process for one piece.</param>
internal readonly record struct Pace(double PerSecond, double Nanoseconds)
{
    public static Measurement Start() => new(Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);

    /// <summary>A turn under way.</summary>
    public readonly record struct Measurement(Stopwatch Watch, TimeSpan Cpu)
    {
        public TimeSpan Elapsed => Watch.Elapsed;

        public Pace Of(int pieces) => new(pieces / Watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - Cpu).TotalNanoseconds / pieces);
    }
}
