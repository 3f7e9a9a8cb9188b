using Fulfillment.Contracts;
using Fulfillment.Server.Inserts;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;
using Fulfillment.Server.Tracking;
using Microsoft.AspNetCore.Mvc;

namespace Fulfillment.Server.Screens.Customer;

/// <summary>A customer sees where the order is, live. Without a script it is as true at every reload.</summary>
internal sealed class TrackModel(VisitorPace pace, ReadTracking read, TrackedOrderStore orders, PlaceStore places, ChangeInsertPreference preference, TimeProvider clock) : CustomerPage(pace)
{
    public TrackingView View { get; private set; } = null!;

    public InsertPreference Preference { get; private set; } = null!;

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public string Token { get; private set; } = "";

    /// <summary>The day the parcel should come, as long as that is still to be.</summary>
    public DateOnly? Expected => View.Status is "delivered" or "returned" or "cancelled" ? null : View.ExpectedDeliveryOn;

    /// <summary>How many of the four steps are done or under way; 0 where the order goes no further.</summary>
    public int Step => View.Status switch
    {
        "accepted" => 1,
        "packing" => 2,
        "shipped" or "inTransit" or "outForDelivery" or "exception" => 3,
        "delivered" => 4,
        _ => 0,
    };

    public IReadOnlyList<(Text Name, int Number)> Steps { get; } =
        [(CustomerWords.Accepted, 1), (CustomerWords.Packed, 2), (CustomerWords.OnItsWay, 3), (CustomerWords.Delivered, 4)];

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct)
    {
        if (Pace.Refuses(HttpContext) is { } slower) return Sorry(slower);
        var outcome = await read.HandleAsync(token, 0, ct);
        if (outcome.Refusal is { } refusal) return Sorry(Pace.Missed(HttpContext, refusal));
        if (await orders.FindByTokenAsync(token, ct) is not { } order) return Sorry(Pace.Missed(HttpContext, TrackingRefusals.NoSuchToken));
        (View, Token) = (outcome.Value!, token);
        Merchant = await places.FindMerchantAsync(order.Merchant, ct);
        if (Merchant?.Brand.LogoAsset is not null) LogoAddress = $"/t/{token}/logo";
        if (await places.FindSiteAsync(order.Site, ct) is { } site) Zone = site.Zone;
        Preference = await preference.ReadAsync(order.Merchant, order.OrderNo, ct);
        return Page();
    }

    /// <summary>An event of the order in the customer's words.</summary>
    public static Text Sentence(string type) => ParcelStatus.Sentence(type[(type.LastIndexOf('.') + 1)..] switch
    {
        "started" => "packing",
        var verb => verb,
    });
}
