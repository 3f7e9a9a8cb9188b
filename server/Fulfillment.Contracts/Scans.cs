namespace Fulfillment.Contracts;

/// <summary>One scan of a station's scanner or keyboard: <c>POST /api/v1/stations/{station}/scans</c>.</summary>
public sealed record ScanRequest
{
    /// <summary>The scan's own id, given where it was read (a UUID; 1 to 100 characters). A repeat of it gets the first answer again and counts nothing.</summary>
    public string? ScanId { get; init; }

    /// <summary>What the scanner sent, as it sent it; an AIM symbology identifier (ISO/IEC 15424) may lead.</summary>
    public string? Data { get; init; }

    /// <summary>The symbology where the device says it apart from the data.</summary>
    public string? Symbology { get; init; }

    /// <summary>Which scanner of the station.</summary>
    public string? Device { get; init; }

    /// <summary>When it was read, by the device's clock. Order comes from arrival, never from this.</summary>
    public DateTimeOffset? At { get; init; }
}

/// <summary>What a station shows and plays after a scan, and without one.</summary>
/// <param name="ScanId">The scan this answers; absent when nothing was scanned.</param>
/// <param name="State">One of <see cref="StationStates"/>.</param>
/// <param name="Sound">One of <see cref="Sounds"/>.</param>
/// <param name="Message">One sentence and the next step, in the worker's language.</param>
/// <param name="Screen">What the screen shows.</param>
public sealed record StationReply(string? ScanId, string State, string Sound, StationMessage Message, PackingScreen Screen);

/// <param name="Code"><c>slice/what</c>: contract, while the sentences may change.</param>
/// <param name="Says">What happened.</param>
/// <param name="Do">What to do next.</param>
public sealed record StationMessage(string Code, string Says, string Do);

/// <summary>The states of a station's conversation.</summary>
public static class StationStates
{
    public const string SignedOut = "signedOut";
    public const string Pin = "pin";
    public const string Idle = "idle";
    public const string Packing = "packing";
    public const string Inserts = "inserts";
    public const string Label = "label";
}

/// <summary>What a station plays: <c>ok</c> go on, <c>done</c> the parcel is finished, <c>attention</c> look at the screen, <c>error</c> stop.</summary>
public static class Sounds
{
    public const string Ok = "ok";
    public const string Done = "done";
    public const string Attention = "attention";
    public const string Error = "error";
}

/// <summary>The open parcel as the packer sees it. Only <see cref="Next"/> is there when none is open.</summary>
public sealed record PackingScreen
{
    /// <summary>The leading order's number.</summary>
    public string? Order { get; init; }

    /// <summary>Every order of the shipment (同梱).</summary>
    public IReadOnlyList<string> Orders { get; init; } = [];

    public string? Shipment { get; init; }

    public string? Merchant { get; init; }

    /// <summary>The merchant's name in the worker's language.</summary>
    public string? MerchantName { get; init; }

    public string? Parcel { get; init; }

    public string? Tote { get; init; }

    public string? Carrier { get; init; }

    public string? Service { get; init; }

    public DateTimeOffset? ShipBy { get; init; }

    public bool Gift { get; init; }

    /// <summary>Papers that came with the order, by name.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>The name of whoever is signed in.</summary>
    public string? Worker { get; init; }

    /// <summary><c>ja</c> or <c>en</c>: the language of whoever is signed in, which the message is in.</summary>
    public string? Language { get; init; }

    public IReadOnlyList<PackingLine> Lines { get; init; } = [];

    public IReadOnlyList<PackingInsert> Inserts { get; init; } = [];

    /// <summary>What the packer does next, legible at 2 m.</summary>
    public required Text Next { get; init; }
}

/// <param name="LineNo">The order's line. Parts of a set share their line's number.</param>
/// <param name="Sku">What to pick up; for a set, the part.</param>
/// <param name="Name">In the worker's language; the SKU where the product is not known.</param>
/// <param name="Quantity">Pieces that belong into the shipment.</param>
/// <param name="Packed">Pieces scanned so far, 0 to <paramref name="Quantity"/>.</param>
/// <param name="ImageUrl">Relative to the server; null without a picture.</param>
public sealed record PackingLine(
    int LineNo,
    string Sku,
    string Name,
    int Quantity,
    int Packed,
    string? ImageUrl)
{
    /// <summary>The order, where the shipment has several.</summary>
    public string? Order { get; init; }

    /// <summary>How to handle it, in the merchant's words.</summary>
    public string? Instructions { get; init; }
}

/// <param name="Campaign">The campaign that put it there.</param>
/// <param name="Slot"><c>card</c>, <c>flyer</c> or <c>qr</c>.</param>
/// <param name="PrintJob">The newest print job of this sheet; null for paper that is not printed here.</param>
/// <param name="State"><c>chosen</c>, <c>printing</c>, <c>printed</c>, <c>unknown</c>, <c>failed</c>, <c>verified</c>, <c>skipped</c> or <c>voided</c>.</param>
/// <param name="Code">The code on the sheet: scanned with the open parcel it proves the sheet.</param>
/// <param name="Proof"><c>unique</c>, <c>kind</c> or <c>none</c>.</param>
public sealed record PackingInsert(string Campaign, string Slot, string? PrintJob, string State, string Code, string Proof)
{
    /// <summary>Why the customer gets it, in one sentence for the packer.</summary>
    public Text? Sentence { get; init; }

    /// <summary>What the printer complains of while the sheet does not come; null when all is well.</summary>
    public Text? Trouble { get; init; }
}
