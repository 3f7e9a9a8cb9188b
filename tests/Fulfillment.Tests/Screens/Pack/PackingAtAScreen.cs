using System.Net.Http.Headers;
using Fulfillment.Tests.Cards;
using Fulfillment.Tests.Harness;
using Fulfillment.Tests.Harness.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Fulfillment.Tests.Screens.Pack;

/// <summary>A paired station's packing screen, and what a packer does and sees there.</summary>
internal static class PackingAtAScreen
{
    /// <summary>Pairs the screen as a station of the floor with printers, and opens its packing screen.</summary>
    public static async Task<string> StandAtAsync(this Screen screen, Floor floor, string station = "pack-1")
    {
        var name = await floor.App.AddStationAsync(floor.Site, station, printers: new { card = "p1", flyer = "p1" });
        await screen.PairAsync(floor.App, name);
        await screen.OpenPackingAsync(name);
        return name;
    }

    public static async Task OpenPackingAsync(this Screen screen, string station)
    {
        await screen.OpenAsync($"/pack/{station}");
        await screen.ListensAsync();
    }

    /// <summary>A packer who speaks the screen's language.</summary>
    public static Task<string> AddPackerAsync(this Screen screen, Floor floor, string badge = "W-1") =>
        floor.App.AddWorkerAsync(floor.Site, badge, language: screen.Language);

    /// <summary>A picture of a teapot under this asset name.</summary>
    public static async Task AddPictureAsync(this Floor floor, string name)
    {
        using var body = new ByteArrayContent(Pictures.ByName["pot"]);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var reply = await floor.App.Http.PutAsync($"/api/v1/merchants/{floor.Merchant}/assets/{name}", body);
        reply.EnsureSuccessStatusCode();
    }

    /// <summary>Waits until the page's module takes scans.</summary>
    public static Task ListensAsync(this Screen screen) => Expect(screen.Page.Locator("body[data-working=true]")).ToBeAttachedAsync();

    public static Task IsInAsync(this Screen screen, string state) => Expect(screen.Page.Locator("body")).ToHaveAttributeAsync("data-state", state);

    /// <summary>Scans, and waits until the screen is in this state with nothing unsent.</summary>
    public static async Task ScanAsync(this Screen screen, string data, string state)
    {
        await screen.TypeScanAsync(data);
        await screen.IsInAsync(state);
    }

    /// <summary>The refusal that fills the screen.</summary>
    public static ILocator Stop(this Screen screen) => screen.Page.Locator("section.stop");

    public static ILocator Part(this Screen screen, string name) => screen.Page.Locator($"[data-of={name}]").First;

    /// <summary>A picture in both sizes of screens on the floor; the state must be accessible too.</summary>
    public static async Task LookAtAsync(this Screen screen, string name)
    {
        await screen.AssertAccessibleAsync();
        await screen.ScreenshotAsync($"pack-{name}");
        await screen.Page.SetViewportSizeAsync(1920, 1080);
        await screen.ScreenshotAsync($"pack-{name}");
        await screen.Page.SetViewportSizeAsync(1280, 800);
    }
}
