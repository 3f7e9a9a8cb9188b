using Fulfillment.LabelTemplates.Layout;

namespace Fulfillment.LabelTemplates.Pdf;

/// <summary>
/// Draws a display list as PDF 1.7 (ISO 32000-1): embedded TrueType subsets with the text behind every glyph, vector
/// codes, images with soft masks. Carries no date and no personal data; the same list gives the same bytes.
/// </summary>
public static class PdfBackend
{
    public static byte[] Write(DisplayList list)
    {
        var file = new PdfFile();
        int catalog = file.Reserve(), tree = file.Reserve(), info = file.Reserve();
        var resources = new PdfResources(file);
        var pages = list.Pages.Select(page => WritePage(file, resources, page, tree)).ToList();
        resources.WriteFonts();
        file.Object(tree, $"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', pages.Select(p => p + " 0 R"))}]>>");
        // Printing at actual size: a driver that "fits to page" would shrink the codes.
        file.Object(catalog, $"<</Type/Catalog/Pages {tree} 0 R/Lang({list.Language})/ViewerPreferences<</PrintScaling/None>>>>");
        file.Object(info, $"<</Title({PdfFile.Escape(list.Title)})/Producer(Fulfillment)>>");
        return file.Close(catalog, info);
    }

    private static int WritePage(PdfFile file, PdfResources resources, DisplayPage page, int tree)
    {
        var content = new PdfContent(page.HeightMm, resources);
        foreach (var mark in page.Marks) content.Draw(mark);
        var stream = file.Reserve();
        file.Stream(stream, "", PdfFile.Compress(content.Bytes), isCompressed: true);
        var id = file.Reserve();
        file.Object(id, $"<</Type/Page/Parent {tree} 0 R{Boxes(page)}/Contents {stream} 0 R/Resources {content.ResourceDictionary()}>>");
        return id;
    }

    /// <summary>Coordinates count from the trimmed sheet, which is what a screen and an office printer show; a print shop takes the bleed as well.</summary>
    private static string Boxes(DisplayPage page)
    {
        var trim = $"[0 0 {PdfContent.Points(page.WidthMm)} {PdfContent.Points(page.HeightMm)}]";
        if (page.BleedMm <= 0) return $"/MediaBox{trim}";
        var edge = PdfContent.Points(-page.BleedMm);
        var bleed = $"[{edge} {edge} {PdfContent.Points(page.WidthMm + page.BleedMm)} {PdfContent.Points(page.HeightMm + page.BleedMm)}]";
        return $"/MediaBox{bleed}/BleedBox{bleed}/TrimBox{trim}/CropBox{trim}";
    }
}
