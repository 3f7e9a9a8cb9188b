using Fulfillment.Server.Access;
using Fulfillment.Tests.Harness;
using Fulfillment.Tests.Harness.Browser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Xunit;
using Xunit.Sdk;

namespace Fulfillment.Tests.Screens;

/// <summary>The browser's own tests: each kind of trouble fails the test that met it.</summary>
public class AScreenInTrouble
{
    [Theory]
    [InlineData("console", "<script>console.error('lost')</script>")]
    [InlineData("exception", "<script>setTimeout(() => { throw new Error('lost') })</script>")]
    [InlineData("status 401", "<img src=\"/no-such.png\" alt=\"\">")]
    [InlineData("another server", "<img src=\"http://192.0.2.1/pixel.png\" alt=\"\">")]
    public async Task Fails_its_test(string kind, string html)
    {
        var trouble = await TroubleOfAsync($"<!DOCTYPE html><title>x</title>{html}", csp: null);

        Assert.Contains(kind, trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_its_test_for_a_violated_content_security_policy() =>
        Assert.Contains("Content Security Policy", await TroubleOfAsync("<!DOCTYPE html><title>x</title><script>document.title = 'y'</script>", "default-src 'self'"), StringComparison.Ordinal);

    [Fact]
    public async Task Fails_its_test_for_what_a_screen_reader_cannot_read()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite, map: server => server.MapGet("/pale", () => Results.Content("<!DOCTYPE html><html lang=\"en\"><title>x</title><main><h1>x</h1><p style=\"color:#bbb\">pale</p></main>", "text/html")).AllowAnyone());
        await using var screen = await Screen.OpenAsync(app);
        await screen.OpenAsync("/pale");

        var said = await Assert.ThrowsAnyAsync<XunitException>(screen.AssertAccessibleAsync);

        Assert.Contains("color-contrast", said.Message, StringComparison.Ordinal);
    }

    private static async Task<string> TroubleOfAsync(string html, string? csp)
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite, map: server => server.MapGet("/trouble", (HttpContext http) =>
        {
            http.Response.Headers.ContentSecurityPolicy = csp;
            return Results.Content(html, "text/html");
        }).AllowAnyone());
        var screen = await Screen.OpenAsync(app);
        await screen.OpenAsync("/trouble");
        await screen.Page.EvaluateAsync("() => new Promise(resolve => setTimeout(resolve))");
        return (await Assert.ThrowsAnyAsync<XunitException>(async () => await screen.DisposeAsync())).Message;
    }
}
