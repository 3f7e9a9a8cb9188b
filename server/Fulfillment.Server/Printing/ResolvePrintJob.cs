using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Printing;

/// <summary>What a person at the printer found.</summary>
internal enum PrintFinding
{
    Printed,
    Lost,
}

/// <summary>A person says what became of a sheet that no printer can vouch for. Nothing is printed by it.</summary>
internal sealed class ResolvePrintJob(Db db, PrintJobStore store, SavePrintJob saving, TimeProvider clock)
{
    /// <param name="merchant">The one merchant whose jobs the caller may see, or null for all.</param>
    public Task<Outcome<PrintJob>> HandleAsync(string id, string? merchant, PrintFinding finding, string by, CancellationToken ct) =>
        db.WriteAsync(work => HandleAsync(work, id, merchant, finding, by), ct);

    public async Task<Outcome<PrintJob>> HandleAsync(UnitOfWork work, string id, string? merchant, PrintFinding finding, string by)
    {
        if (await store.FindAsync(work, id) is not { } seen || (merchant is not null && seen.Merchant != merchant)) return PrintingRefusals.NoSuchJob(id);
        Refusal? refusal = null;
        var job = await saving.ChangeAsync(work, id, each =>
        {
            refusal = Refuses(each, finding);
            return refusal is null && each.State is PrintJobState.Unknown ? Settled(each, finding, by) : null;
        });
        return refusal is null ? job! : refusal;
    }

    /// <summary>Saying the same again is no fault.</summary>
    internal static Refusal? Refuses(PrintJob job, PrintFinding finding) => job switch
    {
        { State: PrintJobState.Unknown } => null,
        { State: PrintJobState.Done } when finding is PrintFinding.Printed => null,
        { State: PrintJobState.Failed, Why.Code: "lost" } when finding is PrintFinding.Lost => null,
        _ => PrintingRefusals.NotInDoubt(job.State),
    };

    private PrintJob Settled(PrintJob job, PrintFinding finding, string by) => job with
    {
        State = finding is PrintFinding.Printed ? PrintJobState.Done : PrintJobState.Failed,
        Why = finding is PrintFinding.Printed ? null : PrinterTroubles.Lost,
        SettledBy = by,
        ChangedAt = clock.GetUtcNow(),
    };
}
