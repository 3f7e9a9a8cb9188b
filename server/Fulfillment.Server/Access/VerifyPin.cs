using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Access;

/// <summary>
/// A worker proves to be who the badge says: at the web's sign-in, at a bench that asks, at an override. One count of wrong PINs
/// for all of them. An unknown badge, one without a PIN and a wrong PIN are answered alike.
/// </summary>
internal sealed class VerifyPin(Db db, PlaceStore places, GuessStore guesses, TimeProvider clock)
{
    public async Task<Outcome<Worker>> HandleAsync(string badge, string pin, CancellationToken ct)
    {
        if (!Codes.IsCode(badge) || !PlaceRules.IsPin(pin)) return AccessRefusals.WrongBadgeOrPin;
        var (subject, now) = ($"pin:{badge}", clock.GetUtcNow());
        if (await db.WriteAsync(work => guesses.TakeAsync(work, subject, now), ct) is { } until) return AccessRefusals.TooManyGuesses(until - now);
        var worker = await places.FindWorkerAsync(badge, ct);
        if (!PinHash.Matches(worker?.PinHash ?? PinHash.OfNobody, pin) || worker?.PinHash is null) return AccessRefusals.WrongBadgeOrPin;
        await db.WriteAsync(work => guesses.ClearAsync(work, subject), ct);
        return worker;
    }
}
