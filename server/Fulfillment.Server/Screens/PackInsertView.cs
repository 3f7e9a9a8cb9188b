using Fulfillment.Contracts;

namespace Fulfillment.Server.Screens;

/// <summary>A sheet of the open parcel in the packing screen's words and signs.</summary>
internal sealed record PackInsertView(PackingInsert Insert, string Language)
{
    /// <summary>The sign and the words of each state; the page's module reads the same.</summary>
    public static IReadOnlyDictionary<string, PackSheetLook> Looks { get; } = new Dictionary<string, PackSheetLook>
    {
        ["chosen"] = new("calm", PackWords.Chosen),
        ["printing"] = new("busy", PackWords.Printing),
        ["printed"] = new("take", PackWords.Printed),
        ["verified"] = new("good", PackWords.Verified),
        ["unknown"] = new("warn", PackWords.Unknown),
        ["failed"] = new("stop", PackWords.Failed),
        ["skipped"] = new("calm", PackWords.Skipped),
        ["voided"] = new("stop", PackWords.Voided),
    };

    /// <summary>The printer complains, and the sheet is not there yet.</summary>
    public bool Waits => Insert.Trouble is not null && Insert.State is not ("verified" or "printed" or "failed");

    public string Sign => Waits ? "warn" : Look.Sign;

    public Text State => Look.Words;

    public Text Slot => Insert.Slot switch
    {
        "flyer" => PackWords.Flyer,
        "qr" => PackWords.Qr,
        _ => PackWords.Card,
    };

    private PackSheetLook Look => Looks.GetValueOrDefault(Insert.State, Looks["chosen"]);
}

internal sealed record PackSheetLook(string Sign, Text Words);
