using System.Reflection;
using Fulfillment.Server.Access;
using Fulfillment.Server.Demo;
using Fulfillment.Server.Places;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fulfillment.Server.Screens;

/// <summary>What this server is, who is signed in and which station this browser is. To nobody it tells nothing of the warehouse.</summary>
internal sealed class StartModel(PlaceStore places, IConfiguration configuration) : PageModel
{
    public static string Version { get; } = typeof(StartModel).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public Worker? Worker { get; private set; }

    public Station? Station { get; private set; }

    public string SiteName { get; private set; } = "";

    /// <summary>Badges and PINs to try, as long as this server keeps a demo day.</summary>
    public IReadOnlyList<DemoPerson> Demo { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var caller = HttpContext.Caller();
        if (caller.Badge is { } badge) Worker = await places.FindWorkerAsync(badge, ct);
        if (caller is { Site: { } site, Station: { } station })
        {
            Station = (await places.FindStationAsync($"{site}:{station}", ct)).Value;
            SiteName = (await places.FindSiteAsync(site, ct))?.Name ?? site;
        }

        // The setting alone does not mean that the demo was played into this database.
        if (configuration.GetValue<bool>("Demo:Seed") && await places.FindWorkerAsync(DemoPerson.ToTry[0].Badge, ct) is not null) Demo = DemoPerson.ToTry;
    }
}
