using Fulfillment.Server.Inserts;

namespace Fulfillment.Server.Tracking;

/// <summary>Nobody is asked how it was before it is there. Pure.</summary>
internal static class ReviewLock
{
    // Where nobody told a day: most of Japan is reached within two.
    private const int UsualDays = 2;

    /// <summary>Inserts that ask for an opinion or a favour.</summary>
    public static bool Asks(CampaignDocument campaign) =>
        campaign.Message is CampaignMessage.Review || campaign.Goal is CampaignGoal.Review or CampaignGoal.Survey or CampaignGoal.Follow or CampaignGoal.Refer;

    /// <summary>Open once everything is delivered, or so many days after the expected one; never while a parcel is in trouble or went back.</summary>
    /// <param name="parcels">The shipment's.</param>
    /// <param name="expectedOn">Null where nobody said.</param>
    /// <param name="afterDays">The merchant's <c>reviewAfterDays</c>.</param>
    /// <param name="today">At the site.</param>
    /// <param name="dayOf">An instant as the site's day.</param>
    public static bool IsLocked(IReadOnlyList<ParcelOnItsWay> parcels, DateOnly? expectedOn, int afterDays, DateOnly today, Func<DateTimeOffset, DateOnly> dayOf)
    {
        if (parcels.Any(parcel => parcel.Status.Code is "exception" or "returned")) return true;
        if (parcels.Count > 0 && parcels.All(parcel => parcel.Status.Code == "delivered")) return false;
        if (parcels.Count == 0 || parcels.Any(parcel => parcel.ShippedAt is null)) return true;
        var arrives = expectedOn ?? dayOf(parcels.Max(parcel => parcel.ShippedAt!.Value)).AddDays(UsualDays);
        return today < arrives.AddDays(afterDays);
    }
}
