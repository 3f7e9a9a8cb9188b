namespace Fulfillment.LabelTemplates.Fonts;

/// <summary>
/// The TrueType fonts of this machine and, per role of a template, the order in which they are asked for a character.
/// One library serves every card: faces are parsed once, when first needed.
/// </summary>
public sealed class FontLibrary
{
    // BIZ UDGothic's proportional sister leads: its kana are the same, and its Latin is made for sentences rather than columns.
    private static readonly string[] Gothic = ["BIZ UDPGothic", "BIZ UDGothic", "VL Gothic", "IPAexGothic"];

    // Columns are set in squares, which the proportional sister's kana and punctuation are not.
    private static readonly string[] GothicSquare = ["BIZ UDGothic", "BIZ UDPGothic", "VL Gothic", "IPAexGothic"];
    private static readonly string[] Mincho = ["IPAexMincho", "IPAMincho", "BIZ UDPMincho", "BIZ UDMincho"];
    private static readonly string[] Hand = ["Klee One"];

    private readonly IReadOnlyList<FontSource> sources;
    private readonly Dictionary<string, string> unusable;
    private readonly Dictionary<(FontRole, bool IsBold, bool IsSquare), FontChain> chains = [];

    private FontLibrary(IReadOnlyList<FontSource> sources, Dictionary<string, string> unusable)
    {
        this.sources = sources;
        this.unusable = unusable;
        foreach (var role in Enum.GetValues<FontRole>())
        {
            foreach (var isSquare in (bool[])[false, true])
            {
                chains[(role, false, isSquare)] = new FontChain([.. Sources(role, isBold: false, isSquare)]);
                chains[(role, true, isSquare)] = new FontChain([.. Sources(role, isBold: true, isSquare)]);
            }
        }
    }

    /// <summary>Where Debian installs fonts.</summary>
    public static IReadOnlyList<string> DefaultDirectories { get; } = ["/usr/share/fonts"];

    /// <summary>
    /// Files that hold a font but none this library can set, by family: CFF outlines (most .otf and Noto CJK), which are
    /// not embedded, and broken files. Each is a sentence that names the file.
    /// </summary>
    public IReadOnlyList<string> Unusable =>
        [.. unusable.OrderBy(u => u.Value, StringComparer.Ordinal).Select(u => $"{u.Value}: \"{u.Key}\" has no TrueType outlines (glyf), so cards cannot embed it.")];

    /// <summary>Finds every font under the directories; a directory that does not exist holds none.</summary>
    public static FontLibrary Load(IEnumerable<string> directories)
    {
        var unusable = new Dictionary<string, string>(StringComparer.Ordinal);
        // By name, so that the same machine always chooses the same file whatever order its disk answers in.
        var files = directories.Where(Directory.Exists)
            .SelectMany(directory => Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories))
            .Where(path => Path.GetExtension(path).ToUpperInvariant() is ".TTF" or ".TTC" or ".OTF" or ".OTC")
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        return new FontLibrary([.. files.SelectMany(path => FontSource.ReadFile(path, unusable))], unusable);
    }

    /// <param name="role">As the template names it.</param>
    /// <param name="isBold">Bold faces first.</param>
    /// <param name="isSquare">Faces whose kana and punctuation fill a square first: for columns.</param>
    internal FontChain Chain(FontRole role, bool isBold, bool isSquare = false) => chains[(role, isBold, isSquare)];

    private IEnumerable<FontSource> Sources(FontRole role, bool isBold, bool isSquare)
    {
        var gothic = isSquare ? GothicSquare : Gothic;
        var families = role switch
        {
            FontRole.Mincho => [.. Mincho, .. gothic],
            FontRole.Hand => [.. Hand, .. gothic],
            _ => gothic,
        };
        return families
            .Select(family => sources.Where(s => s.Family == family)
                .OrderBy(s => isBold ? -s.Weight : Math.Abs(s.Weight - 400)).FirstOrDefault())
            .OfType<FontSource>();
    }
}
