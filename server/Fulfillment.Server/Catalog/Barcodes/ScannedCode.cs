using Fulfillment.Contracts;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Catalog.Barcodes;

/// <summary>What a scanner or keyboard sent, read in every way it can be read. Many codes mean several things (twelve digits may be a UPC, a waybill and an order number): each slice asks for its own kind, in its own order.</summary>
internal sealed class ScannedCode
{
    /// <summary>The text without symbology identifier and line end, full-width forms made narrow. Empty when it was not fit to be looked at. May hold a PIN: never log it.</summary>
    public string Text { get; init; } = "";

    /// <summary>The elements of a well-formed GS1 element string or Digital Link; empty for everything else.</summary>
    public IReadOnlyList<Gs1Element> Elements { get; init; } = [];

    /// <summary>The ways to read it, the most certain first. Empty when the code is refused outright.</summary>
    public IReadOnlyList<CodeCandidate> Candidates { get; init; } = [];

    /// <summary>The rule it broke. With candidates the code is still good for them: a lot number without its item, say, or an order number that looks like a JAN with a wrong check digit.</summary>
    public CodeRefusal? Refusal { get; init; }

    /// <summary>Fourteen digits, when the code names a trade item.</summary>
    public string? Gtin => Candidates.OfType<ProductCode>().FirstOrDefault()?.Gtin;

    public string? Lot => ValueOf("10");

    public string? Serial => ValueOf("21");

    /// <summary>The expiry (17) or else best-before day (15), or the day of an expiry with time (7003).</summary>
    public DateOnly? ExpiresOn(DateOnly today) =>
        (ValueOf("17") ?? ValueOf("15") ?? ValueOf("7003")?[..6]) is { } day ? Gs1.DateLinters.ToDay(day, today) : null;

    /// <summary>The first reading of a kind, or null.</summary>
    public T? As<T>()
        where T : CodeCandidate => Candidates.OfType<T>().FirstOrDefault();

    public string? ValueOf(string ai) => Elements.FirstOrDefault(element => element.Ai == ai)?.Value;
}

/// <summary>One element of a GS1 element string.</summary>
/// <param name="Ai">Application identifier, two to four digits.</param>
/// <param name="Value">Without separators.</param>
internal sealed record Gs1Element(string Ai, string Value);

/// <summary>The rule that a code broke.</summary>
/// <param name="Rule">Its name, lower case with hyphens; a contract.</param>
/// <param name="Ai">The application identifier that is meant, where one is.</param>
internal sealed record CodeRefusal(string Rule, string? Ai = null)
{
    public Text Says => CodeRules.Says(Rule, Ai);
}

/// <summary>One way to read a scanned code.</summary>
internal abstract record CodeCandidate;

/// <summary>Goods.</summary>
/// <param name="Key">What barcodes of products are kept and compared as: a GTIN in fourteen digits, else the text itself.</param>
internal sealed record ProductCode(string Key) : CodeCandidate
{
    public string? Gtin { get; init; }

    /// <summary>How many of the item a logistic label (02 with 37) says are inside.</summary>
    public int? Count { get; init; }

    public static ProductCode OfGtin(string gtin) => new(gtin) { Gtin = gtin };
}

/// <summary>The code of a printed insert, or of a review link.</summary>
internal sealed record InsertCodeCandidate(string Code) : CodeCandidate;

/// <summary>A carrier's number, digits only (or S10 letters).</summary>
/// <param name="IsProven">A check digit of a known scheme holds. It proves nothing about whose parcel it is.</param>
internal sealed record WaybillNumber(string Number, bool IsProven) : CodeCandidate;

internal sealed record Badge(string Code) : CodeCandidate;

internal sealed record Pin(string Digits) : CodeCandidate
{
    // A record would print the digits into a log.
    public override string ToString() => nameof(Pin);
}

internal sealed record Command(CommandName Name) : CodeCandidate;

/// <summary>What a packer tells the station by scanning a card.</summary>
internal enum CommandName
{
    Undo,
    NewBox,
    Short,
    Hold,
    Reprint,
    Finish,
    SignOut,
    Printed,
    NotPrinted,
}

/// <summary>Free text: an order number, a tote, a return number.</summary>
internal sealed record Reference(string Value) : CodeCandidate
{
    /// <summary>What stands before the first colon, when it can be a merchant's code: <c>&lt;merchant&gt;:&lt;orderNo&gt;</c>.</summary>
    public string? Merchant => Split() is var at and > 0 ? Value[..at] : null;

    /// <summary>What stands after that colon, else all of it.</summary>
    public string Number => Split() is var at and > 0 ? Value[(at + 1)..] : Value;

    private int Split()
    {
        var at = Value.IndexOf(':', StringComparison.Ordinal);
        return at is > 0 and <= 64 && at < Value.Length - 1 && Codes.IsCode(Value[..at]) ? at : -1;
    }
}
