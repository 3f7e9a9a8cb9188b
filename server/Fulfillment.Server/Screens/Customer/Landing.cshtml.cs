using Fulfillment.Server.Tracking;
using Microsoft.AspNetCore.Mvc;

namespace Fulfillment.Server.Screens.Customer;

/// <summary>Where the QR code on a card leads first: on to the campaign's link, or a page that says it is too early.</summary>
internal sealed class LandingModel(VisitorPace pace, OpenInsertCode open) : CustomerPage(pace)
{
    // What chat programs and search engines call themselves when they fetch a link that somebody sent.
    private static readonly string[] Robots = ["bot", "crawl", "spider", "preview", "facebookexternalhit", "slurp", "curl/", "wget/", "python-", "headlesschrome"];

    public bool IsLocked { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken ct)
    {
        if (Pace.Refuses(HttpContext) is { } slower) return Sorry(slower);
        var outcome = await open.HandleAsync(code, IsPerson(Request), ct);
        if (outcome.Refusal is { } refusal) return Sorry(Pace.Missed(HttpContext, refusal));
        var landing = outcome.Value!;
        if (landing is { IsLocked: false, Link: { } link }) return Redirect(new Uri(link).AbsoluteUri);
        (Merchant, IsLocked) = (landing.Merchant, landing.IsLocked);
        return Page();
    }

    // A browser that reads ahead says so; whoever asks for the head alone wants to know, not to go.
    private static bool IsPerson(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && !((string[])["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"]).Any(name => request.Headers[name].ToString() is { Length: > 0 } purpose
            && (purpose.Contains("prefetch", StringComparison.OrdinalIgnoreCase) || purpose.Contains("preview", StringComparison.OrdinalIgnoreCase) || purpose.Contains("prerender", StringComparison.OrdinalIgnoreCase)))
        && !Robots.Any(robot => request.Headers.UserAgent.ToString().Contains(robot, StringComparison.OrdinalIgnoreCase));
}
