using Fulfillment.Server.Access;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Cards;

/// <summary>A named person answers for what today's version of a template says of a person, or takes that back.</summary>
internal sealed class SignOffTemplate(Db db, FindTemplate find, SignOffStore store, AuditTrail audit, TimeProvider clock)
{
    private const int LongestName = 200, LongestNote = 2000;

    public async Task<Outcome<Saved<SignOff>>> HandleAsync(string merchant, string code, SignOffRequest sent, Caller by, CancellationToken ct)
    {
        var name = sent.Name?.Trim() ?? "";
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl)) return CardsRefusals.NobodySigns;
        if ((sent.Note?.Length ?? 0) > LongestNote) return CardsRefusals.NoteTooLong(LongestNote);
        var found = await find.HandleAsync(merchant, code, ct);
        if (found.Refusal is { } absent) return absent;
        var hash = found.Value!.Template.Hash;
        if (sent.Hash is { } seen && seen != hash) return CardsRefusals.ChangedMeanwhile(code);
        var signOff = new SignOff(hash, name, sent.Note ?? "", by.Name, clock.GetUtcNow());
        return await db.WriteAsync(
            async work =>
            {
                var written = await store.PutAsync(work, merchant, signOff);
                await audit.RecordAsync(work, by, "template.signedOff", $"merchants/{merchant}/templates/{code}", new { hash });
                return new Saved<SignOff>(signOff, written);
            },
            ct);
    }

    /// <returns>Null when done.</returns>
    public async Task<Refusal?> RemoveAsync(string merchant, string code, Caller by, CancellationToken ct)
    {
        var found = await find.HandleAsync(merchant, code, ct);
        if (found.Refusal is { } absent) return absent;
        return await db.WriteAsync<Refusal?>(
            async work =>
            {
                if (!await store.RemoveAsync(work, merchant, found.Value!.Template.Hash)) return CardsRefusals.NotSigned(code);
                await audit.RecordAsync(work, by, "template.signOffRemoved", $"merchants/{merchant}/templates/{code}", new { found.Value.Template.Hash });
                return null;
            },
            ct);
    }
}

/// <param name="Name">Who answers for it.</param>
/// <param name="Hash">The content they saw; absent is today's, whatever it is.</param>
internal sealed record SignOffRequest(string? Name, string? Note, string? Hash);
