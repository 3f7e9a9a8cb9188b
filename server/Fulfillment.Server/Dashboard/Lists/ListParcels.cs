using System.Globalization;
using Fulfillment.Server.Dashboard.Floor;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Dashboard.Lists;

/// <summary>Which parcels that left a list is of.</summary>
/// <param name="On">A day of the site's, today if null; <paramref name="From"/> and <paramref name="To"/> go before it.</param>
/// <param name="From">Label matched at this instant or later.</param>
/// <param name="To">Label matched before this instant.</param>
internal sealed record ParcelQuery(string Site, string? Merchant, string? Station, string? Worker, string? On, string? From, string? To)
{
    public Outcome<(DateTimeOffset From, DateTimeOffset To)> Range(Site site, DateTimeOffset now)
    {
        var day = FloorDay.At(site, now);
        if (!string.IsNullOrEmpty(On))
        {
            if (FloorDay.Read(On) is not { } asked) return ListRefusals.Unreadable("on", "2026-11-21");
            day = FloorDay.Of(site, asked);
        }

        var (from, to) = (day.From, day.To);
        if (!string.IsNullOrEmpty(From) && !Read(From, out from)) return ListRefusals.Unreadable("from", "2026-11-21T09:00:00+09:00");
        if (!string.IsNullOrEmpty(To) && !Read(To, out to)) return ListRefusals.Unreadable("to", "2026-11-21T09:15:00+09:00");
        return (from.ToUniversalTime(), to.ToUniversalTime());
    }

    private static bool Read(string text, out DateTimeOffset instant) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);
}

/// <summary>One parcel that left.</summary>
/// <param name="Ordinal">Which box of its shipment, from 1.</param>
/// <param name="Worker">The packer's badge; null for a merchant's own reader.</param>
/// <param name="Seconds">From opening the box to matching its label.</param>
internal sealed record ListedParcel(
    string Id,
    string Merchant,
    IReadOnlyList<string> Orders,
    int Ordinal,
    string Site,
    string Station,
    string? Worker,
    string? Carrier,
    string? Waybill,
    DateTimeOffset OpenedAt,
    DateTimeOffset ShippedAt,
    int Seconds);

/// <summary>Somebody wants to see the parcels behind a number: of a day, of a quarter of an hour, of a bench. Newest first.</summary>
internal sealed class ListParcels(ParcelListStore store, PlaceStore places, TimeProvider clock)
{
    public async Task<Outcome<Listed<ListedParcel>>> HandleAsync(ParcelQuery query, PageRequest page, CancellationToken ct)
    {
        if (await places.FindSiteAsync(query.Site, ct) is not { } site) return PlaceRefusals.NoSuchSite(query.Site);
        var range = query.Range(site, clock.GetUtcNow());
        if (range.Refusal is { } unreadable) return unreadable;
        var cursor = ListCursor.Of(page.After);
        return cursor.Refusal is { } malformed ? malformed : await store.ListAsync(query, range.Value.From, range.Value.To, cursor.Value, page.Limit, ct);
    }
}
