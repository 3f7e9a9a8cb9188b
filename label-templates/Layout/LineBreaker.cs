namespace Fulfillment.LabelTemplates.Layout;

/// <summary>One line of a text: a range of its clusters without the spaces at its end, and its width in em.</summary>
internal readonly record struct Line(int Start, int End, double Width);

/// <summary>Fills lines one after the other as far as kinsoku allows; a word or run too long for a line is divided.</summary>
internal static class LineBreaker
{
    private const double Rounding = 1e-6;

    /// <param name="tracking">Added after each cluster, in em.</param>
    /// <param name="widest">Room for a line, in em.</param>
    public static List<Line> Break(ReadOnlySpan<Cluster> text, double tracking, double widest)
    {
        var lines = new List<Line>();
        var start = 0;
        while (start < text.Length)
        {
            var end = Fill(text, start, tracking, widest);
            lines.Add(Trimmed(text, start, end, tracking));
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
    public static void Balance(ReadOnlySpan<Cluster> text, List<Line> lines, double tracking, double widest)
    {
        if (lines.Count != 2 || lines[0].End < text.Length && text[lines[0].End].IsLineEnd) return;
        var best = double.MaxValue;
        var whole = lines[0].Width + lines[1].Width;
        for (var at = 1; at < text.Length; at++)
        {
            if (!Kinsoku.MayBreak(text, at)) continue;
            Line first = Trimmed(text, 0, at, tracking), second = Trimmed(text, at, text.Length, tracking);
            if (first.Width > widest + Rounding || second.Width > widest + Rounding) continue;
            var cost = Math.Abs(first.Width - second.Width) + (whole * Kinsoku.Awkwardness(text[at - 1].CodePoint, text[at].CodePoint));
            if (cost >= best) continue;
            best = cost;
            (lines[0], lines[1]) = (first, second);
        }
    }

    private static int Fill(ReadOnlySpan<Cluster> text, int start, double tracking, double widest)
    {
        var width = 0.0;
        for (var i = start; i < text.Length; i++)
        {
            if (text[i].IsLineEnd) return i;
            width += text[i].Em + tracking;
            if (width - tracking <= widest + Rounding || Kinsoku.IsSpace(text[i].CodePoint)) continue;
            return Divide(text, start, i);
        }
        return text.Length;
    }

    /// <summary>The last place before the cluster that no longer fits: between words, else where kinsoku allows, else there.</summary>
    private static int Divide(ReadOnlySpan<Cluster> text, int start, int overflow)
    {
        for (var at = overflow; at > start; at--)
            if (Kinsoku.MayBreak(text, at)) return at;
        for (var at = overflow; at > start; at--)
            if (Kinsoku.Allows(text[at - 1].CodePoint, text[at].CodePoint)) return at;
        return Math.Max(overflow, start + 1);
    }

    private static Line Trimmed(ReadOnlySpan<Cluster> text, int start, int end, double tracking)
    {
        while (end > start && Kinsoku.IsSpace(text[end - 1].CodePoint)) end--;
        var width = 0.0;
        for (var i = start; i < end; i++) width += text[i].Em + tracking;
        return new Line(start, end, end > start ? width - tracking : 0);
    }
}
