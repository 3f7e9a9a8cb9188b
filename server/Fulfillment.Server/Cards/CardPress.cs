using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Fulfillment.LabelTemplates;
using Fulfillment.LabelTemplates.Fonts;
using Fulfillment.LabelTemplates.Layout;
using Fulfillment.Server.Catalog.Barcodes;
using Fulfillment.Server.Catalog.Barcodes.Gs1;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Cards;

/// <summary>
/// Sets one sheet with the merchant's pictures. A picture's name means the content that the data's <c>assets</c> pin it to,
/// else the merchant's newest; the pins come back with the sheet, so that whoever stores them prints the same paper again.
/// </summary>
internal sealed class CardPress(AssetStore assets, CardBackends backends, IConfiguration configuration)
{
    /// <summary>Files kept between cards, in bytes; a day's cards share a few dozen pictures.</summary>
    private const long MostKept = 64 << 20;

    /// <summary>Once to learn which pictures a sheet asks for, once to set it, once more where a picture's own size moved others into view.</summary>
    private const int MostPasses = 4;

    private readonly Lazy<CardSetter> _setter = new(() => new CardSetter(FontLibrary.Load(configuration.GetSection("Cards:Fonts").Get<string[]>() ?? FontLibrary.DefaultDirectories)) { Gs1Rule = Gs1Rule, Encoder = backends.Symbols });

    private readonly ConcurrentDictionary<(string Merchant, string Hash), byte[]> _kept = [];

    private long _keptBytes;

    public async Task<Outcome<SetCard>> SetAsync(string merchant, CardTemplate template, string data, CancellationToken ct)
    {
        var read = CardData.FromJson(data);
        if (read.Refusal is { } malformed) return CardsRefusals.Of(malformed);
        var pins = Pins(data);
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var (name, hash) in pins) await LoadAsync(merchant, name, hash, files, ct);
        for (var pass = 1; ; pass++)
        {
            var missing = new HashSet<string>(StringComparer.Ordinal);
            var outcome = _setter.Value.Layout(template, read.Value!, name =>
            {
                if (files.TryGetValue(name, out var file)) return file;
                missing.Add(name);
                return null;
            });
            var found = false;
            foreach (var name in missing.Where(name => !pins.ContainsKey(name)))
            {
                if (await assets.FindAsync(merchant, name, ct) is not { } asset) continue;
                (pins[name], files[name], found) = (asset.Hash, Keep(merchant, asset), true);
            }
            if (!found || pass == MostPasses) return outcome.Refusal is { } refusal ? CardsRefusals.Of(refusal) : new SetCard(outcome.Value!, pins);
        }
    }

    /// <summary>A card prints no element string that the bench would refuse to read.</summary>
    private static (string Ja, string En)? Gs1Rule(string elements)
    {
        var read = ElementString.ReadBracketed(elements, out var refusal);
        return (refusal ?? Associations.Refuses(read)) is { } broken && CodeRules.Says(broken.Rule, broken.Ai) is { } says ? (says.Ja.TrimEnd('。'), says.En.TrimEnd('.')) : null;
    }

    private static SortedDictionary<string, string> Pins(string data)
    {
        var pins = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (JsonNode.Parse(data) is not JsonObject { } document || document["assets"] is not JsonObject pinned) return pins;
        foreach (var (name, hash) in pinned)
            if (hash is JsonValue value && value.TryGetValue<string>(out var text)) pins[name] = text;
        return pins;
    }

    private async Task LoadAsync(string merchant, string name, string hash, Dictionary<string, ReadOnlyMemory<byte>> files, CancellationToken ct)
    {
        if (_kept.TryGetValue((merchant, hash), out var kept)) files[name] = kept;
        else if (await assets.FindByHashAsync(merchant, hash, ct) is { } asset) files[name] = Keep(merchant, asset);
    }

    private byte[] Keep(string merchant, AssetFile asset)
    {
        if (Interlocked.Add(ref _keptBytes, asset.Bytes.Length) > MostKept)
        {
            _kept.Clear();
            Interlocked.Exchange(ref _keptBytes, asset.Bytes.Length);
        }
        return _kept[(merchant, asset.Hash)] = asset.Bytes;
    }
}

/// <summary>A sheet, and which content each picture's name meant.</summary>
internal sealed record SetCard(DisplayList Sheet, IReadOnlyDictionary<string, string> Pins);
