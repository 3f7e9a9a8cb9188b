namespace Fulfillment.Server.Dashboard.Floor;

/// <summary>What is still open towards one departure.</summary>
/// <param name="Carrier">Null where the order names none.</param>
/// <param name="ShipBy">Null where nothing is promised.</param>
/// <param name="Waiting">Shipments nobody has opened yet, those that may not go before a later moment included.</param>
/// <param name="NotYet">Of the waiting ones: may not be packed before a moment that is still to come.</param>
/// <param name="Packing">Opened at a bench, or packed without their label.</param>
/// <param name="Held">On hold: nobody packs them until they are released.</param>
internal sealed record OpenShipments(string? Carrier, DateTimeOffset? ShipBy, int Waiting, int NotYet, int Packing, int Held);

/// <summary>A departure with what it is in danger of leaving behind.</summary>
/// <param name="Overdue">The moment has passed: of waiting and packing all.</param>
/// <param name="AtRisk">Still to come, but at the present rate these will not be ready. Null when there is no rate, or nothing is promised.</param>
/// <param name="ReadyAt">When the last of them will be ready at the present rate.</param>
internal sealed record CutOff(OpenShipments Open, int Overdue, int? AtRisk, DateTimeOffset? ReadyAt);

/// <summary>
/// Who will miss the truck if everybody goes on as now. The floor packs the most urgent first, so the nth shipment in the order of
/// <c>shipBy</c> is ready after n times the present seconds per shipment. Held shipments stand aside. Pure.
/// </summary>
internal static class LateRisk
{
    /// <param name="open">In any order.</param>
    /// <param name="perHour">Shipments per hour; null when nothing left lately, and then nothing is foretold.</param>
    /// <returns>In the order in which they are packed: by <c>shipBy</c>, then carrier; without a promise last.</returns>
    public static IReadOnlyList<CutOff> Of(IEnumerable<OpenShipments> open, double? perHour, DateTimeOffset now)
    {
        var cutOffs = new List<CutOff>();
        var before = 0;
        foreach (var group in open.OrderBy(group => group.ShipBy ?? DateTimeOffset.MaxValue).ThenBy(group => group.Carrier ?? "", StringComparer.Ordinal))
        {
            var here = group.Waiting + group.Packing;
            var readyAt = perHour is { } rate && here > 0 ? now.AddHours((before + here) / rate) : (DateTimeOffset?)null;
            cutOffs.Add(group.ShipBy switch
            {
                null => new CutOff(group, 0, null, readyAt),
                { } shipBy when shipBy <= now => new CutOff(group, here, 0, readyAt),
                { } shipBy => new CutOff(group, 0, perHour is { } pace ? here - Ready(pace * (shipBy - now).TotalHours, before, here) : null, readyAt),
            });
            before += here;
        }

        return cutOffs;
    }

    // What gets done until then, less what comes before. A tiny amount is added so that 30 an hour in exactly two hours is 60 and not 59.
    private static int Ready(double done, int before, int here) => (int)Math.Clamp(Math.Floor(done + 1e-6) - before, 0, here);
}
