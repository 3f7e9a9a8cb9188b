using System.Text.Json;
using Fulfillment.LabelTemplates;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Cards;

/// <summary>
/// Sets a template with made-up orders, in both languages: a usual one, the longest that is known to come, and one that lacks
/// everything an order may lack. What cannot be set here would one day stand still at the bench.
/// </summary>
internal sealed class ProveTemplate(FindTemplate find, CardPress press, DemoCard demo)
{
    private static readonly DemoExtent[] Extents = [DemoExtent.Usual, DemoExtent.Shortest, DemoExtent.Longest];

    /// <param name="content">A campaign's words, each a text or <c>{ja, en}</c>; null proves the template's own.</param>
    public async Task<Refusal?> RefusesAsync(string merchant, CardTemplate template, JsonElement? content, CancellationToken ct)
    {
        foreach (var locale in (string[])["ja", "en"])
        {
            foreach (var extent in Extents)
            {
                var data = await demo.DataAsync(merchant, locale, extent, content, ct);
                if ((await press.SetAsync(merchant, template, data, ct)).Refusal is { } refusal) return CardsRefusals.ProvedWith(refusal, extent, locale);
            }
        }
        return null;
    }

    /// <summary>Refuses words of a campaign for which its template has no place, or that are no words.</summary>
    /// <param name="path">Where the campaign has them: <c>variants[0].content</c>.</param>
    /// <param name="mustFit">Whether they must also fit their places, on every made-up order.</param>
    /// <returns>Null when they are right, or when there is no such template to ask.</returns>
    public async Task<Refusal?> RefusesContentAsync(string merchant, string template, JsonElement content, string path, bool mustFit, CancellationToken ct)
    {
        if ((await find.HandleAsync(merchant, template, ct)).Value is not { } found) return null;
        foreach (var word in content.EnumerateObject())
        {
            var at = $"{path}.{word.Name}";
            if (found.Template.RefusesContent(word.Name, at) is { } unknown) return CardsRefusals.Of(unknown);
            if (!CardWords.IsWord(word.Value)) return CardsRefusals.NotAWord(at);
        }
        if (!mustFit || !content.EnumerateObject().Any() || await RefusesAsync(merchant, found.Template, content, ct) is not { } refusal) return null;
        return refusal with { Field = refusal.Field is { } field && field.StartsWith("content.", StringComparison.Ordinal) ? path + field["content".Length..] : path };
    }
}
