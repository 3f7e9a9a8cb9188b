namespace Fulfillment.Server.Catalog.Barcodes.Gs1;

/// <summary>Which elements may, must and must not stand together on one item.</summary>
internal static class Associations
{
    /// <summary>The first rule that the elements break together, or null.</summary>
    public static CodeRefusal? Refuses(IReadOnlyList<Gs1Element> elements) =>
        RefusesExclusive(elements) ?? RefusesLonely(elements) ?? RefusesRepeated(elements) ?? RefusesUnserialised(elements);

    private static CodeRefusal? RefusesExclusive(IReadOnlyList<Gs1Element> elements)
    {
        foreach (var element in elements)
            foreach (var pattern in ApplicationIdentifiers.Find(element.Ai)?.Never ?? [])
                if (elements.Any(other => other.Ai != element.Ai && ApplicationIdentifier.Matches(pattern, other.Ai)))
                    return new CodeRefusal("exclusive-ai", element.Ai);
        return null;
    }

    private static CodeRefusal? RefusesLonely(IReadOnlyList<Gs1Element> elements)
    {
        foreach (var element in elements)
        {
            var with = ApplicationIdentifiers.Find(element.Ai)?.With ?? [];
            if (with.Count > 0 && !with.Any(group => group.All(pattern => elements.Any(other => ApplicationIdentifier.Matches(pattern, other.Ai)))))
                return new CodeRefusal("required-ai", element.Ai);
        }
        return null;
    }

    private static CodeRefusal? RefusesRepeated(IReadOnlyList<Gs1Element> elements)
    {
        for (var i = 0; i < elements.Count; i++)
            for (var j = 0; j < i; j++)
                if (elements[i].Ai == elements[j].Ai && elements[i].Value != elements[j].Value)
                    return new CodeRefusal("repeated-ai", elements[i].Ai);
        return null;
    }

    // A digital signature proves one thing, so the keys whose serial part is optional must carry it.
    private static CodeRefusal? RefusesUnserialised(IReadOnlyList<Gs1Element> elements)
    {
        if (elements.All(element => element.Ai != "8030")) return null;
        var bare = elements.FirstOrDefault(element =>
            (element.Ai is "253" or "255" && element.Value.Length == 13) || (element.Ai is "8003" && element.Value.Length == 14));
        return bare is null ? null : new CodeRefusal("serial-for-signature", bare.Ai);
    }
}
