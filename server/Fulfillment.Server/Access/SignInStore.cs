using Dapper;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Access;

/// <summary>Who is signed in on the web. The cookie holds a random token, this table its hash: a sign-in outlives restarts, holds on every node and ends here.</summary>
internal sealed class SignInStore(Db db)
{
    public Task InsertAsync(UnitOfWork work, string tokenHash, string badge, string pinStamp, DateTimeOffset now, DateTimeOffset endsAt) =>
        work.ExecuteAsync(
            "insert into SignIn (TokenHash, Badge, PinStamp, SignedInAt, EndsAt) values (@tokenHash, @badge, @pinStamp, @now, @endsAt)",
            new { tokenHash, badge, pinStamp, now, endsAt });

    /// <summary>Null when the token is unknown, ended or signed out.</summary>
    public Task<OpenSignIn?> FindAsync(string tokenHash, DateTimeOffset now, CancellationToken ct) =>
        db.ReadAsync(
            connection => connection.QueryFirstOrDefaultAsync<OpenSignIn>(
                "select Badge, PinStamp from SignIn where TokenHash = @tokenHash and EndsAt > @now", new { tokenHash, now }),
            ct);

    public Task DeleteAsync(UnitOfWork work, string tokenHash) =>
        work.ExecuteAsync("delete from SignIn where TokenHash = @tokenHash", new { tokenHash });

    public Task ForgetAsync(UnitOfWork work, DateTimeOffset endedBefore) =>
        work.ExecuteAsync("delete from SignIn where EndsAt < @endedBefore", new { endedBefore });
}

/// <summary>A sign-in's row. Its stamp is that of the PIN it was opened with: a new PIN ends it.</summary>
internal sealed class OpenSignIn
{
    public string Badge { get; set; } = "";
    public string PinStamp { get; set; } = "";
}
