using Fulfillment.Server.Access;
using Fulfillment.Server.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fulfillment.Server.Screens;

/// <summary>The form as it stands: what was typed, where to go on, and why it was refused.</summary>
internal sealed record PairForm(string Code, string ReturnUrl, Refusal? Refusal);

/// <summary>An administrator's code turns this browser into a station, with a form.</summary>
internal sealed class PairModel(PairStation pair, TimeProvider clock) : PageModel
{
    /// <summary>What this browser is now, <c>site:station</c>.</summary>
    public string? Station => HttpContext.Caller() is { Station: { } station, Site: var site } ? $"{site}:{station}" : null;

    public PairForm Form { get; private set; } = new("", "/", null);

    public void OnGet(string? returnUrl) => Form = new PairForm("", Local(returnUrl), null);

    public async Task<IActionResult> OnPostAsync(string? code, string? returnUrl, CancellationToken ct)
    {
        var outcome = await pair.HandleAsync(new PairingDocument { Code = code ?? "" }, $"{HttpContext.Connection.RemoteIpAddress}", ct);
        if (outcome.Refusal is { } refusal)
        {
            Form = new PairForm(code ?? "", Local(returnUrl), refusal);
            return this.Refused(refusal);
        }

        AccessCookies.SetStation(HttpContext, outcome.Value!, clock.GetUtcNow());
        return LocalRedirect(Local(returnUrl));
    }

    // Another site must not be able to send somebody on from here.
    private string Local(string? url) => Url.IsLocalUrl(url) ? url : "/";
}
