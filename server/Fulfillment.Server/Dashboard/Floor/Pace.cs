namespace Fulfillment.Server.Dashboard.Floor;

/// <summary>One parcel that left: when its box was opened and when its label was matched.</summary>
internal readonly record struct PackedParcel(string Station, DateTimeOffset OpenedAt, DateTimeOffset ShippedAt);

/// <summary>How fast parcels leave. Pure.</summary>
internal static class Pace
{
    /// <summary>The rate looks back this far.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(60);

    // One quick parcel right after the first box was opened is no rate of 300 an hour yet.
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(5);

    /// <summary>
    /// What left in the last 60 minutes, per hour. Where the first box of those was opened less than 60 minutes ago, per hour of the time
    /// since then, of 5 minutes at least: a shift that began at nine is not slow at five past nine. Null when nothing left.
    /// </summary>
    public static double? PerHour(IEnumerable<PackedParcel> parcels, DateTimeOffset now)
    {
        var recent = parcels.Where(parcel => parcel.ShippedAt > now - Window && parcel.ShippedAt <= now).ToList();
        if (recent.Count == 0) return null;
        var span = now - recent.Min(parcel => parcel.OpenedAt);
        if (span > Window) span = Window;
        if (span < Shortest) span = Shortest;
        return recent.Count / span.TotalHours;
    }

    /// <summary>The median time from opening a box to matching its label, in whole seconds; of an even number the mean of the middle two. Null without a parcel.</summary>
    public static int? MedianSeconds(IEnumerable<PackedParcel> parcels)
    {
        var seconds = parcels.Select(parcel => (parcel.ShippedAt - parcel.OpenedAt).TotalSeconds).Order().ToList();
        return seconds.Count == 0 ? null : (int)Math.Round((seconds[(seconds.Count - 1) / 2] + seconds[seconds.Count / 2]) / 2, MidpointRounding.AwayFromZero);
    }
}
