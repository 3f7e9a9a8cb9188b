using System.Globalization;
using Fulfillment.Benchmarks.Harness;
using Fulfillment.Server.Inserts;

namespace Fulfillment.Benchmarks;

/// <summary>Which inserts go into a parcel, and why every other does not.</summary>
internal static class DecideBenchmark
{
    private static readonly int[] Sizes = [10, 100, 1_000];

    public static async Task RunAsync()
    {
        var sets = Sizes.Select(size => new VariedCampaigns(size)).ToArray();
        var costs = await Turns.TakeAsync([.. sets.SelectMany(set => (Func<object?>[])
        [
            () => Holding(set),
            () => InsertChoice.Decide(set.Input),
            () => DecideAndTell(set.Input),
        ])]);

        Report.Heading("decide", "a plain reading of the same conditions from their JSON, which says yes or no and no more");
        for (var at = 0; at < Sizes.Length; at++)
        {
            var (plain, decided, told) = (costs[3 * at], costs[(3 * at) + 1], costs[(3 * at) + 2]);
            Report.BaselineCosts($"{Many(at)}: conditions read plainly", plain);
            Report.Costs($"{Many(at)}: decided", decided, plain);
            Report.Costs($"{Many(at)}: decided, whole trace told", told, plain);
        }

        Report.Heading("decide, growth", "the same with a tenth of the campaigns");
        for (var at = 1; at < Sizes.Length; at++)
        {
            Report.Costs($"{Many(at)}: decided", costs[(3 * at) + 1], costs[(3 * at) - 2]);
            Report.Costs($"{Many(at)}: decided, whole trace told", costs[(3 * at) + 2], costs[(3 * at) - 1]);
        }
    }

    private static object Holding(VariedCampaigns set)
    {
        var holding = 0;
        foreach (var when in set.Whens)
            if (set.Plain.Holds(when)) holding++;
        return holding;
    }

    private static object DecideAndTell(DecisionInput input)
    {
        var decision = InsertChoice.Decide(input);
        var told = 0;
        foreach (var entry in decision.Trace) told += entry.Because.Ja.Length + entry.Because.En.Length + entry.Facts.Count;
        return told;
    }

    private static string Many(int at) => Sizes[at].ToString("N0", CultureInfo.InvariantCulture) + " campaigns";
}
