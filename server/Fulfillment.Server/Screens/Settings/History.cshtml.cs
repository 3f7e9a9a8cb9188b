using System.Text.Json;
using System.Text.Json.Nodes;
using Fulfillment.Server.Access;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fulfillment.Server.Screens.Settings;

/// <summary>Who changed what, newest first.</summary>
internal sealed class HistoryModel(AuditStore audit, PlaceStore places) : PageModel
{
    private const int PerPage = 50;
    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    /// <summary>Where the next page begins; null on the last.</summary>
    public string? Next => Entries.Count < PerPage ? null : Entries[^1].Id;

    public async Task OnGetAsync(string? before, CancellationToken ct)
    {
        // The trail is the installation's: its times are those of the only site, or the first.
        if (await places.ListSitesAsync(new PageRequest(1, ""), ct) is [var site]) _zone = site.Zone;
        Entries = await audit.ListAsync(null, before ?? "", PerPage, ct);
    }

    public string Local(DateTimeOffset instant) => LocalTime.Of(instant, _zone);

    public static string Shown(JsonNode detail) => detail.ToJsonString(Indented);
}
