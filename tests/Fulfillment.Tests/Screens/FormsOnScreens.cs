using System.Text.Json;
using Fulfillment.Tests.Harness;
using Fulfillment.Tests.Harness.Browser;
using Microsoft.Playwright;
using Xunit;

namespace Fulfillment.Tests.Screens;

/// <summary>What people do with forms.</summary>
internal static class FormsOnScreens
{
    /// <summary>Fills in the fields and sends the form that holds the first of them; answers once the next page is there.</summary>
    public static async Task FillAndSendAsync(this Screen screen, params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields) await screen.Page.Locator($"[name='{name}']").FillAsync(value);
        var form = screen.Page.Locator("form").Filter(new() { Has = screen.Page.Locator($"[name='{fields[0].Name}']") });
        await screen.Page.EvaluateAsync("document.documentElement.dataset.left = 'yes'");
        await form.Locator("[type=submit]").ClickAsync();
        await Assertions.Expect(screen.Page.Locator("html:not([data-left]) body")).ToBeVisibleAsync();
    }

    /// <summary>Waits until each of the pictures is there and drawn.</summary>
    public static async Task DrawsAsync(this Screen screen, string pictures)
    {
        await Assertions.Expect(screen.Page.Locator(pictures).First).ToBeVisibleAsync();
        await screen.Page.WaitForFunctionAsync("selector => [...document.querySelectorAll(selector)].every(picture => picture.complete && picture.naturalWidth > 0)", pictures);
    }

    /// <summary>GETs as the administrator and insists on 200.</summary>
    public static async Task<JsonElement> ReadAsync(this FulfillmentApp app, string path)
    {
        using var reply = await app.Http.GetAsync(path);
        Assert.Equal(200, (int)reply.StatusCode);
        return await reply.JsonAsync();
    }
}
