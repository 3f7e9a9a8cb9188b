namespace Fulfillment.Benchmarks.Harness;

/// <summary>
/// Contenders in turn, A B C A B C …, and ratios taken within each round: whatever else the machine does in the meantime
/// hits all of them alike.
/// </summary>
internal static class Turns
{
    private const int CpuRounds = 31;
    private const double CpuTurn = 12e6;

    // Until the JIT has recompiled what is hot, which it does 100 ms after it last saw something new.
    private const double CpuWarmUp = 250e6;

    /// <summary>One result per contender and round; a round before the first is thrown away.</summary>
    public static async Task<T[][]> TakeAsync<T>(int rounds, params IReadOnlyList<Func<Task<T>>> contenders)
    {
        foreach (var contender in contenders) await contender();
        var results = contenders.Select(_ => new T[rounds]).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var at = 0; at < contenders.Count; at++) results[at][round] = await contenders[at]();
        }
        return results;
    }

    /// <summary>What one piece of each work costs, by round.</summary>
    /// <param name="works">Each does one piece and answers with what came of it.</param>
    public static async Task<Cost[][]> TakeAsync(params IReadOnlyList<Func<object?>> works)
    {
        var turns = new List<Func<Task<Cost>>>();
        foreach (var work in works)
        {
            var pieces = Math.Max(1, (int)(CpuTurn / WarmUp(work)));
            turns.Add(() => Task.FromResult(Cost.Of(work, pieces)));
        }
        return await TakeAsync(CpuRounds, turns);
    }

    /// <summary>Nanoseconds of one piece once it is warm.</summary>
    private static double WarmUp(Func<object?> work)
    {
        var pieces = 1;
        while (true)
        {
            var warm = Cost.Of(work, pieces).Nanoseconds * pieces;
            if (warm >= CpuWarmUp) return warm / pieces;
            pieces *= 2;
        }
    }
}
