using System.Text.Json;
using Fulfillment.Contracts;
using Fulfillment.Server.Access;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Stations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fulfillment.Server.Screens;

/// <summary>The packer's screen: the station's state as it is now, which the page's module then keeps up to date.</summary>
internal sealed class PackModel(PlaceStore places, TakeScan take) : PageModel
{
    public Station Station { get; private set; } = null!;

    /// <summary>The site's, in which the cut-off is shown.</summary>
    public string Zone { get; private set; } = "Asia/Tokyo";

    public StationReply Reply { get; private set; } = null!;

    /// <summary>The reply as the API writes it, for the page's module.</summary>
    public string ReplyJson { get; private set; } = "";

    public static string WordsJson { get; } = JsonSerializer.Serialize(PackWords.All, Json.Options);

    public static string LooksJson { get; } = JsonSerializer.Serialize(PackInsertView.Looks, Json.Options);

    /// <summary>The worker's language; the browser's while nobody is signed in at the station.</summary>
    public string Language => Reply.Screen.Language ?? HttpContext.Language();

    /// <summary>How the page hears that something changed: <c>stand</c> at its own station, <c>watch:site</c> for staff.</summary>
    public string Doorbell =>
        HttpContext.Caller() is { Station: { } own, Site: { } site } && own == Station.Code && site == Station.Site ? "stand"
        : $"watch:{Station.Site}";

    /// <summary>What the packer picks up next.</summary>
    public PackingLine? NextLine => Reply.State == StationStates.Packing ? Reply.Screen.Lines.FirstOrDefault(line => line.Packed < line.Quantity) : null;

    public async Task<IActionResult> OnGetAsync(string station, CancellationToken ct)
    {
        var found = await places.FindStationAsync(station, ct);
        if (found.Refusal is { } unknown) return new RefusalPage(unknown);
        if (!HttpContext.Caller().SpeaksFor(found.Value!)) return new RefusalPage(StationRefusals.OtherStation);
        if (found.Value is not { Kind: StationKind.Packing }) return new RefusalPage(StationRefusals.NotAPackingStation);
        Station = found.Value;
        if (await places.FindSiteAsync(Station.Site, ct) is { } site) Zone = site.TimeZone;
        ReplyJson = (await take.LookAsync(Station, HttpContext.Language(), ct)).Body;
        Reply = JsonSerializer.Deserialize<StationReply>(ReplyJson, Json.Options)!;
        return Page();
    }

    public string Say(Text text) => text.In(Language);
}
