using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Printing;

/// <summary>
/// Feeds one printer as long as it has work: one job at a time, in order. This node holds the printer's lease meanwhile; a node
/// that lost it while it slept finds at the next save that the job has moved on, and lets go.
/// </summary>
internal sealed class FeedPrinter(
    Db db, PrintQueueStore queues, PrintJobStore jobs, SavePrintJob saving, PlaceStore places, RenderSheet render, DeviceTimeouts timeouts, TimeProvider clock, ILogger<FeedPrinter> log)
{
    // Longer than a printer may take to answer, so that the lease cannot run out inside one deed.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan RenewBefore = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookAgainFor = TimeSpan.FromHours(1);
    private static readonly DateTimeOffset Never = DateTimeOffset.MaxValue;

    private readonly string _node = LeaseHolder.New();

    /// <summary>Works until the queue is empty, the printer cannot go on, or the server stops; false when there was nothing to do, or another node has the printer.</summary>
    public async Task<bool> RunAsync(PrinterKey key, CancellationToken ct)
    {
        var run = new Run(key, await places.FindPrinterAsync(key.Site, key.Code, ct));
        if (!await KeepLeaseAsync(run)) return false;
        var device = PrinterDevices.Create(run.Printer?.Uri, timeouts);
        using var release = device as IDisposable;
        var worked = false;
        while (!ct.IsCancellationRequested && await KeepLeaseAsync(run) && await NextAsync(key) is { } job)
        {
            worked = true;
            if (device is null) await SaveAsync(job, job with { Why = PrinterTroubles.NoPrinter, DueAt = clock.GetUtcNow() + LookAgainAfter });
            else await FeedAsync(run, device, job, ct);
        }

        if (device is not null) await SeeAsync(key, device);
        // An exception skips this: the lease then runs out by itself, and is the pause before the next try.
        await db.WriteAsync(work => queues.ReleaseAsync(work, key, _node), CancellationToken.None);
        return worked;
    }

    private async Task<PrintJob?> NextAsync(PrinterKey key)
    {
        var now = clock.GetUtcNow();
        return await queues.HeadAsync(key, now, CancellationToken.None) is { } head && head.DueAt <= now ? head : null;
    }

    private async Task FeedAsync(Run run, IPrinterDevice device, PrintJob job, CancellationToken ct)
    {
        var heardAt = clock.GetUtcNow();
        var pause = TimeSpan.FromMilliseconds(100);
        for (var deed = PrintJobFlow.FirstDeed(job.State, job.Attempts > 0); deed is PrintDeed.Open or PrintDeed.Send or PrintDeed.Look;)
        {
            if (!await KeepLeaseAsync(run)) return;
            if (deed is PrintDeed.Open)
            {
                // Drawn first: what cannot be drawn is not announced. Saved before it is announced: whoever finds it half-way looks first.
                if (await DrawAsync(run, job) is null) return;
                if (await SaveAsync(job, job with { State = PrintJobState.Sending, Attempts = job.Attempts + 1, ChangedAt = clock.GetUtcNow() }) is not { } announced) return;
                job = announced;
            }

            if (deed is PrintDeed.Send && await DrawAsync(run, job) is null) return;
            var answer = await DoAsync(run, device, job, deed);
            var now = clock.GetUtcNow();
            if (answer.Kind is not DeviceAnswerKind.Doubt) heardAt = now;
            var turn = PrintJobFlow.Next(job.State, job.Opened, answer, answer.Kind is DeviceAnswerKind.Doubt ? now - heardAt : now - job.ChangedAt);
            var after = Turned(job, deed, answer, turn, now);
            if (after == job && await IsOutdatedAsync(job))
            {
                await LetGoAsync(run, device, job);
                return;
            }

            if (after != job)
            {
                if (await SaveAsync(job, after) is not { } saved)
                {
                    await LetGoAsync(run, device, after);
                    return;
                }

                job = saved;
            }

            if (ct.IsCancellationRequested) return;
            if (deed is PrintDeed.Look && turn.Deed is PrintDeed.Look)
            {
                if (!await PauseAsync(pause, ct)) return;
                pause = pause < TimeSpan.FromSeconds(1) ? pause * 1.5 : pause;
            }

            deed = turn.Deed;
        }
    }

    // No cancellation inside a deed: once begun it is finished and its answer saved, also when the server stops.
    private Task<DeviceAnswer> DoAsync(Run run, IPrinterDevice device, PrintJob job, PrintDeed deed)
    {
        var sheet = new DeviceJob(job.Id, PrintMedia.Find(run.Printer!.Media) ?? PrintMedia.A6, job.DeviceJobId);
        return deed switch
        {
            PrintDeed.Open => device.OpenAsync(sheet, CancellationToken.None),
            PrintDeed.Send => device.SendAsync(sheet, run.Pdf!, CancellationToken.None),
            _ => device.LookAsync(sheet, CancellationToken.None),
        };
    }

    private static PrintJob Turned(PrintJob job, PrintDeed deed, DeviceAnswer answer, PrintTurn turn, DateTimeOffset now)
    {
        var after = job with
        {
            State = turn.State,
            Opened = turn.Opened,
            DeviceJobId = turn.Opened ? answer.DeviceJobId ?? job.DeviceJobId : null,
            Why = turn.State is PrintJobState.Unknown && job.State is PrintJobState.Unknown ? job.Why : turn.Why,
            SentAt = deed is PrintDeed.Send && turn.Opened ? job.SentAt ?? now : job.SentAt,
            DueAt = turn switch
            {
                { Deed: PrintDeed.Wait } => now + Backoff(job.Attempts),
                // A printer that was away may still tell later; one that cannot tell is not asked.
                { State: PrintJobState.Unknown } => answer.Kind is not DeviceAnswerKind.CannotSay && now - job.QueuedAt < LookAgainFor ? now + LookAgainAfter : Never,
                _ => job.DueAt,
            },
        };
        var isNews = after.State != job.State || (after.Why != job.Why && after.Why != PrinterTroubles.Stalled);
        return isNews ? after with { ChangedAt = now } : after;
    }

    /// <summary>Somebody else changed the job (withdrew it, scanned its sheet, took the printer over). Only a withdrawn one is cancelled at the device.</summary>
    private async Task LetGoAsync(Run run, IPrinterDevice device, PrintJob job)
    {
        run.LeasedUntil = default;
        if (await jobs.FindAsync(job.Id, CancellationToken.None) is { State: PrintJobState.Void })
            await device.CancelAsync(new DeviceJob(job.Id, PrintMedia.Find(run.Printer!.Media) ?? PrintMedia.A6, job.DeviceJobId), CancellationToken.None);
    }

    private async Task<byte[]?> DrawAsync(Run run, PrintJob job)
    {
        if (run.DrawnFor == job.Id) return run.Pdf;
        var drawn = await render.HandleAsync(job, CancellationToken.None);
        (run.DrawnFor, run.Pdf) = (job.Id, drawn.Value);
        if (drawn.Refusal is not { } refusal) return run.Pdf;
        log.LogError("Print job {Job} cannot be drawn: {Code} {Says}", job.Id, refusal.Code, refusal.Says.En);
        var trouble = refusal == PrintingRefusals.Erased ? PrinterTroubles.Erased : PrinterTroubles.CannotRender;
        await SaveAsync(job, job with { State = PrintJobState.Failed, Why = trouble, ChangedAt = clock.GetUtcNow() });
        return null;
    }

    private Task<PrintJob?> SaveAsync(PrintJob before, PrintJob after) =>
        db.WriteAsync(work => saving.TrySaveAsync(work, before, after), CancellationToken.None);

    private async Task<bool> IsOutdatedAsync(PrintJob job) =>
        (await jobs.FindAsync(job.Id, CancellationToken.None))?.Version != job.Version;

    private async Task<bool> KeepLeaseAsync(Run run)
    {
        var now = clock.GetUtcNow();
        if (now + RenewBefore < run.LeasedUntil) return true;
        var until = now + Lease;
        if (!await db.WriteAsync(work => queues.TryLeaseAsync(work, run.Key, _node, now, until), CancellationToken.None)) return false;
        run.LeasedUntil = until;
        return true;
    }

    private async Task SeeAsync(PrinterKey key, IPrinterDevice device)
    {
        var health = await device.ReadHealthAsync(CancellationToken.None);
        await db.WriteAsync(work => queues.SaveHealthAsync(work, key, health, clock.GetUtcNow()), CancellationToken.None);
    }

    private async Task<bool> PauseAsync(TimeSpan pause, CancellationToken ct)
    {
        await Task.Delay(pause, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !ct.IsCancellationRequested;
    }

    private static TimeSpan Backoff(int attempts) => TimeSpan.FromSeconds(Math.Min(10, 1 << Math.Min(attempts, 4)));

    /// <summary>One turn at one printer.</summary>
    private sealed class Run(PrinterKey key, Printer? printer)
    {
        public PrinterKey Key => key;

        public Printer? Printer => printer;

        public DateTimeOffset LeasedUntil { get; set; }

        public string? DrawnFor { get; set; }

        public byte[]? Pdf { get; set; }
    }
}
