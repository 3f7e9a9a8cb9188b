using System.Text.Json.Nodes;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Printing;

namespace Fulfillment.Server.Cards;

/// <summary>
/// Somebody wants a sheet printed: proves that it can be set, and answers what the print job keeps. From then on neither a
/// new template nor a new picture changes that paper.
/// </summary>
internal sealed class PrepareCard(FindTemplate find, CardPress press)
{
    /// <param name="data">The card's data as JSON, see <see cref="CardDocument"/>.</param>
    public async Task<Outcome<PreparedCard>> HandleAsync(string merchant, string template, string data, CancellationToken ct)
    {
        var found = await find.HandleAsync(merchant, template, ct);
        if (found.Refusal is { } absent) return absent;
        var set = await press.SetAsync(merchant, found.Value!.Template, data, ct);
        return set.Refusal is { } refusal
            ? refusal
            : new PreparedCard(template, found.Value.Version, found.Value.Template.Hash, Pinned(data, set.Value!.Pins), found.Value.Template.PersonalFields, set.Value.Sheet.Pages.Count);
    }

    private static string Pinned(string data, IReadOnlyDictionary<string, string> pins)
    {
        if (pins.Count == 0) return data;
        var document = JsonNode.Parse(data)!.AsObject();
        document["assets"] = new JsonObject(pins.Select(pin => KeyValuePair.Create(pin.Key, (JsonNode?)pin.Value)));
        return Json.Write(document);
    }
}

/// <summary>What a print job keeps of a sheet.</summary>
/// <param name="Version">Of the template, 0 for the one that came with the program.</param>
/// <param name="TemplateHash">What <see cref="RenderCard"/> prints by.</param>
/// <param name="Data">The data with its pictures pinned.</param>
/// <param name="PersonalData">Members of the data that say something of a person and that the template prints.</param>
internal sealed record PreparedCard(string Template, int Version, string TemplateHash, string Data, IReadOnlyList<string> PersonalData, int Pages)
{
    public PrintSource Source => new(PrintSourceKind.Template, Template, TemplateHash);
}
