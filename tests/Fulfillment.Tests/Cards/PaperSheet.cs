using System.Globalization;
using Fulfillment.LabelTemplates.Layout;
using Fulfillment.LabelTemplates.Pdf;

namespace Fulfillment.Tests.Cards;

/// <summary>A set sheet as a file, looked at page by page with programs that are not ours: one run of each for all its pages.</summary>
internal sealed class PaperSheet : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("paper-").FullName;
    private readonly DisplayList _set;

    public PaperSheet(DisplayList set)
    {
        _set = set;
        File.WriteAllBytes(Pdf, PdfBackend.Write(set));
    }

    /// <summary>How many codes the sheet shows, over all its pages.</summary>
    public int CodesDrawn => _set.Pages.Sum(page => page.Marks.OfType<ModulesMark>().Count());

    private string Pdf => Path.Combine(_folder, "sheet.pdf");

    /// <summary>What a scanner reads at this resolution, in the order of the pages.</summary>
    public IReadOnlyList<string> Codes(int dpi)
    {
        var prefix = Path.Combine(_folder, dpi.ToString(CultureInfo.InvariantCulture));
        Press.Run("pdftoppm", ["-r", dpi.ToString(CultureInfo.InvariantCulture), "-gray", Pdf, prefix]);
        // A page without a code makes zbar complain between its findings.
        return [.. Press.Run("zbarimg", ["-q", .. Directory.GetFiles(_folder, $"{dpi}*.pgm").Order(StringComparer.Ordinal)]).Output.Split('\n')
            .Where(line => line.StartsWith("QR-Code:", StringComparison.Ordinal) || line.StartsWith("CODE-128:", StringComparison.Ordinal))];
    }

    /// <summary>Runs of text that were set and that a reader does not find in the document.</summary>
    public IReadOnlyList<string> LostWords()
    {
        var found = Bare(Press.Run("pdftotext", ["-raw", "-enc", "UTF-8", Pdf, "-"]).Output);
        return [.. _set.Pages.SelectMany(page => page.Marks).OfType<TextMark>()
            .Select(mark => Bare(string.Concat(mark.Glyphs.Select(glyph => char.ConvertFromUtf32(glyph.CodePoint)))))
            .Where(run => !found.Contains(run, StringComparison.Ordinal))];
    }

    /// <summary>What qpdf finds wrong; empty when nothing is.</summary>
    public string Faults() => Press.Run("qpdf", ["--check", Pdf]) is (not 0, var output) ? output : "";

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Without white space, which a reader guesses from the gaps between glyphs, and without hyphens, which it takes out at line ends.</summary>
    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '-'));
}
