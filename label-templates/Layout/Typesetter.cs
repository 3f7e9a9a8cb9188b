using System.Globalization;
using System.Text;
using Fulfillment.LabelTemplates.Fonts;
using Fulfillment.LabelTemplates.Language;

namespace Fulfillment.LabelTemplates.Layout;

/// <summary>How a text's characters become glyphs.</summary>
/// <param name="IsVertical">In columns.</param>
/// <param name="Figures">In a column, up to so many figures stand side by side (縦中横).</param>
/// <param name="MarksMissing">A character that no font has becomes 〓, and a warning, instead of a refusal.</param>
internal readonly record struct Setting(bool IsVertical = false, int Figures = 2, bool MarksMissing = false);

/// <summary>A text as glyphs, with the readings above them.</summary>
internal sealed record SetText(Cluster[] Clusters, IReadOnlyList<SetReading> Readings);

/// <summary>Turns text into glyphs, each from the first font of the chain that has it; characters of one grapheme stay together.</summary>
/// <param name="chain">For what stands in squares, and in rows for everything.</param>
/// <param name="setting">How.</param>
/// <param name="western">In columns: for the letters and figures that are turned.</param>
internal sealed class Typesetter(FontChain chain, Setting setting, FontChain? western = null)
{
    private const int FirstSelector = 0xFE00, LastSelector = 0xFE0F, FirstSupplementarySelector = 0xE0100, LastSupplementarySelector = 0xE01EF;

    /// <summary>From here on characters are signs, kana and kanji, which stand in squares.</summary>
    private const int FirstSquare = 0x2000;

    /// <summary>What printers have always set where a type was missing.</summary>
    private const int GetaMark = 0x3013;

    private readonly List<Cluster> clusters = [];
    private readonly List<UnsettableCharacter> missing = [];

    /// <summary>What became 〓.</summary>
    public IReadOnlyList<UnsettableCharacter> Missing => missing;

    /// <summary>The character that no sheet can carry, when <see cref="Set"/> answered null.</summary>
    public UnsettableCharacter? Unsettable { get; private set; }

    public SetText? Set(FilledText filled)
    {
        var text = filled.Text.AsSpan().TrimEnd();
        var readings = new List<SetReading>();
        var next = 0;
        clusters.EnsureCapacity(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text[at..]);
            var start = clusters.Count;
            while (next < filled.Readings.Count && filled.Readings[next].Start < at) next++;
            if (next < filled.Readings.Count && filled.Readings[next] is var reading && reading.Start == at)
            {
                next++;
                while (length < reading.Length && at + length < text.Length) length += StringInfo.GetNextTextElementLength(text[(at + length)..]);
                if (!Add(text.Slice(at, length))) return null;
                if (SetAbove(reading.Text) is not { } above) return null;
                if (clusters.Count > start) readings.Add(new SetReading(start, clusters.Count, above));
            }
            else if (!AddElement(text.Slice(at, length)))
            {
                return null;
            }
            at += length;
        }
        var set = clusters.ToArray();
        if (setting.IsVertical) VerticalForms.StandFigures(set, setting.Figures);
        return new SetText(set, SetReading.MakeRoom(set, readings));
    }

    /// <summary>Characters that stay together under one reading.</summary>
    private bool Add(ReadOnlySpan<char> text)
    {
        var start = clusters.Count;
        for (int at = 0, length; at < text.Length; at += length)
        {
            length = StringInfo.GetNextTextElementLength(text[at..]);
            if (!AddElement(text.Slice(at, length))) return false;
        }
        for (var i = start + 1; i < clusters.Count; i++) clusters[i] = clusters[i] with { IsJoined = true };
        return true;
    }

    private Cluster[]? SetAbove(string reading)
    {
        var inner = new Typesetter(chain, setting, western);
        var set = inner.Set(new FilledText(reading, []));
        Unsettable = inner.Unsettable;
        missing.AddRange(inner.Missing);
        return set is null ? null : [.. set.Clusters.Where(c => !c.IsLineEnd)];
    }

    private bool AddElement(ReadOnlySpan<char> element)
    {
        var start = clusters.Count;
        for (var at = 0; at < element.Length;)
        {
            Rune.DecodeFromUtf16(element[at..], out var rune, out var length);
            if (!AddRune(rune, start, element.Length > at + length)) return false;
            at += length;
        }
        return true;
    }

    private bool AddRune(Rune rune, int start, bool hasMore)
    {
        if (rune.Value == '\r' && hasMore) return true;
        if (rune.Value is '\n' or '\r' or 0x2028 or 0x2029)
        {
            clusters.Add(Cluster.LineEnd);
            return true;
        }
        var value = rune.Value == '\t' ? ' ' : rune.Value;
        var category = Rune.GetUnicodeCategory(new Rune(value));
        if (IsSelector(value) || category == UnicodeCategory.Format)
        {
            if (IsSelector(value)) Vary(start, value);
            return true;
        }
        var isFirst = clusters.Count == start || clusters[^1].IsLineEnd;
        if (category == UnicodeCategory.NonSpacingMark && !isFirst) return AddMark(rune, start);
        if (Refuse(value) is { } reason) return Stop(rune, reason);
        if (Find(value, 0) is { } found) clusters.Add(Stand(value, 0, found.Face, found.Glyph) with { IsJoined = !isFirst });
        else if (!isFirst && IsOrnament(value)) return true;
        else return MarkMissing(rune);
        return true;
    }

    private (FontFace Face, ushort Glyph)? Find(int codePoint, int selector) => (codePoint < FirstSquare && western is not null ? western : chain).Find(codePoint, selector);

    private bool MarkMissing(Rune rune)
    {
        if (!setting.MarksMissing || Find(GetaMark, 0) is not { } geta) return Stop(rune, UnsettableReason.NoGlyph);
        missing.Add(new UnsettableCharacter(rune.ToString(), rune.Value, UnsettableReason.NoGlyph));
        clusters.Add(Stand(GetaMark, 0, geta.Face, geta.Glyph));
        return true;
    }

    private bool Stop(Rune rune, UnsettableReason reason)
    {
        Unsettable = new UnsettableCharacter(rune.ToString(), rune.Value, reason);
        return false;
    }

    /// <summary>
    /// か and ゙ become が. Only such pairs are composed: normalising the whole text would replace compatibility ideographs,
    /// and 塚 (U+FA10) in a name is not 塚 (U+585A). One mark that makes no new character is drawn over its letter; a second would be drawn over the first.
    /// </summary>
    private bool AddMark(Rune mark, int start)
    {
        var composed = (new Rune(clusters[^1].CodePoint).ToString() + mark).Normalize(NormalizationForm.FormC);
        Rune.DecodeFromUtf16(composed, out var rune, out var length);
        if (length == composed.Length && !clusters[^1].IsMark && Find(rune.Value, 0) is { } whole)
        {
            clusters[^1] = Stand(rune.Value, 0, whole.Face, whole.Glyph) with { IsJoined = clusters[^1].IsJoined };
            return true;
        }
        if (Find(mark.Value, 0) is not { } found) return IsOrnament(mark.Value) || MarkMissing(mark);
        if (clusters.Skip(start).Any(c => c.IsMark)) return Stop(mark, UnsettableReason.StackedMarks);
        clusters.Add(Stand(mark.Value, 0, found.Face, found.Glyph) with { IsJoined = true, IsMark = true, Em = 0, Direction = TextDirection.Across });
        return true;
    }

    private Cluster Stand(int codePoint, int selector, FontFace face, ushort glyph)
    {
        var direction = TextDirection.Across;
        if (setting.IsVertical) (direction, glyph) = VerticalForms.Of(codePoint, face, glyph);
        var advance = direction == TextDirection.Down ? face.AdvanceDown(glyph) : face.Advance(glyph);
        return new Cluster(codePoint, selector, face, glyph)
        {
            Class = CharacterClasses.Of(codePoint),
            Direction = direction,
            Advance = advance,
            Em = (double)advance / face.UnitsPerEm,
        };
    }

    private static UnsettableReason? Refuse(int value) => value switch
    {
        < 0x20 or (>= 0x7F and < 0xA0) or 0xFFFD or 0xFFFE or 0xFFFF => UnsettableReason.ControlCharacter,
        (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF) => UnsettableReason.RightToLeft,
        _ => null,
    };

    private static bool IsSelector(int value) => value is (>= FirstSelector and <= LastSelector) or (>= FirstSupplementarySelector and <= LastSupplementarySelector);

    /// <summary>Skin tones and key caps: a one-colour picture means the same without them.</summary>
    private static bool IsOrnament(int value) => value is (>= 0x1F3FB and <= 0x1F3FF) or 0x20E3;

    /// <summary>A selector that no font knows leaves the plain character, as Unicode advises.</summary>
    private void Vary(int start, int selector)
    {
        if (clusters.Count == start || clusters[^1].IsLineEnd || clusters[^1].Selector != 0 || clusters[^1].IsMark) return;
        var last = clusters[^1];
        if (Find(last.CodePoint, selector) is { } found) clusters[^1] = Stand(last.CodePoint, selector, found.Face, found.Glyph) with { IsJoined = last.IsJoined };
    }
}

/// <summary>A character that cannot be set, and why.</summary>
internal sealed record UnsettableCharacter(string Text, int CodePoint, UnsettableReason Reason);

internal enum UnsettableReason
{
    NoGlyph,
    ControlCharacter,
    RightToLeft,
    StackedMarks,
}
