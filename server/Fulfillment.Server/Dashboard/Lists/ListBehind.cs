using Fulfillment.Server.Dashboard.Floor;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Dashboard.Lists;

/// <summary>Somebody wants to see the scans and sheets behind a number of the floor. A day is the site's, today when none is named; a bench is one, or null for all.</summary>
internal sealed class ListBehind(ScanListStore scans, SheetListStore sheets, PlaceStore places, TimeProvider clock)
{
    /// <summary>A site that has more wrong scans a day does not look at them one by one.</summary>
    public const int Most = 2_000;

    public Task<Outcome<Listed<ListedScan>>> MisScansAsync(string site, string? station, string? on, CancellationToken ct) =>
        OnAsync(site, on, day => scans.MisScansAsync(site, Given(station), day, Most, ct), ct);

    public Task<Outcome<Listed<ListedSheet>>> ProvenAsync(string site, string? station, string? on, CancellationToken ct) =>
        OnAsync(site, on, day => sheets.ProvenAsync(site, Given(station), day, Most, ct), ct);

    public Task<Outcome<Listed<ListedSheet>>> ReprintedAsync(string site, string? station, string? on, CancellationToken ct) =>
        OnAsync(site, on, day => sheets.ReprintedAsync(site, Given(station), day, Most, ct), ct);

    /// <param name="merchant">Only this merchant's paper; null is everybody's.</param>
    public Task<Outcome<Listed<ListedSheet>>> ToDestroyAsync(string site, string? merchant, CancellationToken ct) =>
        OnAsync(site, null, _ => sheets.ToDestroyAsync(site, merchant, ct), ct);

    private async Task<Outcome<Listed<T>>> OnAsync<T>(string code, string? on, Func<FloorDay, Task<IReadOnlyList<T>>> list, CancellationToken ct)
    {
        if (await places.FindSiteAsync(code, ct) is not { } site) return PlaceRefusals.NoSuchSite(code);
        var day = FloorDay.At(site, clock.GetUtcNow());
        if (Given(on) is { } asked)
        {
            if (FloorDay.Read(asked) is not { } named) return ListRefusals.Unreadable("on", "2026-11-21");
            day = FloorDay.Of(site, named);
        }

        return new Listed<T>(await list(day), null);
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
