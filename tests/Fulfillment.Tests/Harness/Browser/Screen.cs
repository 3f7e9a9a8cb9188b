using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Fulfillment.Tests.Harness.Browser;

/// <summary>
/// One person's browser at a server: a context of its own, in a language and a size. Ends by asserting that the screen was never in
/// trouble. How a screen test is written: see README.md beside this file.
/// </summary>
internal sealed partial class Screen : IAsyncDisposable
{
    private readonly Troubles _troubles;
    private readonly Uri _server;

    private Screen(IBrowserContext context, IPage page, Uri server, string language)
    {
        (Context, Page, _server, Language) = (context, page, server, language);
        _troubles = new Troubles(context, server);
    }

    public IBrowserContext Context { get; }

    /// <summary>The open tab. Locators, keys and everything else of Playwright go through it.</summary>
    public IPage Page { get; private set; }

    public string Language { get; }

    public static Task<Screen> OpenAsync(FulfillmentApp app, string language = "ja", int width = 1280, int height = 800) => OpenAsync(app.Address, language, width, height);

    public static async Task<Screen> OpenAsync(Uri server, string language = "ja", int width = 1280, int height = 800)
    {
        var context = await (await Chromium.BrowserAsync()).NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = server.ToString(),
            Locale = language == "en" ? "en-US" : "ja-JP",
            TimezoneId = "Asia/Tokyo",
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(15_000);
        return new Screen(context, await context.NewPageAsync(), server, language);
    }

    /// <summary>Opens a page and insists on its status.</summary>
    public async Task OpenAsync(string path, int status = 200)
    {
        if (status >= 400) Forgive($"status {status}: GET {new Uri(_server, path)}");
        var reply = await Page.GotoAsync(path);
        Assert.True(reply?.Status == status, $"{path} answered {reply?.Status}: {await Page.TitleAsync()}");
    }

    /// <summary>Leaves the tab as it is, and goes on in a new one with the same cookies and storage.</summary>
    public async Task<IPage> NewTabAsync() => Page = await Context.NewPageAsync();

    /// <summary>The tab dies as a browser's process does: no handler of the page runs.</summary>
    public async Task CrashAsync()
    {
        var crashed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Page.Crash += (_, _) => crashed.TrySetResult();
        var visit = Page.GotoAsync("chrome://crash");
        await crashed.Task.WaitAsync(TimeSpan.FromSeconds(15));
        await Assert.ThrowsAnyAsync<PlaywrightException>(() => visit);
        await Page.CloseAsync();
    }

    /// <summary>Types as a keyboard wedge does: no field is focused, every sign is a key, Enter ends it.</summary>
    public async Task TypeScanAsync(string data)
    {
        await Page.Keyboard.TypeAsync(data);
        await Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Waits until the page says this, somewhere.</summary>
    public Task SeesAsync(string text) => Assertions.Expect(Page.Locator("body")).ToContainTextAsync(text);

    /// <summary>Trouble that names this text is expected by the test.</summary>
    public void Forgive(string text) => _troubles.Forgive(text);

    public void AssertNoTrouble() => _troubles.AssertNone();

    /// <summary>A PNG in <c>artifacts/screens</c>, named by the words given, language and size. For people to look at.</summary>
    /// <param name="fullPage">Also what lies below the fold.</param>
    public async Task<string> ScreenshotAsync(string name, bool fullPage = false)
    {
        var size = Page.ViewportSize!;
        var file = Path.Combine(Repository.Root, "artifacts", "screens", $"{UnfitForFiles().Replace(name, "-")}-{Language}-{size.Width}x{size.Height}.png");
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = file, FullPage = fullPage, Animations = ScreenshotAnimations.Disabled });
        return file;
    }

    /// <summary>Every rule of axe-core over the whole page, in the state it is in.</summary>
    public Task AssertAccessibleAsync() => Accessibility.AssertAsync(Page);

    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        _troubles.AssertNone();
    }

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex UnfitForFiles();
}
