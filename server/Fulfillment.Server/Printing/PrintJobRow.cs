using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Printing;

/// <summary>A row of PrintJob as Dapper fills and reads it.</summary>
internal sealed class PrintJobRow
{
    public string Id { get; set; } = "";
    public string Merchant { get; set; } = "";
    public string Site { get; set; } = "";
    public string Printer { get; set; } = "";
    public long Position { get; set; }
    public string? Station { get; set; }
    public string? ShipmentId { get; set; }
    public string? InsertId { get; set; }
    public string? SheetCode { get; set; }
    public string SourceKind { get; set; } = "";
    public string SourceCode { get; set; } = "";
    public string SourceHash { get; set; } = "";
    public string DataHash { get; set; } = "";
    public string State { get; set; } = "";
    public int Version { get; set; }
    public bool Opened { get; set; }
    public int Attempts { get; set; }
    public int? DeviceJobId { get; set; }
    public DateTimeOffset DueAt { get; set; }
    public string? Why { get; set; }
    public string? DedupeKey { get; set; }
    public string? ReprintOf { get; set; }
    public string? Reason { get; set; }
    public string RequestedBy { get; set; } = "";
    public string? SettledBy { get; set; }
    public string Paper { get; set; } = "";
    public DateTimeOffset? DestroyedAt { get; set; }
    public DateTimeOffset QueuedAt { get; set; }
    public DateTimeOffset? SentAt { get; set; }
    public DateTimeOffset ChangedAt { get; set; }

    public static PrintJobRow Of(PrintJob job) => new()
    {
        Id = job.Id,
        Merchant = job.Merchant,
        Site = job.Site,
        Printer = job.Printer,
        Position = job.Position,
        Station = job.Station,
        ShipmentId = job.Shipment,
        InsertId = job.Insert,
        SheetCode = job.SheetCode,
        SourceKind = Json.Name(job.Source.Kind),
        SourceCode = job.Source.Code,
        SourceHash = job.Source.Hash,
        DataHash = job.DataHash,
        State = Json.Name(job.State),
        Version = job.Version,
        Opened = job.Opened,
        Attempts = job.Attempts,
        DeviceJobId = job.DeviceJobId,
        DueAt = job.DueAt,
        Why = job.Why?.Code,
        DedupeKey = job.DedupeKey,
        ReprintOf = job.ReprintOf,
        Reason = job.Reason,
        RequestedBy = job.RequestedBy,
        SettledBy = job.SettledBy,
        Paper = Json.Name(job.Paper),
        DestroyedAt = job.DestroyedAt,
        QueuedAt = job.QueuedAt,
        SentAt = job.SentAt,
        ChangedAt = job.ChangedAt,
    };

    public PrintJob ToJob() => new()
    {
        Id = Id,
        Merchant = Merchant,
        Site = Site,
        Printer = Printer,
        Position = Position,
        Station = Station,
        Shipment = ShipmentId,
        Insert = InsertId,
        SheetCode = SheetCode,
        Source = new PrintSource(Enum.Parse<PrintSourceKind>(SourceKind, ignoreCase: true), SourceCode, SourceHash),
        DataHash = DataHash,
        State = Enum.Parse<PrintJobState>(State, ignoreCase: true),
        Version = Version,
        Opened = Opened,
        Attempts = Attempts,
        DeviceJobId = DeviceJobId,
        DueAt = DueAt,
        Why = PrinterTroubles.Find(Why),
        DedupeKey = DedupeKey,
        ReprintOf = ReprintOf,
        Reason = Reason,
        RequestedBy = RequestedBy,
        SettledBy = SettledBy,
        Paper = Enum.Parse<PaperLeft>(Paper, ignoreCase: true),
        DestroyedAt = DestroyedAt,
        QueuedAt = QueuedAt,
        SentAt = SentAt,
        ChangedAt = ChangedAt,
    };

}
