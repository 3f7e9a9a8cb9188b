using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Access;

/// <summary>Clears away, at start and daily, what the door no longer needs: answers after 30 days, ended sign-ins, used-up codes, old wrong guesses.</summary>
internal sealed class Forgetting(
    Db db, IdempotencyStore answers, SignInStore signIns, PairingStore pairings, GuessStore guesses, TimeProvider clock, ILogger<Forgetting> log) : BackgroundService
{
    private static readonly TimeSpan AnswersLive = TimeSpan.FromDays(30);
    private static readonly TimeSpan GuessesLive = TimeSpan.FromDays(1);

    public Task RunOnceAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.WriteAsync(
            async work =>
            {
                await answers.ForgetAsync(work, now - AnswersLive);
                await signIns.ForgetAsync(work, now);
                await pairings.ForgetCodesAsync(work, now);
                await guesses.ForgetAsync(work, now - GuessesLive);
            },
            ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        do
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogWarning(error, "Clearing away old requests and sign-ins failed; the next try is tomorrow");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
