using System.Globalization;

namespace Fulfillment.Server.Screens.Floor;

/// <summary>Addresses of the lists behind the numbers.</summary>
internal static class FloorLinks
{
    public static string Floor(string site, string? merchant) => $"/floor{Query(("site", site), ("merchant", merchant))}";

    /// <param name="carrier">Null is any, empty is none.</param>
    public static string Shipments(string? site, string? merchant, string state, string? carrier = null, string? due = null) =>
        $"/orders{Query(("site", site), ("merchant", merchant), ("state", state), ("carrier", carrier), ("due", due))}";

    public static string Parcels(string site, string? merchant, string? station = null, DateTimeOffset? from = null, DateTimeOffset? to = null) =>
        $"/orders{Query(("site", site), ("merchant", merchant), ("state", "shipped"), ("station", station), ("from", Instant(from)), ("to", Instant(to)))}";

    /// <param name="what">See <see cref="BehindModel"/>.</param>
    public static string Behind(string what, string site, string? station = null) => $"/floor/{what}{Query(("site", site), ("station", station))}";

    public static string Order(string merchant, string orderNo) => $"/orders/{Uri.EscapeDataString(merchant)}/{Uri.EscapeDataString(orderNo)}";

    public static string? Instant(DateTimeOffset? instant) => instant?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    private static string Query(params (string Name, string? Value)[] parts) =>
        QueryString.Create(parts.Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value))).ToString();
}
