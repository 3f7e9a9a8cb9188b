using Fulfillment.Server.Access;
using Fulfillment.Server.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fulfillment.Server.Screens;

/// <summary>An administrator's code turns this browser into a station, with a form.</summary>
internal sealed class PairModel(PairStation pair, TimeProvider clock) : PageModel
{
    /// <summary>What this browser is now, <c>site:station</c>.</summary>
    public string? Station => HttpContext.Caller() is { Station: { } station, Site: var site } ? $"{site}:{station}" : null;

    public string Code { get; private set; } = "";

    public Refusal? Refusal { get; private set; }

    public async Task<IActionResult> OnPostAsync(string? code, CancellationToken ct)
    {
        Code = code ?? "";
        var outcome = await pair.HandleAsync(new PairingDocument { Code = Code }, $"{HttpContext.Connection.RemoteIpAddress}", ct);
        if (outcome.Refusal is { } refusal)
        {
            Refusal = refusal;
            return this.Refused(refusal);
        }

        AccessCookies.SetStation(HttpContext, outcome.Value!, clock.GetUtcNow());
        return LocalRedirect("/");
    }
}
