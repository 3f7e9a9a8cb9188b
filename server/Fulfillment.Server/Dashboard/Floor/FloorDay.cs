using System.Globalization;
using Fulfillment.Server.Places;

namespace Fulfillment.Server.Dashboard.Floor;

/// <summary>A day as the site counts it: from midnight to midnight in its zone.</summary>
internal readonly record struct FloorDay(DateOnly Day, DateTimeOffset From, DateTimeOffset To)
{
    public static FloorDay At(Site site, DateTimeOffset instant) => Of(site, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, site.Zone).DateTime));

    /// <summary>A day as an address names it, <c>2026-11-21</c>; null where it is none of this millennium.</summary>
    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 3000 ? day : null;

    public static FloorDay Of(Site site, DateOnly day) => new(day, Midnight(site.Zone, day), Midnight(site.Zone, day.AddDays(1)));

    // Where the clocks change at midnight the day begins at the first minute that exists.
    private static DateTimeOffset Midnight(TimeZoneInfo zone, DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(15);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
