namespace Fulfillment.LabelTemplates.Layout;

/// <summary>Spreads a line to both edges (両端揃え): first between words, then between Japanese and Western, then between all characters that a line may part (jlreq 3.8.4).</summary>
internal static class Justification
{
    private const double Rounding = 1e-6;

    /// <summary>What a space between words takes, and what the distance between scripts takes, before the rest is shared by all, in em.</summary>
    private const double MostPerSpace = 0.25, MostBetweenScripts = 0.125;

    /// <param name="text">The whole text.</param>
    /// <param name="line">Which of it.</param>
    /// <param name="spread">What the line is short of, in em.</param>
    /// <returns>What comes after each cluster of the line, in em.</returns>
    public static double[] Spread(ReadOnlySpan<Cluster> text, Line line, double spread)
    {
        var spaces = new double[Math.Max(0, line.End - line.Start)];
        if (spread <= Rounding || spaces.Length < 2) return spaces;
        spread -= Share(text, line, spaces, spread, MostPerSpace, static (before, _) => before.Class == CharacterClass.Space);
        spread -= Share(text, line, spaces, spread, MostBetweenScripts, static (before, after) => (before.Class, after.Class) is (CharacterClass.Ideographic, CharacterClass.Western) or (CharacterClass.Western, CharacterClass.Ideographic));
        if (spread <= Rounding) return spaces;
        var rest = Share(text, line, spaces, spread, double.MaxValue, static (before, after) => before.Class == CharacterClass.Space || !(before.Class is CharacterClass.Western or CharacterClass.Other && after.Class is CharacterClass.Western or CharacterClass.Other));
        if (rest == 0) Share(text, line, spaces, spread, double.MaxValue, static (_, _) => true);
        return spaces;
    }

    /// <returns>What was given out.</returns>
    private static double Share(ReadOnlySpan<Cluster> text, Line line, double[] spaces, double spread, double most, Func<Cluster, Cluster, bool> takes)
    {
        var places = 0;
        for (var i = line.Start; i + 1 < line.End; i++)
            if (!text[i + 1].IsJoined && takes(text[i], text[i + 1])) places++;
        if (places == 0) return 0;
        var each = Math.Min(most, spread / places);
        for (var i = line.Start; i + 1 < line.End; i++)
            if (!text[i + 1].IsJoined && takes(text[i], text[i + 1])) spaces[i - line.Start] += each;
        return each * places;
    }
}
