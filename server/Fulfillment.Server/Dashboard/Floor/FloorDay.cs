using Fulfillment.Server.Places;

namespace Fulfillment.Server.Dashboard.Floor;

/// <summary>A day as the site counts it: from midnight to midnight in its zone.</summary>
internal readonly record struct FloorDay(DateOnly Day, DateTimeOffset From, DateTimeOffset To)
{
    public static FloorDay At(Site site, DateTimeOffset instant) => Of(site, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, site.Zone).DateTime));

    public static FloorDay Of(Site site, DateOnly day) => new(day, Midnight(site.Zone, day), Midnight(site.Zone, day.AddDays(1)));

    // Where the clocks change at midnight the day begins at the first minute that exists.
    private static DateTimeOffset Midnight(TimeZoneInfo zone, DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(15);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
