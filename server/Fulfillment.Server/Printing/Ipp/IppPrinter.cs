namespace Fulfillment.Server.Printing.Ipp;

/// <summary>A printer or CUPS queue that speaks IPP and prints PDF.</summary>
internal sealed class IppPrinter(IppAddress address, DeviceTimeouts timeouts) : IPrinterDevice, IDisposable
{
    /// <summary>The same at every request: some printers hide a job's name from anybody but its owner.</summary>
    private const string User = "fulfillment";

    private const string Pdf = "application/pdf";

    private static readonly string[] JobQuestions = ["job-id", "job-name", "job-state", "job-state-reasons", "number-of-documents"];

    private static readonly string[] PrinterQuestions =
        ["printer-state", "printer-state-reasons", "printer-is-accepting-jobs", "print-scaling-supported", "document-format-supported"];

    private readonly IppClient _client = new(address, timeouts);

    public async Task<DeviceAnswer> OpenAsync(DeviceJob job, CancellationToken ct)
    {
        // A job that waits here can still be withdrawn without paper; inside a stopped printer it cannot.
        var (health, printer) = await AskPrinterAsync(ct);
        if (!health.TakesWork)
            return new(DeviceAnswerKind.NotNow, health.Trouble);
        var formats = printer?.Words("document-format-supported") ?? [];
        if (formats.Count > 0 && !formats.Contains(Pdf) && !formats.Contains("application/octet-stream"))
            return new(DeviceAnswerKind.Rejected, PrinterTroubles.BadFormat);
        var scales = printer?.Words("print-scaling-supported").Contains("none") is true;

        var exchange = await _client.AskAsync(IppOperation.CreateJob, request =>
        {
            // With fidelity a printer refuses a size it does not have, instead of putting a card on other paper.
            request.Word(IppTag.Name, "requesting-user-name", User).Word(IppTag.Name, "job-name", job.Name).Truth("ipp-attribute-fidelity", true)
                .Group(IppTag.JobGroup).Media(job.Media);
            if (scales)
                request.Word(IppTag.Keyword, "print-scaling", "none");
        }, default, ct);
        if (exchange.Reply is not { } reply)
            return new(DeviceAnswerKind.NotNow, exchange.Trouble);
        if (!IppStatus.IsOk(reply.Status))
            return Refused(reply.Status);
        if (reply.Jobs.FirstOrDefault()?.First("job-id")?.Number is not { } id)
            return new(DeviceAnswerKind.NotNow, PrinterTroubles.BrokenReply);
        if (!reply.LeavesOut("media-col"))
            return new(DeviceAnswerKind.Opened, DeviceJobId: id);
        await CancelAsync(job with { DeviceJobId = id }, ct);
        return new(DeviceAnswerKind.Rejected, PrinterTroubles.BadMedia);
    }

    public async Task<DeviceAnswer> SendAsync(DeviceJob job, ReadOnlyMemory<byte> pdf, CancellationToken ct)
    {
        if (job.DeviceJobId is not { } id)
            return new(DeviceAnswerKind.Doubt, PrinterTroubles.Forgotten);
        var exchange = await _client.AskAsync(IppOperation.SendDocument, request => request
            .Number("job-id", id)
            .Word(IppTag.Name, "requesting-user-name", User)
            .Word(IppTag.Name, "document-name", job.Name)
            .Word(IppTag.MimeMediaType, "document-format", Pdf)
            .Truth("last-document", true), pdf, ct);
        return exchange switch
        {
            { Reply: null, MayHaveArrived: true } => new(DeviceAnswerKind.Doubt, exchange.Trouble),
            { Reply: null } => new(DeviceAnswerKind.NotNow, exchange.Trouble),
            // "No second document": the first one is there.
            { Reply.Status: IppStatus.MultipleDocuments } => new(DeviceAnswerKind.Accepted),
            // The job is past taking documents: printed, given up or cancelled. Looking tells which.
            { Reply.Status: IppStatus.NotPossible or IppStatus.JobCanceled } => new(DeviceAnswerKind.Doubt, PrinterTroubles.NoAnswer),
            { Reply.Status: IppStatus.NotFound } => new(DeviceAnswerKind.NotNow, PrinterTroubles.Busy),
            { Reply: var reply } => IppStatus.IsOk(reply.Status) ? new(DeviceAnswerKind.Accepted) : Refused(reply.Status),
        };
    }

    public async Task<DeviceAnswer> LookAsync(DeviceJob job, CancellationToken ct)
    {
        if (job.DeviceJobId is { } id)
        {
            var exchange = await _client.AskAsync(IppOperation.GetJobAttributes, request => request
                .Number("job-id", id)
                .Word(IppTag.Name, "requesting-user-name", User)
                .Word(IppTag.Keyword, "requested-attributes", JobQuestions), default, ct);
            if (exchange.Reply is not { } reply)
                return new(DeviceAnswerKind.Doubt, exchange.Trouble);
            if (IppStatus.IsOk(reply.Status) && reply.Jobs.FirstOrDefault() is { } found && IsOurs(found, job, whenNameless: true))
                return await ReadAsync(found, ct);
            if (!IppStatus.IsOk(reply.Status) && reply.Status is not IppStatus.NotFound)
                return new(DeviceAnswerKind.Doubt, PrinterTroubles.BrokenReply);
        }
        return await FindByNameAsync(job, ct);
    }

    public async Task CancelAsync(DeviceJob job, CancellationToken ct)
    {
        if (job.DeviceJobId is { } id)
            await _client.AskAsync(IppOperation.CancelJob, request => request.Number("job-id", id).Word(IppTag.Name, "requesting-user-name", User), default, ct);
    }

    public async Task<PrinterHealth> ReadHealthAsync(CancellationToken ct) => (await AskPrinterAsync(ct)).Health;

    public void Dispose() => _client.Dispose();

    private async Task<DeviceAnswer> FindByNameAsync(DeviceJob job, CancellationToken ct)
    {
        foreach (var which in (string[])["not-completed", "completed"])
        {
            var exchange = await _client.AskAsync(IppOperation.GetJobs, request => request
                .Word(IppTag.Name, "requesting-user-name", User)
                .Word(IppTag.Keyword, "which-jobs", which)
                .Word(IppTag.Keyword, "requested-attributes", JobQuestions), default, ct);
            if (exchange.Reply is not { } reply)
                return new(DeviceAnswerKind.Doubt, exchange.Trouble);
            if (!IppStatus.IsOk(reply.Status))
                return new(DeviceAnswerKind.Doubt, PrinterTroubles.BrokenReply);
            var newest = reply.Jobs.Where(group => IsOurs(group, job, whenNameless: false)).MaxBy(group => group.First("job-id")?.Number);
            if (newest is not null)
                return await ReadAsync(newest, ct);
        }
        return new(DeviceAnswerKind.Forgotten, PrinterTroubles.Forgotten);
    }

    private static bool IsOurs(IppGroup group, DeviceJob job, bool whenNameless) =>
        group.First("job-name")?.Characters is { } name ? name == job.Name : whenNameless;

    private async Task<DeviceAnswer> ReadAsync(IppGroup group, CancellationToken ct)
    {
        var id = group.First("job-id")?.Number;
        var reasons = group.Words("job-state-reasons");
        switch ((IppJobState?)group.First("job-state")?.Number)
        {
            case IppJobState.Completed when reasons.Contains("job-completed-with-errors"):
                return new(DeviceAnswerKind.CannotSay, PrinterTroubles.WithErrors, id);
            case IppJobState.Completed:
                return new(DeviceAnswerKind.Completed, DeviceJobId: id);
            case IppJobState.Canceled:
                return new(DeviceAnswerKind.Canceled, PrinterTroubles.Canceled, id);
            case IppJobState.Aborted:
                return new(DeviceAnswerKind.Aborted, PrinterTroubles.Aborted, id);
            case IppJobState.Pending or IppJobState.PendingHeld when AwaitsDocument(group, reasons):
                return new(DeviceAnswerKind.AwaitingDocument, DeviceJobId: id);
            case IppJobState.Pending or IppJobState.PendingHeld or IppJobState.Processing or IppJobState.ProcessingStopped:
                var health = await ReadHealthAsync(ct);
                return new(DeviceAnswerKind.Printing, health.Trouble, id);
            default:
                return new(DeviceAnswerKind.Doubt, PrinterTroubles.BrokenReply, id);
        }
    }

    // ippeveprinter says job-data-insufficient, CUPS job-incoming; a count of zero says the same where a printer gives one.
    private static bool AwaitsDocument(IppGroup group, IReadOnlyList<string> reasons) =>
        group.First("number-of-documents")?.Number is { } documents
            ? documents == 0
            : reasons.Contains("job-data-insufficient") || reasons.Contains("job-incoming");

    private async Task<(PrinterHealth Health, IppGroup? Printer)> AskPrinterAsync(CancellationToken ct)
    {
        var exchange = await _client.AskAsync(IppOperation.GetPrinterAttributes, request => request
            .Word(IppTag.Name, "requesting-user-name", User)
            .Word(IppTag.Keyword, "requested-attributes", PrinterQuestions), default, ct);
        if (exchange.Reply is not { } reply)
            return (new(PrinterCondition.Unreachable, exchange.Trouble), null);
        if (!IppStatus.IsOk(reply.Status) || reply.Printer is not { } printer)
            return (new(PrinterCondition.Unreachable, reply.Status is IppStatus.NotFound ? PrinterTroubles.WrongAddress : PrinterTroubles.BrokenReply), null);
        return (Health(printer), printer);
    }

    private static PrinterHealth Health(IppGroup printer)
    {
        var reasons = printer.Words("printer-state-reasons");
        var isStopped = printer.First("printer-state")?.Number is 5;
        var trouble = IppReasons.Worst(reasons, isStopped);
        if (printer.First("printer-is-accepting-jobs")?.Truth is false)
            return new(PrinterCondition.Stopped, trouble ?? PrinterTroubles.NotAccepting, reasons);
        var condition = isStopped ? PrinterCondition.Stopped
            : trouble is not null ? PrinterCondition.Attention
            : printer.First("printer-state")?.Number is 4 ? PrinterCondition.Printing
            : PrinterCondition.Ready;
        return new(condition, trouble, reasons);
    }

    /// <summary>A reply that says no: the job or its document was not taken.</summary>
    private static DeviceAnswer Refused(short status) => status switch
    {
        IppStatus.AttributesOrValues => new(DeviceAnswerKind.Rejected, PrinterTroubles.BadMedia),
        IppStatus.DocumentFormat => new(DeviceAnswerKind.Rejected, PrinterTroubles.BadFormat),
        IppStatus.Forbidden or IppStatus.NotAuthenticated or IppStatus.NotAuthorized => new(DeviceAnswerKind.NotNow, PrinterTroubles.Denied),
        IppStatus.NotFound => new(DeviceAnswerKind.NotNow, PrinterTroubles.WrongAddress),
        IppStatus.NotAccepting => new(DeviceAnswerKind.NotNow, PrinterTroubles.NotAccepting),
        IppStatus.Busy or IppStatus.ServiceUnavailable or IppStatus.TemporaryError => new(DeviceAnswerKind.NotNow, PrinterTroubles.Busy),
        IppStatus.DeviceError => new(DeviceAnswerKind.NotNow, PrinterTroubles.Stopped),
        IppStatus.JobCanceled => new(DeviceAnswerKind.NotNow, PrinterTroubles.Busy),
        >= 0x0500 => new(DeviceAnswerKind.NotNow, PrinterTroubles.Stopped),
        _ => new(DeviceAnswerKind.Rejected, PrinterTroubles.Aborted),
    };
}
