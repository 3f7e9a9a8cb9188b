using Fulfillment.Contracts;
using Fulfillment.Server.Inserts;
using Fulfillment.Server.Places;

namespace Fulfillment.Server.Packing;

/// <summary>Everything the bench knows of the parcel before it, as values: what a decision reads and a screen shows.</summary>
internal sealed record OpenParcel
{
    public required string ShipmentId { get; init; }
    public required string Merchant { get; init; }
    public required MerchantDocument MerchantSettings { get; init; }
    public required string ParcelId { get; init; }

    /// <summary>At least one; the first leads.</summary>
    public required IReadOnlyList<string> Orders { get; init; }

    public string? Tote { get; init; }
    public string? Carrier { get; init; }
    public string? Service { get; init; }
    public DateTimeOffset? ShipBy { get; init; }
    public bool Gift { get; init; }

    /// <summary>Papers that came with the orders, by name.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];
    public required IReadOnlyList<PackLine> Lines { get; init; }
    public required IReadOnlyList<PackSheet> Sheets { get; init; }
    public required IReadOnlyList<IssuedWaybill> Waybills { get; init; }

    /// <summary>Item scans that can still be undone, newest last.</summary>
    public required IReadOnlyList<PackedScan> Scans { get; init; }

    public bool ItemsComplete => Lines.All(line => line.Missing == 0);

    /// <summary>Sheets that must still be scanned with this parcel before its label counts.</summary>
    public IEnumerable<PackSheet> SheetsToProve =>
        MerchantSettings.Policies.InsertProof is InsertProofPolicy.Required ? Sheets.Where(sheet => sheet.AwaitsProof) : [];

    /// <summary>One of <see cref="StationStates"/>: items first, then the sheets, then the label.</summary>
    public string Step =>
        !ItemsComplete ? StationStates.Packing
        : SheetsToProve.Any() ? StationStates.Inserts
        : StationStates.Label;
}

/// <summary>Pieces of one SKU that one order line (or one part of a set line) asks for.</summary>
internal sealed record PackLine(string OrderNo, int LineNo, string Sku, Text? Name, int Quantity, int Packed, string? ImageAsset, string? Instructions)
{
    public int Missing => Quantity - Packed;

    public Text Label => Name ?? new Text(Sku, Sku);
}

/// <summary>One insert of the shipment with the state of its newest sheet of paper.</summary>
/// <param name="State">The insert's: <c>chosen printed verified skipped voided</c>.</param>
/// <param name="PrintState">The newest print job's state, null where nothing is printed.</param>
internal sealed record PackSheet(string InsertId, string Campaign, string Slot, string Code, string Proof, string State, string? PrintJob, string? PrintState, Text Sentence)
{
    /// <summary>Printed here, on demand; else it lies on a shelf.</summary>
    public bool IsPrintedHere { get; init; } = true;

    /// <summary>Why the newest print job does not go on.</summary>
    public Text? Trouble { get; init; }

    /// <summary>Nothing was sent to a printer, for the station has none.</summary>
    public bool HasNoPaper => IsPrintedHere && PrintJob is null;

    public bool AwaitsProof => Proof != "none" && State is "chosen" or "printed";

    public Text SlotName => Slot switch
    {
        _ when Campaign == PackingSlip.Campaign => new Text("納品書", "packing slip"),
        "flyer" => new Text("チラシ", "flyer"),
        "qr" => new Text("QRカード", "QR card"),
        _ => new Text("カード", "card"),
    };

    /// <summary>What the screen calls the sheet's state: the insert's own once it is settled, else the paper's.</summary>
    public string ShownState => State is not ("chosen" or "printed") ? State : PrintState switch
    {
        "done" => "printed",
        "sending" or "sent" or "printing" => "printing",
        "unknown" or "failed" => PrintState,
        _ => "chosen",
    };
}

internal sealed record IssuedWaybill(string Carrier, string Number, bool Used);

/// <summary>One accepted item scan: what it put where.</summary>
internal sealed record PackedScan(int Ordinal, IReadOnlyList<PackedUnits> Units);

internal sealed record PackedUnits(string OrderNo, int LineNo, string Sku, int Quantity);
