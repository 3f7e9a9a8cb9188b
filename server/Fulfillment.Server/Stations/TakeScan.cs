using Fulfillment.Contracts;
using Fulfillment.Server.Catalog.Barcodes;
using Fulfillment.Server.Packing;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Stations;

/// <summary>
/// A station's scan is taken: it is decided on what the station was doing, saved with its answer in one unit of work, and a
/// repeat of its id gets that answer again.
/// </summary>
internal sealed class TakeScan(Db db, SessionStore sessions, SignInAtStation signIn, PackingBench packing, PlaceStore places, StationTurns turns, TimeProvider clock)
{
    // A try is lost only when another scan won; on one node the station's own turn makes even the second rare.
    private const int MostTries = 50;

    public async Task<KeptAnswer> HandleAsync(Station station, ScanRequest scan, string callerLanguage, CancellationToken ct)
    {
        using var turn = await turns.TakeAsync(station.Site, station.Code, ct);
        var code = BarcodeParser.Parse(scan.Data, scan.Symbology);
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            // Load
            if (await sessions.FindAnswerAsync(station.Site, station.Code, scan.ScanId!, ct) is { } kept) return kept;
            var session = await sessions.LoadAsync(station.Site, station.Code, ct);

            // Decide
            var prepared = await PrepareAsync(station, session, code, ct);
            var worker = (prepared.Badge ?? session.Badge) is { } badge ? await places.FindWorkerAsync(badge, ct) : null;

            // Save: the fact, the session's move and the answer together, or nothing of them
            var saved = await db.WriteAsync(
                async work =>
                {
                    if (await prepared.SaveAsync(work) is not { } done) return work.Abandon<KeptAnswer?>(null);
                    var now = clock.GetUtcNow();
                    if (!await sessions.TryMoveAsync(work, session, done.Next, now)) return work.Abandon<KeptAnswer?>(null);
                    var answer = StationAnswers.Write(scan.ScanId, done, done.Next.Badge is null ? null : worker?.Name, worker?.Language ?? callerLanguage);
                    if (answer.RetryAfterSeconds is not null) return answer;
                    return await sessions.TryKeepAsync(work, Keep(station, scan, code, session, done, answer, now)) ? answer : work.Abandon<KeptAnswer?>(null);
                },
                ct);
            if (saved is not null) return saved;
        }

        var seen = await sessions.LoadAsync(station.Site, station.Code, ct);
        var open = seen is { Badge: not null, ShipmentId: not null } ? (await packing.LookAsync(Place(seen), ct)).Parcel : null;
        return StationAnswers.Write(scan.ScanId, new StationTurn(seen, open, null, PackingRefusals.TryAgain), null, callerLanguage);
    }

    /// <summary>What the station shows without a scan.</summary>
    public async Task<KeptAnswer> LookAsync(Station station, string callerLanguage, CancellationToken ct)
    {
        var session = await sessions.LoadAsync(station.Site, station.Code, ct);
        var worker = session.Badge is null ? null : await places.FindWorkerAsync(session.Badge, ct);
        var looked = session switch
        {
            { PinBadge: not null } => new StationTurn(session, null, StationSentences.PinAsked, null),
            { Badge: null } => new StationTurn(session, null, StationSentences.SignedOut, null),
            { ShipmentId: null } => new StationTurn(session, null, StationSentences.Ready, null),
            _ => await LookAtParcelAsync(session, ct),
        };
        return StationAnswers.Write(null, looked, worker?.Name, worker?.Language ?? callerLanguage);
    }

    private async Task<StationTurn> LookAtParcelAsync(StationSession session, CancellationToken ct)
    {
        var (parcel, gone) = await packing.LookAsync(Place(session), ct);
        return gone is not null
            ? new StationTurn(session with { ShipmentId = null, ParcelId = null }, null, new BenchMessage(gone.Code, gone.Says, gone.Do, Sounds.Attention), null)
            : new StationTurn(session, parcel, parcel is null ? StationSentences.Ready : PackingSentences.Opened(parcel.Parcel), null);
    }

    private async Task<PreparedTurn> PrepareAsync(Station station, StationSession session, ScannedCode code, CancellationToken ct)
    {
        if (await signIn.PrepareAsync(station, session, code, ct) is { } signing) return signing;
        if (code.Candidates.Count == 0) return await RefuseAsync(session, StationRefusals.Unreadable(code.Refusal?.Says ?? new Text("空です。", "It is empty.")), ct);
        if (station.Kind is not StationKind.Packing) return await RefuseAsync(session, StationRefusals.NotAPackingStation, ct);
        var prepared = await packing.PrepareAsync(Place(session), code, ct);
        return new PreparedTurn(async work =>
        {
            var done = await prepared(work);
            return done is null ? null : new StationTurn(session with { ShipmentId = done.Parcel?.Parcel.ShipmentId, ParcelId = done.Parcel?.Parcel.ParcelId }, done.Parcel, done.Message, done.Refusal);
        });
    }

    private async Task<PreparedTurn> RefuseAsync(StationSession session, Refusal refusal, CancellationToken ct)
    {
        var parcel = session is { Badge: not null, ShipmentId: not null } ? (await packing.LookAsync(Place(session), ct)).Parcel : null;
        return new PreparedTurn(_ => Task.FromResult<StationTurn?>(new StationTurn(session, parcel, null, refusal)));
    }

    private static BenchPlace Place(StationSession session) => new(session.Site, session.Station, session.Badge!, session.ShipmentId);

    private static KeptScan Keep(Station station, ScanRequest scan, ScannedCode code, StationSession before, StationTurn done, KeptAnswer answer, DateTimeOffset now) => new()
    {
        Site = station.Site,
        Station = station.Code,
        ScanId = scan.ScanId!,
        Badge = done.Next.Badge ?? before.Badge,
        ShipmentId = done.Next.ShipmentId ?? before.ShipmentId,
        Data = before.PinBadge is not null || LooksLikePin(scan.Data!) ? "PIN" : Visible(scan.Data!),
        Symbology = scan.Symbology is { } symbology ? Visible(symbology, 64) : null,
        Device = scan.Device is { } device ? Visible(device, 100) : null,
        ReadAt = scan.At,
        TakenAt = now,
        Code = done.Code,
        Status = answer.Status,
        Answer = answer.Body,
    };

    // Also one typed wrongly, with a blank in front or in full width: what may be a PIN is never written down.
    private static bool LooksLikePin(string data) =>
        data.TrimStart().Normalize(System.Text.NormalizationForm.FormKC).StartsWith("PIN", StringComparison.OrdinalIgnoreCase);

    /// <summary>At most <paramref name="most"/> characters, each control character and lone surrogate shown as a sign.</summary>
    internal static string Visible(string data, int most = 400)
    {
        var shown = data.Length > most ? data.AsSpan(0, most) : data;
        return string.Create(shown.Length, shown.ToString(), static (span, text) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                var paired = char.IsHighSurrogate(text[i]) ? i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])
                    : !char.IsLowSurrogate(text[i]) || (i > 0 && char.IsHighSurrogate(text[i - 1]));
                span[i] = text[i] < ' ' ? (char)('\u2400' + text[i]) : text[i] == '\u007f' ? '\u2421' : paired ? text[i] : '\uFFFD';
            }
        });
    }
}

/// <summary>A turn decided but not yet saved. Saving answers null when the facts moved meanwhile: load and decide again.</summary>
/// <param name="SaveAsync">Runs inside the unit of work that also moves the session.</param>
internal sealed record PreparedTurn(Func<UnitOfWork, Task<StationTurn?>> SaveAsync)
{
    /// <summary>Who signs in by this turn.</summary>
    public string? Badge { get; init; }
}
