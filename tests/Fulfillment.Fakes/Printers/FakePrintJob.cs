namespace Fulfillment.Fakes.Printers;

/// <summary>A job inside the fake printer.</summary>
/// <param name="Id">The printer's number.</param>
/// <param name="Name">The name the client gave.</param>
/// <param name="User">Whose job it is.</param>
public sealed record FakePrintJob(int Id, string Name, string User)
{
    /// <summary>IPP's numbers: 3 pending, 4 held, 5 processing, 7 cancelled, 8 aborted, 9 completed.</summary>
    public int State { get; internal set; } = 4;

    /// <summary>The document, once it came.</summary>
    public byte[]? Document { get; internal set; }

    internal bool IsOver => State >= 7;
}

/// <summary>What goes wrong with one request.</summary>
public enum FakeFault
{
    /// <summary>The printer does as asked and the connection dies before the answer.</summary>
    CutReply,

    /// <summary>The printer does as asked and never answers.</summary>
    ActThenSilence,

    /// <summary>The printer hangs: it neither acts nor answers.</summary>
    Silence,

    /// <summary>Status 0x0507.</summary>
    Busy,

    /// <summary>Status 0x040b with the paper among the unsupported attributes.</summary>
    BadMedia,

    /// <summary>An answer that is no IPP message.</summary>
    Gibberish,
}

/// <summary>IPP operations by number.</summary>
public enum FakeOperation : short
{
    PrintJob = 0x0002,
    ValidateJob = 0x0004,
    CreateJob = 0x0005,
    SendDocument = 0x0006,
    CancelJob = 0x0008,
    GetJobAttributes = 0x0009,
    GetJobs = 0x000a,
    GetPrinterAttributes = 0x000b,
}
