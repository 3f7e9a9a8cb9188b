using Fulfillment.Tests.Harness.Browser;
using Xunit;

namespace Fulfillment.Tests.Screens.Pack;

/// <summary>What the page plays, told by the frequencies it starts.</summary>
internal static class Tones
{
    public const string Spy = """
        window.heard = [];
        const start = OscillatorNode.prototype.start;
        OscillatorNode.prototype.start = function (...when) { window.heard.push(this.frequency.value); return start.apply(this, when); };
        """;

    private static readonly Dictionary<string, double> First = new() { ["ok"] = 1320, ["done"] = 1047, ["attention"] = 740, ["error"] = 220, ["click"] = 2400 };

    public static async Task PlayedAsync(Screen screen, string sound)
    {
        await screen.Page.WaitForFunctionAsync("tone => window.heard.includes(tone)", First[sound]);
        Assert.True(await screen.Page.EvaluateAsync<bool>("() => navigator.userActivation.hasBeenActive"));
        await screen.Page.EvaluateAsync("() => { window.heard = []; }");
    }
}
