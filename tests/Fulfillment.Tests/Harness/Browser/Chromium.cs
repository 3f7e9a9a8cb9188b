using Fulfillment.Tests.Harness.Browser;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(ChromiumEnds))]

namespace Fulfillment.Tests.Harness.Browser;

/// <summary>Debian's Chromium, started by the first screen test of a run and shared by all; each test has a context of its own.</summary>
internal static class Chromium
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",

        // A page that asks any other server gets no answer, and the screen that did fails its test.
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    ];

    private static readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> Started = new(StartAsync);

    public static async Task<IBrowser> BrowserAsync() => (await Started.Value).Browser;

    public static async Task CloseAsync()
    {
        if (!Started.IsValueCreated) return;
        var (driver, browser) = await Started.Value;
        await browser.CloseAsync();
        driver.Dispose();
    }

    private static async Task<(IPlaywright Driver, IBrowser Browser)> StartAsync()
    {
        const string Program = "/usr/bin/chromium";
        if (!File.Exists(Program)) throw new InvalidOperationException($"{Program} is missing. `./fulfill test` installs it, or: apt-get install chromium");
        Assertions.SetDefaultExpectTimeout(15_000);
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Headless = true, Args = Flags }));
    }
}

/// <summary>Closes the browser at the end of the run.</summary>
public sealed class ChromiumEnds : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await Chromium.CloseAsync();
}
