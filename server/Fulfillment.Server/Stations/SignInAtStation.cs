using Fulfillment.Server.Access;
using Fulfillment.Server.Catalog.Barcodes;
using Fulfillment.Server.Packing;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Stations;

/// <summary>A worker signs in, proves it with a PIN where the site wants that, or signs out. A badge scanned over an open parcel takes it over.</summary>
internal sealed class SignInAtStation(PlaceStore places, VerifyPin pins, PackingBench packing)
{
    /// <summary>Null when the scan is the conversation's, not the door's.</summary>
    public async Task<PreparedTurn?> PrepareAsync(Station station, StationSession session, ScannedCode code, CancellationToken ct)
    {
        if (code.As<Badge>() is { } badge) return await BadgeAsync(station, session, badge.Code, ct);
        if (session.PinBadge is not null) return code.As<Pin>() is { } pin ? await PinAsync(session, pin.Digits, ct) : Answer(session, null, StationRefusals.PinFirst);
        if (session.Badge is null) return Answer(session, null, StationRefusals.SignInFirst);
        if (code.As<Pin>() is not null) return Answer(session, await ParcelAsync(session, ct), StationRefusals.PinNotAsked);
        if (code.As<Command>() is { Name: CommandName.SignOut } && session.ShipmentId is null) return await SignOutAsync(session, ct);
        return null;
    }

    private async Task<PreparedTurn> BadgeAsync(Station station, StationSession session, string badge, CancellationToken ct)
    {
        var parcel = await ParcelAsync(session, ct);
        var worker = await places.FindWorkerAsync(badge, ct);
        if (worker is null) return Answer(session, parcel, StationRefusals.UnknownBadge(badge));
        if (worker.Site != station.Site && worker.Role is not WorkerRole.Admin) return Answer(session, parcel, StationRefusals.BadgeOfAnotherSite(badge, worker.Site));
        var site = await places.FindSiteAsync(station.Site, ct);
        return site is { PinAtStation: true }
            ? Answer(session with { PinBadge = badge }, null, StationSentences.PinAsked)
            : SignedIn(session, worker, parcel);
    }

    private async Task<PreparedTurn> PinAsync(StationSession session, string pin, CancellationToken ct)
    {
        // The count of wrong PINs is kept apart from this turn: a refused PIN must count even when the turn is lost.
        var proven = await pins.HandleAsync(session.PinBadge!, pin, ct);
        return proven.Refusal is { } refusal ? Answer(session, null, refusal) : SignedIn(session, proven.Value!, await ParcelAsync(session, ct));
    }

    private async Task<PreparedTurn> SignOutAsync(StationSession session, CancellationToken ct)
    {
        var worker = await places.FindWorkerAsync(session.Badge!, ct);
        return Answer(session with { Badge = null }, null, StationSentences.Goodbye(worker?.Name ?? session.Badge!));
    }

    private async Task<ParcelAtBench?> ParcelAsync(StationSession session, CancellationToken ct) =>
        session.ShipmentId is null ? null : (await packing.LookAsync(new BenchPlace(session.Site, session.Station, session.Badge ?? "", session.ShipmentId), ct)).Parcel;

    private static PreparedTurn SignedIn(StationSession session, Worker worker, ParcelAtBench? parcel)
    {
        var next = session with { Badge = worker.Badge, PinBadge = null };
        var message = StationSentences.SignedIn(worker.Name, parcel is null ? PackingSentences.NextWhenIdle : PackingSentences.Next(parcel.Parcel));
        return Answer(next, parcel, message) with { Badge = worker.Badge };
    }

    private static PreparedTurn Answer(StationSession next, ParcelAtBench? parcel, BenchMessage message) =>
        new(_ => Task.FromResult<StationTurn?>(new StationTurn(next, parcel, message, null)));

    private static PreparedTurn Answer(StationSession next, ParcelAtBench? parcel, Refusal refusal) =>
        new(_ => Task.FromResult<StationTurn?>(new StationTurn(next, parcel, null, refusal)));
}
