using Fulfillment.Server.Inserts;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;
using Fulfillment.Server.Tracking;
using Microsoft.AspNetCore.Mvc;

namespace Fulfillment.Server.Screens.Customer;

/// <summary>A customer says whether cards and flyers are wanted. A page of its own, because its form needs another referrer policy than the page it belongs to.</summary>
[CustomerHeaders(HasForm = true)]
internal sealed class PreferencesModel(VisitorPace pace, TrackedOrderStore orders, PlaceStore places, ChangeInsertPreference preference) : CustomerPage(pace)
{
    public InsertPreference Preference { get; private set; } = null!;

    public string Token { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct)
    {
        if (Pace.Refuses(HttpContext) is { } slower) return Sorry(slower);
        if (await FindAsync(token, ct) is not { } order) return Sorry(Pace.Missed(HttpContext, TrackingRefusals.NoSuchToken));
        Token = token;
        Merchant = await places.FindMerchantAsync(order.Merchant, ct);
        if (Merchant?.Brand.LogoAsset is not null) LogoAddress = $"/t/{token}/logo";
        Preference = await preference.ReadAsync(order.Merchant, order.OrderNo, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string token, bool inserts, CancellationToken ct)
    {
        if (Pace.Refuses(HttpContext) is { } slower) return Sorry(slower);
        if (await FindAsync(token, ct) is not { } order) return Sorry(Pace.Missed(HttpContext, TrackingRefusals.NoSuchToken));
        await preference.SaveAsync(order.Merchant, order.OrderNo, inserts, ct);
        return LocalRedirect($"/t/{token}");
    }

    private async Task<TrackedOrder?> FindAsync(string token, CancellationToken ct) =>
        token.Length is >= ReadTracking.ShortestToken and <= ReadTracking.LongestToken ? await orders.FindByTokenAsync(token, ct) : null;
}
