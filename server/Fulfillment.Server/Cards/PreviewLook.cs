using Fulfillment.LabelTemplates;
using Fulfillment.LabelTemplates.Layout;
using Fulfillment.LabelTemplates.Png;
using Fulfillment.LabelTemplates.Svg;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Cards;

/// <summary>How somebody wants to look at a sheet that nobody prints: <c>?as=pdf|svg|png</c> (<c>?dpi=</c> of a PNG, 20 to 300), <c>?locale=ja|en</c>, <c>?page=</c> from 1, <c>?order=</c>, or <c>?data=usual|shortest|longest</c> of a made-up order.</summary>
internal sealed record PreviewLook(string As, string? Locale, int Page, string? Order, DemoExtent Extent, int Dpi)
{
    private const int CoarsestDpi = 20, FinestDpi = 300;

    /// <summary>An A3 sheet at the finest; a larger one is looked at more coarsely.</summary>
    private const double MostPixels = 20_000_000;

    public static Outcome<PreviewLook> Of(HttpRequest request)
    {
        string? Asked(string name) => request.Query[name] is [{ Length: > 0 } text] ? text : null;
        string look = Asked("as") ?? "pdf";
        var (locale, page, dpi) = (Asked("locale"), 1, (int)PngBackend.DefaultDpi);
        DemoExtent? extent = Asked("data") switch { null or "usual" => DemoExtent.Usual, "shortest" => DemoExtent.Shortest, "longest" => DemoExtent.Longest, _ => null };
        return extent is null || look is not ("pdf" or "svg" or "png") || locale is not (null or "ja" or "en") || (Asked("page") is { } number && (!int.TryParse(number, out page) || page < 1))
            || (Asked("dpi") is { } fine && (!int.TryParse(fine, out dpi) || dpi is < CoarsestDpi or > FinestDpi))
            ? CardsRefusals.BadLook
            : new PreviewLook(look, locale, page, Asked("order"), extent.Value, dpi);
    }

    /// <summary>The sheet as asked for. It may name a customer: no cache keeps it.</summary>
    public IResult Draw(HttpContext http, Outcome<DisplayList> set)
    {
        http.Response.Headers.CacheControl = "no-store";
        return set.ToHttp(sheet => As switch
        {
            "pdf" => Results.Bytes(http.RequestServices.GetRequiredService<CardBackends>().Pdf(sheet), "application/pdf"),
            _ when Page > sheet.Pages.Count => CardsRefusals.NoSuchPage(sheet.Pages.Count).ToHttp(),
            "png" when Pixels(sheet.Pages[Page - 1]) > MostPixels => CardsRefusals.TooManyPixels.ToHttp(),
            "png" => Results.Bytes(PngBackend.Write(sheet, Page - 1, Dpi), "image/png"),
            _ => Results.Text(SvgBackend.Write(sheet, Page - 1), "image/svg+xml", System.Text.Encoding.UTF8),
        });
    }

    private double Pixels(DisplayPage page) => page.WidthMm * page.HeightMm * Dpi * Dpi / (25.4 * 25.4);
}
