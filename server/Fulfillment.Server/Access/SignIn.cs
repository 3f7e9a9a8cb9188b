using System.Text;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Access;

internal sealed record SignInDocument
{
    public string Badge { get; init; } = "";
    public string Pin { get; init; } = "";
}

/// <summary>An opened sign-in and the token for its cookie.</summary>
internal sealed record SignedIn(Worker Worker, string Token, DateTimeOffset EndsAt);

/// <summary>Somebody signs in on a screen by badge and PIN, for one shift.</summary>
internal sealed class SignIn(Db db, VerifyPin verify, SignInStore store, TimeProvider clock)
{
    private static readonly TimeSpan Shift = TimeSpan.FromHours(12);

    public async Task<Outcome<SignedIn>> HandleAsync(SignInDocument sent, CancellationToken ct)
    {
        // A badge may be typed or scanned here, with its prefix.
        var (typed, pin) = (Typed(sent.Badge), Typed(sent.Pin));
        var badge = typed.StartsWith("BADGE:", StringComparison.Ordinal) ? typed["BADGE:".Length..] : typed;
        var verified = await verify.HandleAsync(badge, pin, ct);
        if (verified.Refusal is { } refusal) return refusal.Status == StatusCodes.Status422UnprocessableEntity ? refusal with { Status = StatusCodes.Status401Unauthorized } : refusal;
        var (worker, token, now) = (verified.Value!, Secrets.New(""), clock.GetUtcNow());
        await db.WriteAsync(work => store.InsertAsync(work, Secrets.Hash(token), worker.Badge, PinStamp(worker), now, now + Shift), ct);
        return new SignedIn(worker, token, now + Shift);
    }

    // An input method left on types full-width signs.
    private static string Typed(string sent) => sent.Normalize(NormalizationForm.FormKC).Trim();

    public static string PinStamp(Worker worker) => Secrets.Hash(worker.PinHash ?? "");
}
