using System.Globalization;
using System.Text;
using Fulfillment.LabelTemplates.Fonts;

namespace Fulfillment.LabelTemplates.Layout;

/// <summary>A character that cannot be set, and why.</summary>
internal sealed record UnsettableCharacter(string Text, int CodePoint, UnsettableReason Reason);

internal enum UnsettableReason
{
    NoGlyph,
    ControlCharacter,
    RightToLeft,
}

/// <summary>Turns text into glyphs, each from the first font of the chain that has it.</summary>
internal static class Typesetter
{
    private const int FirstSelector = 0xFE00, LastSelector = 0xFE0F, FirstSupplementarySelector = 0xE0100, LastSupplementarySelector = 0xE01EF;

    /// <returns>Null when <paramref name="unsettable"/> says which character no sheet can carry.</returns>
    public static Cluster[]? Set(string text, FontChain chain, out UnsettableCharacter? unsettable)
    {
        unsettable = null;
        var clusters = new List<Cluster>(text.Length);
        for (var at = 0; at < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            at += length;
            if (rune.Value == '\r' && at < text.Length && text[at] == '\n') continue;
            if (rune.Value is '\n' or '\r' or 0x2028 or 0x2029)
            {
                clusters.Add(Cluster.LineEnd);
                continue;
            }
            var value = rune.Value == '\t' ? ' ' : rune.Value;
            if (IsSelector(value) || (Rune.IsValid(value) && Rune.GetUnicodeCategory(new Rune(value)) == UnicodeCategory.Format))
            {
                if (IsSelector(value)) Vary(clusters, value, chain);
                continue;
            }
            if (Rune.GetUnicodeCategory(new Rune(value)) == UnicodeCategory.NonSpacingMark && Compose(clusters, value, chain)) continue;
            if (Refuse(value) is { } reason || chain.Find(value, 0) is not { } found)
            {
                unsettable = new UnsettableCharacter(rune.ToString(), value, Refuse(value) ?? UnsettableReason.NoGlyph);
                return null;
            }
            clusters.Add(new Cluster(value, 0, found.Face, found.Glyph));
        }
        return [.. clusters];
    }

    private static UnsettableReason? Refuse(int value) => value switch
    {
        < 0x20 or (>= 0x7F and < 0xA0) or 0xFFFD or 0xFFFE or 0xFFFF => UnsettableReason.ControlCharacter,
        (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF) => UnsettableReason.RightToLeft,
        _ => null,
    };

    private static bool IsSelector(int value) => value is (>= FirstSelector and <= LastSelector) or (>= FirstSupplementarySelector and <= LastSupplementarySelector);

    /// <summary>A selector that no font knows leaves the plain character, as Unicode advises.</summary>
    private static void Vary(List<Cluster> clusters, int selector, FontChain chain)
    {
        if (clusters.Count == 0 || clusters[^1].IsLineEnd || clusters[^1].Selector != 0) return;
        var last = clusters[^1];
        if (chain.Find(last.CodePoint, selector) is { } found) clusters[^1] = last with { Selector = selector, Face = found.Face, Glyph = found.Glyph };
    }

    /// <summary>
    /// か and ゙ become が. Only such pairs are composed: normalising the whole text would replace compatibility ideographs,
    /// and 塚 (U+FA10) in a name is not 塚 (U+585A).
    /// </summary>
    private static bool Compose(List<Cluster> clusters, int mark, FontChain chain)
    {
        if (clusters.Count == 0 || clusters[^1].IsLineEnd) return false;
        var composed = (new Rune(clusters[^1].CodePoint).ToString() + new Rune(mark)).Normalize(NormalizationForm.FormC);
        Rune.DecodeFromUtf16(composed, out var rune, out var length);
        if (length != composed.Length || chain.Find(rune.Value, 0) is not { } found) return false;
        clusters[^1] = new Cluster(rune.Value, 0, found.Face, found.Glyph);
        return true;
    }
}
