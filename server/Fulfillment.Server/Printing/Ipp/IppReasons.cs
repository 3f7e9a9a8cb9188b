namespace Fulfillment.Server.Printing.Ipp;

/// <summary>
/// Printers' keywords (<c>printer-state-reasons</c>, RFC 8011 §5.4.12 and PWG 5100.9) as sentences. Makers append
/// severities and details of their own, so a keyword is matched by its beginning.
/// </summary>
internal static class IppReasons
{
    private static readonly (string Prefix, PrinterTrouble Trouble)[] Known =
    [
        ("media-empty", PrinterTroubles.MediaEmpty),
        ("media-needed", PrinterTroubles.MediaNeeded),
        ("media-jam", PrinterTroubles.MediaJam),
        ("media-low", PrinterTroubles.MediaLow),
        ("input-media-supply-empty", PrinterTroubles.MediaEmpty),
        ("input-media-supply-low", PrinterTroubles.MediaLow),
        ("input-tray-missing", PrinterTroubles.InputTray),
        ("input-cannot-feed", PrinterTroubles.MediaJam),
        ("output-area-full", PrinterTroubles.OutputFull),
        ("output-area-almost-full", PrinterTroubles.OutputFull),
        ("output-tray-missing", PrinterTroubles.OutputFull),
        ("cover-open", PrinterTroubles.CoverOpen),
        ("door-open", PrinterTroubles.CoverOpen),
        ("interlock-open", PrinterTroubles.CoverOpen),
        ("marker-supply-empty", PrinterTroubles.SupplyEmpty),
        ("marker-supply-low", PrinterTroubles.SupplyLow),
        ("marker-ink-empty", PrinterTroubles.SupplyEmpty),
        ("marker-toner-empty", PrinterTroubles.SupplyEmpty),
        ("marker-ribbon-empty", PrinterTroubles.SupplyEmpty),
        ("toner-empty", PrinterTroubles.SupplyEmpty),
        ("toner-low", PrinterTroubles.SupplyLow),
        ("developer-empty", PrinterTroubles.SupplyEmpty),
        ("developer-low", PrinterTroubles.SupplyLow),
        ("marker-waste-full", PrinterTroubles.WasteFull),
        ("marker-waste-almost-full", PrinterTroubles.WasteFull),
        ("marker-waste", PrinterTroubles.WasteFull),
        ("fuser-", PrinterTroubles.Service),
        ("opc-", PrinterTroubles.Service),
        ("marker-failure", PrinterTroubles.Service),
        ("spool-area-full", PrinterTroubles.SpoolFull),
        ("paused", PrinterTroubles.Paused),
        ("moving-to-paused", PrinterTroubles.Paused),
        ("stopped-partly", PrinterTroubles.Attention),
        ("stopping", PrinterTroubles.Stopped),
        ("shutdown", PrinterTroubles.Off),
        ("connecting-to-device", PrinterTroubles.Off),
        ("offline", PrinterTroubles.Off),
        ("timed-out", PrinterTroubles.Frozen),
        ("hold-new-jobs", PrinterTroubles.NotAccepting),
    ];

    private enum Severity
    {
        Report,
        Warning,
        Error,
    }

    /// <summary>The reason that matters most, by the printer's own severity first and by the order it names them second; null when nothing is the matter.</summary>
    /// <param name="keywords">The printer's words.</param>
    /// <param name="isStopped">Whether the printer itself says it stopped: then even an unknown word is worth a sentence.</param>
    public static PrinterTrouble? Worst(IReadOnlyList<string> keywords, bool isStopped)
    {
        var worst = keywords
            .Where(keyword => keyword is not "none" && (isStopped || SeverityOf(keyword) is not Severity.Report))
            .OrderByDescending(SeverityOf)
            .Select(keyword => Find(keyword) ?? (SeverityOf(keyword) is Severity.Error ? PrinterTroubles.Attention : null))
            .FirstOrDefault(trouble => trouble is not null);
        return worst ?? (isStopped ? PrinterTroubles.Stopped : null);
    }

    private static PrinterTrouble? Find(string keyword) =>
        Known.Where(known => keyword.StartsWith(known.Prefix, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(known => known.Prefix.Length).FirstOrDefault().Trouble;

    // Without a suffix a keyword counts as an error (RFC 8011 §5.4.12).
    private static Severity SeverityOf(string keyword) =>
        keyword.EndsWith("-report", StringComparison.OrdinalIgnoreCase) ? Severity.Report
        : keyword.EndsWith("-warning", StringComparison.OrdinalIgnoreCase) ? Severity.Warning
        : Severity.Error;
}
