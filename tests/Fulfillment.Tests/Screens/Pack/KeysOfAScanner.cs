using System.Text.Json;
using Fulfillment.Tests.Harness;
using Fulfillment.Tests.Harness.Browser;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Fulfillment.Tests.Screens.Pack;

public class KeysOfAScanner
{
    // Presses keys as a scanner set to one layout does at a computer that reads another: by their places, a millisecond apart.
    private const string Press = """
        async ({ text, scanner, host, ime, end }) => {
          const { signOf } = await import('/station/layouts.js');
          const codes = ['Space','Comma','Period','Slash','Minus','Equal','BracketLeft','BracketRight','Backslash','Semicolon','Quote','Backquote','IntlYen','IntlRo',
            ...[...'0123456789'].map(d => 'Digit' + d), ...[...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map(l => 'Key' + l)];
          const press = (type, init) => document.dispatchEvent(new KeyboardEvent(type, { bubbles: true, cancelable: true, ...init }));
          const places = codes.flatMap(code => [{ code, shiftKey: false }, { code, shiftKey: true }]);
          for (const sign of text) {
            const place = sign === '\u001d' ? { code: scanner === 'jis' ? 'Backslash' : 'BracketRight', shiftKey: false, ctrlKey: true } : places.find(at => signOf(scanner, at.code, at.shiftKey) === sign);
            press('keydown', { ...place, key: ime ? 'Process' : signOf(host, place.code, place.shiftKey) });
          }
          if (end) press('keydown', { key: end, code: end });
        }
        """;

    [Theory]
    [InlineData("us", "us", false)]
    [InlineData("jis", "jis", false)]
    [InlineData("us", "us", true)]
    [InlineData("us", "jis", false)]
    [InlineData("jis", "us", false)]
    public async Task Are_read_rightly_whatever_layouts_scanner_and_computer_have(string scanner, string host, bool ime)
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var floor = await Floor.OpenAsync(app);
        await using var screen = await Screen.OpenAsync(app, host == "jis" ? "ja" : "en");
        await screen.StandAtAsync(floor);

        Assert.Equal("BADGE:P_01-a", await SentAsync(screen, "BADGE:P_01-a", scanner, host, ime));
        Assert.Equal("]C10104912345123459\u001d10AB-1", await SentAsync(screen, "]C10104912345123459\u001d10AB-1", scanner, host, ime));
    }

    [Fact]
    public async Task Without_an_end_are_ended_by_silence()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var floor = await Floor.OpenAsync(app);
        await using var screen = await Screen.OpenAsync(app);
        await screen.StandAtAsync(floor);

        for (var n = 0; n < 4; n++) Assert.Equal($"TOTE-00{n}", await SentAsync(screen, $"TOTE-00{n}", "us", "us", false, end: null));
        Assert.Equal("TOTE-777", await SentAsync(screen, "TOTE-777", "us", "us", false, end: "Tab"));
    }

    [Fact]
    public async Task That_people_press_wait_for_their_enter_and_can_be_taken_back()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var floor = await Floor.OpenAsync(app);
        await using var screen = await Screen.OpenAsync(app);
        await screen.StandAtAsync(floor);

        await screen.Page.Keyboard.TypeAsync("T-01", new KeyboardTypeOptions { Delay = 90 });
        await Expect(screen.Part("typed")).ToHaveTextAsync("T-01");
        await screen.LookAtAsync("typing");
        await screen.Page.Keyboard.PressAsync("Backspace");
        await Expect(screen.Part("typed")).ToHaveTextAsync("T-0");
        await screen.Page.Keyboard.PressAsync("4");
        var sent = await screen.Page.RunAndWaitForRequestAsync(() => screen.Page.Keyboard.PressAsync("Enter"), request => request.Url.EndsWith("/scans", StringComparison.Ordinal));
        Assert.Equal("T-04", Data(sent));
        await Expect(screen.Part("typedBox")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Too_many_of_are_refused_and_go_nowhere()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var floor = await Floor.OpenAsync(app);
        await using var screen = await Screen.OpenAsync(app);
        await screen.StandAtAsync(floor);

        await PressAsync(screen, new string('1', 5000), "us", "us", false, "Enter");

        await Expect(screen.Stop()).ToContainTextAsync("読み取りが長すぎます");
        Assert.Equal("TOTE-1", await SentAsync(screen, "TOTE-1", "us", "us", false));
    }

    [Fact]
    public async Task That_break_off_are_refused_where_the_scanner_is_known_to_end_what_it_reads()
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var floor = await Floor.OpenAsync(app);
        await using var screen = await Screen.OpenAsync(app);
        await screen.StandAtAsync(floor);
        await SentAsync(screen, "TOTE-1", "us", "us", false);
        await Expect(screen.Stop()).ToBeVisibleAsync();

        await PressAsync(screen, "49012345", "us", "us", false, null);

        await Expect(screen.Stop()).ToContainTextAsync("途中で切れました");
    }

    [Theory]
    [InlineData("us", "jis", "スキャナーの配列の違い")]
    [InlineData("jis", "jis", "設定は正しい")]
    public async Task Are_set_right_by_the_keyboard_check(string scanner, string host, string says)
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var floor = await Floor.OpenAsync(app);
        await using var screen = await Screen.OpenAsync(app);
        await screen.StandAtAsync(floor);

        await PressAsync(screen, "KEYCHECK]C1:A-B_C+D=E'F@#\u001dZ", scanner, host, false, "Enter");

        await Expect(screen.Part("says")).ToContainTextAsync(says);
        Assert.Equal("A_B=C@D", await SentAsync(screen, "A_B=C@D", scanner, host, false));
    }

    private static async Task<string?> SentAsync(Screen screen, string text, string scanner, string host, bool ime, string? end = "Enter") =>
        Data(await screen.Page.RunAndWaitForRequestAsync(() => PressAsync(screen, text, scanner, host, ime, end), request => request.Url.EndsWith("/scans", StringComparison.Ordinal)));

    private static Task PressAsync(Screen screen, string text, string scanner, string host, bool ime, string? end) =>
        screen.Page.EvaluateAsync(Press, new { text, scanner, host, ime, end });

    private static string? Data(IRequest request)
    {
        using var body = JsonDocument.Parse(request.PostData!);
        return body.RootElement.GetProperty("data").GetString();
    }
}
