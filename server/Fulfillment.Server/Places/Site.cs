using System.Text.Json.Serialization;

namespace Fulfillment.Server.Places;

/// <summary>A distribution centre (<c>PUT /api/v1/sites/{site}</c>). Days are counted in its time zone.</summary>
internal sealed record Site(string Code, string Name, string TimeZone, bool PinAtStation)
{
    [JsonIgnore]
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}

/// <summary>A printer of a site. A station names it by its code.</summary>
internal sealed record Printer(string Site, string Code, string Uri, string Media);

internal enum StationKind
{
    Packing,
    Returns,
}

/// <summary>A bench with a scanner. Its full name in the installation is <c>site:code</c>.</summary>
internal sealed record Station(string Site, string Code, StationKind Kind, StationPrinters Printers)
{
    public string FullName => $"{Site}:{Code}";
}

/// <summary>Which printer of the site takes what; null is none.</summary>
internal sealed record StationPrinters(string? Card = null, string? Flyer = null, string? Qr = null, string? Label = null)
{
    /// <summary>The printer of a slot (<c>card</c>, <c>flyer</c>, <c>qr</c>); QR sheets fall back to the card printer.</summary>
    public string? ForSlot(string slot) => slot switch
    {
        "card" => Card,
        "flyer" => Flyer,
        "qr" => Qr ?? Card,
        _ => null,
    };
}

internal sealed record SiteDocument
{
    public string? Name { get; init; }
    public string TimeZone { get; init; } = "Asia/Tokyo";
    public bool PinAtStation { get; init; }
}

internal sealed record PrinterDocument
{
    public string Uri { get; init; } = "";
    public string Media { get; init; } = "a6";
}

internal sealed record StationDocument
{
    public StationKind Kind { get; init; }
    public StationPrinters Printers { get; init; } = new();
}
