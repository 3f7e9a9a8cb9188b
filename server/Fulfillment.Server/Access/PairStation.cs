using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Access;

/// <summary>A code on its way from the administrator to the station's screen.</summary>
internal sealed record IssuedPairingCode(string Code, DateTimeOffset ExpiresAt);

/// <summary>The administrator asks for a code that makes a browser a station.</summary>
internal sealed class IssuePairingCode(Db db, PlaceStore places, PairingStore store, AuditTrail audit, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    public async Task<Outcome<IssuedPairingCode>> HandleAsync(string stationText, Caller by, CancellationToken ct)
    {
        var found = await places.FindStationAsync(stationText, ct);
        if (found.Refusal is { } refusal) return refusal;
        var (station, expiresAt) = (found.Value!, clock.GetUtcNow() + Life);
        return await db.WriteAsync<Outcome<IssuedPairingCode>>(
            async work =>
            {
                var code = PairingCode.New();
                while (!await store.TryInsertCodeAsync(work, PairingCode.Hash(code), station.Site, station.Code, expiresAt, by.Name)) code = PairingCode.New();
                await audit.RecordAsync(work, by, "pairing-code.issued", PairStation.Subject(station.Site, station.Code));
                return new IssuedPairingCode(code, expiresAt);
            },
            ct);
    }
}

internal sealed record PairingDocument
{
    public string Code { get; init; } = "";
}

/// <summary>A browser that now stands for a station, and the token for its cookie.</summary>
internal sealed record Paired(string Site, string Station, string Token);

/// <summary>The station's screen turns the code into its cookie, once.</summary>
internal sealed class PairStation(Db db, PairingStore store, GuessStore guesses, AuditTrail audit, TimeProvider clock)
{
    public static string Subject(string site, string station) => $"sites/{site}/stations/{station}";

    /// <param name="from">Whose guesses are counted together: the browser's address.</param>
    public async Task<Outcome<Paired>> HandleAsync(PairingDocument sent, string from, CancellationToken ct)
    {
        var (now, token, subject) = (clock.GetUtcNow(), Secrets.New(""), $"pairing:{from}");
        if (await db.WriteAsync(work => guesses.TakeAsync(work, subject, now), ct) is { } until) return AccessRefusals.TooManyGuesses(until - now);
        return await db.WriteAsync<Outcome<Paired>>(
            async work =>
            {
                if (await store.TakeCodeAsync(work, PairingCode.Hash(sent.Code), now) is not (var site, var station)) return AccessRefusals.UnknownPairingCode;
                var pairing = new Pairing(Guid.CreateVersion7(now).ToString(), site, station, now);
                await store.InsertAsync(work, pairing, Secrets.Hash(token));
                await guesses.ClearAsync(work, subject);
                await audit.RecordAsync(work, new Caller { Name = $"station:{site}:{station}" }, "station.paired", Subject(site, station), new { pairing = pairing.Id });
                return new Paired(site, station, token);
            },
            ct);
    }
}

/// <summary>The administrator takes a browser's station away: a tablet was lost, a bench moved.</summary>
internal sealed class RevokePairing(Db db, PlaceStore places, PairingStore store, AuditTrail audit, TimeProvider clock)
{
    /// <returns>Null when done.</returns>
    public async Task<Refusal?> HandleAsync(string stationText, string id, Caller by, CancellationToken ct)
    {
        var found = await places.FindStationAsync(stationText, ct);
        if (found.Refusal is { } refusal) return refusal;
        var station = found.Value!;
        return await db.WriteAsync<Refusal?>(
            async work =>
            {
                if (!await store.RevokeAsync(work, station.Site, station.Code, id, clock.GetUtcNow())) return AccessRefusals.NoSuchPairing(id);
                await audit.RecordAsync(work, by, "station.unpaired", PairStation.Subject(station.Site, station.Code), new { pairing = id });
                return null;
            },
            ct);
    }
}
