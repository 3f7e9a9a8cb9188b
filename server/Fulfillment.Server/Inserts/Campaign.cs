using Fulfillment.Contracts;
using Fulfillment.Server.Inserts.Conditions;

namespace Fulfillment.Server.Inserts;

/// <summary>A checked campaign, its condition compiled once so that every order only runs it.</summary>
internal sealed class Campaign(string code, CampaignDocument document, Condition when, CopyRule copies)
{
    public string Code { get; } = code;
    public CampaignDocument Document { get; } = document;
    public Condition When { get; } = when;
    public CopyRule Copies { get; } = copies;

    public Text Name { get; } = new(
        document.Name?.Ja ?? document.Name?.En ?? code,
        document.Name?.En ?? document.Name?.Ja ?? code);

    /// <summary>Which messages an opt-out and the control group keep out: all but transactional ones.</summary>
    public bool IsPromotional => Document.Message is not CampaignMessage.Transactional;

    public bool SuppressedForGift => Document.SuppressForGift ?? IsPromotional;

    /// <summary>The order in which campaigns are tried and traced: priority, highest first, then code by code point.</summary>
    public static int ByRank(Campaign left, Campaign right) =>
        left.Document.Priority != right.Document.Priority
            ? right.Document.Priority.CompareTo(left.Document.Priority)
            : string.CompareOrdinal(left.Code, right.Code);
}

/// <summary>How many sheets one chosen insert is: a number, or one per unit of the lines that count, up to a most.</summary>
internal sealed class CopyRule(int most, Condition? where = null)
{
    /// <summary>No parcel takes more sheets of one campaign, whatever the lines say.</summary>
    public const int Ceiling = 100;

    public static CopyRule One { get; } = new(1);

    public int For(OrderFacts order)
    {
        if (where is null)
            return most;
        var units = 0L;
        foreach (var line in order.Lines)
        {
            if (where.Holds(order, line))
                units += line.Line.Quantity;
        }

        return (int)Math.Clamp(units, 0, most);
    }
}

/// <summary>The campaigns of one merchant in rank order; codes are unique.</summary>
internal sealed class CampaignSet
{
    private readonly Dictionary<string, Campaign> _byCode;

    public CampaignSet(IEnumerable<Campaign> campaigns)
    {
        _byCode = campaigns.ToDictionary(c => c.Code, StringComparer.Ordinal);
        var ranked = _byCode.Values.ToArray();
        Array.Sort(ranked, Campaign.ByRank);
        Ranked = ranked;
    }

    public static CampaignSet Empty { get; } = new([]);

    public IReadOnlyList<Campaign> Ranked { get; }

    public Campaign? Find(string? code) => code is null ? null : _byCode.GetValueOrDefault(code);
}
