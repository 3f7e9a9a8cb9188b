using Fulfillment.Server.Orders;

namespace Fulfillment.Server.Cards;

/// <summary>
/// The data of one sheet, as a print job keeps it: everything a template can name. Members without a value are left out, so
/// that a template's conditions see them as absent.
/// </summary>
internal sealed record CardDocument
{
    /// <summary><c>ja</c> or <c>en</c>.</summary>
    public string Locale { get; init; } = "ja";

    /// <summary>Puts the reprint mark on the sheet.</summary>
    public bool Reprint { get; init; }

    /// <summary>The sheet's own short code, printed and scanned at the bench.</summary>
    public required string Code { get; init; }

    public DateOnly PrintedOn { get; init; }
    public required CardMerchant Merchant { get; init; }
    public CardOrder? Order { get; init; }
    public CardCustomer? Customer { get; init; }
    public CardPerson? ShipTo { get; init; }

    /// <summary>Texts of the campaign's variant, in <see cref="Locale"/>; the template's own stand in for absent ones.</summary>
    public IReadOnlyDictionary<string, string> Content { get; init; } = new Dictionary<string, string>();

    public string? QrUrl { get; init; }

    /// <summary>The return that was announced for the order; its number opens it at the bench.</summary>
    public CardReturn? Return { get; init; }

    /// <summary>Products to recommend, best first; templates show up to six.</summary>
    public IReadOnlyList<CardProduct> Products { get; init; } = [];

    public IReadOnlyList<CardLine> Lines { get; init; } = [];
    public CardTotals? Totals { get; init; }

    /// <summary>Which content each picture's name means, by hash: a reprint shows the pictures of the first print.</summary>
    public IReadOnlyDictionary<string, string> Assets { get; init; } = new Dictionary<string, string>();
}

/// <param name="Logo">Name of an asset.</param>
internal sealed record CardMerchant(string Code, string Name, string? BrandColor, string? Logo, string? SiteUrl, string? InvoiceRegistrationNumber);

/// <param name="Gift">No price on any sheet, and nothing of the buyer's history.</param>
internal sealed record CardOrder(string OrderNo, DateOnly? PlacedOn, decimal? Total, string Currency, bool Gift);

internal sealed record CardPerson(string? Name, string? Honorific)
{
    public string? PostalCode { get; init; }
    public string? Prefecture { get; init; }
    public string? Address { get; init; }
}

/// <summary>The buyer, as far as they allow their data on paper; on a gift's sheet the recipient, by name alone.</summary>
internal sealed record CardCustomer(string? Name, string? Honorific)
{
    public string? Tier { get; init; }
    public decimal? Points { get; init; }
    public decimal? PointsToNextTier { get; init; }

    /// <summary>1 to 12.</summary>
    public int? BirthMonth { get; init; }

    public int? OrderCount { get; init; }
    public int? SubscriptionCount { get; init; }
    public DateOnly? FirstOrderedOn { get; init; }
    public DateOnly? LastOrderedOn { get; init; }
}

internal sealed record CardReturn(string Code);

/// <param name="Image">Name of an asset.</param>
internal sealed record CardProduct(string Sku, string Name, decimal? Price, string? Image, string? Url);

internal sealed record CardLine(int LineNo, string Sku, string Name, int Quantity, decimal? Price, decimal? Amount, decimal? TaxRatePercent);

/// <summary>What the slip adds up; each is printed where it is known.</summary>
internal sealed record CardTotals
{
    public decimal? Subtotal { get; init; }

    /// <summary>Postage, fees, discounts, in the merchant's order.</summary>
    public IReadOnlyList<CardCharge> Charges { get; init; } = [];

    /// <summary>An item of the reduced rate (軽減税率) is among the goods, marked with ※.</summary>
    public bool? Reduced { get; init; }

    /// <summary>Empty unless everything that is paid has its rate.</summary>
    public IReadOnlyList<TaxAtRate> Taxes { get; init; } = [];
}

/// <param name="Amount">Below 0 for what is taken off.</param>
internal sealed record CardCharge(string Label, decimal Amount);
