namespace Fulfillment.Server.Printing;

/// <summary>What a printer (or its silence) says about one job.</summary>
internal enum DeviceAnswerKind
{
    /// <summary>Announced; no paper can have come out.</summary>
    Opened,

    /// <summary>Announced earlier, and the printer has no document for it: handing it over cannot double it.</summary>
    AwaitingDocument,

    /// <summary>The document was taken. Accepted is not printed.</summary>
    Accepted,

    /// <summary>Waiting or printing at the device.</summary>
    Printing,

    Completed,

    /// <summary>The device gave the job up.</summary>
    Aborted,

    /// <summary>Somebody cancelled it at the printer.</summary>
    Canceled,

    /// <summary>Nothing was handed over (off, busy, out of paper): trying again later is safe.</summary>
    NotNow,

    /// <summary>Nothing was handed over, and trying again would not help.</summary>
    Rejected,

    /// <summary>The device answered and knows no such job.</summary>
    Forgotten,

    /// <summary>Something was handed over and no usable answer came back.</summary>
    Doubt,

    /// <summary>This device has no way to tell.</summary>
    CannotSay,
}

/// <summary>One answer of a printer.</summary>
/// <param name="Kind">What it means for the job.</param>
/// <param name="Trouble">The sentence for the floor, where there is something to do.</param>
/// <param name="DeviceJobId">The printer's number for the job, where it gave one.</param>
internal sealed record DeviceAnswer(DeviceAnswerKind Kind, PrinterTrouble? Trouble = null, int? DeviceJobId = null);
