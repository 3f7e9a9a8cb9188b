using Fulfillment.Server.Access;
using Fulfillment.Server.Cards;
using Fulfillment.Server.Events.Hubs;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Tracking;

/// <summary>Where a parcel is after it left, as the carrier says and the customer reads.</summary>
internal static class TrackingModule
{
    public static IServiceCollection AddTracking(this IServiceCollection services) => services
        .AddSingleton<CarrierNewsStore>()
        .AddSingleton<TakeCarrierNews>()
        .AddSingleton<ShipmentParcels>()
        .AddSingleton<ReadTracking>()
        .AddSingleton<InsertScanStore>()
        .AddSingleton<OpenInsertCode>()
        .AddSingleton<VisitorPace>()
        .AddHub<TrackingHub>();

    public static void MapTracking(this IEndpointRouteBuilder api)
    {
        api.MapPost(
            "/merchants/{merchant}/shipments/updates",
            async (HttpRequest request, string merchant, TakeCarrierNews take, CancellationToken ct) =>
            {
                var document = await request.ReadJsonAsync<CarrierNewsDocument>(ct);
                return document.Refusal is { } refusal
                    ? refusal.ToHttp()
                    : (await take.HandleAsync(merchant, document.Value!, ct)).ToHttp(status => Results.Json(new { status = status.Code, at = status.At }, Json.Options));
            }).Allow(Scopes.Orders).Takes<CarrierNewsDocument>();

        api.MapGet(
            "/tracking/{token}",
            async (HttpContext http, string token, string? after, ReadTracking read, VisitorPace pace, CancellationToken ct) =>
            {
                http.Response.Headers.CacheControl = "no-store";
                if (pace.Refuses(http) is { } slower) return slower.ToHttp();
                _ = long.TryParse(after, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var cursor);
                var view = await read.HandleAsync(token, cursor, ct);
                return view.Refusal is { } refusal ? pace.Missed(http, refusal).ToHttp() : view.ToHttp();
            }).AllowAnyone();
    }

    /// <summary>What the customer's page needs besides itself.</summary>
    public static void MapCustomers(this IEndpointRouteBuilder app)
    {
        app.MapBoundedHub<TrackingHub>("/hubs/tracking").AllowAnyone();
        app.MapGet("/t/{token}/logo", ReadLogoAsync).AllowAnyone();
    }

    /// <summary>The merchant's logo, for whoever holds a token of one of its orders.</summary>
    private static async Task<IResult> ReadLogoAsync(HttpContext http, string token, TrackedOrderStore orders, PlaceStore places, AssetStore assets, VisitorPace pace, CancellationToken ct)
    {
        if (pace.Refuses(http) is { } slower) return slower.ToHttp();
        var order = token.Length is >= ReadTracking.ShortestToken and <= ReadTracking.LongestToken ? await orders.FindByTokenAsync(token, ct) : null;
        if (order is null) return pace.Missed(http, TrackingRefusals.NoSuchToken).ToHttp();
        var name = (await places.FindMerchantAsync(order.Merchant, ct))?.Brand.LogoAsset;
        if (name is null || await assets.FindAsync(order.Merchant, name, ct) is not { Kind: AssetKind.Png or AssetKind.Jpeg } logo) return TrackingRefusals.NoSuchToken.ToHttp();
        http.Response.Headers.CacheControl = "private, max-age=3600";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(logo.Bytes, logo.ContentType);
    }
}
