using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Access;

/// <summary>Whoever is signed in leaves. The token ends too, so that a copy of the cookie opens nothing.</summary>
internal sealed class SignOut(Db db, SignInStore store)
{
    public async Task HandleAsync(HttpContext http, CancellationToken ct)
    {
        if (AccessCookies.WorkerToken(http.Request) is { } token) await db.WriteAsync(work => store.DeleteAsync(work, Secrets.Hash(token)), ct);
        AccessCookies.DropWorker(http);
    }
}
