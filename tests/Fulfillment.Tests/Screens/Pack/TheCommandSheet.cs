using System.Diagnostics;
using Fulfillment.Server.Catalog.Barcodes;
using Fulfillment.Server.Screens;
using Fulfillment.Tests.Harness;
using Fulfillment.Tests.Harness.Browser;
using Microsoft.Playwright;
using Xunit;

namespace Fulfillment.Tests.Screens.Pack;

public class TheCommandSheet
{
    [Theory, EveryLanguage]
    public async Task Every_code_on_it_is_read_from_the_printed_page(string language)
    {
        await using var app = await FulfillmentApp.StartAsync(TestDatabase.Sqlite);
        var site = await app.AddSiteAsync();
        await using var screen = await Screen.OpenAsync(app, language);
        await screen.PairAsync(app, await app.AddStationAsync(site));
        await screen.OpenAsync("/pack/commands");
        await screen.AssertAccessibleAsync();
        await screen.ScreenshotAsync("pack-commands", fullPage: true);
        var paper = Path.Combine(app.DataDirectory, "sheet");
        await screen.Page.PdfAsync(new PagePdfOptions { Path = $"{paper}.pdf", PreferCSSPageSize = true });

        Run("pdftoppm", "-r", "200", "-gray", "-singlefile", $"{paper}.pdf", paper);
        var read = Run("zbarimg", "-q", "--raw", "-Sdisable", "-Scode128.enable", $"{paper}.pgm").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(CommandsModel.Commands.Select(command => command.Code).Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
        Assert.All(Enum.GetValues<CommandName>(), name => Assert.Contains($"CMD:{name.ToString().ToUpperInvariant()}", read));
    }

    [Fact]
    public async Task Its_keyboard_check_is_the_one_that_the_screen_knows() =>
        Assert.Contains(
            CommandsModel.KeyboardCheck.Replace("\u001d", "${gs}", StringComparison.Ordinal),
            await File.ReadAllTextAsync(Path.Combine(Repository.Root, "server", "Fulfillment.Server", "wwwroot", "station", "keyboard-check.js")),
            StringComparison.Ordinal);

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program}: {process.ExitCode}");
        return output;
    }
}
