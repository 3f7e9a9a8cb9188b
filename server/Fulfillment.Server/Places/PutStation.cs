using Fulfillment.Server.Access;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Places;

/// <summary>The administrator sets a bench up and says which printer takes what.</summary>
internal sealed class PutStation(Db db, PlaceStore places, SetUpStore store, AuditTrail audit)
{
    public async Task<Outcome<Saved<Station>>> HandleAsync(string site, string code, StationDocument sent, Caller by, CancellationToken ct)
    {
        if (await places.FindSiteAsync(site, ct) is null) return PlaceRefusals.NoSuchSite(site);
        if (Codes.Refuses("station", code) is { } refusal) return refusal;
        if (await RefusesPrintersAsync(site, sent.Printers, ct) is { } unknown) return unknown;
        var station = new Station(site, code, sent.Kind, sent.Printers);
        return await db.WriteAsync(
            async work =>
            {
                var written = await store.PutStationAsync(work, station);
                await audit.RecordAsync(work, by, written, "station", $"sites/{site}/stations/{code}", sent);
                return new Saved<Station>(station, written);
            },
            ct);
    }

    private async Task<Refusal?> RefusesPrintersAsync(string site, StationPrinters printers, CancellationToken ct)
    {
        (string Field, string? Code)[] named =
            [("printers.card", printers.Card), ("printers.flyer", printers.Flyer), ("printers.qr", printers.Qr), ("printers.label", printers.Label)];
        foreach (var (field, code) in named)
        {
            if (code is not null && await places.FindPrinterAsync(site, code, ct) is null) return PlaceRefusals.UnknownPrinter(field, code);
        }

        return null;
    }
}
