namespace Fulfillment.LabelTemplates.Layout;

/// <summary>A reading over a range of clusters: ruby, at half the size of what it explains.</summary>
internal sealed record SetReading(int Start, int End, Cluster[] Above)
{
    /// <summary>Size of a reading's characters, as a share of the text's.</summary>
    public const double Size = 0.5;

    /// <summary>How far it may reach over a kana beside it, in em of the text (jlreq 3.3.8: at most one of its own characters; half of one is never mistaken).</summary>
    private const double MostOverhang = 0.25;

    /// <summary>Length of the reading when nothing is between its characters, in em of the text.</summary>
    public double Length => Above.Sum(cluster => cluster.Em) * Size;

    /// <summary>How far it reaches beyond its characters, over what stands before and after them.</summary>
    public double OverhangBefore { get; init; }

    public double OverhangAfter { get; init; }

    /// <summary>Spreads the characters under readings that are longer than they are, and lets the reading reach over kana beside them.</summary>
    public static IReadOnlyList<SetReading> MakeRoom(Cluster[] text, List<SetReading> readings)
    {
        for (var r = 0; r < readings.Count; r++)
        {
            var reading = readings[r];
            var missing = reading.Length - Width(text, reading);
            if (missing <= 0) continue;
            var before = Math.Min(missing / 2, Overhang(reading.Start - 1, r, -1));
            var after = Math.Min(missing / 2, Overhang(reading.End, r, 1));
            var share = (missing - before - after) / (reading.End - reading.Start) / 2;
            for (var i = reading.Start; i < reading.End; i++) text[i] = text[i] with { Before = share, After = share };
            // On the edge of a line there is nothing to reach over.
            text[reading.Start] = text[reading.Start] with { AtLineStart = before };
            text[reading.End - 1] = text[reading.End - 1] with { AtLineEnd = after };
            readings[r] = reading with { OverhangBefore = before, OverhangAfter = after };
        }
        return readings;

        // Over a kana without a reading of its own, or over the blank half of punctuation.
        double Overhang(int at, int r, int step)
        {
            if (at < 0 || at >= text.Length || text[at].IsLineEnd) return 0;
            if (r + step >= 0 && r + step < readings.Count && at >= readings[r + step].Start && at < readings[r + step].End) return 0;
            var blank = step < 0 ? Spacing.BlankAfter(text[at]) : Spacing.BlankBefore(text[at]);
            return CharacterClasses.IsKana(text[at].CodePoint) ? MostOverhang : Math.Min(blank, MostOverhang);
        }
    }

    private static double Width(Cluster[] text, SetReading reading)
    {
        var width = 0.0;
        for (var i = reading.Start; i < reading.End; i++) width += text[i].Em + (i > reading.Start ? Spacing.Between(text[i - 1], text[i]) : 0);
        return width;
    }
}
