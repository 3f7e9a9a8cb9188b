using System.Security.Cryptography;
using System.Text;
using Fulfillment.Server.Platform;
using Microsoft.AspNetCore.DataProtection;

namespace Fulfillment.Server.Access;

/// <summary>
/// Gives every POST of the API its <c>Idempotency-Key</c>: a repeat gets the first answer and nothing happens twice. Answers are kept
/// encrypted, for one of them may be a new key. Without a credential (sign-in, pairing) there is nobody to tell keys apart, and the
/// header has no effect.
/// </summary>
internal sealed class IdempotentPosts(RequestDelegate next, Db db, IdempotencyStore store, IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Header = "Idempotency-Key";
    private const int LongestKey = 255;
    private const int InMemoryBytes = 1 << 20;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(20);
    private readonly IDataProtector _protector = protection.CreateProtector("idempotent-answers");

    public async Task InvokeAsync(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.Path.StartsWithSegments("/api/v1") || http.Caller().IsNobody || http.Request.Headers[Header] is not [{ } sent])
        {
            await next(http);
            return;
        }

        if (Unquoted(sent) is not { } key)
        {
            await IdempotencyRefusals.MalformedKey.ToHttp().ExecuteAsync(http);
            return;
        }

        var id = Secrets.Hash($"{http.Caller().Name}\n{http.Request.Path}\n{key}");
        var (bodyHash, holder, now) = (await HashBodyAsync(http.Request), Guid.NewGuid().ToString(), clock.GetUtcNow());
        var verdict = await db.WriteAsync(work => store.ClaimAsync(work, id, bodyHash, holder, now, now + Lease), http.RequestAborted);
        await (verdict.Claim switch
        {
            Claim.Ours => RunAsync(http, id, holder),
            Claim.Answered => ReplayAsync(http, verdict),
            Claim.Running => IdempotencyRefusals.StillRunning.ToHttp().ExecuteAsync(http),
            _ => IdempotencyRefusals.OtherBody.ToHttp().ExecuteAsync(http),
        });
    }

    private async Task RunAsync(HttpContext http, string id, string holder)
    {
        // The caller may hang up; the work goes on, so that the repeat finds its answer instead of half of it.
        http.RequestAborted = CancellationToken.None;
        var wire = http.Response.Body;
        using var captured = new MemoryStream();
        using var finished = new CancellationTokenSource();
        var renewing = RenewAsync(id, holder, finished.Token);
        var answered = false;
        try
        {
            http.Response.Body = captured;
            await next(http);
            await http.Response.BodyWriter.FlushAsync();
            if (IsFinal(http.Response))
            {
                var answer = new StoredAnswer(http.Response.ContentType, http.Response.Headers.Location, captured.ToArray());
                await db.WriteAsync(work => store.AnswerAsync(work, id, holder, http.Response.StatusCode, _protector.Protect(Json.Write(answer))));
                answered = true;
            }
        }
        finally
        {
            http.Response.Body = wire;
            await finished.CancelAsync();
            await renewing;
            if (!answered) await db.WriteAsync(work => store.ReleaseAsync(work, id, holder));
        }

        captured.Position = 0;
        await captured.CopyToAsync(wire);
    }

    // "Try again" is no answer to keep.
    private static bool IsFinal(HttpResponse response) =>
        response.StatusCode < StatusCodes.Status500InternalServerError && !response.Headers.ContainsKey("Retry-After");

    private async Task RenewAsync(string id, string holder, CancellationToken finished)
    {
        using var timer = new PeriodicTimer(Renewal, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(finished))
            {
                await db.WriteAsync(work => store.RenewAsync(work, id, holder, clock.GetUtcNow() + Lease), finished);
            }
        }
        catch (OperationCanceledException) when (finished.IsCancellationRequested)
        {
            // The request is done.
        }
    }

    private async Task ReplayAsync(HttpContext http, ClaimVerdict verdict)
    {
        StoredAnswer answer;
        try
        {
            answer = Json.Read<StoredAnswer>(_protector.Unprotect(verdict.Answer!));
        }
        catch (CryptographicException)
        {
            // Another key ring wrote it: nodes that share a database must share the folder of keys too.
            await IdempotencyRefusals.AnswerLost.ToHttp().ExecuteAsync(http);
            return;
        }

        http.Response.StatusCode = verdict.Status;
        http.Response.ContentType = answer.ContentType;
        if (answer.Location is not null) http.Response.Headers.Location = answer.Location;
        if (answer.Body.Length > 0) await http.Response.Body.WriteAsync(answer.Body);
    }

    private static string? Unquoted(string sent)
    {
        var key = sent.Trim();
        if (key.Length >= 2 && key[0] == '"' && key[^1] == '"') key = key[1..^1];
        return key.Length is > 0 and <= LongestKey && key.All(sign => sign is >= ' ' and <= '~' and not '"') ? key : null;
    }

    private static async Task<string> HashBodyAsync(HttpRequest request)
    {
        request.EnableBuffering(InMemoryBytes);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.QueryString}\n"));
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0) hash.AppendData(buffer, 0, read);
        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private sealed record StoredAnswer(string? ContentType, string? Location, byte[] Body);
}
