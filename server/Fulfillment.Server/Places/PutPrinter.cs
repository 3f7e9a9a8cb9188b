using Fulfillment.Server.Access;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Printing;

namespace Fulfillment.Server.Places;

/// <summary>The administrator names a printer of a site.</summary>
internal sealed class PutPrinter(Db db, PlaceStore places, SetUpStore store, AuditTrail audit)
{
    public async Task<Outcome<Saved<Printer>>> HandleAsync(string site, string code, PrinterDocument sent, Caller by, CancellationToken ct)
    {
        if (await places.FindSiteAsync(site, ct) is null) return PlaceRefusals.NoSuchSite(site);
        if ((Codes.Refuses("printer", code) ?? PlaceRules.Refuses(sent)) is { } refusal) return refusal;
        var printer = new Printer(site, code, sent.Uri, PrintMedia.Find(sent.Media)!.Code);
        return await db.WriteAsync(
            async work =>
            {
                var written = await store.PutPrinterAsync(work, printer);
                await audit.RecordAsync(work, by, written, "printer", $"sites/{site}/printers/{code}", sent);
                return new Saved<Printer>(printer, written);
            },
            ct);
    }
}
