using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace Fulfillment.Tests.Harness.Browser;

/// <summary>axe-core in the page.</summary>
internal static class Accessibility
{
    private static readonly Lazy<string> Source = new(() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "axe.min.js")));

    public static async Task AssertAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(Source.Value);
        var result = await page.EvaluateAsync<JsonElement>(
            "() => axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations.map(rule => ({ id: rule.id, help: rule.help, nodes: rule.nodes.map(node => node.html.slice(0, 200) + ' — ' + node.failureSummary) })))");
        var said = result.EnumerateArray().Select(rule => $"{rule.GetProperty("id")}: {rule.GetProperty("help")}\n  {string.Join("\n  ", rule.GetProperty("nodes").EnumerateArray())}").ToList();
        Assert.True(said.Count == 0, $"{page.Url} is not accessible:\n{string.Join('\n', said)}");
    }
}
