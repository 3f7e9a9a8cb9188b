using Fulfillment.LabelTemplates.Layout;
using Fulfillment.LabelTemplates.Svg;
using QuestPDF;
using QuestPDF.Fluent;
using QuestPDF.Helpers;
using QuestPDF.Infrastructure;

namespace Fulfillment.LabelTemplates.QuestPdf;

/// <summary>
/// Draws a display list through QuestPDF, each page as one drawing: everything is decided already, so that its own layout has
/// nothing to do. Glyphs are outlines: the page looks the same, but unlike with our own backend nobody can search its text.
/// </summary>
public sealed class QuestPdfBackend
{
    private const float PointsPerMm = 72 / 25.4f;

    /// <param name="licence">Community, Professional or Enterprise: whoever runs this says which of QuestPDF's licences they hold; the community one excludes companies with more than USD 1M of yearly revenue.</param>
    /// <exception cref="ArgumentException">There is no such licence.</exception>
    public QuestPdfBackend(string? licence) => Settings.License = Enum.TryParse<LicenseType>(licence, ignoreCase: false, out var held) && Enum.IsDefined(held)
        ? held
        : throw new ArgumentException($"\"{licence}\" is none of QuestPDF's licences ({string.Join(", ", Enum.GetNames<LicenseType>())}).", nameof(licence));

    public byte[] Write(DisplayList list)
    {
        var document = Document.Create(pages =>
        {
            for (var i = 0; i < list.Pages.Count; i++)
            {
                var (sheet, drawing) = (list.Pages[i], SvgBackend.Write(list, i));
                pages.Page(page =>
                {
                    page.Size(new PageSize((float)sheet.WidthMm * PointsPerMm, (float)sheet.HeightMm * PointsPerMm));
                    page.Content().Svg(drawing).FitArea();
                });
            }
        });
        // No date: the same list gives the same bytes.
        return document
            .WithMetadata(new DocumentMetadata { Title = list.Title, Language = list.Language, Producer = "Fulfillment", CreationDate = DateTimeOffset.UnixEpoch, ModifiedDate = DateTimeOffset.UnixEpoch })
            .GeneratePdf();
    }
}
