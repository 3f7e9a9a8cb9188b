using Fulfillment.Server.Access;
using Microsoft.Playwright;
using Xunit;

namespace Fulfillment.Tests.Harness.Browser;

/// <summary>How somebody comes to stand before a screen: signed in by badge and PIN, or at a station that is paired.</summary>
internal static class ScreenVisits
{
    /// <summary>A supervisor of this site, made for the visit, who speaks the screen's language.</summary>
    public static async Task SignInAsSupervisorAsync(this Screen screen, FulfillmentApp app, string site) =>
        await screen.SignInAsync(await app.AddWorkerAsync(site, $"S-{screen.Language}", "supervisor", language: screen.Language));

    /// <summary>An administrator, who may open every screen.</summary>
    public static async Task SignInAsAdminAsync(this Screen screen, FulfillmentApp app, string site) =>
        await screen.SignInAsync(await app.AddWorkerAsync(site, $"A-{screen.Language}", "admin", language: screen.Language));

    public static Task SignInAsync(this Screen screen, string badge, string pin = WarehouseSetup.Pin) => screen.SendAsync("/api/v1/sign-in", new { badge, pin });

    /// <summary>Makes this browser the station, <c>site:station</c>.</summary>
    public static async Task PairAsync(this Screen screen, FulfillmentApp app, string station) =>
        await screen.SendAsync("/api/v1/pairing", new { code = await app.PairingCodeAsync(station) });

    // The context's own requests share its cookies; the forms themselves have tests of their own.
    private static async Task SendAsync(this Screen screen, string path, object body)
    {
        var reply = await screen.Context.APIRequest.PostAsync(path, new APIRequestContextOptions { DataObject = body, Headers = [KeyValuePair.Create(OwnPages.Header, "1")] });
        Assert.True(reply.Ok, $"{path} answered {reply.Status}: {await reply.TextAsync()}");
    }
}
