namespace Fulfillment.Server.Printing.Ipp;

/// <summary>Operations this program asks for (RFC 8011 §4).</summary>
internal enum IppOperation : short
{
    ValidateJob = 0x0004,
    CreateJob = 0x0005,
    SendDocument = 0x0006,
    CancelJob = 0x0008,
    GetJobAttributes = 0x0009,
    GetJobs = 0x000a,
    GetPrinterAttributes = 0x000b,
}

/// <summary>Delimiter and value tags (RFC 8010 §3.5).</summary>
internal enum IppTag : byte
{
    OperationGroup = 0x01,
    JobGroup = 0x02,
    End = 0x03,
    PrinterGroup = 0x04,
    UnsupportedGroup = 0x05,
    Integer = 0x21,
    Boolean = 0x22,
    Enum = 0x23,
    BeginCollection = 0x34,
    EndCollection = 0x37,
    Text = 0x41,
    Name = 0x42,
    Keyword = 0x44,
    Uri = 0x45,
    Charset = 0x47,
    NaturalLanguage = 0x48,
    MimeMediaType = 0x49,
    MemberName = 0x4a,
}

/// <summary>Status codes with a meaning of their own here (RFC 8011 appendix B); others go by their hundreds.</summary>
internal static class IppStatus
{
    public const short Ok = 0x0000;
    public const short OkIgnored = 0x0001;
    public const short Forbidden = 0x0401;
    public const short NotAuthenticated = 0x0402;
    public const short NotAuthorized = 0x0403;
    public const short NotPossible = 0x0404;
    public const short NotFound = 0x0406;
    public const short DocumentFormat = 0x040a;
    public const short AttributesOrValues = 0x040b;
    public const short ServiceUnavailable = 0x0502;
    public const short Version = 0x0503;
    public const short DeviceError = 0x0504;
    public const short TemporaryError = 0x0505;
    public const short NotAccepting = 0x0506;
    public const short Busy = 0x0507;
    public const short JobCanceled = 0x0508;
    public const short MultipleDocuments = 0x0509;

    public static bool IsOk(short status) => status is >= 0 and < 0x0100;
}

/// <summary>Job states as printers number them (RFC 8011 §5.3.7).</summary>
internal enum IppJobState
{
    Pending = 3,
    PendingHeld = 4,
    Processing = 5,
    ProcessingStopped = 6,
    Canceled = 7,
    Aborted = 8,
    Completed = 9,
}
