namespace Fulfillment.LabelTemplates.Language;

/// <summary>Finds the name somebody probably meant.</summary>
internal static class Nearest
{
    /// <returns>The known name with the fewest edits, when they are at most a third of its letters.</returns>
    public static string? To(string name, IEnumerable<string> known)
    {
        if (name.Length > 100) return null;
        var best = known.Where(candidate => candidate.Length <= 100).Take(1000).Select(candidate => (Candidate: candidate, Edits: Edits(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .OrderBy(c => c.Edits).ThenBy(c => c.Candidate, StringComparer.Ordinal).FirstOrDefault();
        return best.Candidate is not null && best.Edits <= Math.Max(1, best.Candidate.Length / 3) ? best.Candidate : null;
    }

    /// <summary>Levenshtein's distance.</summary>
    private static int Edits(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), corner + (a[i - 1] == b[j - 1] ? 0 : 1));
                corner = above;
            }
        }
        return row[b.Length];
    }
}
