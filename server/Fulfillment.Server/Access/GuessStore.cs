using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Access;

/// <summary>
/// Counts guesses at a secret in the database, so that the count holds over nodes, restarts and races: a guess is counted before it is
/// looked at, and twenty at once are still only five. From the fifth on each wrong one makes the next wait longer.
/// </summary>
internal sealed class GuessStore
{
    /// <summary>Takes one guess, or answers until when the next must wait.</summary>
    public async Task<DateTimeOffset?> TakeAsync(UnitOfWork work, string subject, DateTimeOffset now)
    {
        // The fifth makes the sixth wait 30 s, then 1, 2, 5 and at most 15 minutes, in microseconds.
        const string count =
            """
            update FailedAttempt set
                Failures = Failures + 1,
                LastAt = @now,
                WaitUntil = case
                    when Failures < 4 then 0
                    when Failures = 4 then @now + 30000000
                    when Failures = 5 then @now + 60000000
                    when Failures = 6 then @now + 120000000
                    when Failures = 7 then @now + 300000000
                    else @now + 900000000 end
            where Subject = @subject and WaitUntil <= @now
            """;
        var args = new { subject, now };
        if (await work.ExecuteAsync(count, args) == 1) return null;
        if (await work.TryInsertAsync("insert into FailedAttempt (Subject, Failures, WaitUntil, LastAt) values (@subject, 1, 0, @now)", args)) return null;
        if (await work.ExecuteAsync(count, args) == 1) return null;
        return await work.FirstOrDefaultAsync<DateTimeOffset?>("select WaitUntil from FailedAttempt where Subject = @subject", args) ?? now;
    }

    /// <summary>It was right: the count begins anew.</summary>
    public Task ClearAsync(UnitOfWork work, string subject) =>
        work.ExecuteAsync("delete from FailedAttempt where Subject = @subject", new { subject });

    public Task ForgetAsync(UnitOfWork work, DateTimeOffset lastBefore) =>
        work.ExecuteAsync("delete from FailedAttempt where LastAt < @lastBefore", new { lastBefore });
}
