namespace Fulfillment.Benchmarks.Harness;

/// <summary>What one piece of work costs.</summary>
/// <param name="Nanoseconds">CPU time of the whole process, so that collecting the garbage of the work counts, too; time without a processor does not.</param>
/// <param name="Bytes">Allocated on the managed heap.</param>
internal readonly record struct Cost(double Nanoseconds, double Bytes)
{
    public static Cost Of(Func<object?> work, int pieces)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var cpu = Environment.CpuUsage.TotalTime;
        for (var piece = 0; piece < pieces; piece++) GC.KeepAlive(work());
        cpu = Environment.CpuUsage.TotalTime - cpu;
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        return new Cost(cpu.TotalNanoseconds / pieces, (double)bytes / pieces);
    }
}
