namespace Fulfillment.LabelTemplates.Layout;

/// <summary>One line of a text: a range of its clusters without the spaces at its end.</summary>
/// <param name="Indent">Where its first character begins, in em: before the edge where a bracket gives up its blank.</param>
/// <param name="Width">From the edge to the end of its ink, in em; what hangs does not count.</param>
internal readonly record struct Line(int Start, int End, double Indent, double Width)
{
    /// <summary>Ends a paragraph, so it is never spread.</summary>
    public bool IsLast { get; init; }
}

/// <summary>What a line may do.</summary>
/// <param name="Tracking">Added after each cluster, in em.</param>
/// <param name="Widest">Room for a line, in em.</param>
/// <param name="Hangs">、 and 。 may stand outside of the edge (ぶら下げ).</param>
/// <param name="Divides">A word that is longer than a line is divided between its letters.</param>
internal readonly record struct Measure(double Tracking, double Widest, bool Hangs = false, bool Divides = true);

/// <summary>Fills lines one after the other as far as kinsoku allows.</summary>
internal static class LineBreaker
{
    private const double Rounding = 1e-6;

    /// <returns>Null where a line would have to end against the rules, or inside a word that must not be divided.</returns>
    public static List<Line>? Break(ReadOnlySpan<Cluster> text, Measure measure)
    {
        var lines = new List<Line>();
        var start = 0;
        while (start < text.Length)
        {
            var end = Fill(text, start, measure);
            if (end <= start && !text[start].IsLineEnd) return null;
            var isLast = end >= text.Length || text[end].IsLineEnd;
            lines.Add(Trimmed(text, start, end, measure) with { IsLast = isLast });
            start = end;
            if (start < text.Length && text[start].IsLineEnd) start++;
            else while (start < text.Length && Kinsoku.IsSpace(text[start].CodePoint)) start++;
        }
        return lines;
    }

    /// <summary>
    /// Divides a text of two lines where they come out alike, and rather after a comma, a middle dot or a particle than inside
    /// a phrase: a centred heading reads by phrases.
    /// </summary>
    public static void Balance(ReadOnlySpan<Cluster> text, List<Line> lines, Measure measure)
    {
        if (lines.Count != 2 || lines[0].IsLast) return;
        var best = double.MaxValue;
        var whole = lines[0].Width + lines[1].Width;
        for (var at = 1; at < text.Length; at++)
        {
            if (!Kinsoku.MayBreak(text, at)) continue;
            Line first = Trimmed(text, 0, at, measure), second = Trimmed(text, at, text.Length, measure);
            if (first.Width > measure.Widest + Rounding || second.Width > measure.Widest + Rounding) continue;
            var cost = Math.Abs(first.Width - second.Width) + (whole * Kinsoku.Awkwardness(text[at - 1].CodePoint, text[at].CodePoint));
            if (cost >= best) continue;
            best = cost;
            (lines[0], lines[1]) = (first, second with { IsLast = true });
        }
    }

    /// <summary>What the pen moves between two neighbours beyond their own advances, in em.</summary>
    public static double Gap(ReadOnlySpan<Cluster> text, int before, double tracking) =>
        text[before].After + Spacing.Between(text[before], text[before + 1]) + text[before + 1].Before + (text[before + 1].IsMark ? 0 : tracking);

    private static int Fill(ReadOnlySpan<Cluster> text, int start, Measure measure)
    {
        if (text[start].IsLineEnd) return start;
        var width = Spacing.AtStart(text[start]) + text[start].Before;
        for (var i = start; i < text.Length; i++)
        {
            if (text[i].IsLineEnd) return i;
            if (i > start) width += Gap(text, i - 1, measure.Tracking);
            width += text[i].Em;
            if (width + text[i].After + Spacing.AtEnd(text[i]) <= measure.Widest + Rounding || Kinsoku.IsSpace(text[i].CodePoint)) continue;
            if (measure.Hangs && Hangs(text[i]) && width - text[i].Em <= measure.Widest + Rounding) continue;
            return Divide(text, start, i, measure.Divides);
        }
        return text.Length;
    }

    /// <summary>The last place before the cluster that no longer fits: between words, else between letters where kinsoku allows.</summary>
    private static int Divide(ReadOnlySpan<Cluster> text, int start, int overflow, bool divides)
    {
        for (var at = overflow; at > start; at--)
            if (Kinsoku.MayBreak(text, at)) return at;
        if (!divides) return start;
        for (var at = overflow; at > start; at--)
            if (!text[at].IsJoined && Kinsoku.Allows(text[at - 1].CodePoint, text[at].CodePoint)) return at;
        return start;
    }

    private static Line Trimmed(ReadOnlySpan<Cluster> text, int start, int end, Measure measure)
    {
        while (end > start && Kinsoku.IsSpace(text[end - 1].CodePoint)) end--;
        if (end == start) return new Line(start, end, 0, 0);
        var indent = Spacing.AtStart(text[start]);
        var width = indent + text[start].Before;
        for (var i = start; i < end; i++) width += text[i].Em + (i > start ? Gap(text, i - 1, measure.Tracking) : 0);
        var whole = width + text[end - 1].After + Spacing.AtEnd(text[end - 1]);
        if (measure.Hangs && whole > measure.Widest + Rounding && Hangs(text[end - 1])) whole = width - text[end - 1].Em;
        return new Line(start, end, indent, whole);
    }

    private static bool Hangs(in Cluster cluster) => cluster.Class == CharacterClass.Stop || cluster.CodePoint is '､' or '｡';
}
