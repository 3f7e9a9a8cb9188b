namespace Fulfillment.Fakes.Printers;

/// <summary>What the fake printer knows and how it answers (RFC 8011), without a network.</summary>
internal sealed class FakeIppPrinterState
{
    private readonly Lock _gate = new();
    private readonly List<FakePrintJob> _everyJob = [];
    private readonly List<FakePrintJob> _known = [];
    private readonly List<(string, byte[])> _documents = [];
    private readonly Dictionary<FakeOperation, int> _counts = [];
    private string? _reason;
    private bool _stopped;
    private int _lastId;

    public bool Aborting { get; set; }

    public IReadOnlyList<FakePrintJob> Snapshot()
    {
        lock (_gate)
            return [.. _everyJob];
    }

    public IReadOnlyList<(string Name, byte[] Document)> Documents()
    {
        lock (_gate)
            return [.. _documents];
    }

    public int Count(FakeOperation operation)
    {
        lock (_gate)
            return _counts.GetValueOrDefault(operation);
    }

    public void Halt(string why, bool isStopped)
    {
        lock (_gate)
            (_reason, _stopped) = (why, isStopped);
    }

    public void Resume()
    {
        lock (_gate)
        {
            (_reason, _stopped) = (null, false);
            foreach (var job in _known.Where(job => job.State == 5))
                job.State = 9;
        }
    }

    public void Forget()
    {
        lock (_gate)
        {
            _known.Clear();
            _lastId = 0;
        }
    }

    public FakeIppReply Answer(FakeIppRequest request, string uri)
    {
        lock (_gate)
        {
            var operation = (FakeOperation)request.Operation;
            _counts[operation] = _counts.GetValueOrDefault(operation) + 1;
            if (request.Major is not (1 or 2))
                return new(0x0503);
            if (request.RequestId <= 0 || request.Attributes is not [{ Name: "attributes-charset" }, { Name: "attributes-natural-language" }, ..] || request.Find("printer-uri") is null)
                return new(0x0400);
            return operation switch
            {
                FakeOperation.PrintJob => TakeDocument(Create(request), request, uri),
                FakeOperation.ValidateJob => new(0),
                FakeOperation.CreateJob => new(0, (0x02, Describe(Create(request), uri, Brief))),
                FakeOperation.SendDocument => SendDocument(request, uri),
                FakeOperation.CancelJob => Cancel(request),
                FakeOperation.GetJobAttributes => Find(request) is { } job ? new(0, (0x02, Describe(job, uri, Wanted(request) ?? All))) : new(0x0406),
                FakeOperation.GetJobs => List(request, uri),
                FakeOperation.GetPrinterAttributes => new(0, (0x04, DescribePrinter(uri, Wanted(request)))),
                _ => new(0x0501),
            };
        }
    }

    private static readonly string[] Brief = ["job-id", "job-uri", "job-state", "job-state-reasons"];
    private static readonly List<string> All = ["all"];

    private static List<string>? Wanted(FakeIppRequest request) => request.Find("requested-attributes")?.Texts.ToList();

    private FakePrintJob? Find(FakeIppRequest request) =>
        request.Find("job-id") is { } id ? _known.Find(job => job.Id == id.Number) : null;

    private FakePrintJob Create(FakeIppRequest request)
    {
        var job = new FakePrintJob(++_lastId, request.Find("job-name")?.Text ?? "untitled", request.Find("requesting-user-name")?.Text ?? "anonymous");
        _everyJob.Add(job);
        _known.Add(job);
        return job;
    }

    private FakeIppReply SendDocument(FakeIppRequest request, string uri)
    {
        if (request.Find("last-document") is null)
            return new(0x0400);
        if (Find(request) is not { } job)
            return new(0x0406);
        if (job.Document is not null)
            return new(0x0509);
        return job.IsOver ? new(0x0404) : TakeDocument(job, request, uri);
    }

    private FakeIppReply TakeDocument(FakePrintJob job, FakeIppRequest request, string uri)
    {
        job.Document = request.Document;
        _documents.Add((job.Name, request.Document));
        job.State = Aborting ? 8 : _reason is null ? 9 : 5;
        return new(0, (0x02, Describe(job, uri, Brief)));
    }

    private FakeIppReply Cancel(FakeIppRequest request)
    {
        if (Find(request) is not { } job)
            return new(0x0406);
        if (job.IsOver)
            return new(0x0404);
        job.State = 7;
        return new(0);
    }

    private FakeIppReply List(FakeIppRequest request, string uri)
    {
        var over = request.Find("which-jobs")?.Text == "completed";
        var mine = request.Find("my-jobs")?.Values[0][0] == 1 ? request.Find("requesting-user-name")?.Text : null;
        var wanted = Wanted(request) ?? ["job-id", "job-uri"];
        return new(0, [.. _known.Where(job => job.IsOver == over && (mine is null || job.User == mine)).Select(job => ((byte)0x02, Describe(job, uri, wanted)))]);
    }

    private static IEnumerable<FakeAttribute> Describe(FakePrintJob job, string uri, IReadOnlyList<string> wanted) => new[]
    {
        FakeAttribute.Integer("job-id", job.Id),
        FakeAttribute.Word(0x45, "job-uri", $"{uri}/{job.Id}"),
        FakeAttribute.Word(0x45, "job-printer-uri", uri),
        FakeAttribute.Word(0x42, "job-name", job.Name),
        FakeAttribute.Word(0x42, "job-originating-user-name", job.User),
        FakeAttribute.Enum("job-state", job.State),
        FakeAttribute.Keyword("job-state-reasons", job is { State: 4, Document: null } ? "job-incoming" : "none"),
        FakeAttribute.Integer("number-of-documents", job.Document is null ? 0 : 1),
        FakeAttribute.Integer("time-at-creation", 1),
        FakeAttribute.Integer("time-at-processing", 1),
        FakeAttribute.Integer("time-at-completed", 1),
        FakeAttribute.Integer("job-printer-up-time", 2),
    }.Where(attribute => wanted.Contains("all") || wanted.Contains(attribute.Name));

    private IEnumerable<FakeAttribute> DescribePrinter(string uri, IReadOnlyList<string>? wanted) => new[]
    {
        FakeAttribute.Word(0x47, "charset-configured", "utf-8"),
        FakeAttribute.Word(0x47, "charset-supported", "utf-8"),
        FakeAttribute.Keyword("compression-supported", "none"),
        FakeAttribute.Word(0x49, "document-format-default", "application/pdf"),
        FakeAttribute.Word(0x49, "document-format-supported", "application/pdf", "application/octet-stream"),
        FakeAttribute.Word(0x48, "generated-natural-language-supported", "en"),
        FakeAttribute.Keyword("ipp-versions-supported", "1.1", "2.0"),
        FakeAttribute.Word(0x48, "natural-language-configured", "en"),
        FakeAttribute.Enum("operations-supported", [.. Enum.GetValues<FakeOperation>().Select(operation => (int)operation)]),
        FakeAttribute.Keyword("pdl-override-supported", "attempted"),
        FakeAttribute.Boolean("printer-is-accepting-jobs", true),
        FakeAttribute.Word(0x42, "printer-name", "fake"),
        FakeAttribute.Enum("printer-state", _stopped ? 5 : _known.Exists(job => job.State == 5) ? 4 : 3),
        FakeAttribute.Keyword("printer-state-reasons", _reason ?? "none"),
        FakeAttribute.Integer("printer-up-time", 2),
        FakeAttribute.Word(0x45, "printer-uri-supported", uri),
        FakeAttribute.Integer("queued-job-count", _known.Count(job => !job.IsOver)),
        FakeAttribute.Keyword("uri-authentication-supported", "none"),
        FakeAttribute.Keyword("uri-security-supported", "none"),
    }.Where(attribute => wanted is null || wanted.Contains("all") || wanted.Contains(attribute.Name));
}
