namespace Fulfillment.LabelTemplates;

/// <summary>
/// A kind of thing that a sheet says of a person. Which kinds a sheet says decides whether it may travel in a parcel or counts as
/// correspondence (信書).
/// </summary>
public enum PersonalDatum
{
    RecipientName,
    Address,

    /// <summary>Tier, rank or tag: the group of customers they belong to.</summary>
    MemberGroup,

    Points,
    Birthday,

    /// <summary>Family, pets, anything else that returns each year.</summary>
    Anniversary,

    /// <summary>How often and when they ordered before.</summary>
    PurchaseHistory,

    /// <summary>What this very parcel holds and costs.</summary>
    OrderContents,

    /// <summary>Anything else of the customer.</summary>
    Other,
}
