using System.Collections.Frozen;
using System.Text;

namespace Fulfillment.Server.Catalog.Barcodes.Gs1;

/// <summary>Spellings that GS1 once allowed in Digital Links and withdrew; they are still on boxes.</summary>
[Flags]
internal enum OldSpellings
{
    None = 0,

    /// <summary><c>/gtin/…/lot/…</c> for <c>/01/…/10/…</c>.</summary>
    Names = 1,

    /// <summary>A JAN, UPC or EAN-8 without its leading zeros.</summary>
    ShortGtins = 2,
}

/// <summary>GS1 Digital Link URIs (uncompressed): the key and its qualifiers in the path, the other elements in the query.</summary>
internal static class DigitalLink
{
    private const string NamedIdentifiers =
        "gtin=01 itip=8006 cpv=22 lot=10 ser=21 cpid=8010 cpsn=8011 sscc=00 gln=414 glnx=254 party=417 payto=415 refno=8020 "
        + "gsin=402 ginc=401 gsrn=8018 gsrnp=8017 srin=8019 giai=8004 grai=8003 gdti=253 gcn=255 gmn=8013";

    private static readonly FrozenDictionary<string, string> Names =
        NamedIdentifiers.Split(' ').Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    public static bool LooksLikeUri(string text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>The elements of a URI, path first. Which of them must stand together is <see cref="Associations"/>.</summary>
    public static IReadOnlyList<Gs1Element> Read(string uri, OldSpellings allowed, out CodeRefusal? refusal)
    {
        var elements = new List<Gs1Element>(4);
        refusal = ReadInto(elements, uri, allowed);
        return refusal is null ? elements : [];
    }

    /// <summary>The URI of elements that hold a key, e.g. a GTIN; null when they hold none or one of the others fits nowhere.</summary>
    /// <param name="stem">Scheme, host and perhaps a path, without a slash at the end.</param>
    /// <param name="elements">Repeats of the same element are written once.</param>
    public static string? Write(string stem, IEnumerable<Gs1Element> elements)
    {
        var rest = elements.Distinct().ToList();
        var key = rest.FirstOrDefault(element => ApplicationIdentifiers.Find(element.Ai)?.Paths is not null);
        if (key is null) return null;
        rest.Remove(key);
        var uri = new StringBuilder(stem).Append('/').Append(key.Ai).Append('/').Append(EscapePath(key.Value));
        var path = ApplicationIdentifiers.Find(key.Ai)!.Paths!.FirstOrDefault(way => rest.Any(element => way.Contains(element.Ai))) ?? [];
        foreach (var qualifier in path)
            if (rest.Find(element => element.Ai == qualifier) is { } found && rest.Remove(found))
                uri.Append('/').Append(found.Ai).Append('/').Append(EscapePath(found.Value));
        var separator = '?';
        // Elements of fixed length first, as in a symbol, where that saves separators.
        foreach (var element in rest.OrderBy(element => ApplicationIdentifiers.Find(element.Ai) is not { IsFixed: true }))
        {
            if (ApplicationIdentifiers.Find(element.Ai) is not { IsAttribute: true }) return null;
            uri.Append(separator).Append(element.Ai).Append('=').Append(EscapeQuery(element.Value));
            separator = '&';
        }
        return uri.ToString();
    }

    public static string EscapePath(string value) => Uri.EscapeDataString(value);

    public static string EscapeQuery(string value) => Uri.EscapeDataString(value).Replace("%20", "+", StringComparison.Ordinal);

    public static string UnescapeQuery(string value) => UnescapePath(value.Replace('+', ' '));

    /// <summary>Each escaped byte becomes the character of the same number: element values are ASCII, and anything above is refused by their character sets.</summary>
    public static string UnescapePath(string value)
    {
        if (!value.Contains('%', StringComparison.Ordinal)) return value;
        var plain = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
            if (value[i] == '%' && i + 2 < value.Length && char.IsAsciiHexDigit(value[i + 1]) && char.IsAsciiHexDigit(value[i + 2]))
            {
                plain.Append((char)(Convert.ToInt32(value.Substring(i + 1, 2), 16)));
                i += 2;
            }
            else
                plain.Append(value[i]);
        return plain.ToString();
    }

    private static CodeRefusal? ReadInto(List<Gs1Element> elements, string uri, OldSpellings allowed)
    {
        if (uri.AsSpan().ContainsAnyExcept(CharacterSets.Uri)) return new CodeRefusal("uri-character");
        var afterScheme = uri.IndexOf("://", StringComparison.Ordinal) + 3;
        var withoutFragment = uri[afterScheme..].Split('#')[0];
        var question = withoutFragment.IndexOf('?', StringComparison.Ordinal);
        var hostAndPath = question < 0 ? withoutFragment : withoutFragment[..question];
        var segments = hostAndPath.Split('/');
        if (segments[0].Length == 0 || segments[0].AsSpan().ContainsAnyExcept(CharacterSets.UriHost)) return new CodeRefusal("uri-host");

        // The key is the last one in the path that leaves only pairs behind it; what stands before is the site's own path.
        var start = -1;
        for (var i = segments.Length - 2; i >= 1 && start < 0; i -= 2)
            if (Find(segments[i], allowed) is not { } ai) break;
            else if (ai.Paths is not null) start = i;
        if (start < 0) return new CodeRefusal("digital-link-key");

        var key = Find(segments[start], allowed)!;
        var qualifiers = new List<string>();
        for (var i = start; i < segments.Length; i += 2)
        {
            var ai = Find(segments[i], allowed)!;
            if (i > start) qualifiers.Add(ai.Code);
            if (Add(elements, ai, UnescapePath(segments[i + 1]), allowed) is { } refusal) return refusal;
        }
        if (!Follows(key, qualifiers)) return new CodeRefusal("digital-link-path", key.Code);
        return question < 0 ? null : ReadQuery(elements, withoutFragment[(question + 1)..], key, qualifiers, allowed);
    }

    private static CodeRefusal? ReadQuery(
        List<Gs1Element> elements, string query, ApplicationIdentifier key, List<string> qualifiers, OldSpellings allowed)
    {
        foreach (var parameter in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            // Names that are not numbers are the site's own parameters.
            if (equals < 1 || parameter.AsSpan(0, equals).ContainsAnyExceptInRange('0', '9')) continue;
            var ai = ApplicationIdentifiers.Find(parameter.AsSpan(0, equals));
            if (ai is null) return new CodeRefusal("unknown-ai");
            if (!ai.IsAttribute) return new CodeRefusal("digital-link-attribute", ai.Code);
            if (elements.Any(element => element.Ai == ai.Code)) return new CodeRefusal("repeated-ai", ai.Code);
            if (key.Paths!.Any(path => path.Contains(ai.Code) && qualifiers.TrueForAll(path.Contains)))
                return new CodeRefusal("digital-link-path", ai.Code);
            if (Add(elements, ai, UnescapeQuery(parameter[(equals + 1)..]), allowed) is { } refusal) return refusal;
        }
        return null;
    }

    private static CodeRefusal? Add(List<Gs1Element> elements, ApplicationIdentifier ai, string value, OldSpellings allowed)
    {
        if (ai.Code == "01" && allowed.HasFlag(OldSpellings.ShortGtins) && value.Length is 8 or 12 or 13) value = Gtin.Pad(value);
        if (ElementString.Refuses(ai, value) is { } refusal) return refusal;
        elements.Add(new Gs1Element(ai.Code, value));
        return null;
    }

    private static ApplicationIdentifier? Find(string segment, OldSpellings allowed) =>
        ApplicationIdentifiers.Find(allowed.HasFlag(OldSpellings.Names) && Names.TryGetValue(segment, out var code) ? code : segment);

    // In the order of one of the key's ways, each at most once.
    private static bool Follows(ApplicationIdentifier key, List<string> qualifiers) =>
        qualifiers.Count == 0 || key.Paths!.Any(path => path.Where(qualifiers.Contains).SequenceEqual(qualifiers));
}
