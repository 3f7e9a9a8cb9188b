using System.Globalization;

namespace Fulfillment.Server.Screens;

/// <summary>Instants as the people of a site read them.</summary>
internal static class LocalTime
{
    /// <summary><c>2026-11-20 17:05:09</c> in the site's zone: one spelling that both languages read, and that sorts.</summary>
    public static string Of(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
